import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Tree } from '../../src/core/pack/merge';
import { indexPack, type Pack } from '../../src/core/pack/pack';
import { readPack } from '../../src/core/pack/read-pack';

const templates = join(__dirname, '../../templates');

/** Every pack that users are offered, in the order of their folders: no bases, no _skeleton. */
export const builtInPackIds: readonly string[] = readdirSync(templates)
  .filter((id) => !id.startsWith('_') && (readFolder(id) as { abstract?: boolean }).abstract !== true)
  .sort();

/** A pack of templates/ as the product reads it, for tests; throws with every fault. */
export function builtInPack(id: string): Pack {
  const reading = readPack({ layers: builtInTrees(id) });
  if (!reading.ok) throw new Error(reading.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'));
  return indexPack(reading.pack);
}

/** Its layers as plain trees: the packs it extends first. */
export function builtInTrees(id: string): Tree[] {
  const tree = readFolder(id);
  const bases = (tree as { extends?: string[] }).extends ?? [];
  return [...bases.flatMap(builtInTrees), tree];
}

function readFolder(id: string): Tree {
  const files = readdirSync(join(templates, id)).filter((file) => file.endsWith('.yaml'));
  return Object.assign({}, ...files.map((file) => parse(readFileSync(join(templates, id, file), 'utf8')) as object)) as Tree;
}
