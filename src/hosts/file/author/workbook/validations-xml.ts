import { a1 } from '../../../../core/workbook/address';
import type { ValidateCells, ValidationRule } from '../../../../core/workbook/edit';
import { boundsOf, listText } from '../../../../core/workbook/validation-form';
import { groupByFormula } from './formula';
import { subtract, type Rect } from './rects';
import type { SheetPlan } from './plan';
import { escapeXml, escapeXmlLines } from './xml-text';

const maxTitle = 32;
const maxMessage = 225;

/**
 * The sheet's <dataValidations>, or '' when it has none. Written here and not by exceljs, which keeps validations cell by cell
 * and joins them back into rectangles that may overlap (Excel then repairs the file), and which loses line feeds in messages.
 * A later validation replaces an earlier one where they overlap.
 */
export function validationsXml(sheet: SheetPlan): string {
  let live: { readonly edit: ValidateCells; readonly origin: Rect; readonly rects: readonly Rect[] }[] = [];
  for (const { edit, rects } of sheet.validations) {
    const origin = rects[0];
    if (!origin) continue;
    const free = (old: readonly Rect[]): Rect[] =>
      rects.reduce<Rect[]>((rest, hole) => rest.flatMap((rect) => subtract(rect, hole)), [...old]);
    live = live.map((older) => ({ ...older, rects: free(older.rects) }));
    live.push({ edit, origin, rects: disjoint(rects) });
  }
  const items = live.flatMap(({ edit, origin, rects }) => (rects.length > 0 ? itemsXml(edit, origin, rects) : []));
  return items.length === 0 ? '' : `<dataValidations count="${items.length}">${items.join('')}</dataValidations>`;
}

function disjoint(rects: readonly Rect[]): Rect[] {
  return rects.reduce<Rect[]>((done, rect) => {
    const parts = done.reduce<Rect[]>((rest, hole) => rest.flatMap((part) => subtract(part, hole)), [rect]);
    return [...done, ...parts];
  }, []);
}

/** Emptying a cell is always let through, as Office does by default. */
function itemsXml(edit: ValidateCells, origin: Rect, rects: readonly Rect[]): string[] {
  const texts = textAttributes(edit);
  const item = (rule: FileRule, areas: readonly Rect[]): string =>
    itemXml(rule, ` allowBlank="1"${texts} sqref="${areas.map(a1).join(' ')}"`);
  if (edit.rule.type !== 'formula') return [item(fileRule(edit.rule), rects)];
  const groups = groupByFormula(edit.rule.formula, origin, rects);
  return [...groups].map(([formula, alike]) => item({ type: 'custom', formulas: [formula] }, alike));
}

interface FileRule {
  readonly type: string;
  readonly operator?: string;
  readonly formulas: readonly string[];
}

function itemXml(rule: FileRule, attributes: string): string {
  const operator = rule.operator === undefined ? '' : ` operator="${rule.operator}"`;
  const formulas = rule.formulas.map(
    (formula, index) => `<formula${index + 1}>${escapeXml(formula)}</formula${index + 1}>`,
  );
  return `<dataValidation type="${rule.type}"${operator}${attributes}>${formulas.join('')}</dataValidation>`;
}

function fileRule(rule: Exclude<ValidationRule, { type: 'formula' }>): FileRule {
  switch (rule.type) {
    case 'whole':
    case 'decimal':
      return { type: rule.type, ...bounds(rule.min, rule.max) };
    case 'list':
      return { type: 'list', formulas: [listFormula(rule.options)] };
    case 'date':
      // From the first day of the 1900 calendar on.
      return { type: 'date', operator: 'greaterThanOrEqual', formulas: ['1'] };
    case 'text-length':
      return { type: 'textLength', operator: 'lessThanOrEqual', formulas: [String(rule.max)] };
  }
}

function bounds(min: number | undefined, max: number | undefined): Pick<FileRule, 'operator' | 'formulas'> {
  const { operator, figures } = boundsOf(min, max);
  return { ...(operator !== 'between' && { operator }), formulas: figures.map(String) };
}

function listFormula(options: readonly string[]): string {
  return `"${listText(options).replaceAll('"', '""')}"`;
}

function textAttributes({ prompt, error }: ValidateCells): string {
  const style = error.style === 'stop' ? '' : ` errorStyle="${error.style}"`;
  const refused = `${style} showErrorMessage="1"${attribute('errorTitle', error.title, maxTitle)}${attribute('error', error.message, maxMessage)}`;
  if (!prompt) return refused;
  return `${refused} showInputMessage="1"${attribute('promptTitle', prompt.title, maxTitle)}${attribute('prompt', prompt.message, maxMessage)}`;
}

function attribute(name: string, text: string, limit: number): string {
  if (text.length > limit)
    throw new Error(`${name} of ${text.length} characters, Excel takes ${limit}: ${text.slice(0, 40)}…`);
  return text === '' ? '' : ` ${name}="${escapeXmlLines(text)}"`;
}
