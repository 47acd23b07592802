import { newWorkbook } from '../../../src/app/new-workbook';
import { WorkbookSession } from '../../../src/app/workbook-session/workbook-session';
import { seenCells, type WriteReceipt } from '../../../src/app/workbook-session/write-receipt';
import { fieldEdit } from '../../../src/core/edits/cell-edit';
import { Problem } from '../../../src/core/problem/problem';
import type { CellEdit } from '../../../src/core/workbook/edit';
import type { CellSnapshot, Snapshot } from '../../../src/core/workbook/snapshot';
import { cachedValue, isFormula } from '../../../src/core/workbook/snapshot';
import { authoredHost, type AuthoredHost } from '../../support/authored-host';
import { builtInPack } from '../../support/built-in-pack';
import { handClock } from '../../support/hand-clock';
import { restoreFormula } from '../../support/restore-formula';

const pack = builtInPack('kaifu-2018');
const reason = 'changeExplanation.basicExpenditure.reason';

interface Desk {
  readonly session: WorkbookSession;
  readonly host: AuthoredHost;
  readonly bugs: unknown[];
}

async function desk(): Promise<Desk> {
  const host = await authoredHost(newWorkbook({ pack, sample: true, data: {}, workbookId: 'w' }));
  const bugs: unknown[] = [];
  const session = new WorkbookSession({
    host,
    packs: { list: async () => [], load: async () => pack },
    clock: handClock(),
    newId: () => 'w',
    fileName: '自评.xlsx',
    onBug: (error) => bugs.push(error),
  });
  await session.start();
  return { session, host, bugs };
}

async function type({ session, host }: Desk, field: string, content: CellEdit): Promise<void> {
  await host.type(fieldEdit(session.getSnapshot().book!.workbook.table, field, content)!);
  await session.recheck();
}

const receipts = ({ session }: Desk): readonly WriteReceipt[] => session.getSnapshot().receipts;
const openIndicator = ({ session }: Desk): string =>
  session.getSnapshot().book!.score.indicators.find((one) => one.score === null)!.id;

/** What people and formulas left in the cells, by sheet and place; results aside. */
function contents({ sheets }: Snapshot): Record<string, CellSnapshot> {
  const all: Record<string, CellSnapshot> = {};
  for (const { name, row, column, cells } of sheets)
    cells.forEach((line, down) =>
      line.forEach((cell, right) => {
        if (cell !== null) all[`${name} ${row + down},${column + right}`] = isFormula(cell) ? cell.formula : cell;
      }),
    );
  return all;
}
const now = async ({ host }: Desk): Promise<Record<string, CellSnapshot>> => contents(await host.read());

describe('记录', () => {
  test('每次写入留一行：写到哪里、从什么到什么；最近的在前', async () => {
    const one = await desk();
    await type(one, reason, null);
    await one.session.explain('basicExpenditureBudgetChange', '年中追加人员经费。');
    await one.session.scoreByHand(openIndicator(one), 5, '考核通知');
    expect(receipts(one).map(({ what, state }) => [what, state])).toEqual([
      ['score', 'stands'],
      ['explain', 'stands'],
    ]);
    const [line] = seenCells(receipts(one)[1]!);
    expect(line).toMatchObject({ was: null, now: '年中追加人员经费。', name: expect.stringContaining('主要原因') });
    expect(one.session.getSnapshot().book!.workbook.table.place(reason)).toMatchObject({
      sheet: line!.sheet,
      address: line!.address,
    });
    expect(seenCells(receipts(one)[0]!).map(({ now }) => now)).toEqual([5, '考核通知']);
  });

  test('没有写进去的不留', async () => {
    const one = await desk();
    one.host.before = (call) =>
      call === 'apply' ? Promise.reject(new Problem('host.protected', { sheet: '说明' })) : Promise.resolve();
    expect(await one.session.scoreByHand(openIndicator(one), 5, '')).toBe(false);
    expect(receipts(one)).toEqual([]);
  });

  test('读不到工作簿的时候不写：上一次读到的可能已经不是这样', async () => {
    const one = await desk();
    one.host.before = (call) => (call === 'read' ? Promise.reject(new Problem('host.offline')) : Promise.resolve());
    expect(await one.session.scoreByHand(openIndicator(one), 5, '')).toBe(false);
    expect(one.host.calls).not.toContain('apply');
    expect(one.session.getSnapshot().trouble).toMatchObject({ code: 'host.offline' });
  });
});

