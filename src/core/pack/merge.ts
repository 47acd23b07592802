/**
 * Merging packs before they are read: plain trees in, plain tree out. Lists of objects with `id` merge by id (later keys win,
 * deep), `remove: true` takes an element out, `after: <id>` places a new one; everything else is replaced.
 */
export type Tree = null | boolean | number | string | readonly Tree[] | { readonly [key: string]: Tree };

export interface MergeFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export function mergeTrees(
  base: Tree,
  over: Tree,
  faults: MergeFault[],
  path: readonly (string | number)[] = [],
): Tree {
  if (isIdList(base) && isIdList(over)) return mergeLists(base, over, faults, path);
  if (isObject(base) && isObject(over)) {
    const merged: Record<string, Tree> = { ...base };
    for (const [key, value] of Object.entries(over)) {
      const known = merged[key];
      merged[key] = known === undefined ? withoutDirectives(value) : mergeTrees(known, value, faults, [...path, key]);
    }
    return merged;
  }
  return withoutDirectives(over);
}

function mergeLists(
  base: readonly IdObject[],
  over: readonly IdObject[],
  faults: MergeFault[],
  path: readonly (string | number)[],
): Tree {
  const list: Tree[] = [...base];
  const indexOf = (id: string): number => list.findIndex((one) => isObject(one) && one['id'] === id);
  over.forEach((item, position) => {
    const at = indexOf(item.id);
    const here = [...path, position];
    const { after, remove, ...rest } = item as IdObject & { after?: Tree; remove?: Tree };
    if (remove === true) {
      if (at < 0) faults.push({ path: [...here, 'remove'], message: `要去掉的“${item.id}”在上级模板里没有` });
      else list.splice(at, 1);
      return;
    }
    let merged: Tree = at < 0 ? withoutDirectives(rest as Tree) : mergeTrees(list[at]!, rest as Tree, faults, here);
    if (after === undefined) {
      if (at < 0) list.push(merged);
      else list[at] = merged;
      return;
    }
    if (at >= 0) list.splice(at, 1);
    const place = indexOf(String(after));
    if (place < 0) faults.push({ path: [...here, 'after'], message: `要放在“${String(after)}”之后，但没有这一项` });
    merged = withoutDirectives(merged);
    list.splice(place < 0 ? list.length : place + 1, 0, merged);
  });
  return list;
}

/** `after` and `remove` are words to the merger, not to the pack. A first pack places by order. */
function withoutDirectives(tree: Tree): Tree {
  if (isList(tree)) return tree.filter((one) => !(isObject(one) && one['remove'] === true)).map(withoutDirectives);
  if (!isObject(tree)) return tree;
  const entries = Object.entries(tree).filter(([key]) => !('id' in tree && (key === 'after' || key === 'remove')));
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutDirectives(value)]));
}

type IdObject = { readonly id: string; readonly [key: string]: Tree };

export function isList(tree: Tree | undefined): tree is readonly Tree[] {
  return Array.isArray(tree);
}

export function isObject(tree: Tree | undefined): tree is { readonly [key: string]: Tree } {
  return typeof tree === 'object' && tree !== null && !isList(tree);
}

function isIdList(tree: Tree): tree is readonly IdObject[] {
  return isList(tree) && tree.length > 0 && tree.every((one) => isObject(one) && typeof one['id'] === 'string');
}
