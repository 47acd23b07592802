// What the workbench serves, each part built only where it is missing or older than its sources. `node scripts/workbench-build.mjs [group …]`:
// those groups of parts, or all. To a parent process (npm start) it tells every step as a message, otherwise it prints.
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

/** In the order of building. `window`: what the page needs to open the example; `report`: what its Word opens later; `pane`: the add-in in it. */
export const PARTS = [
  {
    title: '表格控件',
    group: 'window',
    build: async () => (await import('./build-univer.mjs')).buildUniverGrid(),
  },
  {
    title: '工作台',
    group: 'window',
    output: 'dist/workbench/page/workbench.html',
    sources: [...BUILD_FILES, 'simulator/src'],
    build: compilePage,
  },
  {
    title: '样例工作簿',
    group: 'window',
    output: 'dist/workbench/books/sample.xlsx',
    sources: ['templates', 'src/core', 'src/app', 'src/cli', 'src/hosts/file'],
    build: makeSample,
  },
  {
    title: '样例报告',
    group: 'report',
    output: 'dist/workbench/books/sample.docx',
    sources: ['templates', 'src/core', 'src/app', 'src/cli', 'src/hosts/file', 'dist/workbench/books/sample.xlsx'],
    build: makeReport,
  },
  {
    title: '任务窗格',
    group: 'pane',
    output: 'dist/workbench/pane/taskpane.html',
    sources: [...PANE_SOURCES, 'templates', 'scripts/compile-packs.mjs'],
    build: (onPercent) => buildPane({ out: 'dist/workbench/pane', 'office-js': 'local', onPercent }),
  },
];

/** Builds what is not up to date of the groups named. `tell` hears of each part that it is being made, how far, and that it is made or failed. */
export async function buildWorkbench(groups = ['window', 'report', 'pane'], tell = () => {}) {
  const { withLock } = await import('./bundle.mjs');
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  for (const group of groups)
    await withLock(join(ROOT, 'dist', `.lock-workbench-${group}`), async () => {
      for (const part of PARTS.filter((one) => one.group === group)) await buildPart(part, tell);
    });
}

async function buildPart({ title, output, sources, build }, tell) {
  tell({ title, state: 'making' });
  const make = () => build((percent) => tell({ title, state: 'making', percent }));
  try {
    const isFresh = output === undefined ? !(await make()) : !(await buildIfStale({ output, sources }, make));
    tell({ title, state: 'made', isFresh });
  } catch (error) {
    tell({ title, state: 'failed', error: error.message });
    throw error;
  }
}

/** A parent hears a message; a person reads what was built and how long it took. */
function teller() {
  if (process.send) return (told) => process.send(told);
  let began = performance.now();
  return ({ title, state, isFresh }) => {
    if (state === 'making') return;
    if (state === 'made' && !isFresh)
      console.log(`${title}已编好（${((performance.now() - began) / 1000).toFixed(1)} 秒）`);
    began = performance.now();
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  try {
    await buildWorkbench(asked.length > 0 ? asked : undefined, teller());
  } catch (error) {
    // A parent was told already.
    if (!process.send) console.error(error.message);
    process.exitCode = 1;
  }
  // The channel to the parent would keep this process.
  process.disconnect?.();
}
