import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { firstTexts } from '../../src/core/problem/first-texts';
import { furtherTexts } from '../../src/core/problem/further-texts';
import type { ProblemCode } from '../../src/core/problem/problem';
import { wpsSentences } from '../../src/taskpane/wps/speak';
import type { Guide, Piece } from '../../src/taskpane/views/help/guide';
import { foreignIn } from '../support/wps-words';
import { projectFiles, root, textOf, typescriptUnder } from './source-files';

/** As the build reads a guide. What reads Markdown there is a module that Jest does not load. */
function guideOf(markdown: string, program: 'office' | 'wps' = 'office'): Guide {
  const script = `import { readFileSync } from 'node:fs';
    import { guideOf } from './scripts/guide/guide-tree.mjs';
    console.log(JSON.stringify(guideOf(readFileSync(0, 'utf8'), '${program}')));`;
  const options = { cwd: root, input: markdown, encoding: 'utf8', maxBuffer: 8 * 1024 * 1024 } as const;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], options)) as Guide;
}

const said = (piece: Piece): string => {
  if (typeof piece === 'string') return piece;
  const [tag, ...inside] = piece;
  return (tag === 'a' ? inside.slice(1) : inside).map(said).join(tag === 'tr' ? ' ' : '');
};

describe.each(['for-accountants', 'findings'])('WPS 窗格里的帮助（%s.md）', (name) => {
  const markdown = readFileSync(join(root, `docs/${name}.md`), 'utf8');
  const office = guideOf(markdown);
  const wps = guideOf(markdown, 'wps');
  const sectionsOf = ({ chapters }: Guide) => chapters.flatMap((chapter) => [chapter, ...chapter.parts]);

  test('没有一段把 WPS 的程序叫成 Excel、Word，也没有那里做不到的键', () => {
    const found = [
      ...wps.pieces.flatMap((piece) => foreignIn(said(piece))),
      ...sectionsOf(wps).flatMap(({ heading, pieces }) =>
        [heading, ...pieces.map(said)].flatMap((text) => foreignIn(text).map((one) => `${heading}：${one}`)),
      ),
    ];
    expect(found).toEqual([]);
    expect(sectionsOf(office).some(({ pieces }) => pieces.some((piece) => foreignIn(said(piece)).length > 0))).toBe(
      true,
    );
  });

  test('段落和去处与指南一样；给 WPS 的话别处看不见', () => {
    expect(sectionsOf(wps).map(({ slug }) => slug)).toEqual(sectionsOf(office).map(({ slug }) => slug));
    expect(sectionsOf(wps).filter(({ pieces }) => pieces.length === 0).length).toBe(
      sectionsOf(office).filter(({ pieces }) => pieces.length === 0).length,
    );
    for (const guide of [office, wps]) expect(JSON.stringify(guide)).not.toMatch(/<!--|-->|WPS：/);
  });
});

test('指南里给 WPS 的话：换掉整段，空着就没有这一条', () => {
  const markdown = [
    '## 甲',
    '',
    '在 Excel 里点，在 Word 窗格里看 Word 报告。',
    '',
    '- 按 F6。<!-- WPS：点**一下**。 -->',
    '- 配对。<!-- WPS： -->',
    '',
    '| 键 | 做什么 |',
    '| --- | --- |',
    '| F6<!-- WPS： --> | 换 |',
    '| Esc | 在 Excel 或 WPS 里收起 |',
  ].join('\n');
  expect(guideOf(markdown, 'wps').chapters[0]!.pieces).toEqual([
    ['p', '在 WPS 表格里点，在 WPS 文字窗格里看 Word 报告。'],
    ['ul', ['li', '点', ['b', '一下'], '。']],
    ['table', ['tr', ['th', '键'], ['th', '做什么']], ['tr', ['td', 'Esc'], ['td', '在 Excel 或 WPS 里收起']]],
  ]);
  expect(guideOf(markdown).chapters[0]!.pieces[1]).toEqual(['ul', ['li', '按 F6。'], ['li', '配对。']]);
});

