import type { FieldValue } from '../../fields/field-value';
import type { FieldTable } from '../../fields/field-table';
import { meantDate } from '../../fields/date-text';
import { hasInvisible, meantNumber, visible } from '../../fields/meant-number';
import { isWhole } from '../../pack/field-format';
import type { ScalarField } from '../../pack/pack';
import type { Decimal } from '../../quantity/decimal';
import type { Rule } from '../rule';
import { isInteger, packDecimal } from '../../quantity/constants';
import { judgeInputs } from '../support/inputs';
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
      if (value.is === 'blank' || (value.is === 'bad' && value.why === 'unbound')) return null;
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
  const tell = (message: string, fix: Fix | null = null): Verdict =>
    wrong(id, message, null, fix, fix ? null : adviceFor(field));
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
  const number = meantNumber(field, raw);
  const none = field.kind === 'number' && field.noneText === seen ? seen : null;
  if (none !== null)
    return wrong(id, `${name}的“${none}”多了空格或看不见的字符，应改为“${none}”。`, null, {
      kind: 'set-text',
      field: id,
      value: none,
    });
  if (seen === '')
    return wrong(
      id,
      `${name}里只有空格或看不见的字符，看着是空的。`,
      null,
      null,
      '选中这一格按 Delete 清空，再照实填数。',
    );
  if (number === null) {
    const hint = isDash(seen) ? '没有发生额请填0或留空' : '请只填数字';
    return wrong(id, `${name}应填数值，现在是“${seen}”；${hint}。`, null, null, adviceFor(field));
  }
  const right = figureText(table, id, number);
  const what = hasInvisible(raw)
    ? `${name}的“${seen}”里面有看不见的字符，不参加合计，应改为${right}。`
    : /\p{L}/u.test(seen)
      ? `${name}应填数值，现在是“${seen}”，应改为${right}。`
      : `${name}的“${seen}”是文本型数字，不参加合计，应改为${right}。`;
  return wrong(id, what, null, setNumber(id, number), `改为${right}。`);
}

/** What to do that fits the kind of field. */
function adviceFor(field: ScalarField): string {
  switch (field.kind) {
    case 'number':
      return `改成数字；没有发生的填0${field.noneText === undefined ? '' : `，没有这一项的填“${field.noneText}”`}。`;
    case 'choice':
      return `点这一格右边的箭头，从下拉列表里选：${field.options.join('、')}。`;
    case 'date':
      return '按“2019-03-20”的样子填这一天的日期；还没有定的留空。';
    case 'text':
      return '重新填写文字；要写“TRUE”这样的字，先把这一格的格式设成“文本”。';
  }
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

function setNumber(id: string, number: Decimal): Fix {
  return { kind: 'set-number', field: id, value: number.toFixed() };
}

function isDash(raw: string): boolean {
  return /^[\s\-—–－/／]+$/.test(raw);
}
