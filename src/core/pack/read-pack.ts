import * as z from 'zod';
import { zhCN } from 'zod/locales';
import type { PackFault } from './fault';
import { isObject, mergeTrees, type MergeFault, type Tree } from './merge';
import { packDefinition, type PackDefinition } from './schema';
import { salvage } from './salvage';
import { semanticFaults } from './semantics';
import { expandSeries } from './series';
import { splitVariants, variantPackId, type VariantTree } from './variants';

z.config({ ...zhCN(), jitless: true });

/** A step of a path into a pack's files: a key, a place in a list, or the element of that id. */
export type SourceStep = string | number | { readonly id: string };
export type SourcePosition = { readonly file: string; readonly line: number } | null;

export interface PackSource {
  /** Trees of the packs it extends, furthest first, then its own; each already one tree of all its files. */
  readonly layers: readonly Tree[];
  /** Position of a path of the merged tree (of one layer's own tree where `layer` is told) in the pack's files, if the caller knows. */
  readonly locate?: (path: readonly SourceStep[], layer?: number) => SourcePosition;
  /** Of a pack with variants only this one is read, null: the first; all where it is left out or names none. */
  readonly only?: string | null;
}

/** A pack that read well, and where its parts were written. */
export interface ReadVariant {
  readonly pack: PackDefinition;
  /** @param path into `pack` */
  positionOf(path: readonly (string | number)[]): SourcePosition;
}

export type PackReading =
  | {
      readonly ok: true;
      /** Where there are variants, the first of them: what is taken when nobody says which. */
      readonly pack: PackDefinition;
      /** Every variant of a pack that has some; otherwise the pack itself. */
      readonly variants: readonly ReadVariant[];
    }
  | { readonly ok: false; readonly faults: readonly PackFault[] };

/**
 * Strict reader: unknown keys, wrong types, references to fields that do not exist, weights that do not add up, fields that
 * stand on no sheet — all faults, all at once, each with its path. Nothing is defaulted silently but what the schema names.
 * Variants are read each as a whole; what is wrong with all of them is told once, as the pack's own.
 */
export function readPack(source: PackSource): PackReading {
  const faults: PackFault[] = [];
  const tree = source.layers.reduce<Tree>((base, layer, index) => {
    const mergeFaults: MergeFault[] = [];
    const merged = mergeTrees(index === 0 ? {} : withoutInherited(base), layer, mergeFaults);
    for (const fault of mergeFaults)
      faults.push({ ...placed(pathText(layer, fault.path), fault.message, source.locate?.(fault.path, index)) });
    return merged;
  }, {});
  const own = isObject(tree) ? withOwnVariants(tree, source.layers[source.layers.length - 1]!) : tree;
  const splitFaults: MergeFault[] = [];
  const { base, variants: all } = splitVariants(own, splitFaults);
  const { only } = source;
  const chosen = only === undefined ? all : all.filter(({ id, index }) => (only === null ? index === 0 : id === only));
  const variants = chosen.length > 0 ? chosen : all;
  for (const { path, message } of splitFaults)
    faults.push(placed(pathText(own, path), message, source.locate?.(sourceSteps(own, path))));
  const readings =
    variants.length === 0
      ? [readTree(source, base, null)]
      : variants.map((variant) => readTree(source, variant.tree, variant));
  faults.push(...mergedFaults(readings));
  if (faults.length > 0) return { ok: false, faults };
  const read = readings.map(({ pack, positionOf }) => ({ pack: pack!, positionOf }));
  return { ok: true, pack: read[0]!.pack, variants: read };
}

/** The variants as its own layer wrote them: merging has taken out the `remove` and `after` that they mean for the pack. */
function withOwnVariants(tree: { readonly [key: string]: Tree }, layer: Tree): Tree {
  const { extends: _, variants: __, ...own } = tree;
  const variants = isObject(layer) ? layer['variants'] : undefined;
  return variants === undefined ? own : { ...own, variants };
}

interface TreeReading {
  /** null exactly where there are faults. */
  readonly pack: PackDefinition | null;
  readonly faults: readonly {
    readonly path: string;
    readonly message: string;
    readonly position: SourcePosition;
    readonly own: SourcePosition;
  }[];
  readonly variant: VariantTree | null;
  positionOf(path: readonly (string | number)[]): SourcePosition;
}