/** Codes of which a pane of WPS says nothing: they come from the command line or from figures given as a file. */
const elsewhere = ['input.unknown-field', 'host.no-new-document'];

describe('WPS 窗格里的问题', () => {
  const sources = typescriptUnder(
    'src/core',
    'src/app',
    'src/hosts/file',
    'src/hosts/wps',
    'src/hosts/port',
    'src/taskpane',
  )
    .filter((file) => !/core\/problem\/(?:first|further)-texts|\/text\//.test(file))
    .map((file) => textOf(file)!)
    .join('\n');
  const all = { ...firstTexts, ...furtherTexts };
  const reached = (Object.keys(all) as ProblemCode[]).filter(
    (code) => sources.includes(`'${code}'`) && !elsewhere.includes(code),
  );
  const namesIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

  test.each([
    ['WPS 表格', { app: 'WPS 表格', document: '工作簿', check: '全审' }],
    ['WPS 文字', { app: 'WPS 文字', document: '文档', check: '重新读取' }],
  ])('%s：没有一句叫用户去 Excel、Word 或命令行', (_, host) => {
    const sentences = wpsSentences(host);
    expect(reached.length).toBeGreaterThan(60);
    const wrong = reached.flatMap((code) => [
      ...foreignIn(sentences[code]).map((one) => `${code}：${one}`),
      ...(/jixiao (?!-)|(?:^|[^-\w])--\w|WPS (?:表格|文字) \p{Script=Han}/u.exec(sentences[code]) ?? []).map(
        (one) => `${code}：${one}`,
      ),
    ]);
    expect(wrong).toEqual([]);
  });

  test('名字都填得上：大括号里的和原来那一句一样，只是程序叫什么已经写好', () => {
    const own = ['{app}', '{document}', '{check}'];
    const sentences = wpsSentences({ app: 'WPS 表格', document: '工作簿', check: '全审' });
    const strange = (Object.keys(all) as ProblemCode[]).filter((code) =>
      namesIn(sentences[code]).some((name) => own.includes(name) || !namesIn(all[code]).includes(name)),
    );
    expect(strange).toEqual([]);
  });
});

/** A blank stands between Latin and Chinese: inside a name as its maker writes it (WPS 表格), never behind one that ends in Chinese. */
describe('程序的名字后面', () => {
  const behind = /(?:WPS (?:表格|文字|演示)|绩效自评助手) (?=\p{Script=Han})(?!网页版)/u;
  test('写好的字里没有多的空格', () => {
    const texts = projectFiles().filter(
      (file) =>
        /^(?:docs|templates|scripts|README|CHANGELOG)/.test(file) && /\.(?:md|ya?ml|xml|json|mjs|sh)$/.test(file),
    );
    const found = texts.flatMap((file) => {
      const lines = (textOf(file) ?? '').split('\n');
      return lines.flatMap((line, at) => (behind.test(line) ? [`${file}:${at + 1} ${behind.exec(line)![0]}`] : []));
    });
    expect(found).toEqual([]);
  });

  test('填进句子里的名字也一样：用 spaced', () => {
    const isName = /^(?:this\.)?(?:app|appName|writer|writerName)$|\.app$/;
    const found = typescriptUnder('src').flatMap((file) => {
      const source = ts.createSourceFile(file, textOf(file)!, ts.ScriptTarget.Latest, true);
      const wrong: string[] = [];
      const look = (node: ts.Node): void => {
        if (
          ts.isTemplateSpan(node) &&
          isName.test(node.expression.getText()) &&
          /^ \p{Script=Han}/u.test(node.literal.text)
        )
          wrong.push(`${file} ${node.parent.getText()}`);
        if (ts.isStringLiteralLike(node) && behind.test(node.text)) wrong.push(`${file} ${node.text}`);
        ts.forEachChild(node, look);
      };
      look(source);
      return wrong;
    });
    expect(found).toEqual([]);
  });
});
