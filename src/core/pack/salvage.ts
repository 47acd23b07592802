import type * as z from 'zod';
import type { Tree } from './merge';
import { packDefinition, type PackDefinition } from './schema';

type Path = readonly (string | number)[];

/**
 * What is left of a pack whose shape is faulty, so that its other faults can be told in the same run: offending leaves are
 * taken out, or replaced by a stand-in where they are required. Positions of all else stay. Null where too little is left.
 */
export function salvage(tree: Tree, issues: readonly z.core.$ZodIssue[]): PackDefinition | null {
  const copy = structuredCopy(tree);
  let open = issues;
  for (let round = 0; round < 3; round++) {
    for (const issue of open) mend(copy, issue, round > 0);
    const parsed = packDefinition.safeParse(copy);
    if (parsed.success) return parsed.data;
    open = parsed.error.issues;
  }
  return null;
}

type Mutable = { [key: string | number]: unknown };

function mend(tree: unknown, issue: z.core.$ZodIssue, standIn: boolean): void {
  const path = issue.path as Path;
  const last = path[path.length - 1];
  const parent = at(tree, path.slice(0, -1));
  if (issue.code === 'unrecognized_keys') {
    const owner = at(tree, path);
    if (owner) for (const key of issue.keys) delete owner[key];
  } else if (parent && last !== undefined && !Array.isArray(parent)) {
    if (standIn && issue.code === 'invalid_type' && issue.expected === 'string') parent[last] = 'standIn';
    else delete parent[last];
  }
}

function at(tree: unknown, path: Path): Mutable | null {
  let here: unknown = tree;
  for (const part of path) here = typeof here === 'object' && here !== null ? (here as Mutable)[part] : undefined;
  return typeof here === 'object' && here !== null ? (here as Mutable) : null;
}

function structuredCopy(tree: Tree): unknown {
  return JSON.parse(JSON.stringify(tree)) as unknown;
}
