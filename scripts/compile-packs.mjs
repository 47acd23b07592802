// `npm run packs [-- --out folder]`: every usable folder of templates/ becomes one JSON file for browsers, checked and merged by the same reader as
// everywhere, so the pane needs neither a YAML reader nor the schema. dist/packs/index.json lists what can be chosen.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

/** What the list of templates in the pane shows; the shape is PackSummary of src/app/live/pack-source.ts. */
function summaryOf({ id, title, region, year, version, sheets, scoring, basis, variant }) {
  return {
    id,
    title,
    region,
    years: Array.isArray(year) ? year : [year, year],
    version,
    sheets: sheets.map((sheet) => sheet.title),
    weights: scoring.levels.map(({ label, full }) => ({ label, full: String(full) })),
    basis,
    ...(variant === undefined ? {} : { variant }),
  };
}

const usual = () => process.env.JIXIAO_TEMPLATES ?? join(ROOT, 'templates');

/** Every usable pack of the folder. Throws with every fault. */
export async function compiledPacks(templates = usual()) {
  const { ensureBundle } = await import('./bundle.mjs');
  const { compilePacks } = createRequire(import.meta.url)(await ensureBundle('packs'));
  const { packs, faults } = existsSync(templates) ? compilePacks(templates) : { packs: [], faults: [] };
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return packs;
}

/** Writes index.json and <id>.json into `target`; returns the ids. Throws with every fault, and then leaves `target` as it was. */
export async function writePacks(target, templates = usual()) {
  const packs = await compiledPacks(templates);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const listed = packs.map((pack) => {
    const file = join(target, `${pack.id}.json`); // a variant's id is <pack>/<variant>
    const text = JSON.stringify(pack);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return { ...summaryOf(pack), sha256: createHash('sha256').update(text).digest('hex') };
  });
  writeFileSync(join(target, 'index.json'), `${JSON.stringify({ packs: listed }, null, 2)}\n`);
  return packs.map(({ id }) => id);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  try {
    const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'dist', 'packs') } } });
    const ids = await writePacks(resolve(values.out));
    console.log(`${values.out}: ${ids.join(', ') || '（templates/ 里还没有模板）'}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
