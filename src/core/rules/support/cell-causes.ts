import type { FieldTable } from '../../fields/field-table';
import { visible } from '../../fields/meant-number';
import { columnRef } from '../../pack/concrete-id';
import { isFormula } from '../../workbook/snapshot';
import type { Fail } from '../verdict';

const errors: readonly (readonly [RegExp, string])[] = [
  [/DIV/u, '公式的分母是0或空着'],
  [/REF/u, '公式引用的格被删掉了'],
  [/NAME/u, '公式里的函数或名称写错了，或者这个软件不认得'],
  [/VALUE/u, '公式用到的格里是文字，不是数'],
  [/N\/A/u, '查找的公式没有找到要找的'],
  [/NUM/u, '公式算出的数不存在，或者太大'],
];

/** The error value of a cell, or of a text that was copied from one; null: none. */
function errorIn(table: FieldTable, id: string): { readonly text: string; readonly isFormula: boolean } | null {
  const value = table.shown(id);
  if (value.is !== 'bad') return null;
  const text = visible(value.raw);
  if (value.why !== 'cell-error' && !/^#(?:DIV\/0!|REF!|NAME\?|VALUE!|N\/A|NUM!|NULL!)$/iu.test(text)) return null;
  return { text, isFormula: isFormula(table.place(id)?.cell ?? null) };
}

/** Why a cell holds something that its field cannot, by what it holds. @param ofText the check's own cause, of numbers kept as text */
export function causeOfCell(
  table: FieldTable,
  id: string,
  { fix }: Pick<Fail, 'fix'>,
  ofText: string | undefined,
): string | undefined {
  const error = errorIn(table, id);
  if (error) {
    const why = errors.find(([sign]) => sign.test(error.text))?.[1] ?? '公式出错';
    return error.isFormula ? `${why}。` : `粘贴来的是公式出错的结果（${why}）。`;
  }
  const value = table.shown(id);
  if (value.is !== 'bad') return '录入时多打、少打了数字或小数点，或者百分数没有带百分号。';
  const field = table.pack.byId.get(columnRef(id));
  switch (value.why) {
    case 'not-an-option':
      return '没有从下拉列表里选，是手打或粘贴的。';
    case 'not-a-date':
      return '日期写成了文字，写法不是“年-月-日”。';
    case 'not-a-year':
      return '年度没有写成四位数。';
    case 'number-for-text':
      return 'TRUE、FALSE 这样的字，软件当成了逻辑值。';
    default:
      return field?.kind === 'number' ? causeOfWords(visible(value.raw), fix !== undefined, ofText) : ofText;
  }
}

function isWordsAroundNumber(table: FieldTable, id: string): boolean {
  const value = table.shown(id);
  if (value.is !== 'bad' || table.pack.byId.get(columnRef(id))?.kind !== 'number') return false;
  return value.why === 'text-for-number' && /[\d０-９]/u.test(value.raw);
}

function causeOfWords(seen: string, isReadable: boolean, ofText: string | undefined): string | undefined {
  if (seen === '') return '只打了空格，或者粘贴来了看不见的字符。';
  if (/^[-—–－─/／\s]+$/u.test(seen)) return `用“${seen}”表示没有；程序分不清是0还是没有这个数。`;
  if (!/[\d０-９]/u.test(seen)) return '在填数的格里写了文字。';
  if (!isReadable) return '数字旁边带着别的字或注号，读不成一个数。';
  return /\p{L}/u.test(seen.normalize('NFKC').replace(/\s/g, '')) ? '数字后面写了单位，成了文字，合计会漏算。' : ofText;
}

/** What to do about an error value, or about words around a number; null where the rule's own advice fits. */
export function adviceOfCell(table: FieldTable, id: string, { fix }: Pick<Fail, 'fix'>): string | null {
  const error = errorIn(table, id);
  if (error === null)
    return fix === undefined && isWordsAroundNumber(table, id) ? '只填数字；单位、注号、说明写到旁边的格里。' : null;
  const absent = /DIV/u.test(error.text) ? '分母漏填的补上；分母真是0的没有这个数，把这一格清空' : '';
  if (!error.isFormula) return `${absent === '' ? '照原始资料重新填这个数' : absent}。`;
  const mend = '改好公式用到的格，或者照原始资料直接填数';
  const theirs = table.adoption === null ? '' : '；原表自己的公式取错了格的，问一问下发的单位';
  return `${absent === '' ? mend : absent}${theirs}。`;
}
