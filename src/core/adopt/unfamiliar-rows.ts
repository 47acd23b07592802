import { isKnownName } from './block-heading';
import type { Evaluation } from './evaluation/read-evaluations';
import type { PrintIndex } from './field-prints';
import type { FormSheet } from './form-sheet';
import { firstOf } from './left-aside';
import { oneLine, type Judged } from './judge-block';
import { isContentHead } from './head-rows';
import { columnSense } from './form-sheet';
import type { PlacedSheet } from './place-sheets';
import { addressOf, isWords, type Block } from './printed-grid';
import type { UnfamiliarRow } from './plan';

/** Rows that no field of the pack is for, in the order they stand; of a form for another purpose its title alone. */
export function unfamiliarRows(
  forms: readonly FormSheet[],
  placed: readonly PlacedSheet[],
  names: PrintIndex,
  evaluations: readonly Evaluation[],
  /** Rows of the pack's whose columns are what nobody knows. */
  ofUnknownColumns: ReadonlySet<Block>,
): readonly UnfamiliarRow[] {
  return forms.flatMap((form): readonly UnfamiliarRow[] => {
    const mine = placed.find((one) => one.form === form);
    // Words alone under a title of ours: 报告文字.
    if (!mine || (mine.judged.length === 0 && rowsOf(form, names).length === 0)) return wholeSheet(form);
    const whole = evaluations.find((one) => one.form === form);
    if (whole) return whole.unfamiliar.map((block) => rowAt(form, block));
    // A row that may be a project's or nobody's is named, too.
    const isOurs = ({ row, isCertain, block, form: its }: Judged): boolean =>
      row === null || isCertain || isKnownName(names, (its.labels.of(block)?.block ?? block).text);
    const met = new Set(
      mine.judged.filter(isOurs).flatMap(({ block, form: its }) => [its.labels.of(block)?.block, block]),
    );
    return rowsOf(form, names).flatMap((label) =>
      met.has(label) || ofUnknownColumns.has(label) ? [] : [rowAt(form, label)],
    );
  });
}

function rowAt({ grid }: FormSheet, label: Block): UnfamiliarRow {
  return { sheet: grid.sheet, address: addressOf(label), text: label.text.replace(/\s+/g, '') };
}

/** Names of rows with a place for a figure or a figure. */
function rowsOf(form: FormSheet, names: PrintIndex): readonly Block[] {
  const found = new Set<Block>();
  for (let row = 1; row <= form.grid.rows; row++) {
    if (form.heads.isHead(row)) continue;
    for (const block of form.grid.row(row)) {
      if (isWords(block)) continue;
      const stack = form.heads.over(block);
      const { sense } = columnSense(stack, form.year);
      const isPlace =
        sense.is === 'sides' || sense.is === 'amount' || (stack[0] !== undefined && names.heads.has(stack[0].text));
      const isFigure =
        block.printed.is === 'figure' && !(stack[0] !== undefined && isContentHead(stack[0].text, names) && !isPlace);
      const label = isPlace || isFigure ? form.labels.of(block) : null;
      if (label) found.add(label.block);
    }
  }
  return [...found];
}

function wholeSheet({ grid, kind }: FormSheet): readonly UnfamiliarRow[] {
  const first = firstOf(grid);
  if (!first) return [];
  const text = kind.title || oneLine(first.text);
  return [{ sheet: grid.sheet, address: addressOf(first), text, why: '整页没有认' }];
}
