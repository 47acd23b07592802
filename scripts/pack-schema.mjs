// `npm run packs:schema`: what is made from the strict reader's own schema: the JSON Schema that editors use for templates/*.yaml, where
// derivations and scores name fields (for the pane), and the table of rule kinds in the guide for template authors.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

export async function writePackSchema() {
  ensureInstalled();
  const { ensureBundle } = await import('./bundle.mjs');
  const { packSchemaText, refPlacesText, withKindsTable } = createRequire(import.meta.url)(await ensureBundle('packs'));
  const guide = join(ROOT, 'docs', 'for-template-authors.md');
  for (const [file, text] of [
    [join(ROOT, 'templates', 'pack.schema.json'), packSchemaText()],
    [join(ROOT, 'src', 'core', 'pack', 'ref-places.json'), refPlacesText()],
    [guide, withKindsTable(readFileSync(guide, 'utf8'))],
  ]) {
    writeFileSync(file, text);
    console.log(file);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writePackSchema();
