// `npm run pane [-- --entry file --out folder --office-js global|21vianet|local|none]`: the task pane's static files with the packs, and chunks.json, which says what each
// chunk holds and which are loaded before the first view (the budget and chunk tests read it).
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

/** Files of our own and packages in a chunk: "src/taskpane/app.tsx", "react-dom". */
function contentOf(chunk, compilation) {
  const paths = [...compilation.chunkGraph.getChunkModulesIterable(chunk)].flatMap((module) =>
    (module.modules ?? [module]).flatMap((one) => one.nameForCondition?.() ?? []),
  );
  const packageOf = (path) =>
    /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)?.[1]?.replaceAll('\\', '/');
  const own = (path) => path.slice(ROOT.length + 1).replaceAll('\\', '/');
  return [...new Set(paths.map((path) => packageOf(path) ?? own(path)))].sort();
}

/** Where the page takes office.js from; none: nowhere (tests over a file). */
const OFFICE_JS = {
  global: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  '21vianet': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
  local: 'office/office.js',
  none: null,
};

/** The shipped pane as compiled, without packs: the same whichever office.js its page names and whichever packs it offers. Other entries beside it. */
const COMPILED = 'dist/pane-compiled';
export const PANE_SOURCES = [
  'package-lock.json',
  'webpack.config.js',
  'src/taskpane',
  'src/app',
  'src/core',
  'src/hosts',
  'src/relay',
  'docs/for-accountants.md',
  'docs/findings.md',
  'scripts/guide',
  'scripts/pane.mjs',
];

/**
 * Builds into `out` (a folder below the root, emptied first). Compiled only where a source changed since, or when asked to be `fresh`; `onPercent` hears how far the compiler is. Throws with webpack's messages.
 */
export async function buildPane({
  entry,
  out = 'dist/pane',
  'office-js': officeJs = 'global',
  fresh = false,
  onPercent,
} = {}) {
  if (!(officeJs in OFFICE_JS)) throw new Error(`office-js must be one of ${Object.keys(OFFICE_JS).join(', ')}`);
  const from = entry === undefined ? COMPILED : `${COMPILED}-${basename(out)}`;
  await compiled(entry, from, fresh, onPercent);
  rmSync(join(ROOT, out), { recursive: true, force: true });
  cpSync(join(ROOT, from), join(ROOT, out), { recursive: true });
  writePage(join(ROOT, out, 'taskpane.html'), OFFICE_JS[officeJs]);
  const { writePacks } = await import('./compile-packs.mjs');
  await writePacks(join(ROOT, out, 'packs'));
  return JSON.parse(readFileSync(join(ROOT, out, 'chunks.json'), 'utf8')).chunks;
}

/** An entry of tests stands in a folder with what belongs to it alone. */
async function compiled(entry, into, fresh, onPercent) {
  const [{ withLock }, { buildIfStale }] = await Promise.all([import('./bundle.mjs'), import('./freshness.mjs')]);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const sources = entry === undefined ? PANE_SOURCES : [...PANE_SOURCES, dirname(entry).replace(/^\.\//, '')];
  await withLock(join(ROOT, 'dist', `.lock-${basename(into)}`), async () => {
    if (fresh) rmSync(join(ROOT, into), { recursive: true, force: true });
    await buildIfStale({ output: `${into}/taskpane.html`, sources }, () => compile(entry, into, onPercent));
  });
}

/** office.js comes right behind guard.js, which says what is wrong when it does not come. */
function writePage(path, address) {
  const page = readFileSync(path, 'utf8');
  const guard = /<script src="?guard\.js"?><\/script>/;
  if (!guard.test(page)) throw new Error(`${path} does not load guard.js`);
  if (address !== null) writeFileSync(path, page.replace(guard, `$&<script src="${address}"></script>`));
}

/** Every whole percent once; the last is for what comes after the compiler. */
function progressPlugin(webpack, onPercent) {
  let told = 0;
  return new webpack.ProgressPlugin((share) => {
    const percent = Math.min(99, Math.floor(share * 100));
    if (percent > told) onPercent((told = percent));
  });
}

async function compile(entry, out, onPercent) {
  const [{ default: webpack }, { paneConfig }] = await Promise.all([import('webpack'), import('../webpack.config.js')]);
  const compiler = webpack(paneConfig({ entry, out }));
  if (onPercent) progressPlugin(webpack, onPercent).apply(compiler);
  const stats = await new Promise((done, failed) => {
    compiler.run((error, result) => compiler.close(() => (error ? failed(error) : done(result))));
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ preset: 'errors-only', colors: false }));
  const { compilation } = stats;
  const first = compilation.entrypoints.get('taskpane');
  const chunks = [...compilation.chunks].map((chunk) => ({
    name: chunk.name ?? String(chunk.id),
    files: [...chunk.files].sort(),
    initial: first.chunks.includes(chunk),
    content: contentOf(chunk, compilation),
  }));
  // What an import() asks for, and the chunks it takes.
  const groups = compilation.chunkGroups
    .filter((group) => group !== first)
    .map((group) => ({
      requests: [...new Set(group.origins.map(({ request }) => request))].sort(),
      chunks: group.chunks.map((chunk) => chunk.name ?? String(chunk.id)),
    }));
  writeFileSync(join(ROOT, out, 'chunks.json'), `${JSON.stringify({ chunks, groups }, null, 1)}\n`);
  copyFileSync(join(ROOT, 'src/taskpane/guard.js'), join(ROOT, out, 'guard.js'));
  // What a server without a relay answers: it says so, and no pane logs a missing file. A server with one answers by itself.
  mkdirSync(join(ROOT, out, 'relay'), { recursive: true });
  writeFileSync(join(ROOT, out, 'relay', 'about.json'), '{"relay":0}\n');
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  const { values } = parseArgs({
    options: { entry: { type: 'string' }, out: { type: 'string' }, 'office-js': { type: 'string' } },
  });
  try {
    const chunks = await buildPane(values);
    console.log(
      chunks.map(({ name, files, initial }) => `${initial ? '●' : '○'} ${name}: ${files.join(', ')}`).join('\n'),
    );
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
