import type { FieldValue } from '../../fields/field-value';
import type { FieldTable } from '../../fields/field-table';
import { meantDate } from '../../fields/date-text';
import { adoptedCell } from '../../fields/adopted';
import { cleanNumber, hasInvisible, meantNumber, meantRatio, visible } from '../../fields/meant-number';
import { isWhole } from '../../pack/field-format';
import type { ScalarField } from '../../pack/pack';
import type { Decimal } from '../../quantity/decimal';
import type { Rule } from '../rule';
import { isInteger, packDecimal } from '../../quantity/constants';
import { convertMoney, isMoneyUnit, isPrintedMoneyUnit, type PrintedMoneyUnit } from '../../quantity/amount-unit';
import { inFull } from '../../quantity/format';
import { adviceFor, scoreAdvice } from '../support/field-advice';
import { indicatorOfFigure, unitOfRow } from '../support/indicators';
import { judgeInputs } from '../support/inputs';
import { percentSlip } from '../support/percent-slip';
import { whyBad } from '../support/reading';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { fail, notApplicable, pass, undetermined, type Fix, type Verdict } from '../verdict';

/** Each cell holds what its field is for. A number kept as text is passed over by every sum of the sheet. */
export const cellType: Rule<'cell-type'> = {
  kind: 'cell-type',
  blames: 'cell',
  decide(_params, context) {
    const { seen, verdicts } = judgeInputs(context, (table, id, field) => {
      const value = table.shown(id);
      if (value.is === 'blank' || (value.is === 'bad' && (value.why === 'unbound' || value.why === 'absent')))
        return null;
      return judge(table, id, field, value) ?? 'fine';
    });
    if (verdicts.length > 0) return verdicts;
    return [seen === 0 ? notApplicable('还没有填数。') : pass()];
  },
};

function judge(table: FieldTable, id: string, field: ScalarField, value: FieldValue): Verdict | null {
  if (value.is === 'bad') return judgeBad(table, id, field, value);
  if (field.kind !== 'number' || value.is !== 'number') return null;
  if (isWhole(field) && !isInteger(value.number))
    return wrong(
      id,
      `${nameOf(table, id)}应填整数，现在是${value.number.toFixed()}${field.unit ?? ''}。`,
      value.number,
      null,
      '核对原始资料，改成整数。',
    );
  if (field.max !== undefined && value.number.gt(packDecimal(field.max)))
    return tooMuch(table, id, field, value.number, packDecimal(field.max));
  return percentSlip(table, id, value.number);
}

/** More than the field may hold. 92 in a rate is meant as 92 %. */
function tooMuch(table: FieldTable, id: string, field: ScalarField, number: Decimal, most: Decimal): Verdict {
  const limit = figureText(table, id, most);
  const meant = meantRatio(field, number);
  const right = meant && figureText(table, id, meant);
  const message = `${nameOf(table, id)}填了${figureText(table, id, number)}，不能大于${limit}${right === null ? '' : `，应为${right}`}。`;
  if (meant) return wrong(id, message, number, setNumber(id, meant), `改为${right}；百分数请带百分号填写。`);
  return wrong(id, message, number, null, scoreAdvice(table, id) ?? `核对原始资料，改成不大于${limit}的数。`);
}

function judgeBad(
  table: FieldTable,
  id: string,
  field: ScalarField,
  value: Extract<FieldValue, { is: 'bad' }>,
): Verdict {
  const name = nameOf(table, id);
  const tell = (message: string, fix: SetValue | null = null): Verdict =>
    wrong(id, message, null, fix, fix ? `改为${fix.value}。` : adviceFor(table, id));
  switch (value.why) {
    case 'number-as-text':
    case 'text-for-number':
      return judgeWords(table, id, field, value.raw);
    case 'number-for-text':
      return tell(`${name}应填文字，现在是逻辑值“${value.raw}”。`);
    case 'not-an-option': {
      const seen = visible(value.raw);
      const options = field.kind === 'choice' ? field.options : [];
      const meant = options.find((option) => option === seen) ?? null;
      return tell(
        `${name}填的“${seen}”不在可选项内，${meant === null ? `只能选：${options.join('、')}` : `多了空格或看不见的字符，应改为“${meant}”`}。`,
        meant === null ? null : { kind: 'set-text', field: id, value: meant },
      );
    }
    case 'not-a-date': {
      const meant = meantDate(value.raw);
      return tell(
        `${name}填的“${visible(value.raw)}”不是日期${meant === null ? '，请按“2019-03-20”的样子填' : `，应改为${meant}`}。`,
        meant === null ? null : { kind: 'set-text', field: id, value: meant },
      );
    }
    case 'not-a-year': {
      const meant = meantYear(value.raw);
      return tell(
        `${name}填的“${value.raw}”不是年度，${meant === null ? '请填四位数的年份，如 2018' : `应改为${meant}`}。`,
        meant === null ? null : { kind: 'set-number', field: id, value: meant },
      );
    }
    case 'cell-error':
      return tell(`${name}的单元格显示错误值${value.raw}。`);
    case 'uncached':
      return {
        ...undetermined(`${name}${whyBad(value)}，不能核对。请在 Excel 或 WPS 中打开并保存一次。`, [id], id),
        blames: 'cell',
      };
    case 'unbound':
    case 'absent':
    case 'impossible':
    case 'part':
      return undetermined(`${name}${whyBad(value)}，不能核对。`, [id], id);
  }
}

