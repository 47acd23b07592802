import { projectRows } from '../../../bench/project-list';
import { checkWorkbook } from '../../../src/app/check-workbook';
import { newWorkbook } from '../../../src/app/new-workbook';
import { bindWorkbook, type OpenWorkbook } from '../../../src/app/open-workbook';
import { Memory } from '../../../src/core/memory/memory';
import { columnsOf } from '../../../src/core/pack/pack';
import type { CellSnapshot, Snapshot } from '../../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { blockRows, changeRows, deleteRows, insertRows } from '../../../bench/edit-rows';
import { projectListPack, projectShare } from '../../support/project-list';
import { seededRandom } from '../../support/random-data';
import { randomSeed } from '../../support/seed';

const pack = projectListPack(projectShare);
const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'rows' };
const random = seededRandom(randomSeed(11));
const sheet = '项目清单';
const edits = 160;
const count = 30;

const below = (limit: number): number => Math.floor(random() * limit);

const entries: readonly (() => CellSnapshot)[] = [
  () => null,
  () => 0,
  () => Math.round(random() * 90_000) / 100,
  () => below(1000),
  () => -3.25,
  () => 1_234_567,
  () => '12.5',
  () => '无',
  () => 'XX工程奖金',
  () => '较上年增长30%，主要是新增项目',
  () => ({ error: '#DIV/0!' }),
  () => ({ formula: '=1+1', value: 2 }),
  () => ({ formula: '=1+1', value: { error: '#UNCACHED' } }),
];
const entry = (): CellSnapshot => entries[below(entries.length)]!();

/** What people do with rows between two checks. Blank rows, doubled keys, formulas typed over and lost names come about. */
function edited(snapshot: Snapshot, untouched: Snapshot): Snapshot {
  const [top, bottom] = blockRows(snapshot, 'projects');
  const row = top + below(bottom - top + 1);
  const dice = random();
  if (dice < 0.03) return untouched;
  if (dice < 0.06)
    return { ...snapshot, names: snapshot.names.filter(({ name }) => name === 'jx.projects.key' || random() > 0.02) };
  if (dice < 0.16)
    return insertRows(
      snapshot,
      sheet,
      row,
      Array.from({ length: 1 + below(3) }, () => []),
    );
  if (dice < 0.26 && bottom - top > 4) return deleteRows(snapshot, sheet, Math.min(row, bottom - 1), 1 + below(2));
  if (dice < 0.36) return changeRows(snapshot, sheet, [top, bottom], (lines) => [...lines].sort(() => random() - 0.5));
  if (dice < 0.5) {
    // Whole rows pasted over others, keys and all.
    const length = 1 + below(Math.min(6, bottom - row + 1));
    return changeRows(snapshot, sheet, [row, row + length - 1], (lines) =>
      lines.map(() => {
        const from = snapshot.sheets.find(({ name }) => name === sheet)!;
        return [...(from.cells[top + below(bottom - top + 1) - from.row] ?? [])];
      }),
    );
  }
  // One cell of a row, or (rarely) of the totals under the block.
  const at = random() < 0.9 ? row : bottom + 1;
  const column = below(11);
  return changeRows(snapshot, sheet, [at, at], ([line = []]) => {
    const cells = [...line];
    while (cells.length <= column) cells.push(null);
    cells[column] = entry();
    return [cells];
  });
}

function stateOf(workbook: OpenWorkbook): unknown {
  const { table } = workbook;
  const ids = pack.fields.flatMap((field) =>
    field.kind === 'rows' ? columnsOf(field).flatMap(({ id }) => table.expand(id)) : [field.id],
  );
  const fields = ids.map((id) => [id, table.value(id), table.shown(id), table.place(id)]);
  const totals = pack.fields.flatMap((field) =>
    field.kind === 'rows' ? columnsOf(field).map(({ id }) => [id, table.totals(id), table.shownTotals(id)]) : [],
  );
  return JSON.parse(JSON.stringify({ fields, totals, run: checkWorkbook(workbook) }));
}

it(`插入、删除、排序、粘贴、改格连续 ${edits} 次：接着上次核对与从头核对，结果处处相同`, async () => {
  const made = newWorkbook({ pack, sample: true, data: { projects: projectRows(count) }, workbookId: 'rows' });
  const untouched = readWorkbook(await authorWorkbook(made, { creator: 'test' }), 'rows.xlsx');
  const memory = new Memory();
  let snapshot = untouched;
  const seen = new Set<string>();
  for (let edit = 0; edit < edits; edit++) {
    snapshot = edited(snapshot, untouched);
    const fresh = JSON.parse(JSON.stringify(snapshot)) as Snapshot;
    const continued = stateOf(bindWorkbook(fresh, pack, identity, memory));
    expect(continued).toEqual(stateOf(bindWorkbook(fresh, pack, identity)));
    seen.add(JSON.stringify(continued));
  }
  expect(seen.size).toBeGreaterThan(edits * 0.8);
}, 300_000);