function readTree(source: PackSource, tree: Tree, variant: VariantTree | null): TreeReading {
  const expansion = expandSeries(tree);
  const positionOf = (path: readonly (string | number)[]): SourcePosition =>
    source.locate?.(sourceSteps(tree, expansion.originOf(path))) ?? null;
  const changePosition = (path: readonly (string | number)[]): SourcePosition =>
    variant === null
      ? positionOf(path)
      : (source.locate?.(['variants', { id: variant.id }, 'changes', ...sourceSteps(tree, expansion.originOf(path))]) ??
        null);
  const faults: { path: string; message: string; position: SourcePosition; own: SourcePosition }[] = [];
  const add = ({ path, message }: { path: readonly (string | number)[]; message: string }): void => {
    faults.push({
      path: pathText(expansion.tree, path),
      message,
      position: positionOf(path),
      own: changePosition(path),
    });
  };
  for (const { path, message } of expansion.faults) {
    faults.push({
      path: pathText(tree, path),
      message,
      position: source.locate?.(sourceSteps(tree, path)) ?? null,
      own: changePosition(path),
    });
  }
  const parsed = packDefinition.safeParse(expansion.tree);
  if (!parsed.success) {
    parsed.error.issues.flatMap(issueFaults).forEach(add);
    const rest = salvage(expansion.tree, parsed.error.issues);
    const touched = new Set(parsed.error.issues.map((issue) => issue.path.slice(0, 2).join('.')));
    for (const fault of rest ? semanticFaults(rest) : [])
      if (!touched.has(fault.path.slice(0, 2).join('.'))) add(fault);
  } else semanticFaults(parsed.data).forEach(add);
  const pack = parsed.success && faults.length === 0 ? named(parsed.data, variant) : null;
  return { pack, faults, variant, positionOf };
}

function named(pack: PackDefinition, variant: VariantTree | null): PackDefinition {
  if (variant === null) return pack;
  const { id, title } = variant;
  return {
    ...pack,
    id: variantPackId(pack.id, id),
    title: `${pack.title}（${title}）`,
    variant: { of: pack.id, id, title },
  };
}

/** A fault of every variant is the pack's own; of some, theirs. */
function mergedFaults(readings: readonly TreeReading[]): PackFault[] {
  const keyOf = (fault: { path: string; message: string }): string => `${fault.path}\n${fault.message}`;
  const counts = new Map<string, number>();
  for (const { faults } of readings)
    for (const key of new Set(faults.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return readings.flatMap(({ faults, variant }, index) =>
    faults.flatMap((fault): PackFault[] => {
      if (counts.get(keyOf(fault)) === readings.length)
        return index === 0 ? [placed(fault.path, fault.message, fault.position)] : [];
      return [placed(`variants[${variant?.id ?? index}].changes.${fault.path}`, fault.message, fault.own)];
    }),
  );
}

function placed(path: string, message: string, position: SourcePosition | undefined): PackFault {
  return { path, message, ...(position ?? {}) };
}

const ownOnly = new Set(['abstract', 'id', 'version', 'sample', 'variants']);

/** `abstract`, `id`, `version`, the example and the variants speak of one pack; a pack that extends it does not inherit them. */
function withoutInherited(tree: Tree): Tree {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return tree;
  return Object.fromEntries(Object.entries(tree).filter(([key]) => !ownOnly.has(key)));
}

function issueFaults(issue: z.core.$ZodIssue): { path: (string | number)[]; message: string }[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: `不认识“${key}”这一项，可能拼错了` }));
  return [{ path, message: issue.message }];
}

/** Positions in a merged list mean nothing to a file; ids do. */
function sourceSteps(tree: Tree, path: readonly (string | number)[]): SourceStep[] {
  let here: Tree | undefined = tree;
  return path.map((part) => {
    here = typeof here === 'object' && here !== null ? (here as Record<string | number, Tree>)[part] : undefined;
    const id = typeof part === 'number' && isObject(here) ? here['id'] : undefined;
    return typeof id === 'string' ? { id } : part;
  });
}

/** ["fields", 3, "unit"] → "fields[authorizedPosts].unit": people find ids, not counts. */
export function pathText(tree: Tree, path: readonly (string | number)[]): string {
  let here: Tree | undefined = tree;
  let text = '';
  for (const part of path) {
    here = typeof here === 'object' && here !== null ? (here as Record<string | number, Tree>)[part] : undefined;
    if (typeof part === 'number') {
      const id =
        typeof here === 'object' && here !== null && !Array.isArray(here)
          ? (here as Record<string, Tree>)['id']
          : undefined;
      text += `[${typeof id === 'string' ? id : part}]`;
    } else text += text === '' ? part : `.${part}`;
  }
  return text;
}
