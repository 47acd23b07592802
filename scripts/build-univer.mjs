// `npm run build:univer`: Univer as one file for the workbench and its tests, in the ignored folder dist/univer. jest's global
// set-up calls this too; it builds only where the file is missing or older than its source or the installed packages.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './bootstrap.mjs';

const SOURCE = join(ROOT, 'simulator', 'src', 'excel', 'univer', 'library.ts');
const GRID_SOURCE = join(ROOT, 'simulator', 'src', 'page', 'grid', 'library.ts');
export const UNIVER_FOR_NODE = join(ROOT, 'dist', 'univer', 'node.cjs');
export const UNIVER_FOR_PAGES = join(ROOT, 'dist', 'univer', 'browser.js');

function isFresh(file, sources = [SOURCE]) {
  if (!existsSync(file)) return false;
  const built = statSync(file).mtimeMs;
  const inputs = [...sources, join(ROOT, 'node_modules', '@univerjs', 'core', 'package.json')];
  return inputs.every((input) => statSync(input).mtimeMs < built);
}

export async function buildUniver({ force = false } = {}) {
  if (!force && isFresh(UNIVER_FOR_NODE)) return false;
  const { build } = await import('esbuild');
  mkdirSync(join(ROOT, 'dist', 'univer'), { recursive: true });
  await build({
    entryPoints: [SOURCE],
    outfile: UNIVER_FOR_NODE,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    minifySyntax: true,
    // Univer prints "Dependency tree not found" on row insertion (results are right: simulator/test/files compares them with a full
    // recalculation). jest draws a code frame of this 11 MB file for each line, minutes in all.
    drop: ['console'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  return true;
}

/** With the grid and its styles, as one script that defines `UniverForWorkbench`; only the workbench's page loads it. */
export async function buildUniverGrid({ force = false } = {}) {
  if (!force && isFresh(UNIVER_FOR_PAGES, [SOURCE, GRID_SOURCE])) return false;
  const { build } = await import('esbuild');
  mkdirSync(join(ROOT, 'dist', 'univer'), { recursive: true });
  await build({
    entryPoints: [GRID_SOURCE],
    outfile: UNIVER_FOR_PAGES,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'UniverForWorkbench',
    define: { 'process.env.NODE_ENV': '"production"' },
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  await buildUniver({ force: true });
  console.log(`dist/univer/node.cjs  ${Math.round(performance.now() - started)} ms`);
  const again = performance.now();
  await buildUniverGrid({ force: true });
  console.log(`dist/univer/browser.js  ${Math.round(performance.now() - again)} ms`);
}