/** "18" is 2018: nobody fills in a form of the century before. */
function meantYear(raw: string): string | null {
  return /^\d{2}$/.test(raw) ? `20${raw}` : null;
}

/** Words in a number's cell: what is wrong with them, and the number where it is sure. */
function judgeWords(table: FieldTable, id: string, field: ScalarField, raw: string): Verdict {
  const name = nameOf(table, id);
  const seen = visible(raw);
  const row = indicatorOfFigure(table, id);
  const measure = adoptedCell(table, id)?.measure ?? null;
  const unit = row ? unitOfRow(table, row) : field.unit;
  const number = isPrintedMoneyUnit(measure) ? meantIn(measure, field, raw) : meantNumber(field, raw, unit);
  const none = field.kind === 'number' && field.noneText === seen ? seen : null;
  if (none !== null)
    return wrong(
      id,
      `${name}的“${none}”多了空格或看不见的字符，应改为“${none}”。`,
      null,
      { kind: 'set-text', field: id, value: none },
      `改为“${none}”。`,
    );
  if (seen === '')
    return wrong(
      id,
      `${name}里只有空格或看不见的字符，看着是空的。`,
      null,
      null,
      '选中这一格按 Delete 清空，再照实填数。',
    );
  if (number === null) {
    const hint =
      isDash(seen) && field.unit !== '%' && scoreAdvice(table, id) === null ? '没有发生额请填0' : '请只填数字';
    return wrong(id, `${name}应填数值，现在是“${seen}”；${hint}。`, null, null, adviceFor(table, id));
  }
  if (row && unit !== null && seen.normalize('NFKC').endsWith(unit)) {
    const right = inFull(number);
    const message = `${name}应填数值，现在是“${seen}”；单位是${unit}，应填${right}。`;
    return wrong(id, message, null, setNumber(id, number), `改为${right}；单位写在旁边一格。`);
  }
  const right = row ? inFull(number) : figureText(table, id, number);
  const what = hasInvisible(raw)
    ? `${name}的“${seen}”里面有看不见的字符，不参加合计，应改为${right}。`
    : /\p{L}/u.test(seen)
      ? `${name}应填数值，现在是“${seen}”，应改为${right}。`
      : `${name}的“${seen}”是文本型数字，不参加合计，应改为${right}。`;
  return wrong(id, what, null, setNumber(id, number), `改为${right}。`);
}

/** A number without a unit is in the measure of the form's own column. */
function meantIn(measure: PrintedMoneyUnit, field: ScalarField, raw: string): Decimal | null {
  const plain = cleanNumber(raw);
  if (plain === null) return meantNumber(field, raw);
  return isMoneyUnit(field.unit) ? convertMoney(plain, measure, field.unit) : plain;
}

function wrong(
  id: string,
  message: string,
  number: Decimal | null = null,
  fix: Fix | null = null,
  suggestion: string | null = null,
): Verdict {
  return fail({
    subject: id,
    message,
    fields: [id],
    ...(number && { figures: [number.toFixed()] }),
    ...(fix && { fix }),
    ...(suggestion !== null && { suggestion }),
  });
}

type SetValue = Extract<Fix, { value: string }>;

function setNumber(id: string, number: Decimal): Fix {
  return { kind: 'set-number', field: id, value: number.toFixed() };
}

function isDash(raw: string): boolean {
  return /^[\s\-—–－/／]+$/.test(raw);
}
