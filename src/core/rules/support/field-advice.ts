import type { FieldTable } from '../../fields/field-table';
import { figureText } from '../../fields/figure-text';
import type { ScalarField } from '../../pack/pack';
import { packDecimal } from '../../quantity/constants';
import { trimmed } from '../../quantity/format';
import { manualIndicatorsOf } from './manual-scores';

/** What to put into a cell that holds something its field cannot: by the kind of field, as its pack has it. */
export function adviceFor(table: FieldTable, id: string): string {
  const field = table.field(id);
  switch (field.kind) {
    case 'number':
      return adviceForNumber(table, id, field);
    case 'choice':
      return `点这一格右边的箭头，从下拉列表里选：${field.options.join('、')}。`;
    case 'date':
      return `按“2019-03-20”的样子填这一天的日期${field.required ? '' : '；还没有定的留空'}。`;
    case 'text':
      return '重新填写文字；要写“TRUE”这样的字，先把这一格的格式设成“文本”。';
  }
}

function adviceForNumber(table: FieldTable, id: string, field: Extract<ScalarField, { kind: 'number' }>): string {
  const score = scoreAdvice(table, id);
  if (score !== null) return score;
  if (field.unit === '年') return '填四位数的年份，如 2018。';
  if (field.unit === '%') {
    const most = field.max === undefined ? '' : `，不大于${figureText(table, id, packDecimal(field.max))}`;
    return `带百分号填，如 92%${most}。`;
  }
  return `改成数字；没有发生的填0${field.noneText === undefined ? '' : `，没有这一项的填“${field.noneText}”`}。`;
}

/** 得分 that are given by hand: "满分8分，只能填0、2、4、6、8。" Null: the field is none. */
export function scoreAdvice(table: FieldTable, id: string): string | null {
  const one = manualIndicatorsOf(table.pack).find(({ score }) => score === id);
  const field = table.field(id);
  if (!one || field.kind !== 'number' || field.max === undefined) return null;
  const full = packDecimal(field.max);
  const { choices } = one.rule;
  const allowed = choices === undefined ? `0到${trimmed(full, 2)}之间的分数` : choices.join('、');
  return `满分${trimmed(full, 2)}分，只能填${allowed}。`;
}
