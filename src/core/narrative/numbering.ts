import type { Section } from './fragment';

/**
 * One scheme of numbers through a report: 一、（一）1.（1） (GB/T 9704-2012, 7.3.3). Headings and the numbered lines that units
 * write themselves are brought to it as far as it can be told; the words behind a number stay as they are.
 */
interface Numbered {
  /** 1: 一、 2: （一） 3: 1. 4: （1） 5: ① */
  readonly rank: number;
  readonly ordinal: number;
  readonly rest: string;
}

const chinese = '一二三四五六七八九十';
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** A decimal (1.5万元) and a date (1.1—10.31) are no numbers of a list. */
const forms: readonly (readonly [rank: number, pattern: RegExp])[] = [
  [1, /^([一二三四五六七八九十]{1,3})[、．.][ \t]*(?=\S|$)/],
  [2, /^[（(]([一二三四五六七八九十]{1,3})[）)][、．.]?[ \t]*(?=\S|$)/],
  [3, /^(\d{1,2})(?:[、．]|\.(?!\d))[ \t]*(?=[^\d\s]|$)/],
  [4, /^[（(](\d{1,2})[）)][、．.]?[ \t]*(?=\S|$)/],
];

export function numberedHeading(heading: string): string {
  const number = numberOf(heading);
  return number === null ? heading : written(number.rank, number);
}

/**
 * Lines under a heading of that level. Numbers that stand as high as the heading, or higher, move below it, where a list is
 * meant: at least two of them.
 */
export function numberedLines(lines: readonly string[], level: Section['level']): string[] {
  const numbers = lines.map(numberOf);
  const ranks = [...new Set(numbers.flatMap((one) => (one ? [one.rank] : [])))].sort();
  const [highest = 5] = ranks;
  const isList = numbers.filter((one) => one?.rank === highest).length > 1;
  const collides = isList && highest <= level && level + ranks.length <= 5;
  return lines.map((line, index) => {
    const number = numbers[index];
    if (!number) return line === '无' ? '无。' : line;
    return written(collides ? level + 1 + ranks.indexOf(number.rank) : number.rank, number);
  });
}

/** A text without the manner of its numbers: two of one are told apart by their words, and by what the numbers count. */
export function sameButNumbered(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

function bare(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const number = numberOf(line);
      return number === null ? line.replace(/^无。?$/, '无') : `#${number.ordinal} ${number.rest}`;
    })
    .join('\n');
}

function numberOf(line: string): Numbered | null {
  for (const [rank, pattern] of forms) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const ordinal = rank <= 2 ? fromChinese(match[1]!) : Number(match[1]);
    if (ordinal !== null && ordinal > 0) return { rank, ordinal, rest: line.slice(match[0].length) };
  }
  const sign = circled.indexOf(line.charAt(0));
  return line === '' || sign < 0
    ? null
    : { rank: 5, ordinal: sign + 1, rest: line.slice(1).replace(/^[、．.]?[ \t]*/, '') };
}

function written(rank: number, { ordinal, rest }: Numbered): string {
  switch (rank) {
    case 1:
      return `${toChinese(ordinal)}、${rest}`;
    case 2:
      return `（${toChinese(ordinal)}）${rest}`;
    case 3:
      return `${ordinal}.${rest}`;
    case 4:
      return `（${ordinal}）${rest}`;
    default:
      return `${circled[ordinal - 1] ?? `（${ordinal}）`}${rest}`;
  }
}

/** 一 to 九十九. */
function fromChinese(word: string): number | null {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(word);
  if (match === null) return null;
  const [, tens = '', ten = '', ones = ''] = match;
  if (ten === '') return tens !== '' && ones !== '' ? null : chinese.indexOf(tens || ones) + 1;
  return (tens === '' ? 1 : chinese.indexOf(tens) + 1) * 10 + chinese.indexOf(ones || '〇') + 1;
}

function toChinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const unit = ones === 0 ? '' : chinese[ones - 1]!;
  if (tens === 0) return unit;
  return `${tens === 1 ? '' : chinese[tens - 1]!}十${unit}`;
}
