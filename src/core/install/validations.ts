import { columnRef, parseRowId } from '../pack/concrete-id';
import type { LaidSheet } from '../layout/layout';
import { isWhole } from '../pack/field-format';
import { isDerived, spokenName, type Pack, type ScalarField } from '../pack/pack';
import { a1, type Area } from '../workbook/address';
import type { Edit, ValidateCells, ValidationRule } from '../workbook/edit';

/** Longest prose a cell takes: Excel's own limit for one cell is 32 767 characters. */
const longestText = 32_767;

/** Native data validation for every input cell: it works in WPS, LibreOffice and without the add-in (typing; pasting escapes it). */
export function validationEdits(pack: Pack, sheet: LaidSheet): Edit[] {
  const edits: Edit[] = [];
  const columns = new Set<string>();
  for (const cell of sheet.cells) {
    if (cell.field === undefined) continue;
    const row = parseRowId(cell.field);
    const ref = columnRef(cell.field);
    const field = pack.byId.get(ref);
    if (!field || field.kind === 'rows' || isDerived(field) || columns.has(ref)) continue;
    // A column of repeating rows takes one validation over all of them: inserted rows fall inside it.
    const block = row ? sheet.blocks.get(row.rows) : undefined;
    if (block) columns.add(ref);
    const area = { left: cell.left, right: cell.left, ...(block ?? { top: cell.top, bottom: cell.top }) };
    edits.push(validation(sheet.definition.title, area, field));
  }
  return edits;
}

/** The validation of one input cell or of a column of them, wherever it stands now. */
export function validation(sheet: string, area: Omit<Area, 'sheet'>, field: ScalarField): ValidateCells {
  // A rule with a formula is written for the first cell.
  const { rule, message, stop } = ruleFor(field, a1({ ...area, bottom: area.top }));
  const guide = field.guide;
  return {
    edit: 'validate-cells',
    sheet,
    areas: [a1(area)],
    rule,
    ...(guide === undefined ? {} : { prompt: { title: spokenName(field).slice(0, 32), message: guide.slice(0, 225) } }),
    error: { style: stop ? 'stop' : 'warning', title: spokenName(field).slice(0, 32), message },
  };
}

function ruleFor(field: ScalarField, address: string): { rule: ValidationRule; message: string; stop: boolean } {
  switch (field.kind) {
    case 'choice':
      return {
        rule: { type: 'list', options: field.options },
        message: `请从下拉列表中选择：${field.options.join('、')}。`,
        stop: true,
      };
    case 'date':
      return { rule: { type: 'date' }, message: '请填日期，例如 2019-03-20。', stop: true };
    case 'text':
      return {
        rule: { type: 'text-length', max: longestText },
        message: `文字不能超过${longestText}个字。`,
        stop: true,
      };
    case 'number':
      return numberRule(field, address);
  }
}

function numberRule(
  field: Extract<ScalarField, { kind: 'number' }>,
  address: string,
): { rule: ValidationRule; message: string; stop: boolean } {
  const unit = field.unit ?? '';
  const whole = isWhole(field);
  const max = field.max === undefined ? undefined : Number(field.max);
  const low = field.negative ? {} : { min: 0 };
  const high = max === undefined ? {} : { max };
  const sign = field.negative ? '' : '不小于 0 的';
  const top = max === undefined ? '' : field.unit === '%' ? `，不超过 ${max * 100}%` : `，不超过 ${max}`;
  const what =
    field.unit === '%'
      ? '百分比，例如 95.10%'
      : whole
        ? `${sign}整数（单位：${unit}）`
        : `${sign}数字（单位：${unit}）`;
  if (field.noneText !== undefined) {
    const test = `OR(${address}="${field.noneText}",AND(ISNUMBER(${address}),N(${address})>=0))`;
    return {
      rule: { type: 'formula', formula: test },
      message: `请填${what}；没有的填“${field.noneText}”。`,
      stop: true,
    };
  }
  return {
    rule: { type: whole ? 'whole' : 'decimal', ...low, ...high },
    message: `请填${what}${top}。不要带单位和千分位。`,
    stop: true,
  };
}
