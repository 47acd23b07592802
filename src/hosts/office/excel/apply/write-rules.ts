import { a1 } from '../../../../core/workbook/address';
import type { HighlightCells, ValidateCells, ValidationRule } from '../../../../core/workbook/edit';
import { lookColours, lookOrder, piecesOfLook } from '../../../../core/workbook/highlight-look';
import { moveFormula } from '../../../../core/workbook/move-formula';
import { boundsOf, listText } from '../../../../core/workbook/validation-form';
import { rectOf, type FormatMap, type Rect } from './area';

const operators = {
  between: 'Between',
  greaterThanOrEqual: 'GreaterThanOrEqualTo',
  lessThanOrEqual: 'LessThanOrEqualTo',
} as const;

/** Emptying a cell is always let through. A rule with a formula is restated for each area's own top left cell. */
export function writeValidation(sheet: Excel.Worksheet, { areas, rule, prompt, error }: ValidateCells): void {
  const rects = areas.map(rectOf);
  for (const rect of rects) {
    const validation = sheet.getRange(a1(rect)).dataValidation;
    validation.ignoreBlanks = true;
    validation.rule = excelRule(rule, rects[0] ?? rect, rect);
    validation.errorAlert = {
      showAlert: true,
      style: error.style === 'stop' ? 'Stop' : 'Warning',
      title: error.title,
      message: error.message,
    };
    if (prompt) validation.prompt = { showPrompt: true, title: prompt.title, message: prompt.message };
  }
}

function excelRule(rule: ValidationRule, origin: Rect, rect: Rect): Excel.DataValidationRule {
  switch (rule.type) {
    case 'whole':
    case 'decimal': {
      const { operator, figures } = boundsOf(rule.min, rule.max);
      const [formula1 = 0, formula2] = figures;
      const bounds = { operator: operators[operator], formula1, ...(formula2 !== undefined && { formula2 }) };
      return rule.type === 'whole' ? { wholeNumber: bounds } : { decimal: bounds };
    }
    case 'list':
      return { list: { inCellDropDown: true, source: listText(rule.options) } };
    case 'date':
      // From the first day of the 1900 calendar on.
      return { date: { operator: 'GreaterThanOrEqualTo', formula1: '1900-01-01' } };
    case 'text-length':
      return { textLength: { operator: 'LessThanOrEqualTo', formula1: rule.max } };
    case 'formula':
      return { custom: { formula: restated(rule.formula, origin, rect) } };
  }
}

/** Conditional formats. Excel puts a new one before all others, so the gravest look is added last and the first of equals after the second. */
export function writeHighlights(sheet: Excel.Worksheet, edits: readonly HighlightCells[], formats: FormatMap): void {
  for (const look of [...lookOrder].reverse()) {
    for (const edit of edits.filter((one) => one.look === look).reverse()) {
      const rects = edit.areas.map(rectOf);
      const origin = rects[0];
      if (!origin) continue;
      for (const piece of piecesOfLook(look, rects, (row, column) => formats.at(row, column)).reverse()) {
        for (const rect of [...piece.rects].reverse())
          addHighlight(sheet.getRange(a1(rect)), restated(edit.formula, origin, rect), look, piece.format);
      }
    }
  }
}

function addHighlight(range: Excel.Range, formula: string, look: HighlightCells['look'], format: string | null): void {
  const { fill, text, bold } = lookColours[look];
  const { custom } = range.conditionalFormats.add('Custom');
  custom.rule.formula = formula;
  custom.format.fill.color = `#${fill}`;
  if (text !== undefined) custom.format.font.color = `#${text}`;
  if (bold) custom.format.font.bold = true;
  // The types want any; Excel takes the format text.
  if (format !== null) custom.format.numberFormat = format;
}

function restated(formula: string, origin: Rect, rect: Rect): string {
  return `=${moveFormula(formula.replace(/^=/, ''), rect.top - origin.top, rect.left - origin.left)}`;
}
