import { doubleSurnames } from './name-words';
import { isHan } from './person-names';
import type { PrivateMatter } from './find-private';
import type { PrivateKind, TextUnit } from './private-kind';

/**
 * What stands in place of something private, character by character, so that nothing around it moves: the family name and 某 (as courts
 * publish), the first digits of a number and stars, the year of a 文号.
 */
export function masked(kind: PrivateKind, text: string): string {
  if (kind === 'person') {
    const surname = doubleSurnames.has(text.slice(0, 2)) && text.length > 2 ? 2 : 1;
    return [...text]
      .map((one, at) => (at < surname ? one : isHan(one) ? '某' : /\p{L}/u.test(one) ? '*' : one))
      .join('');
  }
  if (kind === 'document-number') {
    const year = text.search(/[〔［[（(【﹝]/u);
    const behind = text.search(/[〕］\])）】﹞]/u);
    return [...text].map((one, at) => (at < year ? '＊' : at > behind && /[\d０-９]/.test(one) ? '*' : one)).join('');
  }
  let kept = 3;
  return [...text].map((one) => (/[\dXx×０-９Ｘｘ]/.test(one) && kept-- <= 0 ? '*' : one)).join('');
}

/** The texts that change, by number, with what is dropped masked. */
export function maskTexts(units: readonly TextUnit[], dropped: readonly PrivateMatter[]): ReadonlyMap<number, string> {
  const changed = new Map<number, string>();
  for (const { kind, places } of dropped)
    for (const { unit, start, end } of places) {
      const text = changed.get(unit) ?? units[unit]!.text;
      changed.set(unit, text.slice(0, start) + masked(kind, text.slice(start, end)) + text.slice(end));
    }
  return changed;
}
