import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = resolve(__dirname, '../../..');
const out = 'out/pane-shipped';
const budgetKib = 145;
/** With the rules, which are loaded while the workbook is read; 66 of it are React and Fluent. */
const resultsBudgetKib = 171;

interface Chunk {
  readonly name: string;
  readonly files: readonly string[];
  readonly initial: boolean;
  readonly content: readonly string[];
}

interface Built {
  readonly chunks: readonly Chunk[];
  readonly groups: readonly { readonly requests: readonly string[]; readonly chunks: readonly string[] }[];
}

let built: Built;
beforeAll(() => {
  // The shipped entry, with the real Excel host; office.js itself is not ours and not counted.
  execFileSync(process.execPath, ['scripts/pane.mjs', '--out', out, '--office-js', 'none'], { cwd: root });
  built = JSON.parse(readFileSync(join(root, out, 'chunks.json'), 'utf8')) as Built;
}, 240_000);

const initial = (): Chunk[] => built.chunks.filter((chunk) => chunk.initial);

interface FirstView {
  readonly name: string;
  /** What main asks for once Office has said which program it is, then what the program's frame asks for. */
  readonly imports: readonly string[];
}

const firstViews: readonly FirstView[] = [
  ...['check', 'template', 'score', 'report'].map((view) => ({
    name: `Excel ${view}`,
    imports: ['./main-excel', `./views/${view}/${view}-view`],
  })),
  ...['ledger', 'links', 'audit'].map((view) => ({
    name: `Word ${view}`,
    imports: ['./main-word', `../views/${view}/${view}-view`],
  })),
];

/** Chunks that stand before a view is drawn: those of the page, and what the imports on the way take. */
function beforeView({ imports }: FirstView): Chunk[] {
  const taken = imports.flatMap((wanted) => {
    const group = built.groups.find(({ requests }) => requests.includes(wanted));
    expect(group).toBeDefined();
    return group!.chunks;
  });
  return built.chunks.filter((chunk) => chunk.initial || taken.includes(chunk.name));
}

function gzipKib(chunks: readonly Chunk[]): number {
  const files = chunks.flatMap((chunk) => chunk.files);
  return (
    files.reduce((all, file) => all + gzipSync(readFileSync(join(root, out, file)), { level: 9 }).length, 0) / 1024
  );
}

test.each(firstViews)('首个视图是 $name 时，出现之前的脚本和样式压缩后不超过 145 KiB', (view) => {
  expect(gzipKib(beforeView(view))).toBeLessThanOrEqual(budgetKib);
});