describe('撤销', () => {
  test('说明、自评、人工核对、恢复公式：倒着撤，回到开始的格子', async () => {
    const one = await desk();
    await type(one, reason, null);
    await type(one, 'threePublicExpenses.final', 3.75);
    const before = await now(one);
    const { book } = one.session.getSnapshot();
    const overwritten = book!.run.findings.find(({ fix }) => fix?.kind === 'restore-formula')!;
    await one.session.explain('basicExpenditureBudgetChange', '年中追加人员经费。');
    await one.session.scoreByHand(openIndicator(one), 5, '考核通知');
    await one.session.tickOff(pack.checks.find(({ rule }) => rule === null)!.id, '王会计', '2026-03-15');
    await restoreFormula(one.session, overwritten.id);
    expect(receipts(one)).toHaveLength(4);
    expect(await now(one)).not.toEqual(before);
    for (const { id } of receipts(one)) expect(await one.session.undo(id)).toBe(true);
    expect(await now(one)).toEqual(before);
    expect(receipts(one).map(({ state }) => state)).toEqual(['undone', 'undone', 'undone', 'undone']);
    expect(one.bugs).toEqual([]);
  });

  test('写入以后有人改过的格子不动，说是哪一格；其余的另外答应了才撤', async () => {
    const one = await desk();
    const indicator = openIndicator(one);
    await one.session.scoreByHand(indicator, 5, '考核通知');
    await type(one, `score.${indicator}`, 4);
    const [{ id }] = receipts(one) as [WriteReceipt];
    expect(await one.session.undo(id)).toBe(false);
    expect(receipts(one)[0]).toMatchObject({ state: 'stands', refusal: { rest: 1 } });
    const [changed] = receipts(one)[0]!.refusal!.changed;
    expect(changed!.now).toBe(5);
    const { table } = one.session.getSnapshot().book!.workbook;
    expect(cachedValue(table.place(`evidence.${indicator}`)!.cell)).toBe('考核通知');
    expect(await one.session.undo(id, true)).toBe(true);
    const after = one.session.getSnapshot().book!.workbook.table;
    expect(cachedValue(after.place(`evidence.${indicator}`)!.cell)).toBeNull();
    expect(cachedValue(after.place(`score.${indicator}`)!.cell)).toBe(4);
  });

  test('先撤早的：后来又写过的格子不动', async () => {
    const one = await desk();
    const indicator = openIndicator(one);
    await one.session.scoreByHand(indicator, 5, '');
    await one.session.scoreByHand(indicator, 6, '');
    const [second, first] = receipts(one) as [WriteReceipt, WriteReceipt];
    expect(await one.session.undo(first.id)).toBe(false);
    expect(await one.session.undo(second.id)).toBe(true);
    expect(await one.session.undo(first.id)).toBe(true);
    expect(await one.session.undo(first.id)).toBe(false);
  });

  test('用户自己已经用 Ctrl+Z 退回去的，撤销什么也不写，记为已撤销', async () => {
    const one = await desk();
    const indicator = openIndicator(one);
    await one.session.scoreByHand(indicator, 5, '');
    await type(one, `score.${indicator}`, null);
    const calls = one.host.calls.filter((call) => call === 'apply').length;
    expect(await one.session.undo(receipts(one)[0]!.id)).toBe(true);
    expect(one.host.calls.filter((call) => call === 'apply')).toHaveLength(calls);
  });
});

