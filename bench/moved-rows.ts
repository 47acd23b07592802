import { checkWorkbook } from '../src/app/check-workbook';
import { bindWorkbook } from '../src/app/open-workbook';
import { Memory } from '../src/core/memory/memory';
import type { Pack } from '../src/core/pack/pack';
import type { Identity } from '../src/core/workbook/identity';
import type { CellSnapshot, Snapshot } from '../src/core/workbook/snapshot';

import { blockRows, deleteRows, insertRows, sortRows } from './edit-rows';
import { sideBySide, type Timing } from './measure';

type Line = readonly CellSnapshot[];

/**
 * Rows put in, taken out and sorted in the middle of a block: the workbook is judged again from a snapshot of fresh objects, with the
 * formulas and names that moved as Excel moves them. Each step is undone by the next, so that every run meets the same work.
 */
export async function measureMovedRows(
  before: Snapshot,
  pack: Pack,
  identity: Identity,
  { sheet, rows, column }: { readonly sheet: string; readonly rows: string; readonly column: number },
): Promise<Timing[]> {
  const [top, bottom] = blockRows(before, rows);
  const middle = Math.floor((top + bottom) / 2);
  const blank: Line[] = [[]];
  const states: Readonly<Record<string, readonly Snapshot[]>> = {
    '插入一行之后（再删掉它）': [insertRows(before, sheet, middle, blank), before],
    '删掉三行之后（再放回去）': [deleteRows(before, sheet, middle, 3), before],
    '按一栏排序之后（再排回去）': [sortRows(before, sheet, [top, bottom], column), before],
  };
  const timings: Timing[] = [];
  for (const [name, [there, back]] of Object.entries(states)) {
    if (!there || !back) continue;
    const texts = [there, back].map((snapshot) => JSON.stringify(snapshot));
    const memory = new Memory();
    checkWorkbook(bindWorkbook(JSON.parse(JSON.stringify(before)) as Snapshot, pack, identity, memory));
    let turn = 0;
    let fresh = before;
    timings.push(
      ...(await sideBySide(
        [
          {
            name: `核心：${name}`,
            prepare: () => {
              fresh = JSON.parse(texts[turn++ % 2] ?? '') as Snapshot;
            },
            run: () => checkWorkbook(bindWorkbook(fresh, pack, identity, memory)),
          },
        ],
        { warmUp: 8, measured: 20 },
      )),
    );
  }
  return timings;
}
