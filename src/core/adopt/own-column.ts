import type { FieldPrint } from './field-prints';
import { columnSense, type FormSheet } from './form-sheet';
import { ownSide } from './own-side';
import { isWords, type Block } from './printed-grid';
import type { RowLabel } from './row-labels';

/** How likely a cell is a field's whose row is printed under columns of sides though it has none: 实际在职人数 beneath 上年 and 本年. */
interface Likelihood {
  readonly confidence: number;
  readonly doubt: string;
}

const divided = '这一行还分了预算和决算';

/**
 * null: another cell of the row is likelier. Figures of this year go before those of last year, and those before empty cells; where the
 * figure may be another one's, more than one cell is offered, so that somebody is asked.
 */
export function inOwnColumn(form: FormSheet, print: FieldPrint, label: RowLabel, block: Block): Likelihood | null {
  const cells = cellsOf(form, label);
  const here = cells.find((one) => one.block === block);
  if (!here) return null;
  const side = ownSide(print);
  const isWanted = ({ sides }: Cell): boolean =>
    side === null ? !sides.every((one) => one === 'priorFinal' || one === 'priorBudget') : sides.includes(side);
  const filled = cells.filter((one) => one.block.printed.is === 'figure');
  const isRight = filled.some(isWanted);
  if (isRight) return isWanted(here) && filled.includes(here) ? say(here, divided) : null;
  const wanted = cells.filter(isWanted);
  const likely = filled.length > 0 ? filled : cells.slice(0, 1);
  if (likely.includes(here)) return say(here, isWanted(here) ? divided : `${divided}，这一列不是本年的`);
  const last = wanted.at(-1);
  return here === last ? { confidence: 0.5, doubt: `${divided}，这一格空着` } : null;
}

interface Cell {
  readonly block: Block;
  readonly sides: readonly string[];
}

function say({ sides }: Cell, doubt: string): Likelihood {
  return { confidence: sides.includes('final') ? 0.6 : 0.58, doubt };
}

function cellsOf(form: FormSheet, label: RowLabel): readonly Cell[] {
  return form.grid.row(label.block.top).flatMap((block): Cell[] => {
    if (isWords(block) || block.left <= label.block.right || form.labels.of(block)?.block !== label.block) return [];
    const { sense } = columnSense(form.heads.over(block), form.year);
    return sense.is === 'sides' ? [{ block, sides: sense.sides }] : [];
  });
}
