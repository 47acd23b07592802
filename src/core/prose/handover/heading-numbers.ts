import { chineseOf, headingNumber, linesOf, type TextLine } from './lines';

/** A heading whose number does not follow the one before it. */
export interface NumberFault {
  /** skips: one is left out. twice: the one before has it too. order: it goes back. late: the first is not 一. */
  readonly is: 'skips' | 'twice' | 'order' | 'late';
  /** 0: 一、 1: （一） 2: 1. 3: （1）. */
  readonly level: number;
  /** The mark that should stand there: “三、”. */
  readonly expected: string;
  readonly found: string;
  readonly line: TextLine;
}

const levels: readonly { readonly mark: RegExp; readonly print: (number: number) => string }[] = [
  {
    // “一、二季度”: no heading.
    mark: /^第?([一二三四五六七八九十]{1,3})(?:、|(?:章|节|部分)[、，\s]?)(?![一二三四五六七八九十]{0,2}(?:季度|级|类))/,
    print: (number) => `${chineseOf(number)}、`,
  },
  { mark: /^[（(]([一二三四五六七八九十]{1,3})[）)]/, print: (number) => `（${chineseOf(number)}）` },
  { mark: /^(\d{1,2})[.．、](?!\d)/, print: (number) => `${number}.` },
  { mark: /^[（(](\d{1,2})[）)]/, print: (number) => `（${number}）` },
];

/**
 * Whether headings and lists count on: 一、二、四、 is a fault. A count that begins anew is none (another part of the file), nor is one whose
 * missing number stands inside a paragraph.
 * @param source without its tables
 */
export function headingNumbers(source: string): { readonly headings: number; readonly faults: readonly NumberFault[] } {
  const last: ({ readonly number: number; readonly line: TextLine } | undefined)[] = [];
  const faults: NumberFault[] = [];
  let headings = 0;
  for (const line of linesOf(source)) {
    const at = levelOf(line.text);
    if (at === null) {
      // “附件：1.…” begins a list in the middle of its line.
      if (/^附件[：:]\s*1[.．、]/.test(line.text)) last[2] = { number: 1, line };
      continue;
    }
    headings++;
    const { level, number, found } = at;
    const before = last[level];
    last.length = level;
    last[level] = { number, line };
    const expected = levels[level]!.print((before?.number ?? 0) + 1);
    const fault = (is: NumberFault['is']): void => void faults.push({ is, level, expected, found, line });
    if (before === undefined) {
      // Lists often go on from what stands in the text before them.
      if (number > 1 && level < 2) fault('late');
    } else if (number === before.number) fault('twice');
    else if (number > before.number + 1) {
      const between = source.slice(before.line.start, line.start);
      const missing = Array.from({ length: number - before.number - 1 }, (_, skip) => before.number + 1 + skip);
      if (missing.some((one) => !standsIn(between, level, one))) fault('skips');
    } else if (number < before.number && number > 1) fault('order');
  }
  return { headings, faults };
}

function levelOf(text: string): { level: number; number: number; found: string } | null {
  for (const [level, { mark }] of levels.entries()) {
    const [found, word = ''] = mark.exec(text) ?? [];
    const number = found === undefined ? null : headingNumber(word);
    if (found !== undefined && number !== null && number > 0) return { level, number, found: found.trim() };
  }
  return null;
}

/** “…。（二）…” in the middle of a paragraph, “二是”. */
function standsIn(text: string, level: number, number: number): boolean {
  const [word, digit] = [chineseOf(number), String(number)];
  return level % 2 === 1
    ? new RegExp(`[（(](?:${level === 1 ? word : digit})[）)]`).test(text)
    : new RegExp(level === 0 ? `第?${word}(?:、|是|章|节|部分)` : `(?:^|\\D)${digit}[.．、](?!\\d)`, 'm').test(text);
}
