import type { FieldTable } from '../../fields/field-table';
import type { ScalarField } from '../../pack/pack';
import type { Base } from '../../prose/words/bases';
import { changeBetween, type Change } from './change';
import { read } from './reading';
import type { At } from './rows';

/** A comparison a reason may speak about: "比上年" with its two fields. */
export interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** A comparison with the figures of the workbook; `change` null where one is missing. */
export interface Judged extends Comparison {
  readonly change: Change | null;
  readonly field: ScalarField;
  /** What the label and the field compared with say: 上年, 全年. */
  readonly words: string;
  readonly fromLabel: string;
  readonly toLabel: string;
}

/** The comparisons with their figures. One with the whole year's budget counts only where that is given. */
export function comparable(table: FieldTable, comparisons: readonly Comparison[], at: At): readonly Judged[] {
  return comparisons.flatMap((one) => {
    const [from, to] = [at(one.from), at(one.to)];
    const [a, b] = [read(table.value, from), read(table.value, to)];
    const change = a.is === 'number' && b.is === 'number' ? changeBetween(a.number, b.number) : null;
    const [fromLabel, toLabel] = [table.field(from).label, table.field(to).label];
    const words = `${one.label}${fromLabel}`;
    if (change === null && isOfWholeYear(words)) return [];
    return [{ from, to, label: one.label, change, field: table.field(to), words, fromLabel, toLabel }];
  });
}

export const isPrior = (words: string): boolean => /上年|上一年|去年/.test(words);
const isOfWholeYear = (words: string): boolean => /全年|调整/.test(words) && !isPrior(words);

/** The comparisons a base picks, where the labels tell which is which; all of them for null. Empty: the workbook cannot tell. */
export function ofBase(base: Base | null, judged: readonly Judged[]): readonly Judged[] {
  switch (base) {
    case null:
      return judged;
    case 'priorBudget':
      return judged.filter(({ words, fromLabel }) => isPrior(words) && fromLabel.includes('预算'));
    case 'adjusted':
      return judged.filter(({ words }) => isOfWholeYear(words));
    default: {
      const fitting = judged.filter(({ words }) => isPrior(words) === (base === 'priorYear'));
      // Where the labels say that all of them are of the other base, the workbook cannot tell.
      const isTold = judged.every(({ words }) => isPrior(words) || /预算|指标|计划/.test(words));
      return fitting.length > 0 || isTold ? fitting : judged;
    }
  }
}
