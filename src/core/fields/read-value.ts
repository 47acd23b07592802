import type { ScalarField } from '../pack/pack';
import { isLikelyDate } from '../quantity/dates';
import { fromDouble } from '../quantity/decimal';
import { isCellError, type CellValue } from '../workbook/snapshot';
import { dateOfText } from './date-text';
import { blank, numberValue, textValue, toCheck, type BadReason, type FieldValue } from './field-value';
import { meantNumber } from './meant-number';
import { xmlText } from './xml-text';

/** A cell's value as its field understands it. Excel's sums pass over text, so a number kept as text is `bad`, not a number. */
export function readValue(field: ScalarField, value: CellValue): FieldValue {
  if (value === null || value === '') return blank;
  if (isCellError(value)) return value.error === '#UNCACHED' ? bad('uncached', '') : bad('cell-error', value.error);
  if (typeof value === 'boolean') return bad(truthFaults[field.kind], value ? 'TRUE' : 'FALSE');
  // What a form's own formula says over a part that cannot be used.
  if (value === toCheck && 'derive' in field && field.derive !== undefined) return bad('part', toCheck);
  switch (field.kind) {
    case 'number':
      return typeof value === 'number' ? readNumber(field, value) : readNumberText(field, value);
    case 'date':
      return readDate(value);
    case 'choice':
      return readChoice(field.options, String(value));
    case 'text':
      return textValue(xmlText(String(value)));
  }
}

const truthFaults: Readonly<Record<ScalarField['kind'], BadReason>> = {
  number: 'text-for-number',
  text: 'number-for-text',
  choice: 'not-an-option',
  date: 'not-a-date',
};

function bad(why: BadReason, raw: string): FieldValue {
  return { is: 'bad', why, raw };
}

/** Years of the tool's whole life, and of the forms before it. */
const [firstYear, lastYear] = [1990, 2099];

function readNumber(field: ScalarField, value: number): FieldValue {
  if (field.unit === '年' && !(Number.isInteger(value) && value >= firstYear && value <= lastYear))
    return bad('not-a-year', String(value));
  return numberValue(fromDouble(value));
}

/** Blanks alone are no empty cell to Excel: its sums and counts take them for words. */
function readNumberText(field: Extract<ScalarField, { kind: 'number' }>, text: string): FieldValue {
  if (field.noneText !== undefined && text === field.noneText) return { is: 'none', text };
  const isNumber = meantNumber(field, text) !== null && !/[\p{L}]/u.test(text);
  return bad(isNumber ? 'number-as-text' : 'text-for-number', text);
}

function readDate(value: number | string): FieldValue {
  if (typeof value === 'number')
    return isLikelyDate(value) ? numberValue(fromDouble(value)) : bad('not-a-date', String(value));
  const text = value.trim();
  return text === '' || dateOfText(text) !== null ? textValue(text) : bad('not-a-date', value);
}

function readChoice(options: readonly string[], text: string): FieldValue {
  return options.includes(text) ? textValue(text) : bad('not-an-option', text);
}
