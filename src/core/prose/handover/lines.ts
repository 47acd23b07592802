/** A line of a text that says something, by its place. */
export interface TextLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Counted from 1 as people count: empty lines are none. */
  readonly paragraph: number;
}

/** The lines of a text, blanks at their ends off. */
export function linesOf(source: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let at = 0;
  for (const raw of source.split('\n')) {
    const text = raw.trim();
    const start = at + raw.indexOf(text);
    if (text !== '') lines.push({ text, start, end: start + text.length, paragraph: lines.length + 1 });
    at += raw.length + 1;
  }
  return lines;
}

const digits = '〇一二三四五六七八九';

/** 十二 → 12, 12 → 12; null: no number of a heading. */
export function headingNumber(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const [, tens, ten, ones] = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text) ?? [];
  if (text === '' || (ten === undefined && tens !== undefined && ones !== undefined)) return null;
  const of = (sign: string | undefined): number => (sign === undefined ? 0 : digits.indexOf(sign));
  if (ten === undefined) return of(tens ?? ones) || null;
  return (tens === undefined ? 1 : of(tens)) * 10 + of(ones);
}

/** 12 → 十二; below 100. */
export function chineseOf(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return (tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`) + (ones === 0 ? '' : digits[ones]!);
}
