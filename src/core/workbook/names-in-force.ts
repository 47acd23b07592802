import type { NameSnapshot } from './snapshot';

/**
 * The names that count: those of the workbook, and of ours the one that a single sheet has for itself where the workbook's own is
 * gone or broken. Excel gives a copied sheet names of its own; when the sheet that was copied is deleted, only those are whole.
 *
 * @param own names of single sheets
 */
export function namesInForce(names: readonly NameSnapshot[], own: readonly NameSnapshot[]): readonly NameSnapshot[] {
  const candidates = new Map<string, NameSnapshot[]>();
  for (const name of own) {
    const key = name.name.toLowerCase();
    if (!key.startsWith('jx.') || isBroken(name)) continue;
    candidates.set(key, [...(candidates.get(key) ?? []), name]);
  }
  if (candidates.size === 0) return names;
  const whole = new Set(names.filter((name) => !isBroken(name)).map(({ name }) => name.toLowerCase()));
  const used = [...candidates].flatMap(([key, ones]) => (ones.length === 1 && !whole.has(key) ? ones : []));
  const replaced = new Set(used.map(({ name }) => name.toLowerCase()));
  return [...names.filter(({ name }) => !replaced.has(name.toLowerCase())), ...used];
}

function isBroken({ refersTo }: NameSnapshot): boolean {
  return refersTo.includes('#REF!');
}
