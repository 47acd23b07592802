// What the workbench serves, each part built only where it is missing or older than its sources.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ROOT } from './bootstrap.mjs';
import { buildIfStale } from './freshness.mjs';
import { buildPane, PANE_SOURCES } from './pane.mjs';

const require = createRequire(import.meta.url);
const BUILD_FILES = ['package-lock.json', 'webpack.config.js'];

/** Folders to serve, as src/server/workbench-site.ts takes them. */
export const FOLDERS = {
  page: join(ROOT, 'dist', 'workbench', 'page'),
  pane: join(ROOT, 'dist', 'workbench', 'pane'),
  univer: join(ROOT, 'dist', 'univer'),
  office: join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist'),
  assets: join(ROOT, 'assets'),
  books: join(ROOT, 'dist', 'workbench', 'books'),
};

async function compilePage() {
  const [{ default: webpack }, { configFor }] = await Promise.all([import('webpack'), import('../webpack.config.js')]);
  const compiler = webpack(configFor('workbench'));
  const stats = await new Promise((done, failed) => {
    compiler.run((error, result) => compiler.close(() => (error ? failed(error) : done(result))));
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ preset: 'errors-only', colors: false }));
}

/** The command line, as a user would call it. */
async function jixiao(...args) {
  const { ensureBundle } = await import('./bundle.mjs');
  await ensureBundle('cli');
  mkdirSync(FOLDERS.books, { recursive: true });
  const made = spawnSync(process.execPath, [join(ROOT, 'scripts', 'jixiao.mjs'), ...args], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`${made.stdout}${made.stderr}`);
}

/** The pack's own example, made by the command line like any user's workbook, and the report that belongs to it. */
const makeSample = () => jixiao('new', 'kaifu-2018', '--sample', '--force', '-o', join(FOLDERS.books, 'sample.xlsx'));
const makeReport = () =>
  jixiao('report', join(FOLDERS.books, 'sample.xlsx'), '--force', '-o', join(FOLDERS.books, 'sample.docx'));

const PARTS = [
  {
    title: '表格控件',
    build: async () => (await import('./build-univer.mjs')).buildUniverGrid(),
  },
  {
    title: '任务窗格',
    output: 'dist/workbench/pane/taskpane.html',
    sources: [...PANE_SOURCES, 'templates', 'scripts/compile-packs.mjs'],
    build: () => buildPane({ out: 'dist/workbench/pane', 'office-js': 'local' }),
  },
  {
    title: '工作台',
    output: 'dist/workbench/page/workbench.html',
    sources: [...BUILD_FILES, 'simulator/src'],
    build: compilePage,
  },
  {
    title: '样例工作簿',
    output: 'dist/workbench/books/sample.xlsx',
    sources: ['templates', 'src/core', 'src/app', 'src/cli', 'src/hosts/file'],
    build: makeSample,
  },
  {
    title: '样例报告',
    output: 'dist/workbench/books/sample.docx',
    sources: [
      'templates',
      'src/core',
      'src/app',
      'src/cli',
      'src/hosts/file',
      'dist/stamps/dist-workbench-books-sample.xlsx',
    ],
    build: makeReport,
  },
];

/** Builds what is not up to date, telling `say` what takes the time. */
export async function buildWorkbench(say = () => {}) {
  const { withLock } = await import('./bundle.mjs');
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  await withLock(join(ROOT, 'dist', '.lock-workbench'), () => buildParts(say));
}

async function buildParts(say) {
  for (const { title, output, sources, build } of PARTS) {
    const started = performance.now();
    const done = output === undefined ? await build() : await buildIfStale({ output, sources }, build);
    if (done) say(`${title}已编好（${((performance.now() - started) / 1000).toFixed(1)} 秒）`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWorkbench((line) => console.log(line));
