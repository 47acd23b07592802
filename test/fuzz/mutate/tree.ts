import type { Dice } from './dice';
import { oddNumber, oddText } from './odd';

/** JSON, as data. */
export type Tree = null | boolean | number | string | readonly Tree[] | { readonly [key: string]: Tree };

interface Place {
  readonly path: readonly (string | number)[];
  readonly value: Tree;
}

function placesOf(tree: Tree, path: readonly (string | number)[] = []): Place[] {
  const own: Place[] = [{ path, value: tree }];
  if (Array.isArray(tree)) tree.forEach((one: Tree, at) => own.push(...placesOf(one, [...path, at])));
  else if (typeof tree === 'object' && tree !== null)
    for (const [key, one] of Object.entries(tree)) own.push(...placesOf(one as Tree, [...path, key]));
  return own;
}

/** `change` gives what stands at the place afterwards; undefined: nothing. */
function changedAt(tree: Tree, path: readonly (string | number)[], change: (old: Tree) => Tree | undefined): Tree {
  const [step, ...rest] = path;
  if (step === undefined) return change(tree) ?? null;
  const replaced = (old: Tree): Tree | undefined => (rest.length === 0 ? change(old) : changedAt(old, rest, change));
  if (Array.isArray(tree)) {
    return (tree as readonly Tree[]).flatMap((one, at) => {
      const next = at === step ? replaced(one) : one;
      return next === undefined ? [] : [next];
    });
  }
  return Object.fromEntries(
    Object.entries(tree as Record<string, Tree>).flatMap(([key, one]) => {
      const next = key === step ? replaced(one) : one;
      return next === undefined ? [] : [[key, next]];
    }),
  );
}

/** A value that nobody expects there. */
function oddValue(dice: Dice): Tree {
  switch (dice.below(9)) {
    case 0:
      return null;
    case 1:
      return dice.chance(0.5);
    case 2:
      return Number(oddNumber(dice)) || 0;
    case 3:
      return oddNumber(dice);
    case 4:
      return [];
    case 5:
      return {};
    case 6:
      return dice.pick<Tree>([[null], [[]], [{}], [1, 'a'], { a: 1 }, { id: 'x' }, [{ name: '甲' }], { minus: 'x' }]);
    default:
      return oddText(dice);
  }
}

/** The tree with one to a few of its branches dropped, doubled, renamed, exchanged, wrapped, or turned into something odd. */
export function mutateTree(tree: Tree, dice: Dice): Tree {
  let changed = tree;
  for (let times = dice.size(6); times > 0; times--) changed = changeOne(changed, dice);
  return changed;
}

function changeOne(tree: Tree, dice: Dice): Tree {
  const places = placesOf(tree);
  const { path } = dice.pick(places);
  const other = dice.pick(places).value;
  switch (dice.below(8)) {
    case 0:
      return changedAt(tree, path, () => undefined);
    case 1:
      return changedAt(tree, path, () => other);
    case 2:
      return changedAt(tree, path, (old) => [old]);
    case 3:
      return changedAt(tree, path, (old) => ({ [dice.pick(['id', 'kind', 'a', 'field'])]: old }));
    case 4: {
      const times = dice.size(300);
      return changedAt(tree, path, (old) => {
        if (Array.isArray(old)) return Array.from({ length: times }, () => old as readonly Tree[]).flat();
        return typeof old === 'string' ? old.repeat(times).slice(0, 100_000) : old;
      });
    }
    case 5:
      return changedAt(tree, path, (old) => {
        if (typeof old !== 'object' || old === null || Array.isArray(old)) return oddValue(dice);
        const entries = Object.entries(old as Record<string, Tree>);
        const at = dice.below(entries.length);
        const key = dice.chance(0.5) ? oddText(dice) : String(dice.pick(places).path.at(-1) ?? 'x');
        return Object.fromEntries(entries.map(([name, one], index) => [index === at ? key : name, one]));
      });
    default:
      return changedAt(tree, path, () => oddValue(dice));
  }
}
