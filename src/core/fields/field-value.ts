import type { Decimal } from '../quantity/decimal';

/**
 * What a field holds. `none` is the form's own word for "there is none" (无); `bad` cannot be used, and says why. It travels: what is
 * worked out over a bad part is bad with why `part`, and `part` names the cell to mend (ADR 18).
 */
export type FieldValue =
  | { readonly is: 'blank' }
  | { readonly is: 'number'; readonly number: Decimal }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'none'; readonly text: string }
  | { readonly is: 'bad'; readonly why: BadReason; readonly raw: string; readonly part?: string };

export type BadReason =
  /** A number kept as text: Excel's sums pass over it. */
  | 'number-as-text'
  /** Words where a number belongs. */
  | 'text-for-number'
  /** A number, date or TRUE where words belong. */
  | 'number-for-text'
  | 'not-an-option'
  /** In a date's cell: no day of the calendar, or none anybody means (20190320, -5, 2019-02-30). */
  | 'not-a-date'
  /** In a year's cell: no year of the field (18). */
  | 'not-a-year'
  | 'cell-error'
  /** A user's formula without a stored result: nobody has calculated it yet. */
  | 'uncached'
  /** The field's name is gone from the workbook or points nowhere. */
  | 'unbound'
  /** A bureau's own form does not ask for it; it travels as `part` does. */
  | 'absent'
  /** In a cell that cannot hold it: below 0, above its most, 无 beside figures (derive/impossible). */
  | 'impossible'
  /** A derived value one of whose parts cannot be used. */
  | 'part';

/** What people read where a part cannot be used, in the report and in a form's own formula. */
export const toCheck = '待核';

/** The same where there is nothing yet. */
export const toFill = '待填';

export const blank: FieldValue = { is: 'blank' };

/** Of an input that a bureau's own form does not ask for. */
export const absent: FieldValue = { is: 'bad', why: 'absent', raw: toFill };

export function numberValue(number: Decimal): FieldValue {
  return { is: 'number', number };
}

export function textValue(text: string): FieldValue {
  return text === '' ? blank : { is: 'text', text };
}

/** The value of whatever rests on a bad one: `id` is where that stands. */
export function restingOn(id: string, value: FieldValue): FieldValue {
  const part = (value.is === 'bad' ? value.part : undefined) ?? id;
  if (value.is === 'bad' && value.why === 'absent') return { ...value, part };
  return { is: 'bad', why: 'part', raw: toCheck, part };
}

/** Empty to the eye: a text of white space is nothing that anybody filled in. */
export function looksBlank(value: FieldValue): boolean {
  return value.is === 'blank' || (value.is === 'text' && value.text.trim() === '');
}

/** Nobody has said anything: nothing is filled in, or a bureau's own form does not ask. */
export function saysNothing(value: FieldValue): boolean {
  return value.is === 'blank' || (value.is === 'bad' && value.why === 'absent');
}

export function numberOf(value: FieldValue): Decimal | null {
  return value.is === 'number' ? value.number : null;
}

export function textOf(value: FieldValue): string {
  return value.is === 'text' || value.is === 'none' ? value.text : '';
}

/** Plain form for JSON and digests: decimal text, words, or null. */
export function plainValue(value: FieldValue): string | null {
  if (value.is === 'number') return value.number.toFixed();
  if (value.is === 'blank') return null;
  if (value.is === 'bad') return value.why === 'uncached' || value.why === 'absent' ? null : value.raw;
  return value.text;
}

export function sameValue(a: FieldValue, b: FieldValue): boolean {
  if (a.is === 'number' && b.is === 'number') return a.number.eq(b.number);
  if (a.is === 'bad' && b.is === 'bad') return a.why === b.why && a.raw === b.raw && a.part === b.part;
  return a.is === b.is && plainValue(a) === plainValue(b);
}
