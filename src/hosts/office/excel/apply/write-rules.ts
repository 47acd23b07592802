import { a1 } from '../../../../core/workbook/address';
import type { HighlightCells, ValidateCells, ValidationRule } from '../../../../core/workbook/edit';
import { lookColours } from '../../../../core/workbook/highlight-look';
import { boundsOf, listText } from '../../../../core/workbook/validation-form';
import { rectOf, type FormatMap, type Rect } from '../../../port/live/area';
import { highlightPieces, restated } from '../../../port/live/rules';

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

/** Conditional formats. Excel puts a new one before all others, so what shall come first is added last. */
export function writeHighlights(sheet: Excel.Worksheet, edits: readonly HighlightCells[], formats: FormatMap): void {
  for (const { rect, formula, look, format } of highlightPieces(edits, formats).reverse())
    addHighlight(sheet.getRange(a1(rect)), formula, look, format);
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
