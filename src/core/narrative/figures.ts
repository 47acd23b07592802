import { writtenFigure } from '../fields/figure-text';
import { numberOf, plainValue, type FieldValue } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import type { ScalarField } from '../pack/pack';
import { isMoneyUnit, type MoneyUnit } from '../quantity/amount-unit';
import type { Decimal } from '../quantity/decimal';
import { otherManner, type DecimalsManner } from '../quantity/format';
import type { Run } from './fragment';
import { missingRun } from './missing';
import { TemplateFault } from './template-engine';

/** A field, and how the report prints decimals. */
export interface FigureSource {
  readonly table: FieldTable;
  readonly id: string;
  readonly decimals: DecimalsManner;
}

/** Writes one field as a figure run; blanks and unusable values become what is missing. */
export function figureRun(
  { table, id, decimals }: FigureSource,
  write: (number: Decimal, field: ScalarField, manner: DecimalsManner) => string,
): Run {
  const value = table.value(id);
  if (value.is === 'blank' || value.is === 'bad') return missingRun(table, id);
  const number = numberOf(value);
  const run = { kind: 'figure', field: id, value: plainValue(value) } as const;
  if (number === null) return { ...run, text: wordsOf(value) };
  const field = table.field(id);
  const [text, otherwise] = [decimals, otherManner(decimals)].map((manner) => write(number, field, manner));
  return { ...run, text: text!, ...(otherwise === text ? {} : { otherwise: otherwise! }) };
}

/** A field as its kind and unit call for: 219.2万元, 9人, 88.89%, 2018, 2019年3月15日, short texts as they are. */
export function printedRun(source: FigureSource): Run {
  const field = source.table.field(source.id);
  if (field.kind === 'text' && field.length === 'prose') return wordsRun(source);
  return figureRun(source, (number, _, manner) => writtenFigure(field, number, manner));
}

/**
 * The user's own words inside a sentence. They are taken over as typed, but that several lines become one: a sentence has no
 * paragraphs inside it.
 */
export function wordsRun({ table, id }: Pick<FigureSource, 'table' | 'id'>): Run {
  const value = table.value(id);
  if (value.is !== 'text' && value.is !== 'none') return missingRun(table, id);
  const lines = proseLines(value.text);
  if (lines.length === 0) return missingRun(table, id);
  const text = lines.reduce((all, line) => (endsSentence.test(all) ? all + line : `${all}；${line}`));
  return { kind: 'words', text, field: id };
}

const endsSentence = /[，。；：、！？,;:!?]$/;

/** Paragraphs of a prose field: its lines without the blanks around them (the page has its own indent), empty ones left out. */
export function proseLines(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A date typed as text (2019-3-15, 2019/03/15, 2019.3.15) in the same form; anything else as it is. */
function wordsOf(value: FieldValue): string {
  const text = value.is === 'text' || value.is === 'none' ? value.text.trim() : '';
  const date = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  return date ? `${date[1]}年${Number(date[2])}月${Number(date[3])}日` : text;
}

export function moneyUnitOf(field: ScalarField, filter: string): MoneyUnit {
  if (!isMoneyUnit(field.unit))
    throw new TemplateFault(`“${filter}”只能用于金额，“${field.label}”的计量单位是${field.unit ?? '无'}`);
  return field.unit;
}
