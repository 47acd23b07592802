import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Tree } from '../../src/core/pack/merge';
import { indexPack, type Pack } from '../../src/core/pack/pack';
import { readPack } from '../../src/core/pack/read-pack';
import type { PackDefinition } from '../../src/core/pack/schema';
import { kept } from './kept';
import { parsePackId, variantPackId } from '../../src/core/pack/variants';

const templates = join(__dirname, '../../templates');

/** What pack.yaml alone says. */
function head(id: string): { readonly abstract?: boolean; readonly variants?: readonly { readonly id: string }[] } {
  return parse(readFileSync(join(templates, id, 'pack.yaml'), 'utf8')) as ReturnType<typeof head>;
}

const folders: readonly string[] = readdirSync(templates, { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  .filter((id) => !id.startsWith('_') && head(id).abstract !== true)
  .sort();

/** Every pack that users are offered, in the order of their folders, each variant for itself: no bases, no _skeleton. */
export const builtInPackIds: readonly string[] = folders.flatMap((id) => {
  const { variants = [] } = head(id);
  return variants.length === 0 ? [id] : variants.map((variant) => variantPackId(id, variant.id));
});

/**
 * A pack of templates/ as the product reads it, "<pack>/<variant>" too, for tests; throws with every fault. Read once by the strict reader,
 * then, as in the pane, from JSON: until a template or the reader changes.
 */
export function builtInPack(id: string): Pack {
  return indexPack(kept(`pack-${id}`, ['templates', 'src/core'], () => strictlyRead(id)));
}

function strictlyRead(id: string): PackDefinition {
  const { pack, variant } = parsePackId(id) ?? { pack: id, variant: null }; // "_skeleton" is no pack's id
  const reading = readPack({ layers: builtInTrees(pack), only: variant });
  if (!reading.ok) throw new Error(reading.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'));
  if (variant !== null && reading.pack.variant?.id !== variant) throw new Error(`no variant ${id}`);
  return reading.pack;
}

/** Its layers as plain trees: the packs it extends first. */
export function builtInTrees(id: string): Tree[] {
  const tree = readFolder(id);
  const bases = (tree as { extends?: string[] }).extends ?? [];
  return [...bases.flatMap(builtInTrees), tree];
}

/** A copy: tests change trees. */
function readFolder(id: string): Tree {
  return kept(`folder-${id}`, [`templates/${id}`], () => {
    const files = readdirSync(join(templates, id)).filter((file) => file.endsWith('.yaml'));
    return Object.assign(
      {},
      ...files.map((file) => parse(readFileSync(join(templates, id, file), 'utf8')) as object),
    ) as Tree;
  });
}
