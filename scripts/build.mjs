// `npm run build [name …]`: the named bundles, or every bundle whose entry exists.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

ensureInstalled();
const { BUNDLES, ensureBundle } = await import('./bundle.mjs');
const asked = process.argv.slice(2);
const names =
  asked.length > 0 ? asked : Object.keys(BUNDLES).filter((name) => existsSync(join(ROOT, BUNDLES[name].entry)));
for (const name of names) {
  const started = performance.now();
  const file = await ensureBundle(name);
  console.log(`${name}: ${file.slice(ROOT.length + 1)} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}
