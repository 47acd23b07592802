// Bundles for Node (the command line, the benchmark), rebuilt only when a source changed.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bootstrap.mjs';
import { filesOf, isFresh, printOf, writeStamp } from './freshness.mjs';

/** name → where the bundle lands and which files it is made from. Folders of the browser side are not part of them. */
export const BUNDLES = {
  cli: { entry: 'src/cli/main.ts', file: 'dist/cli/jixiao.cjs', sources: ['src'] },
  alone: { entry: 'src/cli/main.ts', file: 'dist/alone/jixiao.cjs', sources: ['src'] },
  packs: { entry: 'src/cli/main-packs.ts', file: 'dist/build/packs.cjs', sources: ['src'] },
  server: { entry: 'src/server/main.ts', file: 'dist/server/server.cjs', sources: ['src/server'] },
  serve: { entry: 'src/server/main-serve.ts', file: 'dist/serve/serve.cjs', sources: ['src/server', 'src/relay'] },
  bench: { entry: 'bench/main.ts', file: 'dist/bench/bench.cjs', sources: ['src', 'bench', 'test'] },
};
const NOT_FOR_NODE = new Set(['src/taskpane', 'src/server', 'src/relay']);
const BUILD_FILES = ['package-lock.json', 'tsconfig.json', 'webpack.config.js'];
const LOCK_STALE_MS = 120_000;

const sourcesOf = (bundle) => filesOf([...BUILD_FILES, ...bundle.sources], NOT_FOR_NODE);

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether whoever made a lock still runs; without its number (it is just being made, or an older version made it) its age decides. */
function isHeld(lock) {
  const made = statSync(lock, { throwIfNoEntry: false });
  if (!made) return false;
  const holder = holderOf(lock);
  if (holder === null) return Date.now() - made.mtimeMs <= LOCK_STALE_MS;
  try {
    return process.kill(holder, 0);
  } catch (error) {
    // EPERM: it runs, and is somebody else's.
    if (error.code === 'ESRCH') return false;
    if (error.code === 'EPERM') return true;
    throw error;
  }
}

function holderOf(lock) {
  try {
    return Number(readFileSync(join(lock, 'pid'), 'utf8')) || null;
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** One builder at a time: tests start the command line from several processes at once. A builder that was stopped holds nobody up. */
export async function withLock(lock, work) {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isHeld(lock)) rmSync(lock, { recursive: true, force: true });
      else await sleep(50);
    }
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Compiles one bundle into a temporary folder and moves the finished file into place. Throws with the messages. */
async function compile(name, bundle) {
  const [{ default: webpack }, { configFor }] = await Promise.all([import('webpack'), import('../webpack.config.js')]);
  const config = configFor(name);
  const temporary = join(ROOT, 'dist', `.build-${name}-${process.pid}`);
  config.output = { ...config.output, path: temporary };
  try {
    const stats = await new Promise((resolve, reject) => {
      const compiler = webpack(config);
      compiler.run((error, result) => compiler.close(() => (error ? reject(error) : resolve(result))));
    });
    if (stats.hasErrors()) throw new Error(stats.toString({ preset: 'errors-only', colors: false }));
    const target = join(ROOT, bundle.file);
    mkdirSync(join(target, '..'), { recursive: true });
    renameSync(join(temporary, config.output.filename), target);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * The path of an up-to-date bundle, building it when a source changed since the last build. Without the sources (an
 * unpacked release) the bundle that is there is taken as it is. Prints nothing.
 */
export async function ensureBundle(name) {
  const bundle = BUNDLES[name];
  if (!bundle) throw new Error(`no bundle named "${name}"`);
  const target = join(ROOT, bundle.file);
  if (!existsSync(join(ROOT, bundle.entry))) {
    if (existsSync(target) && !existsSync(join(ROOT, 'src'))) return target;
    throw new Error(`${bundle.entry} does not exist`);
  }
  const stampFile = `${target}.stamp`;
  const current = () => existsSync(target) && isFresh(stampFile, sourcesOf(bundle));
  if (current()) return target;
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  await withLock(join(ROOT, 'dist', `.lock-${name}`), async () => {
    if (current()) return;
    const print = printOf(sourcesOf(bundle));
    await compile(name, bundle);
    writeStamp(stampFile, print);
  });
  return target;
}
