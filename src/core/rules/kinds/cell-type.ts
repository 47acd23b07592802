import type { FieldValue } from '../../fields/field-value';
import type { FieldTable } from '../../fields/field-table';
import { cleanNumber } from '../../fields/read-value';
import { isWhole } from '../../pack/field-format';
import type { ScalarField } from '../../pack/pack';
import type { Decimal } from '../../quantity/decimal';
import type { Rule } from '../rule';
import { isInteger, packDecimal } from '../../quantity/constants';
import { judgeInputs } from '../support/inputs';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { fail, notApplicable, pass, undetermined, type Fix, type Verdict } from '../verdict';

/** Each cell holds what its field is for. A number kept as text is passed over by every sum of the sheet. */
export const cellType: Rule<'cell-type'> = {
  kind: 'cell-type',
  blames: 'cell',
  decide(_params, context) {
    const { seen, verdicts } = judgeInputs(context, (table, id, field) => {
      const value = table.value(id);
      if (value.is === 'blank' || (value.is === 'bad' && value.why === 'unbound')) return null;
      return judge(table, id, field, value) ?? 'fine';
    });
    if (verdicts.length > 0) return verdicts;
    return [seen === 0 ? notApplicable('还没有填数。') : pass()];
  },
};

function judge(table: FieldTable, id: string, field: ScalarField, value: FieldValue): Verdict | null {
  if (value.is === 'bad') return judgeBad(table, id, field, value);
  if (field.kind === 'date' && value.is === 'text' && !isDate(value.text))
    return wrong(id, `${nameOf(table, id)}填的“${value.text}”不是日期，请按“2019-03-20”填写。`);
  if (field.kind !== 'number' || value.is !== 'number') return null;
  if (isWhole(field) && !isInteger(value.number))
    return wrong(
      id,
      `${nameOf(table, id)}应填整数，现在是${value.number.toFixed()}${field.unit ?? ''}。`,
      value.number,
    );
  if (field.max !== undefined && value.number.gt(packDecimal(field.max))) {
    const hundredth = field.unit === '%' ? value.number.div(100) : null;
    const limit = figureText(table, id, packDecimal(field.max));
    const message = `${nameOf(table, id)}填了${figureText(table, id, value.number)}，不能大于${limit}${hundredth ? '；百分数请带百分号填写' : ''}。`;
    return wrong(id, message, value.number, hundredth?.lte(packDecimal(field.max)) ? setNumber(id, hundredth) : null);
  }
  return null;
}

function judgeBad(
  table: FieldTable,
  id: string,
  field: ScalarField,
  value: Extract<FieldValue, { is: 'bad' }>,
): Verdict {
  const name = nameOf(table, id);
  switch (value.why) {
    case 'number-as-text': {
      const clean = cleanNumber(value.raw.trim());
      return wrong(
        id,
        `${name}的“${value.raw}”是文本型数字，不参加合计，应改为数值${clean ? figureText(table, id, clean) : ''}。`,
        null,
        clean && setNumber(id, clean),
      );
    }
    case 'text-for-number': {
      const meant = withOwnUnit(value.raw, field);
      const hint = isDash(value.raw) ? '没有发生额请填0或留空' : '请只填数字';
      return wrong(id, `${name}应填数值，现在是“${value.raw}”；${hint}。`, null, meant && setNumber(id, meant));
    }
    case 'number-for-text':
      return wrong(id, `${name}应填文字，现在是数值或逻辑值“${value.raw}”。`);
    case 'not-an-option':
      return wrong(
        id,
        `${name}填的“${value.raw}”不在可选项内${field.kind === 'choice' ? `，只能选：${field.options.join('、')}` : ''}。`,
      );
    case 'cell-error':
      return wrong(id, `${name}的单元格显示错误值${value.raw}。`);
    case 'uncached':
    case 'unbound':
      return undetermined(`${name}是公式，还没有计算结果，不能核对。`, [id], id);
  }
}

function wrong(id: string, message: string, number: Decimal | null = null, fix: Fix | null = null): Verdict {
  return fail({
    subject: id,
    message,
    fields: [id],
    ...(number && { figures: [number.toFixed()] }),
    ...(fix && { fix }),
  });
}

function setNumber(id: string, number: Decimal): Fix {
  return { kind: 'set-number', field: id, value: number.toFixed() };
}

/** "12.5万元" in a 万元 field, "95.1%" in a rate: the unit is the field's own, so dropping it loses nothing. */
function withOwnUnit(raw: string, field: ScalarField): Decimal | null {
  const text = raw.normalize('NFKC').trim();
  if (field.unit === null || !text.endsWith(field.unit)) return null;
  const number = cleanNumber(text.slice(0, -field.unit.length).trim());
  return number && field.unit === '%' ? number.div(100) : number;
}

function isDash(raw: string): boolean {
  return /^[\s\-—–－/／]+$/.test(raw);
}

function isDate(text: string): boolean {
  const match = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(text.trim());
  if (!match) return false;
  const [month, day] = [Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