describe('什么也不被盖掉', () => {
  const typedOver = async (): Promise<Desk> => {
    const one = await desk();
    await type(one, 'threePublicExpenses.final', 3.75);
    return one;
  };
  const held = ({ session }: Desk, field: string): CellSnapshot =>
    session.getSnapshot().book!.workbook.table.place(field)!.cell;
  const restoring = ({ session }: Desk): string =>
    session.getSnapshot().book!.run.findings.find(({ fix }) => fix?.kind === 'restore-formula')!.id;

  test('恢复公式先列出写到哪里、从什么到什么；手填的数不勾选就不写', async () => {
    const one = await typedOver();
    const before = await now(one);
    const shown = (await one.session.previewFix(restoring(one)))!;
    expect(shown).toMatchObject([
      { field: 'threePublicExpenses.final', isTyped: true, printed: null, cell: { was: 3.75, now: { value: 3.65 } } },
    ]);
    expect(await one.session.fixShown(restoring(one), shown, new Set())).toBe('failed');
    expect(await now(one)).toEqual(before);
    expect(await one.session.fixShown(restoring(one), shown, new Set(['threePublicExpenses.final']))).toBe('written');
    expect(isFormula(held(one, 'threePublicExpenses.final'))).toBe(true);
  });

  test('看过以后那一格又改了：不写，说要再看', async () => {
    const one = await typedOver();
    const shown = (await one.session.previewFix(restoring(one)))!;
    await type(one, 'threePublicExpenses.final', 3.7);
    expect(await one.session.fixShown(restoring(one), shown, new Set(['threePublicExpenses.final']))).toBe('moved');
    expect(held(one, 'threePublicExpenses.final')).toBe(3.7);
  });

  test('修复从不写过手填的数，列出来说明不动；别的公式照修', async () => {
    const one = await typedOver();
    await type(one, 'threePublicExpenses.budget', { formula: '1+1', value: 2 });
    const preview = (await one.session.previewRepair())!;
    expect(preview.typed.map(({ was }) => was)).toEqual([3.75]);
    expect(preview.journal.cells.map(({ anchor }) => anchor)).toEqual([
      { is: 'field', field: 'threePublicExpenses.budget' },
    ]);
    expect(await one.session.repair(preview, new Set(['threePublicExpenses.final']))).toBe('written');
    expect(held(one, 'threePublicExpenses.final')).toBe(3.75);
    expect(held(one, 'threePublicExpenses.budget')).toMatchObject({ formula: expect.stringContaining('IF(') });
  });

  test('这一行印的不是这一格的名目：修复和恢复公式都要问', async () => {
    const one = await desk();
    await type(one, 'threePublicExpenses.budget', { formula: '1+1', value: 2 });
    const { table } = one.session.getSnapshot().book!.workbook;
    const { sheet, address } = table.place('threePublicExpenses.budget')!;
    const row = Number(address.replace(/\D/g, ''));
    const labels = (await one.host.read()).sheets.find(({ name }) => name === sheet)!;
    const column = labels.cells[row - labels.row]!.findIndex((cell) => typeof cell === 'string') + labels.column;
    await one.host.type({ edit: 'set-cells', sheet, row, column, cells: [['会议费']] });
    await one.session.recheck();
    const preview = (await one.session.previewRepair())!;
    expect(preview.asks).toMatchObject([{ id: 'threePublicExpenses.budget', does: 'formula', found: '会议费' }]);
    const before = await now(one);
    expect(await one.session.repair(preview, new Set())).toBe('failed');
    expect(await now(one)).toEqual(before);
    const shown = (await one.session.previewFix(restoring(one)))!;
    expect(shown[0]!.printed).toMatchObject({ found: '会议费' });
    expect(await one.session.repair(preview, new Set(['threePublicExpenses.budget']))).toBe('written');
    expect(held(one, 'threePublicExpenses.budget')).toMatchObject({ formula: expect.stringContaining('IF(') });
  });
});
