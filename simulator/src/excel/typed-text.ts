import { invalidArgument, notSimulated } from '../executor/errors';
import type { CellInput } from './model';

/** What a text becomes, and the number format that Excel gives a cell that has none. */
export interface Typed {
  readonly input: CellInput;
  readonly numberFormat?: string;
}

/** Excel's limit on the text of one cell. */
const LONGEST = 32_767;
/** Excel's day 1 is 1900-01-01, and it believes in 1900-02-29. */
const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const FIRST_REAL_DAY = 61;

const plain = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const grouped = /^([-+]?)(\d{1,3}(?:,\d{3})+)(\.\d*)?$/;
const percent = /^([-+]?(?:\d+\.?\d*|\.\d+)) ?%$/;
const bracketed = /^\((\d+\.?\d*|\.\d+)\)$/;
const mixed = /^([-+]?)(\d+) (\d{1,2})\/(\d{1,2})$/;
const day = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;
const chineseDay = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const chineseMonth = /^(\d{4})年(\d{1,2})月$/;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
/** What Excel reads by a country's own order or currency, or as a formula: nobody here knows how. */
const unknown: readonly RegExp[] = [
  /^\(?[-+]?\s?[¥￥$€£]\s?[-+]?[\d,]+(\.\d*)?\)?$|^[-+]?[\d,]+(\.\d*)?\s?[¥￥€£]$/,
  /^\d{1,4}[-/]\d{1,4}([-/]\d{1,4})?$/,
  /^\d{1,4}[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d{2}(:\d{2})?$/,
  /^\d{1,2}月\d{1,2}日$/,
  /^\d{1,2}:\d{2}(:\d{2})? ?[ap]m$/i,
  /^\(\d{1,3}(,\d{3})+(\.\d*)?\)$/,
  /^\d{1,2}[- ]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*([- ]\d{2,4})?$/i,
  /^[-+][A-Z]{1,3}\d+|^[-+]\d+(\.\d+)?[-+*/^]/i,
];

/** A text written into a cell that is no text cell, as Excel takes what is typed. */
export function typed(text: string): Typed {
  if (text.length > LONGEST) throw invalidArgument(`A cell holds at most ${LONGEST} characters.`);
  if (text === '') return { input: { value: null } };
  if (text.startsWith("'")) return { input: { value: text.slice(1), asText: true } };
  // As typed into a Chinese Excel: space before the sign is passed over, the full-width sign is one.
  const formula = text.trimStart().replace(/^＝/, '=');
  if (formula.startsWith('=') && formula.length > 1) return { input: { formula } };
  if (/^(true|false)$/i.test(text)) return { input: { value: /^true$/i.test(text) } };
  const found = numberOf(text.trim());
  if (found) return { input: { value: found.value }, ...(found.format ? { numberFormat: found.format } : {}) };
  if (unknown.some((pattern) => pattern.test(text.trim())))
    throw notSimulated('Range', `values (${JSON.stringify(text)})`);
  return { input: { value: text } };
}

function numberOf(text: string): { readonly value: number; readonly format?: string } | null {
  if (plain.test(text)) return { value: digits15(Number(text)) };
  const [, sign = '', whole = '', part = ''] = grouped.exec(text) ?? [];
  if (whole !== '')
    return {
      value: digits15(Number(`${sign}${whole.replaceAll(',', '')}${part}`)),
      format: part.length > 1 ? '#,##0.00' : '#,##0',
    };
  const [, share] = percent.exec(text) ?? [];
  if (share !== undefined) return { value: digits15(Number(share) / 100), format: /\.\d/.test(share) ? '0.00%' : '0%' };
  const [, less] = bracketed.exec(text) ?? [];
  if (less !== undefined) return { value: -digits15(Number(less)) };
  const [, minus, one, above, below] = mixed.exec(text) ?? [];
  if (below !== undefined && Number(below) > 0) {
    const value = Number(one) + Number(above) / Number(below);
    return { value: minus === '-' ? -value : value, format: below.length > 1 ? '# ??/??' : '# ?/?' };
  }
  return dayOf(text) ?? timeOf(text);
}

function dayOf(text: string): { readonly value: number; readonly format: string } | null {
  const western = day.exec(text);
  const chinese = chineseDay.exec(text);
  const month = chineseMonth.exec(text);
  const [year, inYear, inMonth] = western
    ? [western[1], western[3], western[4]]
    : chinese
      ? [chinese[1], chinese[2], chinese[3]]
      : [month?.[1], month?.[2], '1'];
  if (year === undefined) return null;
  const date = new Date(Date.UTC(Number(year), Number(inYear) - 1, Number(inMonth)));
  const isReal = date.getUTCMonth() === Number(inYear) - 1 && date.getUTCDate() === Number(inMonth);
  const value = (date.getTime() - EPOCH) / DAY;
  if (!isReal || value < FIRST_REAL_DAY) return null;
  return { value, format: western ? 'yyyy/m/d' : chinese ? 'yyyy"年"m"月"d"日"' : 'yyyy"年"m"月"' };
}

function timeOf(text: string): { readonly value: number; readonly format: string } | null {
  const [, hours, minutes, seconds] = clock.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  const value = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
  return { value, format: seconds === undefined ? 'h:mm' : 'h:mm:ss' };
}

/** Excel keeps 15 digits. */
function digits15(value: number): number {
  return Number(value.toPrecision(15));
}
