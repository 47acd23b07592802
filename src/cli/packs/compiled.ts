import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexPack, type Pack } from '../../core/pack/pack';
import type { PackDefinition } from '../../core/pack/schema';
import { parsePackId } from '../../core/pack/variants';

/** A folder of templates/ as the strict reader read it when the release was made, so that a start reads no YAML. */
export interface CompiledFolder {
  /** Of its own files and those of each folder it extends, by folder. */
  readonly prints: Readonly<Record<string, string>>;
  /** Every variant, the first one first; a pack without variants is its only one. */
  readonly variants: readonly PackDefinition[];
}

/** Beside the program of a release, whose templates stand two folders above; a checkout has none. */
const placeOf = (templates: string): string => join(templates, '..', 'dist', 'cli', 'packs');

/**
 * A pack of the release, "<pack>/<variant>" too. null where it has to be read from its YAML: none was compiled, a file of it or of what it
 * extends was changed since, or there is no such pack or variant.
 */
export function compiledPack(templates: string, id: string): Pack | null {
  const { pack, variant } = parsePackId(id) ?? { pack: '', variant: null };
  const file = join(placeOf(templates), `${pack}.json`);
  if (pack === '' || !existsSync(file)) return null;
  const { prints, variants } = JSON.parse(readFileSync(file, 'utf8')) as CompiledFolder;
  const isSame = Object.entries(prints).every(([folder, print]) => printOfPack(join(templates, folder)) === print);
  const found = variant === null ? variants[0] : variants.find((one) => one.variant?.id === variant);
  return isSame && found ? indexPack(found) : null;
}

/** Of what a pack's folder says: its YAML files by name. "" where there is no such folder. */
export function printOfPack(folder: string): string {
  if (!existsSync(folder)) return '';
  const hash = createHash('sha256');
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/i.test(name));
  for (const name of names.sort())
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(folder, name)))
      .update('\0');
  return hash.digest('hex');
}
