// `npm run packs:schema`: the JSON Schema that editors use for templates/*.yaml, made from the strict reader's own schema.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

ensureInstalled();
const { ensureBundle } = await import('./bundle.mjs');
const { packSchemaText } = createRequire(import.meta.url)(await ensureBundle('packs'));
const file = join(ROOT, 'templates', 'pack.schema.json');
writeFileSync(file, packSchemaText());
console.log(file);
