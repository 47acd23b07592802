import { masked, notNames, placeholderWords, surnames, type PlaceholderWords } from './words/placeholders';

/** A place that still waits for its words. */
export interface Placeholder {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly why: PlaceholderWords['why'];
  readonly isSure: boolean;
}

/** One title may stand in another; what opens again and again is none. */
const title = /[《“][^《“》”\n]*(?:[《“][^《“》”\n]*)?[》”]/g;
const blot = '\u0000';

/**
 * Prompts, blanks and alternatives that were left standing, in order.
 * @param where a prose field of the workbook, or a whole report, where headings, signatures and formulas stand beside the prose
 */
export function placeholdersIn(source: string, where: 'field' | 'report'): Placeholder[] {
  const text = source.replace(title, (match) => (isWhole(match) ? match : blot.repeat(match.length)));
  const found: Placeholder[] = [];
  // A report that tells no year at all hides them on purpose.
  const hidesYears = where === 'report' && !/(?:20|19)\d{2}\s{0,4}年/.test(text);
  for (const { pattern, why, only, isSure = false } of placeholderWords) {
    if (only !== undefined && only !== where) continue;
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (isAnonymous(text, start, match[0]) || isFormula(text, start, end, match[0])) continue;
      if (hidesYears && /^(?:20|19)/.test(match[0])) continue;
      if (where === 'report' && !isOfReport(text, start, end, match[0])) continue;
      found.push({ start, end, words: match[0], why, isSure });
    }
  }
  return oneEach(found);
}

/** Of several that overlap the first; of several that begin together the one that was looked for first. */
function oneEach(found: readonly Placeholder[]): Placeholder[] {
  const kept: Placeholder[] = [];
  for (const one of [...found].sort((a, b) => a.start - b.start)) {
    const last = kept[kept.length - 1];
    if (last === undefined || last.end <= one.start) kept.push(one);
  }
  return kept;
}

/** “XX万元” and the like stand between quotation marks as well where nothing else is in them. */
const isWhole = (quoted: string): boolean => quoted.startsWith('“') && /^“[XxＸ×_＿*]+”$/.test(quoted);

function isAnonymous(text: string, at: number, words: string): boolean {
  if (!/^(?:某某|[XxＸ×*＊]{2})$/.test(words) || at === 0 || !surnames.includes(text.charAt(at - 1))) return false;
  return !notNames.test(text.slice(at + words.length, at + words.length + 4));
}

/** “单价×人次＝…”, “长×宽”: a sign of multiplication. */
function isFormula(text: string, start: number, end: number, words: string): boolean {
  if (words.trim() !== '×') return false;
  return /[\d元）)%价准额数均]/.test(text.charAt(start - 1)) || /[=＝]/.test(lineAround(text, start, end));
}

function isOfReport(text: string, start: number, end: number, words: string): boolean {
  // Published texts hide firms, places and numbers of documents; a digit beside asterisks is of a number that is hidden.
  if (/^[XxＸ×Хх*＊某]+$/.test(words) && masked.test(text.slice(end, end + 4))) return false;
  // “增加（减少）额”, “是/否”: in a table's head or a form's line it is the form's own.
  return !/[/／（(□☐]/.test(words) || /^[（(]|^[【_＿]/.test(words) || /[，。；]/.test(lineAround(text, start, end));
}

const widest = 200;

function lineAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - widest), start);
  const after = text.slice(end, end + widest);
  const stop = after.indexOf('\n');
  return before.slice(before.lastIndexOf('\n') + 1) + (stop < 0 ? after : after.slice(0, stop));
}
