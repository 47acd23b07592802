import { fromDouble, parseDecimal } from '../quantity/decimal';
import type { ScalarField } from '../pack/pack';
import { isCellError, type CellValue } from '../workbook/snapshot';
import { blank, numberValue, textValue, type FieldValue } from './field-value';

/** A cell's value as its field understands it. Excel's sums pass over text, so a number kept as text is `bad`, not a number. */
export function readValue(field: ScalarField, value: CellValue): FieldValue {
  if (value === null) return blank;
  if (isCellError(value))
    return { is: 'bad', why: value.error === '#UNCACHED' ? 'uncached' : 'cell-error', raw: value.error };
  if (typeof value === 'boolean')
    return {
      is: 'bad',
      why: field.kind === 'number' ? 'text-for-number' : 'number-for-text',
      raw: value ? 'TRUE' : 'FALSE',
    };
  switch (field.kind) {
    case 'number':
      return typeof value === 'number' ? numberValue(fromDouble(value)) : readNumberText(field.noneText, value);
    case 'date':
      return typeof value === 'number' ? numberValue(fromDouble(value)) : textValue(value.trim());
    case 'choice':
      return readChoice(field.options, String(value).trim());
    case 'text':
      return textValue(String(value));
  }
}

function readNumberText(noneText: string | undefined, text: string): FieldValue {
  const words = text.trim();
  if (words === '') return blank;
  if (noneText !== undefined && words === noneText) return { is: 'none', text: words };
  return { is: 'bad', why: cleanNumber(words) === null ? 'text-for-number' : 'number-as-text', raw: text };
}

function readChoice(options: readonly string[], text: string): FieldValue {
  if (text === '') return blank;
  return options.includes(text) ? textValue(text) : { is: 'bad', why: 'not-an-option', raw: text };
}

/**
 * The number that copied text surely means: "￥1,234.50", "１２", "(3.5)" for −3.5, "12.5万元" is not one (a unit must not be
 * dropped). Null where a person would have to think.
 */
export function cleanNumber(text: string): ReturnType<typeof parseDecimal> {
  const narrow = text.normalize('NFKC').replace(/[\s¥]/g, '').replace(/^−/, '-');
  const negative = /^\((.+)\)$/.exec(narrow);
  const body = negative?.[1] ?? narrow;
  if (body.includes(',') && !/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(body)) return null;
  const number = parseDecimal(body.replaceAll(',', ''));
  return number !== null && negative ? number.times(-1) : number;
}
