import { projectRows } from '../../../bench/project-list';
import { checkWorkbook } from '../../../src/app/check-workbook';
import { newWorkbook } from '../../../src/app/new-workbook';
import { bindWorkbook, type OpenWorkbook } from '../../../src/app/open-workbook';
import { explainEdits } from '../../../src/core/commands/explain-edits';
import { fixEdits } from '../../../src/core/commands/fix-edits';
import { markEdits } from '../../../src/core/commands/mark-edits';
import { plainCell } from '../../../src/core/install/install';
import { Memory } from '../../../src/core/memory/memory';
import { columnsOf, isDerived } from '../../../src/core/pack/pack';
import type { Finding } from '../../../src/core/rules/finding';
import { parseA1 } from '../../../src/core/workbook/address';
import type { Edit } from '../../../src/core/workbook/edit';
import { isFormula, type CellSnapshot, type Snapshot } from '../../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { applied, blockRows, changeRows, deleteRows, insertRows } from '../../../bench/edit-rows';
import { projectListPack } from '../../support/project-list';

const pack = projectListPack();
const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'rows' };
const sheet = '项目清单';
let untouched: Snapshot;

beforeAll(async () => {
  const edits = newWorkbook({ pack, sample: true, data: { projects: projectRows(6) }, workbookId: 'rows' });
  untouched = readWorkbook(await authorWorkbook(edits, { creator: 'test' }), 'rows.xlsx');
});

const memory = new Memory();
/** Reading after reading of one workbook, as a session does. */
const open = (snapshot: Snapshot): OpenWorkbook => bindWorkbook(snapshot, pack, identity, memory);
/** As Excel leaves it after every edit: formulas that stand show what their inputs give. */
const recalculated = (snapshot: Snapshot): Snapshot => {
  const { table } = open(snapshot);
  const ids = pack.fields.flatMap((field) =>
    field.kind === 'rows' ? columnsOf(field).flatMap(({ id }) => table.expand(id)) : [field.id],
  );
  return ids.reduce((now, id) => {
    const place = table.place(id);
    const area = place && parseA1(place.address);
    if (!place || !area || place.cell === null || !isFormula(place.cell) || !isDerived(table.field(id))) return now;
    const content = { formula: place.cell.formula, value: plainCell(table.value(id), table.field(id)) };
    const edit: Edit = { edit: 'set-cells', sheet: place.sheet, row: area.top, column: area.left, cells: [[content]] };
    return applied(now, [edit]);
  }, snapshot);
};
const findings = (snapshot: Snapshot, check?: string): readonly Finding[] =>
  checkWorkbook(open(snapshot)).findings.filter((one) =>
    check === undefined ? one.cells.some((cell) => cell.sheet === sheet) : one.check === check,
  );
const only = (snapshot: Snapshot, check: string): Finding => {
  const found = findings(snapshot, check);
  if (found.length !== 1)
    throw new Error(`${found.length} findings of ${check}: ${found.map((one) => one.message).join(' | ')}`);
  return found[0]!;
};
const total = (snapshot: Snapshot, id: string): string => {
  const value = open(snapshot).table.value(id);
  return value.is === 'number' ? value.number.toFixed(2) : value.is;
};
/** A typed row: name, key, category, purpose, prior, initial, supplement, (budget), final. */
const typed = (name: string, final: number): CellSnapshot[] => [
  name,
  null,
  '专项资金',
  '设备购置',
  final,
  final,
  null,
  null,
  final,
];
const nameIntact = 'nameIntact';

test('装好的清单没有一处不对', () => {
  expect(findings(untouched).map(({ message }) => message)).toEqual([]);
});

test('中间插入一行：算进合计；缺的公式一次补齐，不影响别处', () => {
  const [top] = blockRows(untouched, 'projects');
  const inserted = insertRows(untouched, sheet, top + 2, [typed('新增项目', 100)]);
  expect(open(inserted).table.rowCount('projects')).toBe(7);
  expect(Number(total(inserted, 'projectsTotal.final')) - Number(total(untouched, 'projectsTotal.final'))).toBeCloseTo(
    100,
  );
  const missing = findings(recalculated(inserted)).filter((one) => one.fix?.kind === 'restore-formula');
  expect(missing.map((one) => one.message)).toEqual([
    expect.stringContaining('清单全年预算（第3行）的公式被删除了'),
    expect.stringContaining('清单执行率（第3行）的公式被删除了'),
  ]);
  const mended = recalculated(
    missing.reduce((now, one) => applied(now, fixEdits(open(now).context, one.fix!)), inserted),
  );
  expect(findings(mended).map(({ message }) => message)).toEqual([]);
  const cell = mended.sheets.find(({ name }) => name === sheet)?.cells[top + 2 - 1]?.[7];
  expect(cell && isFormula(cell) ? cell.formula : cell).toContain(`F${top + 2}`);
});

