import type { CheckCopy, StatedLayer } from './each-check';
import { isList, isObject, type Tree } from './merge';

/** A step of a path into a pack's files: a key, a place in a list, or the element of that id. */
export type SourceStep = string | number | { readonly id: string };
export type SourcePosition = { readonly file: string; readonly line: number } | null;
/** Position of a path of one layer's own tree in its files: of as much of the path as is there. */
export type Locate = (path: readonly SourceStep[], layer: number) => SourcePosition;

/** Where a place of the merged pack was written. */
export interface SourcePlace {
  readonly position: SourcePosition;
  /** Of a check that came of an `each`: the path as it was written, and the copy that is meant. */
  readonly copy: { readonly path: string; readonly id: string; readonly copies: number } | null;
}

interface Written {
  readonly path: readonly SourceStep[];
  readonly copy: CheckCopy | null;
}

/** Finds places of the merged tree in the layers it came from. */
export class SourcePlaces {
  constructor(
    /** Every layer as its files say it. */
    private readonly written: readonly Tree[],
    private readonly stated: readonly StatedLayer[],
    private readonly locate: Locate | undefined,
  ) {}

  /** @param steps into the merged tree; found in the last layer that says most about them */
  find(steps: readonly SourceStep[]): SourcePlace {
    let best: SourcePlace = { position: null, copy: null };
    let fewest = Infinity;
    for (let layer = this.written.length - 1; layer >= 0; layer -= 1) {
      const found = this.writtenIn(layer, steps);
      const depth = depthIn(this.written[layer]!, found.path);
      const missing = found.path.length - depth;
      if (depth === 0 || missing >= fewest) continue;
      fewest = missing;
      best = this.placeOf(layer, found);
    }
    return best;
  }

  /** @param path into one layer's tree, its checks stated each by itself */
  findIn(layer: number, path: readonly (string | number)[]): SourcePlace {
    const [list, index, ...rest] = path;
    if (list !== 'checks' || typeof index !== 'number') return this.placeOf(layer, { path, copy: null });
    const { tree, copyOf } = this.stated[layer]!;
    const check = checksOf(tree)[index];
    const id = isObject(check) ? check['id'] : undefined;
    const copy = typeof id === 'string' ? copyOf(id, null) : null;
    // What was written out is the same object in both trees.
    const place = checksOf(this.written[layer]!).indexOf(check!);
    if (place >= 0 || copy === null) return this.placeOf(layer, { path: [list, place, ...rest], copy: null });
    return this.placeOf(layer, { path: copy.writtenAt(rest), copy });
  }

  private writtenIn(layer: number, steps: readonly SourceStep[]): Written {
    const variant = steps[0] === 'variants' && typeof steps[1] === 'object' ? steps[1].id : null;
    const [list, check, ...rest] = variant === null ? steps : steps.slice(3);
    const copy = list === 'checks' && typeof check === 'object' ? this.stated[layer]!.copyOf(check.id, variant) : null;
    return copy === null ? { path: steps, copy } : { path: copy.writtenAt(rest as (string | number)[]), copy };
  }

  private placeOf(layer: number, { path, copy }: Written): SourcePlace {
    const position = this.locate?.(path, layer) ?? null;
    if (copy === null) return { position, copy };
    const { id, copies } = copy;
    return { position, copy: { path: pathText(this.written[layer]!, path as (string | number)[]), id, copies } };
  }
}

function checksOf(tree: Tree): readonly Tree[] {
  const checks = isObject(tree) ? tree['checks'] : undefined;
  return isList(checks) ? checks : [];
}

function depthIn(tree: Tree, path: readonly SourceStep[]): number {
  let here: Tree | undefined = tree;
  for (const [depth, step] of path.entries()) {
    here =
      typeof step === 'object'
        ? isList(here)
          ? here.find((one) => isObject(one) && one['id'] === step.id)
          : undefined
        : childOf(here, step);
    if (here === undefined) return depth;
  }
  return path.length;
}

function childOf(tree: Tree | undefined, step: string | number): Tree | undefined {
  return typeof tree === 'object' && tree !== null ? (tree as Record<string | number, Tree>)[step] : undefined;
}

/** Positions in a merged list mean nothing to a file; ids do. */
export function sourceSteps(tree: Tree, path: readonly (string | number)[]): SourceStep[] {
  let here: Tree | undefined = tree;
  return path.map((part) => {
    here = childOf(here, part);
    const id = typeof part === 'number' && isObject(here) ? here['id'] : undefined;
    return typeof id === 'string' ? { id } : part;
  });
}

/** ["fields", 3, "unit"] → "fields[authorizedPosts].unit": people find ids, not counts. */
export function pathText(tree: Tree, path: readonly (string | number)[]): string {
  let here: Tree | undefined = tree;
  let text = '';
  for (const part of path) {
    here = childOf(here, part);
    if (typeof part === 'number') {
      const id = isObject(here) ? here['id'] : undefined;
      text += `[${typeof id === 'string' ? id : part}]`;
    } else text += text === '' ? part : `.${part}`;
  }
  return text;
}
