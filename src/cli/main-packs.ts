import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { newWorkbook } from '../app/new-workbook';
import { editorSchema } from '../core/pack/editor-schema';
import { indexPack } from '../core/pack/pack';
import { readPack } from '../core/pack/read-pack';
import { refPlaces } from '../core/pack/refs';
import type { PackDefinition } from '../core/pack/schema';
import { authorWorkbook } from '../hosts/file/author/workbook/author-workbook';
import { printOfPack, type CompiledFolder } from './packs/compiled';
import { withKindsTable } from './packs/kinds-table';
import { readLayers } from './packs/layers';

export { withKindsTable };

/** Packs as browsers get them: checked and merged, so that they need neither YAML nor the strict reader. Each variant is a whole pack. */
export interface CompiledPacks {
  readonly packs: readonly PackDefinition[];
  /** "file:line path: message", every fault of every folder. */
  readonly faults: readonly string[];
}

/** Every usable pack of templates/; bases that are only extended are left out. Run by scripts/compile-packs.mjs. */
export function compilePacks(templates: string): CompiledPacks {
  const packs: PackDefinition[] = [];
  const faults: string[] = [];
  const folders = readdirSync(templates, { withFileTypes: true }).filter(
    (one) => one.isDirectory() && !/^[_.]/.test(one.name),
  );
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const layers = readLayers(join(templates, name), templates);
    const own = layers.folders[layers.folders.length - 1];
    if (own?.tree['abstract'] === true) continue;
    faults.push(
      ...layers.faults.map((fault) => `${fault.file ?? name}:${fault.line ?? 1} ${fault.path}: ${fault.message}`),
    );
    const reading = readPack({ layers: layers.folders.map((one) => one.tree) });
    if (reading.ok) packs.push(...reading.variants.map(({ pack }) => pack));
    else faults.push(...reading.faults.map((fault) => `${name} ${fault.path}: ${fault.message}`));
  }
  return { packs, faults };
}

/** The packs of a release by their folders (packs/compiled.ts); `compilePacks` tells their faults. */
export function compiledFolders(templates: string, packs: readonly PackDefinition[]): Record<string, CompiledFolder> {
  const folders: Record<string, CompiledFolder> = {};
  for (const id of new Set(packs.map((pack) => pack.variant?.of ?? pack.id))) {
    const names = readLayers(join(templates, id), templates).folders.map(({ folder }) => basename(folder));
    folders[id] = {
      prints: Object.fromEntries(names.map((name) => [name, printOfPack(join(templates, name))])),
      variants: packs.filter((pack) => (pack.variant?.of ?? pack.id) === id),
    };
  }
  return folders;
}

/** A blank .xlsx of a compiled pack with a number of its own, as `jixiao new` makes it; ten in one process, for npm run package. */
export function blankWorkbook(definition: PackDefinition): Promise<Uint8Array> {
  const edits = newWorkbook({ pack: indexPack(definition), sample: false, data: {}, workbookId: randomUUID() });
  return authorWorkbook(edits, { creator: '绩效自评助手' });
}

/** What scripts/pack-schema.mjs writes to templates/pack.schema.json. */
export function packSchemaText(): string {
  return `${JSON.stringify(editorSchema(), null, 1)}\n`;
}

/** What scripts/pack-schema.mjs writes to src/core/pack/ref-places.json. */
export function refPlacesText(): string {
  return `${JSON.stringify(refPlaces(), null, 2)}\n`;
}