test('最后一行下面插入：Excel 的名称不变大，报出来；一键纳入后算进合计，有公式有标识', () => {
  const [top, bottom] = blockRows(untouched, 'projects');
  const behind = insertRows(untouched, sheet, bottom + 1, [typed('多出一', 50), typed('多出二', 70)]);
  expect(blockRows(behind, 'projects')).toEqual([top, bottom]);
  const found = only(behind, nameIntact);
  expect(found).toMatchObject({ level: 'error', cells: [{ sheet, address: `A${bottom + 1}:K${bottom + 2}` }] });
  expect(found.message).toContain(`第${bottom + 1}～${bottom + 2}行填了内容`);
  const mended = applied(behind, fixEdits(open(behind).context, found.fix!));
  expect(blockRows(mended, 'projects')).toEqual([top, bottom + 2]);
  expect(Number(total(mended, 'projectsTotal.final')) - Number(total(untouched, 'projectsTotal.final'))).toBeCloseTo(
    120,
  );
  expect(findings(mended).map(({ message }) => message)).toEqual([]);
  expect(open(mended).table.keys('projects').of).toEqual(['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8']);
});

test.each([
  ['隔两行再填', 2, true],
  ['隔五行：已是别的内容', 5, false],
])('清单在表的最后时，%s', (_, gap, isTold) => {
  // Without the totals row below, as where the totals stand above the block.
  const [, bottom] = blockRows(untouched, 'projects');
  const totalsGone = untouched.names.filter(({ name }) => !name.startsWith('jx.projectsTotal.'));
  const last = { ...deleteRows(untouched, sheet, bottom + 1, 1), names: totalsGone };
  const lines = [...Array.from({ length: gap }, () => []), typed('后填', 9)];
  const more = changeRows(last, sheet, [bottom + 1, bottom + lines.length], () => lines);
  expect(findings(more, nameIntact).some(({ id }) => id.endsWith('projects:beyond'))).toBe(isTold);
});

test('表下面的一句备注不是一行', () => {
  const [, bottom] = blockRows(untouched, 'projects');
  const noted = insertRows(untouched, sheet, bottom + 2, [['注：以上金额含上级专项资金。']]);
  expect(findings(noted, nameIntact)).toEqual([]);
});

test('空行不算一行项目，也不报错', () => {
  const [top] = blockRows(untouched, 'projects');
  const blank = insertRows(untouched, sheet, top + 3, [[], []]);
  expect(
    findings(blank)
      .filter(({ check }) => !['formulaIntact'].includes(check))
      .map(({ message }) => message),
  ).toEqual([]);
  expect(total(blank, 'projectsTotal.count')).toBe('6.00');
  expect(total(blank, 'projectsTotal.final')).toBe(total(untouched, 'projectsTotal.final'));
});

test('删除一行：不再算进合计', () => {
  const [top] = blockRows(untouched, 'projects');
  const fewer = recalculated(deleteRows(untouched, sheet, top + 1, 1));
  expect(total(fewer, 'projectsTotal.count')).toBe('5.00');
  expect(findings(fewer)).toEqual([]);
});

test('排序以后，写过的说明跟着原来那一行走', () => {
  const [top, bottom] = blockRows(untouched, 'projects');
  const over = (snapshot: Snapshot, row: number): Snapshot =>
    changeRows(snapshot, sheet, [row, row], ([line = []]) => [line.map((cell, at) => (at === 8 ? 2000 : cell))]);
  const two = over(over(untouched, top + 1), top + 4);
  const [first] = findings(two, 'projectsWithinBudget');
  expect(first?.id).toBe('projectsWithinBudget#k2');
  const explained = applied(two, explainEdits(two, open(two).table, first!, '省级追加指标年底到账，湘财预〔2018〕9号'));
  const states = (snapshot: Snapshot): [string, string][] =>
    findings(snapshot, 'projectsWithinBudget')
      .map(({ id, state }) => [id.slice(-3), state] as [string, string])
      .sort();
  expect(states(explained)).toEqual([
    ['#k2', 'explained'],
    ['#k5', 'open'],
  ]);
  const sorted = changeRows(explained, sheet, [top, bottom], (lines) => [...lines].reverse());
  expect(states(sorted)).toEqual([
    ['#k2', 'explained'],
    ['#k5', 'open'],
  ]);
});

