import places from './ref-places.json';
import type { CheckDefinition, Derivation } from './schema';
import type { ScoreRule } from './score-rules';

/**
 * Where a value of a pack names fields, as plain data: made from the schema (ref-shape.ts), so that the pane, which does without it, walks
 * the same. An object has `keys`, or `kinds` by what its key `by` says; a list has `items`; `ref` is a text that is a field's id.
 */
export interface RefShape {
  readonly ref?: boolean;
  readonly keys?: { readonly [key: string]: RefShape };
  readonly items?: RefShape;
  readonly by?: string;
  readonly kinds?: { readonly [kind: string]: RefShape };
}

export interface FieldRefAt {
  readonly ref: string;
  readonly path: readonly (string | number)[];
}

/** Every field a value names, in the order of its schema. */
export function refsIn(shape: RefShape | null, value: unknown, path: readonly (string | number)[] = []): FieldRefAt[] {
  if (shape === null || value === null || value === undefined) return [];
  if (typeof value === 'string') return shape.ref ? [{ ref: value, path }] : [];
  if (typeof value !== 'object') return [];
  if (Array.isArray(value)) {
    const { items } = shape;
    return items ? value.flatMap((one: unknown, index) => refsIn(items, one, [...path, index])) : [];
  }
  const branch = value as Readonly<Record<string, unknown>>;
  if (shape.items) {
    const { items } = shape;
    return Object.entries(branch).flatMap(([key, one]) => refsIn(items, one, [...path, key]));
  }
  const kind = shape.by === undefined ? undefined : branch[shape.by];
  const { keys = {} } = typeof kind === 'string' ? (shape.kinds?.[kind] ?? {}) : shape;
  return Object.entries(keys).flatMap(([key, below]) => refsIn(below, branch[key], [...path, key]));
}

/** Field ids a derivation reads directly; scores read theirs through their rules and never lead back to a declared field. */
export function derivationInputs(derive: Derivation): string[] {
  return refsIn(places.derivation, derive).map(({ ref }) => ref);
}

/** Field ids an indicator's rule reads. */
export function refsOfScore(rule: ScoreRule): string[] {
  return refsIn(places.scoreRule, rule).map(({ ref }) => ref);
}

/** Field ids and columns a check names. */
export function refsOfCheck({ rule }: CheckDefinition): string[] {
  return rule === null ? [] : refsIn(places.checkParams, rule).map(({ ref }) => ref);
}
