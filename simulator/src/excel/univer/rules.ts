import type { ISheetDataValidationRule } from '@univerjs/core';
import type { Area, HighlightRecord, SheetId, SheetRules, ValidationRecord } from '../model';
import { formulasOf, withFormulas } from '../validation-record';
import { rangeOf } from './changes';
import type { OpenUniver } from './open';

const operators: Readonly<Record<string, string>> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
};
const errorStyles = ['Information', 'Stop', 'Warning'] as const;

/**
 * Univer splits rules with relative formulas wrongly when rows come in at or inside them (validation and conditional formats alike), and
 * without its grid does not move conditional formats at all. So the rules are ours (SheetExtras); Univer is told anew after each change.
 */
export function drawRules(
  open: OpenUniver,
  sheet: SheetId,
  rules: SheetRules,
  /** A formula of the sheet as Univer is to keep it. */
  inside: (formula: string) => string,
): void {
  const { api, workbook, unitId } = open;
  const facade = workbook.getSheetBySheetId(sheet);
  const execute = (id: string, params: object) => api.syncExecuteCommand(id, { unitId, subUnitId: sheet, ...params });
  for (const { rule } of facade?.getDataValidations() ?? [])
    execute('data-validation.mutation.removeRule', { ruleId: rule.uid });
  // Ctrl+Z names rules of before: they keep their ids by their places in the list.
  for (const [at, { areas, record }] of rules.validations.entries()) {
    if (Object.keys(record.rule).length > 0)
      execute('data-validation.mutation.addRule', {
        rule: ruleOf(withFormulas(record, formulasOf(record).map(inside)), areas, `validation-${sheet}-${at}`),
      });
  }
  for (const rule of facade?.getConditionalFormattingRules() ?? [])
    execute('sheet.mutation.delete-conditional-rule', { cfId: rule.cfId });
  // The rule added last is drawn first.
  for (const highlight of [...rules.highlights].reverse())
    execute('sheet.mutation.add-conditional-rule', {
      rule: conditionalOf({ ...highlight, formula: inside(highlight.formula) }),
    });
}

function conditionalOf(highlight: HighlightRecord): object {
  const style = {
    ...(highlight.fill === null ? {} : { bg: { rgb: highlight.fill } }),
    ...(highlight.color === null ? {} : { cl: { rgb: highlight.color } }),
    ...(highlight.bold === null ? {} : { bl: highlight.bold ? 1 : 0 }),
  };
  return {
    cfId: highlight.id,
    ranges: highlight.areas.map(rangeOf),
    stopIfTrue: highlight.stopIfTrue,
    rule: { type: 'highlightCell', subType: 'formula', value: highlight.formula, style },
  };
}

/** Office's rule → Univer's. */
function ruleOf(record: ValidationRecord, areas: readonly Area[], uid: string): ISheetDataValidationRule {
  const [kind = '', value] = Object.entries(record.rule)[0] ?? [];
  const body = value as Readonly<Record<string, unknown>>;
  const formulas =
    kind === 'list'
      ? { type: 'list', formula1: String(body['source']), showDropDown: body['inCellDropDown'] !== false }
      : kind === 'custom'
        ? { type: 'custom', formula1: String(body['formula']) }
        : {
            type: kind === 'wholeNumber' ? 'whole' : kind,
            operator: operators[String(body['operator'])],
            formula1: String(body['formula1']),
            ...(body['formula2'] === undefined ? {} : { formula2: String(body['formula2']) }),
          };
  const { alert, prompt } = record;
  return {
    uid,
    ranges: areas.map(rangeOf),
    ...formulas,
    allowBlank: record.ignoreBlanks,
    showErrorMessage: alert.show,
    errorStyle: errorStyles.indexOf(alert.style),
    errorTitle: alert.title,
    error: alert.message,
    showInputMessage: prompt.show,
    promptTitle: prompt.title,
    prompt: prompt.message,
  } as ISheetDataValidationRule;
}