test('新插的行写说明：先得到标识，以后行移动也对得上', () => {
  const [top] = blockRows(untouched, 'projects');
  const line = typed('突增项目', 100);
  line[8] = 500;
  const inserted = insertRows(untouched, sheet, top + 1, [line]);
  const found = findings(inserted, 'projectsWithinBudget');
  expect(found.map(({ id }) => id)).toEqual(['projectsWithinBudget#[2]']);
  const explained = applied(
    inserted,
    explainEdits(inserted, open(inserted).table, found[0]!, '年中应急抢险，县政府批示同意'),
  );
  const moved = insertRows(explained, sheet, top + 1, [[], []]);
  expect(findings(moved, 'projectsWithinBudget')).toMatchObject([
    { id: 'projectsWithinBudget#k7', state: 'explained' },
  ]);
});

test('整行复制：标识重复报出来，第一行保留；一键换新', () => {
  const [top, bottom] = blockRows(untouched, 'projects');
  const copied = changeRows(untouched, sheet, [top, bottom], (lines) => [lines[0]!, lines[0]!, ...lines.slice(2)]);
  const found = only(copied, nameIntact);
  expect(found.message).toContain('第2行与第1行的行标识重复');
  const mended = applied(copied, fixEdits(open(copied).context, found.fix!));
  expect(open(mended).table.keys('projects')).toMatchObject({ of: ['k1', 'k7', 'k3', 'k4', 'k5', 'k6'], doubled: [] });
});

describe('一次粘贴 3000 行文本型数字', () => {
  let pasted: Snapshot;
  beforeAll(async () => {
    const edits = newWorkbook({ pack, sample: true, data: { projects: projectRows(3000) }, workbookId: 'rows' });
    const book = readWorkbook(await authorWorkbook(edits, { creator: 'test' }), 'rows.xlsx');
    const [top, bottom] = blockRows(book, 'projects');
    pasted = changeRows(book, sheet, [top, bottom], (lines) =>
      lines.map((line, at) => line.map((cell, column) => (column === 8 && at !== 100 ? `${String(cell)} ` : cell))),
    );
  }, 120_000);

  test('一处毛病一条：写明多少行、前几行，位置合成区域，标记整片', () => {
    const found = findings(pasted, 'cellType');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ id: 'cellType#projects.final', level: 'error', group: { rows: 2999 } });
    expect(found[0]?.message).toMatch(/^2999行都是这样（第1、2、3、4、5……行）：清单全年执行（第1行）/);
    const [top, bottom] = blockRows(pasted, 'projects');
    expect(found[0]?.cells.map(({ address }) => address)).toEqual([`I${top}:I${top + 99}`, `I${top + 101}:I${bottom}`]);
    expect(checkWorkbook(open(pasted)).findings.length).toBeLessThan(60);
    const marks = markEdits([sheet], found).flatMap((edit) => (edit.edit === 'highlight-cells' ? edit.areas : []));
    expect(marks).toEqual([`I${top}:I${top + 99}`, `I${top + 101}:I${bottom}`]);
  });

  test('一键全部改成数值：两次写入，改完没有错误', () => {
    const { fix } = only(pasted, 'cellType');
    const edits = fixEdits(open(pasted).context, fix!);
    expect(edits.map(({ edit }) => edit)).toEqual(['set-cells', 'set-cells']);
    expect(findings(applied(pasted, edits), 'cellType')).toEqual([]);
  });
});

test('三十行要说明的，写一次说明；其中一行的数再变，重新提出', async () => {
  const edits = newWorkbook({ pack, sample: true, data: { projects: projectRows(30) }, workbookId: 'rows' });
  const book = readWorkbook(await authorWorkbook(edits, { creator: 'test' }), 'rows.xlsx');
  const [top, bottom] = blockRows(book, 'projects');
  const spent = (snapshot: Snapshot, amount: number, rows: readonly [number, number]): Snapshot =>
    changeRows(snapshot, sheet, rows, (lines) =>
      lines.map((line) => line.map((cell, at) => (at === 8 ? amount : cell))),
    );
  const over = spent(book, 5000, [top, bottom]);
  const found = only(over, 'projectsWithinBudget');
  expect(found.message).toMatch(/^30行都是这样/);
  const explained = applied(
    over,
    explainEdits(over, open(over).table, found, '全部项目年底统一追加，县政府常务会议纪要第9期'),
  );
  expect(only(explained, 'projectsWithinBudget')).toMatchObject({ state: 'explained', group: { rows: 30 } });
  expect(only(spent(explained, 6000, [top + 3, top + 3]), 'projectsWithinBudget')).toMatchObject({ state: 'reopened' });
});
