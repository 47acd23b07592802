import { parseDecimal, zero, type Decimal } from '../quantity/decimal';

const digits = '零一二三四五六七八九';
const steps: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/**
 * "一百二十" → 120, "三点五" → 3.5, "二〇一八" → 2018; null for anything else (三四百, 十十).
 * Ours, not nzh's: `decodeS` (1.0.14) has no "no number", it reads 三四 as 34, 十十 as 100, 两万 and 公 as 0 and 二〇一八 as 218. Prose is
 * full of such words, and a figure that is none would become a finding.
 */
export function chineseNumber(text: string): Decimal | null {
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二');
  const [whole = '', fraction, more] = plain.split('点');
  if (more !== undefined || whole === '') return null;
  const head = wholeNumber(whole);
  if (head === null || fraction === undefined) return head;
  const tail = digitRun(fraction);
  return tail === null ? null : head.plus(parseDecimal(`0.${tail}`) ?? zero);
}

function digitRun(text: string): string | null {
  let run = '';
  for (const sign of text) {
    const digit = digits.indexOf(sign);
    if (digit < 0) return null;
    run += String(digit);
  }
  return run === '' ? null : run;
}

function wholeNumber(text: string): Decimal | null {
  const run = digitRun(text);
  // 三四 (three or four) is no number; 二零一八 is.
  if (run !== null) return run.length === 1 || run.length >= 4 || text.includes('零') ? parseDecimal(run) : null;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const sign of text) {
    const value = digits.indexOf(sign);
    const step = steps[sign];
    if (value >= 0) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (step !== undefined) {
      if (digit === null && (step !== 10 || section !== 0)) return null;
      section += (digit ?? 1) * step;
      digit = null;
    } else if (sign === '万' || sign === '亿') {
      section += digit ?? 0;
      if (section === 0 && total === 0) return null;
      total = sign === '万' ? total + section * 1e4 : (total + section) * 1e8;
      section = 0;
      digit = null;
    } else return null;
  }
  return parseDecimal(String(total + section + (digit ?? 0)));
}
