// `npm run packs:schema`: what is made from the strict reader's own schema: the JSON Schema that editors use for templates/*.yaml, and where
// derivations and scores name fields, for the pane.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

ensureInstalled();
const { ensureBundle } = await import('./bundle.mjs');
const { packSchemaText, refPlacesText } = createRequire(import.meta.url)(await ensureBundle('packs'));
for (const [file, text] of [
  [join(ROOT, 'templates', 'pack.schema.json'), packSchemaText()],
  [join(ROOT, 'src', 'core', 'pack', 'ref-places.json'), refPlacesText()],
]) {
  writeFileSync(file, text);
  console.log(file);
}
