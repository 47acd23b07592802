import * as z from 'zod';
import { zhCN } from 'zod/locales';
import type { PackFault } from './fault';
import { mergeTrees, type MergeFault, type Tree } from './merge';
import { packDefinition, type PackDefinition } from './schema';
import { salvage } from './salvage';
import { semanticFaults } from './semantics';

z.config({ ...zhCN(), jitless: true });

export interface PackSource {
  /** Trees of the packs it extends, furthest first, then its own; each already one tree of all its files. */
  readonly layers: readonly Tree[];
  /** Position of a path of the merged tree (of one layer's own tree where `layer` is told) in the pack's files, if the caller knows. */
  readonly locate?: (path: readonly (string | number)[], layer?: number) => { file: string; line: number } | null;
}

export type PackReading = { readonly ok: true; readonly pack: PackDefinition } | { readonly ok: false; readonly faults: readonly PackFault[] };

/**
 * Strict reader: unknown keys, wrong types, references to fields that do not exist, weights that do not add up, fields that
 * stand on no sheet — all faults, all at once, each with its path. Nothing is defaulted silently but what the schema names.
 */
export function readPack(source: PackSource): PackReading {
  const faults: PackFault[] = [];
  const tree = source.layers.reduce<Tree>((base, layer, index) => {
    const mergeFaults: MergeFault[] = [];
    const merged = mergeTrees(index === 0 ? {} : withoutInherited(base), layer, mergeFaults);
    for (const fault of mergeFaults) faults.push(located(source, layer, fault.path, fault.message, index));
    return merged;
  }, {});
  const own = typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? Object.fromEntries(Object.entries(tree).filter(([key]) => key !== 'extends')) : tree;
  const parsed = packDefinition.safeParse(own);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) faults.push(...issueFaults(source, own as Tree, issue));
    const rest = salvage(own as Tree, parsed.error.issues);
    const touched = new Set(parsed.error.issues.map((issue) => issue.path.slice(0, 2).join('.')));
    for (const fault of rest ? semanticFaults(rest) : []) {
      if (!touched.has(fault.path.slice(0, 2).join('.'))) faults.push(located(source, own as Tree, fault.path, fault.message));
    }
    return { ok: false, faults };
  }
  for (const fault of semanticFaults(parsed.data)) faults.push(located(source, own as Tree, fault.path, fault.message));
  return faults.length === 0 ? { ok: true, pack: parsed.data } : { ok: false, faults };
}

/** `abstract`, `id` and `version` speak of one pack; a pack that extends it does not inherit them. */
function withoutInherited(tree: Tree): Tree {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return tree;
  return Object.fromEntries(Object.entries(tree).filter(([key]) => key !== 'abstract' && key !== 'id' && key !== 'version' && key !== 'sample'));
}

function issueFaults(source: PackSource, tree: Tree, issue: z.core.$ZodIssue): PackFault[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => located(source, tree, [...path, key], `不认识“${key}”这一项，可能拼错了`));
  return [located(source, tree, path, issue.message)];
}

function located(source: PackSource, tree: Tree, path: readonly (string | number)[], message: string, layer?: number): PackFault {
  const position = source.locate?.(path, layer) ?? null;
  return { path: pathText(tree, path), message, ...(position ?? {}) };
}

/** ["fields", 3, "unit"] → "fields[authorizedPosts].unit": people find ids, not counts. */
export function pathText(tree: Tree, path: readonly (string | number)[]): string {
  let here: Tree | undefined = tree;
  let text = '';
  for (const part of path) {
    here = typeof here === 'object' && here !== null ? (here as Record<string | number, Tree>)[part] : undefined;
    if (typeof part === 'number') {
      const id = typeof here === 'object' && here !== null && !Array.isArray(here) ? (here as Record<string, Tree>)['id'] : undefined;
      text += `[${typeof id === 'string' ? id : part}]`;
    } else text += text === '' ? part : `.${part}`;
  }
  return text;
}
