// `npm run packs`: every folder of templates/ (but _skeleton) becomes one JSON file for the browser, which has no YAML
// reader. dist/packs/index.json lists them. The content is the plain tree of each file: what it means is read by core.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

ensureInstalled();
const { parseDocument } = await import('yaml');

const templates = process.env.JIXIAO_TEMPLATES ?? join(ROOT, 'templates');
const target = join(ROOT, 'dist', 'packs');
const isYaml = (name) => /\.ya?ml$/.test(name);

function* yamlFiles(folder, prefix = '') {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) yield* yamlFiles(join(folder, entry.name), `${prefix}${entry.name}/`);
    else if (isYaml(entry.name)) yield `${prefix}${entry.name}`;
  }
}

const faults = [];
function readTree(path) {
  const document = parseDocument(readFileSync(path, 'utf8'), { prettyErrors: true });
  for (const error of document.errors) faults.push(`${path.slice(ROOT.length + 1)}: ${error.message}`);
  return document.errors.length > 0 ? null : document.toJS();
}

const folders = existsSync(templates)
  ? readdirSync(templates, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('_'),
    )
  : [];
const packs = folders
  .map(({ name }) => {
    const folder = join(templates, name);
    return {
      id: name,
      files: Object.fromEntries([...yamlFiles(folder)].map((file) => [file, readTree(join(folder, file))])),
    };
  })
  .filter(({ files }) => Object.keys(files).length > 0);

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(2);
}
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const pack of packs) writeFileSync(join(target, `${pack.id}.json`), JSON.stringify(pack));
writeFileSync(
  join(target, 'index.json'),
  `${JSON.stringify({ packs: packs.map(({ id }) => ({ id, file: `${id}.json` })) }, null, 2)}\n`,
);
console.log(`dist/packs: ${packs.map(({ id }) => id).join(', ') || '（templates/ 里还没有模板）'}`);
