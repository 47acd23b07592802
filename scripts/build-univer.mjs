// `npm run build:univer`: Univer as one file for the workbench and its tests, in the ignored folder dist/univer. jest's global
// set-up calls this too; it builds only where the file is missing or older than its source or the installed packages.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './bootstrap.mjs';

const SOURCE = join(ROOT, 'src', 'workbench', 'excel', 'univer', 'library.ts');
export const UNIVER_FOR_NODE = join(ROOT, 'dist', 'univer', 'node.cjs');

function isFresh(file) {
  if (!existsSync(file)) return false;
  const built = statSync(file).mtimeMs;
  const inputs = [SOURCE, join(ROOT, 'node_modules', '@univerjs', 'core', 'package.json')];
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
    legalComments: 'none',
    logLevel: 'warning',
  });
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  await buildUniver({ force: true });
  console.log(`dist/univer/node.cjs  ${Math.round(performance.now() - started)} ms`);
}
