// `npm run build:univer`: Univer as one file for the workbench and its tests, in the ignored folder dist/univer. jest's global
// set-up calls this too; it builds only where the file is missing or made from another source or other packages.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './bootstrap.mjs';
import { buildIfStale } from './freshness.mjs';

const SOURCE = 'simulator/src/excel/univer/library.ts';
const GRID_SOURCE = 'simulator/src/page/grid/library.ts';
const FOR_NODE = 'dist/univer/node.cjs';
const FOR_PAGES = 'dist/univer/browser.js';

/** Calls `build` when the source or an installed package changed since, or by `force`. Returns whether it was called. */
async function buildOne({ output, sources, force }, options) {
  if (force) rmSync(join(ROOT, output), { force: true });
  return buildIfStale({ output, sources: [...sources, 'package-lock.json', 'scripts/build-univer.mjs'] }, async () => {
    const { build } = await import('esbuild');
    mkdirSync(dirname(join(ROOT, output)), { recursive: true });
    await build({ ...options, outfile: join(ROOT, output), bundle: true, legalComments: 'none', logLevel: 'warning' });
  });
}

export function buildUniver({ force = false } = {}) {
  return buildOne(
    { output: FOR_NODE, sources: [SOURCE], force },
    {
      entryPoints: [join(ROOT, SOURCE)],
      platform: 'node',
      format: 'cjs',
      minifySyntax: true,
      // Univer prints "Dependency tree not found" on row insertion (results are right: simulator/test/files compares them with a full
      // recalculation). jest draws a code frame of this 11 MB file for each line, minutes in all.
      drop: ['console'],
    },
  );
}

/** With the grid and its styles, as one script that defines `UniverForWorkbench`; only the workbench's page loads it. */
export function buildUniverGrid({ force = false } = {}) {
  return buildOne(
    { output: FOR_PAGES, sources: [SOURCE, GRID_SOURCE], force },
    {
      entryPoints: [join(ROOT, GRID_SOURCE)],
      minify: true,
      platform: 'browser',
      format: 'iife',
      globalName: 'UniverForWorkbench',
      define: { 'process.env.NODE_ENV': '"production"' },
      charset: 'utf8',
    },
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  await buildUniver({ force: true });
  console.log(`dist/univer/node.cjs  ${Math.round(performance.now() - started)} ms`);
  const again = performance.now();
  await buildUniverGrid({ force: true });
  console.log(`dist/univer/browser.js  ${Math.round(performance.now() - again)} ms`);
}