test('到第一批核对结果为止，压缩后不超过 171 KiB；规则不在首个视图之前，读句子的规则不在第一批结果之前', () => {
  const check = firstViews[0]!;
  const own = (chunks: readonly Chunk[]): string[] => chunks.flatMap(({ content }) => content);
  expect(own(beforeView(check))).not.toContain('src/core/rules/runner.ts');
  const judged = beforeView({ ...check, imports: [...check.imports, '../judge-workbook'] });
  expect(own(judged)).toContain('src/core/rules/runner.ts');
  expect(own(judged).filter((name) => /^src\/core\/(prose|rules\/reading)\//.test(name))).toEqual([]);
  const size = gzipKib(judged);
  process.stdout.write(`到第一批核对结果为止 ${size.toFixed(1)} KiB\n`);
  expect(size).toBeLessThanOrEqual(resultsBudgetKib);
});

test('读文件的线程是自己的分块，选了文件才装载；里面没有界面、写文件的库', () => {
  const group = built.groups.find(({ chunks }) => chunks.includes('file-worker'));
  const own = built.chunks.filter(({ name }) => group!.chunks.includes(name));
  const content = own.flatMap((chunk) => chunk.content);
  expect(content).toEqual(
    expect.arrayContaining(['src/hosts/file/read-file.ts', 'src/taskpane/reading/serve-reads.ts', 'fflate', 'saxes']),
  );
  expect(content.filter((name) => /react|exceljs|^docx$|\.tsx$|hosts\/(office|file\/author)/.test(name))).toEqual([]);
  for (const view of firstViews) expect(beforeView(view).map(({ name }) => name)).not.toContain('file-worker');
  process.stdout.write(`读文件的线程 ${Math.round(gzipKib(own))} KiB\n`);
});

test('首个视图的分块里没有只在用到时才装载的库', () => {
  const lazy = [
    'exceljs',
    'docx',
    'liquidjs',
    'zod',
    '@microsoft/office-js-helpers',
    'jszip',
    'fflate',
    'saxes',
    '@xmldom/xmldom',
    '@microsoft/office-js',
  ];
  for (const view of firstViews) {
    const content = beforeView(view).flatMap((chunk) => chunk.content);
    expect(content).toContain('react-dom');
    expect(content.filter((name) => lazy.includes(name))).toEqual([]);
  }
});

test('入口里没有任何宿主、视图、图表、装入和写报告的代码；两个宿主互不带着', () => {
  const own = initial()
    .flatMap((chunk) => chunk.content)
    .filter((name) => name.startsWith('src/'));
  expect(own).toContain('src/taskpane/main.ts');
  expect(own.filter((name) => name.startsWith('src/hosts/'))).toEqual([]);
  const contentOf = (name: string): string[] =>
    beforeView(firstViews.find((one) => one.name === name)!).flatMap((chunk) => chunk.content);
  expect(contentOf('Excel check')).toContain('src/hosts/office/excel/excel-host.ts');
  expect(contentOf('Word ledger')).toContain('src/hosts/office/word/word-host.ts');
  expect(contentOf('Excel check').filter((name) => name.startsWith('src/hosts/office/word/'))).toEqual([]);
  expect(
    contentOf('Word ledger').filter((name) => /^src\/(hosts\/office\/excel\/|core\/rules\/kinds\/)/.test(name)),
  ).toEqual([]);
  // Opened by a click, or asked for by few pages: signatures of packs.
  expect(
    contentOf('Excel check').filter((name) => /check\/finding-detail|frame\/settings|signed-index/.test(name)),
  ).toEqual([]);
  // What only a command of the user's needs: writing, repairing, going to a place of the text.
  expect(
    contentOf('Word ledger').filter((name) =>
      /^src\/hosts\/office\/word\/(?:(?:write|repair|start|body-text|go-to-text)\.ts|text\/)/.test(name),
    ),
  ).toEqual([]);
  const parts =
    /^src\/(taskpane\/views\/(template|score|report)\/|hosts\/file\/|app\/narrative-engine|app\/session\/installer|cli\/)/;
  expect(own.filter((name) => parts.test(name))).toEqual([]);
});

test('模式校验（zod）不进窗格：模板在编译时已经查过', () => {
  expect(built.chunks.flatMap((chunk) => chunk.content)).not.toContain('zod');
});

test('页面里没有内联的脚本和样式，装载的文件都带内容指纹', () => {
  const html = readFileSync(join(root, out, 'taskpane.html'), 'utf8');
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)/);
  const linked = [...html.matchAll(/(?:src|href)="?([^\s">]+\.(?:js|css))/g)].map((match) => match[1]!);
  expect(linked).toContain('guard.js');
  expect(linked.some((file) => file.includes('taskpane.'))).toBe(true);
  expect(linked.filter((file) => file !== 'guard.js' && !/\.[0-9a-f]{10}\.(js|css)$/.test(file))).toEqual([]);
});

test('编译过一次以后换一个模板文件夹：窗格带的是新文件夹里的模板', () => {
  const templates = mkdtempSync(join(tmpdir(), 'jixiao-templates-'));
  try {
    for (const id of ['hunan-base', 'kaifu-2018'])
      cpSync(join(root, 'templates', id), join(templates, id), { recursive: true });
    const env = { ...process.env, JIXIAO_TEMPLATES: templates };
    execFileSync(process.execPath, ['scripts/pane.mjs', '--out', 'out/pane-other', '--office-js', 'none'], {
      cwd: root,
      env,
    });
    const { packs } = JSON.parse(readFileSync(join(root, 'out/pane-other/packs/index.json'), 'utf8')) as {
      packs: { id: string }[];
    };
    expect(packs.map(({ id }) => id)).toEqual(['kaifu-2018']);
  } finally {
    rmSync(templates, { recursive: true, force: true });
  }
}, 240_000);
