import { checkWorkbook } from '../../../src/app/check-workbook';
import { newWorkbook } from '../../../src/app/new-workbook';
import { bindWorkbook, type OpenWorkbook } from '../../../src/app/open-workbook';
import { Memory } from '../../../src/core/memory/memory';
import type { CellSnapshot, SheetSnapshot, Snapshot } from '../../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../../support/built-in-pack';
import { seededRandom } from '../../support/random-data';

const pack = builtInPack('kaifu-2018');
const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'recheck' };
const random = seededRandom(7);
const edits = 120;

function pick<T>(from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!;
}

const entries: readonly (() => CellSnapshot)[] = [
  () => null,
  () => 0,
  () => Math.round(random() * 20_000) / 100,
  () => -1.5,
  () => '无',
  () => '12.5万元',
  () => '较上年增长30%，主要是人员减少',
  () => ({ error: '#DIV/0!' }),
  () => ({ formula: '=1+1', value: 2 }),
];

function withCell(sheet: SheetSnapshot): SheetSnapshot {
  const row = Math.floor(random() * sheet.cells.length);
  const cells = sheet.cells.map((line, index) =>
    index === row ? line.map((cell) => (random() < 0.5 ? pick(entries)() : cell)) : line,
  );
  return { ...sheet, cells };
}

/** What a user may do between two checks: an entry, an inserted row, a lost name, a renamed sheet, undo of all. */
function edited(snapshot: Snapshot, untouched: Snapshot): Snapshot {
  const dice = random();
  if (dice < 0.06) return untouched;
  if (dice < 0.1) return { ...snapshot, names: snapshot.names.filter(() => random() > 0.02) };
  const sheet = pick(snapshot.sheets);
  const replace = (changed: SheetSnapshot, names = snapshot.names): Snapshot => ({
    sheets: snapshot.sheets.map((one) => (one === sheet ? changed : one)),
    names,
  });
  if (dice < 0.14) {
    const name = `${sheet.name}2`;
    return replace(
      { ...sheet, name },
      snapshot.names.map((one) => ({ ...one, refersTo: one.refersTo.replace(`'${sheet.name}'!`, `'${name}'!`) })),
    );
  }
  if (dice < 0.2) {
    const moved = (refersTo: string): string =>
      refersTo.startsWith(`'${sheet.name}'!`)
        ? refersTo.replace(/\$(\d+)/g, (_, row: string) => `$${Number(row) + 1}`)
        : refersTo;
    return replace(
      { ...sheet, row: sheet.row + 1 },
      snapshot.names.map((one) => ({ ...one, refersTo: moved(one.refersTo) })),
    );
  }
  return replace(withCell(sheet));
}

function stateOf(workbook: OpenWorkbook): unknown {
  const { table } = workbook;
  const fields = pack.fields
    .filter((field) => field.kind !== 'rows')
    .map(({ id }) => [id, table.value(id), table.shown(id), table.place(id)]);
  return JSON.parse(JSON.stringify({ fields, run: checkWorkbook(workbook) }));
}

it(`连续改 ${edits} 次：接着上次核对与从头核对，结果处处相同`, async () => {
  const bytes = await authorWorkbook(newWorkbook({ pack, sample: true, data: {}, workbookId: 'recheck' }), {
    creator: 'test',
  });
  const untouched = readWorkbook(bytes, 'recheck.xlsx');
  const memory = new Memory();
  let snapshot = untouched;
  let different = 0;
  let before = '';
  for (let edit = 0; edit < edits; edit++) {
    snapshot = edited(snapshot, untouched);
    const fresh = JSON.parse(JSON.stringify(snapshot)) as Snapshot;
    const continued = stateOf(bindWorkbook(fresh, pack, identity, memory));
    expect(continued).toEqual(stateOf(bindWorkbook(fresh, pack, identity)));
    const now = JSON.stringify(continued);
    if (now !== before) different += 1;
    before = now;
  }
  expect(different).toBeGreaterThan(edits / 3);
}, 60_000);
