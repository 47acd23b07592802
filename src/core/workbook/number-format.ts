/** What a number format makes of a number that is no longer simply that number to whoever looks. */
export type ShownAs = 'date' | 'percent';

/** Formats that a file names by number alone and that are dates or times; 27–36 and 50–58 are those of East Asian programs. */
const builtInDates: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

export function shownByBuiltIn(id: number): ShownAs | null {
  if (id === 9 || id === 10) return 'percent';
  return builtInDates.some(([from, to]) => id >= from && id <= to) ? 'date' : null;
}

/** Words in quotes, signs behind a backslash, fillers, colours and conditions: they say nothing of the number. "[h]" counts hours and stays. */
const besides = /"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^[\]]*\]/gi;

/** null: as a plain number. @param code "yyyy/m/d", "0.00%", as files and Excel have it */
export function shownBy(code: string): ShownAs | null {
  const [first = ''] = code.replace(besides, '').split(';');
  if (/general|通用格式/i.test(first)) return null;
  if (first.includes('%')) return 'percent';
  return /[ymdhs]|上午|下午|aaa/i.test(first.replace(/e[+-]/gi, '')) ? 'date' : null;
}
