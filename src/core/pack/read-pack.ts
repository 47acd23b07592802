import * as z from 'zod';
import { zhCN } from 'zod/locales';
import { stateChecks } from './each-check';
import type { PackFault } from './fault';
import { isObject, mergeTrees, type MergeFault, type Tree } from './merge';
import { packDefinition, type PackDefinition } from './schema';
import { salvage } from './salvage';
import { semanticFaults } from './semantics';
import { expandSeries } from './series';
import {
  pathText,
  SourcePlaces,
  sourceSteps,
  type Locate,
  type SourcePlace,
  type SourcePosition,
  type SourceStep,
} from './source-places';
import { splitVariants, variantPackId, type VariantTree } from './variants';

z.config({ ...zhCN(), jitless: true });

export interface PackSource {
  /** Trees of the packs it extends, furthest first, then its own; each already one tree of all its files. */
  readonly layers: readonly Tree[];
  /** If the caller knows. */
  readonly locate?: Locate;
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
  const stated = source.layers.map(stateChecks);
  const places = new SourcePlaces(source.layers, stated, source.locate);
  stated.forEach(({ faults: found }, layer) => {
    for (const { path, message } of found)
      faults.push(placed(pathText(source.layers[layer]!, path), message, source.locate?.(path, layer)));
  });
  const tree = stated.reduce<Tree>((base, layer, index) => {
    const mergeFaults: MergeFault[] = [];
    const merged = mergeTrees(index === 0 ? {} : withoutInherited(base), layer.tree, mergeFaults);
    for (const { path, message } of mergeFaults) {
      const { position, copy } = places.findIn(index, path);
      const shown = copy === null ? message : `${message}（${copy.id}）`;
      faults.push(placed(copy?.path ?? pathText(layer.tree, path), shown, position));
    }
    return merged;
  }, {});
  const own = isObject(tree) ? withOwnVariants(tree, stated[stated.length - 1]!.tree) : tree;
  const splitFaults: MergeFault[] = [];
  const { base, variants: all } = splitVariants(own, splitFaults);
  const { only } = source;
  const chosen = only === undefined ? all : all.filter(({ id, index }) => (only === null ? index === 0 : id === only));
  const variants = chosen.length > 0 ? chosen : all;
  for (const { path, message } of splitFaults)
    faults.push(placed(pathText(own, path), message, places.find(sourceSteps(own, path)).position));
  const readings =
    variants.length === 0
      ? [readTree(places, base, null)]
      : variants.map((variant) => readTree(places, variant.tree, variant));
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

interface TreeFault {
  readonly path: string;
  readonly message: string;
  readonly position: SourcePosition;
  /** Where the variant's own changes say it. */
  readonly own: SourcePosition;
  readonly copy: SourcePlace['copy'];
}

interface TreeReading {
  /** null exactly where there are faults. */
  readonly pack: PackDefinition | null;
  readonly faults: readonly TreeFault[];
  readonly variant: VariantTree | null;
  positionOf(path: readonly (string | number)[]): SourcePosition;
}

function readTree(places: SourcePlaces, tree: Tree, variant: VariantTree | null): TreeReading {
  const expansion = expandSeries(tree);
  const stepsOf = (path: readonly (string | number)[]): SourceStep[] => sourceSteps(tree, expansion.originOf(path));
  const faults: TreeFault[] = [];
  const tell = (path: string, message: string, steps: readonly SourceStep[]): void => {
    const { position, copy } = places.find(steps);
    const own =
      variant === null ? position : places.find(['variants', { id: variant.id }, 'changes', ...steps]).position;
    faults.push({ path: copy?.path ?? path, message, position, own, copy });
  };
  const add = ({ path, message }: { path: readonly (string | number)[]; message: string }): void =>
    tell(pathText(expansion.tree, path), message, stepsOf(path));
  for (const { path, message } of expansion.faults) tell(pathText(tree, path), message, sourceSteps(tree, path));
  const parsed = packDefinition.safeParse(expansion.tree);
  if (!parsed.success) {
    parsed.error.issues.flatMap(issueFaults).forEach(add);
    const rest = salvage(expansion.tree, parsed.error.issues);
    const touched = new Set(parsed.error.issues.map((issue) => issue.path.slice(0, 2).join('.')));
    for (const fault of rest ? semanticFaults(rest) : [])
      if (!touched.has(fault.path.slice(0, 2).join('.'))) add(fault);
  } else semanticFaults(parsed.data).forEach(add);
  const pack = parsed.success && faults.length === 0 ? named(parsed.data, variant) : null;
  return { pack, faults: perCopy(faults), variant, positionOf: (path) => places.find(stepsOf(path)).position };
}

/** A fault of every copy of a check is told once, as what was written; of some, with their ids. */
function perCopy(faults: readonly TreeFault[]): TreeFault[] {
  const alike = (one: TreeFault, other: TreeFault): boolean =>
    one.copy !== null && other.copy !== null && one.path === other.path && one.message === other.message;
  return faults.flatMap((fault, index): TreeFault[] => {
    if (fault.copy === null) return [fault];
    const same = faults.filter((other) => alike(fault, other));
    if (same.length < fault.copy.copies) return [{ ...fault, message: `${fault.message}（${fault.copy.id}）` }];
    return faults.findIndex((other) => alike(fault, other)) === index ? [fault] : [];
  });
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
