import { a1 } from '../../../core/workbook/address';
import type { HighlightCells, ValidateCells, ValidationRule } from '../../../core/workbook/edit';
import { lookColours } from '../../../core/workbook/highlight-look';
import { boundsOf, listText } from '../../../core/workbook/validation-form';
import { rectOf, type FormatMap, type Rect } from '../../port/live/area';
import { highlightPieces, restated } from '../../port/live/rules';
import { standAt } from './front';
import { byFormula } from './look';
import type { SheetWrite } from './planned';
import { bgr } from './write-style';

/** XlFormatConditionOperator. */
const operators = { between: 1, greaterThanOrEqual: 7, lessThanOrEqual: 8 } as const;
/** XlDVAlertStyle. */
const alerts = { stop: 1, warning: 2 } as const;

/** The arguments of Validation.Add. */
interface Rule {
  /** XlDVType. */
  readonly type: number;
  readonly operator: number;
  readonly formula1: string;
  readonly formula2?: string;
}

/** Emptying a cell is always let through. A rule with a formula is restated for each area's own top left cell. */
export function planValidation({ areas, rule, prompt, error }: ValidateCells): SheetWrite[] {
  const rects = areas.map(rectOf);
  return rects.map((rect) => {
    const { type, operator, formula1, formula2 } = ruleOf(rule, rects[0] ?? rect, rect);
    return (sheet, open) => {
      if (rule.type === 'formula') standAt(open, sheet, rect);
      const validation = sheet.Range(a1(rect)).Validation;
      // One rule over another is an error to WPS.
      validation.Delete();
      validation.Add(type, alerts[error.style], operator, formula1, formula2);
      validation.IgnoreBlank = true;
      if (rule.type === 'list') validation.InCellDropdown = true;
      validation.ShowError = true;
      validation.ErrorTitle = error.title;
      validation.ErrorMessage = error.message;
      if (!prompt) return;
      validation.ShowInput = true;
      validation.InputTitle = prompt.title;
      validation.InputMessage = prompt.message;
    };
  });
}

function ruleOf(rule: ValidationRule, origin: Rect, rect: Rect): Rule {
  switch (rule.type) {
    case 'whole':
    case 'decimal': {
      const { operator, figures } = boundsOf(rule.min, rule.max);
      const [formula1 = '0', formula2] = figures.map(String);
      const bounds = { operator: operators[operator], formula1, ...(formula2 !== undefined && { formula2 }) };
      return { type: rule.type === 'whole' ? 1 : 2, ...bounds };
    }
    case 'list':
      return { type: 3, operator: operators.between, formula1: listText(rule.options) };
    case 'date':
      // The first day of the 1900 calendar, as a number: a date in words is read by the country's own order.
      return { type: 4, operator: operators.greaterThanOrEqual, formula1: '1' };
    case 'text-length':
      return { type: 6, operator: operators.lessThanOrEqual, formula1: String(rule.max) };
    case 'formula':
      return { type: 7, operator: operators.between, formula1: restated(rule.formula, origin, rect) };
  }
}

/** Conditional formats; a new one comes after the others, so what shall hold first is added first. */
export function planHighlights(edits: readonly HighlightCells[], formats: FormatMap): SheetWrite[] {
  return highlightPieces(edits, formats).map(({ rect, formula, look, format }) => (sheet, open) => {
    standAt(open, sheet, rect);
    const { fill, text, bold } = lookColours[look];
    const condition = sheet.Range(a1(rect)).FormatConditions.Add(byFormula, undefined, formula);
    condition.Interior.Color = bgr(fill);
    if (text !== undefined) condition.Font.Color = bgr(text);
    if (bold) condition.Font.Bold = true;
    if (format !== null) condition.NumberFormat = format;
  });
}
