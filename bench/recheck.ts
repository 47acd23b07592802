import { checkWorkbook } from '../src/app/check-workbook';
import { bindWorkbook, openWorkbook } from '../src/app/open-workbook';
import type { FieldTable } from '../src/core/fields/field-table';
import { Memory } from '../src/core/memory/memory';
import { isDerived, type Pack } from '../src/core/pack/pack';
import { parseA1 } from '../src/core/workbook/address';
import type { Snapshot } from '../src/core/workbook/snapshot';
import { readWorkbook } from '../src/hosts/file/read/read-workbook';
import { atLeast, atMost, type Section } from './goals';
import { loadIronCalc } from './iron-calc';
import { sideBySide, type Rounds } from './measure';
import { editedField, editedValue, sampleFile } from './subject';

/**
 * One cell was edited: bind, read and judge the whole form again, beside a formula engine recalculating it. Every recheck gets a
 * snapshot of fresh objects and strings, as a host hands them over.
 */
export async function measureRecheck(pack: Pack, rounds: Rounds): Promise<Section> {
  const before = readWorkbook(await sampleFile(pack), 'before.xlsx');
  const after = readWorkbook(await sampleFile(pack, { [editedField]: editedValue }), 'after.xlsx');
  const { identity, table } = openWorkbook(before, () => pack, 'before.xlsx');
  const place = table.place(editedField);
  const cell = place && parseA1(place.address);
  if (!place || !cell || typeof place.cell !== 'number') throw new Error(`${editedField} has no number to edit`);
  const values = [editedValue, place.cell];

  const texts = [after, before].map((snapshot) => JSON.stringify(snapshot));
  const engine = await loadIronCalc(before);
  const { sheet } = place;
  let fresh = before;
  let edits = 0;
  /** The edited form and the form as it was by turns: every recheck meets a change. */
  const nextSnapshot = (edited: boolean) => () => {
    fresh = JSON.parse(texts[edited ? 0 : 1] ?? '') as Snapshot;
  };
  const derived = pack.fields.filter(isDerived).map((field) => field.id);
  const memory = new Memory();
  const judged = (snapshot: Snapshot) => checkWorkbook(bindWorkbook(snapshot, pack, identity, memory));
  const timings = await sideBySide(
    [
      {
        name: '核心：绑定、读数、全部核对',
        prepare: nextSnapshot(true),
        run: () => judged(fresh),
      },
      {
        name: '核心：只重算（绑定、读数、全部公式格的值）',
        prepare: nextSnapshot(false),
        run: () => recalculated(bindWorkbook(fresh, pack, identity, memory).table, derived),
      },
      {
        name: 'IronCalc：改一格并重算',
        run: () => engine.edit(sheet, cell.top, cell.left, values[edits++ % 2] ?? NaN),
      },
    ],
    rounds,
  );
  const [core, recalculation, iron] = timings.map(({ medianMs }) => medianMs) as [number, number, number];
  return {
    title: '改一格之后全部重新核对',
    facts: {
      字段: pack.fields.length,
      名称: before.names.length,
      核对项: pack.checks.length,
      公式格: engine.formulas,
      IronCalc算得一致: engine.agreeing,
      'IronCalc重算 ÷ 核心只重算（同样的活）': iron / recalculation,
    },
    timings,
    goals: [atMost('核心一次重审 ≤ 1 ms', core, 1), atLeast('比 IronCalc 快 5 倍以上', iron / core, 5)],
  };
}

/** What a formula engine does of it: every formula's value, and what its cell shows now. */
function recalculated(table: FieldTable, derived: readonly string[]): number {
  let filled = 0;
  for (const id of derived) if (table.value(id).is !== 'blank' && table.shown(id).is !== 'blank') filled += 1;
  return filled;
}
