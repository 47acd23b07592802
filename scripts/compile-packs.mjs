// `npm run packs`: every usable folder of templates/ becomes one JSON file for browsers, checked and merged by the same reader as
// everywhere, so the pane needs neither a YAML reader nor the schema. dist/packs/index.json lists what can be chosen.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

/** What the list of templates in the pane shows; the shape is PackSummary of src/app/session/session-state.ts. */
function summaryOf({ id, title, region, year, version, sheets, scoring, basis }) {
  return {
    id,
    title,
    region,
    years: Array.isArray(year) ? year : [year, year],
    version,
    sheets: sheets.map((sheet) => sheet.title),
    weights: scoring.levels.map(({ label, full }) => ({ label, full: String(full) })),
    basis,
  };
}

/** Writes index.json and <id>.json into `target`; returns the ids. Throws with every fault, and then leaves `target` as it was. */
export async function writePacks(target, templates = process.env.JIXIAO_TEMPLATES ?? join(ROOT, 'templates')) {
  const { ensureBundle } = await import('./bundle.mjs');
  const { compilePacks } = createRequire(import.meta.url)(await ensureBundle('packs'));
  const { packs, faults } = existsSync(templates) ? compilePacks(templates) : { packs: [], faults: [] };
  if (faults.length > 0) throw new Error(faults.join('\n'));
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const pack of packs) writeFileSync(join(target, `${pack.id}.json`), JSON.stringify(pack));
  writeFileSync(join(target, 'index.json'), `${JSON.stringify({ packs: packs.map(summaryOf) }, null, 2)}\n`);
  return packs.map(({ id }) => id);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  try {
    const ids = await writePacks(join(ROOT, 'dist', 'packs'));
    console.log(`dist/packs: ${ids.join(', ') || '（templates/ 里还没有模板）'}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
