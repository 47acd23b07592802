import { WorkbookSession } from '../../../src/app/workbook-session/workbook-session';
import type { WriteReceipt } from '../../../src/app/workbook-session/write-receipt';
import { newWorkbook } from '../../../src/app/new-workbook';
import { fieldEdit } from '../../../src/core/edits/cell-edit';
import type { Snapshot } from '../../../src/core/workbook/snapshot';
import type { WorkbookHost } from '../../../src/hosts/port/workbook-host';
import { createExcelHost } from '../../../src/hosts/office/excel/excel-host';
import type { OpenExcel } from '../../../simulator/excel';
import { blankExcel, pack } from '../office/excel/blank-excel';
import { inEachWorkbookWorld, packs } from './workbook-worlds';

const edits = newWorkbook({ pack, sample: true, data: {}, workbookId: 'w' });

function sessionOn(host: WorkbookHost): WorkbookSession {
  return new WorkbookSession({
    host,
    packs,
    clock: { now: () => 0, after: () => () => undefined },
    newId: () => 'w-2',
    fileName: '自评.xlsx',
    onBug: (bug) => {
      throw bug;
    },
  });
}

const receipts = (session: WorkbookSession): readonly WriteReceipt[] => session.getSnapshot().receipts;

inEachWorkbookWorld(({ opened }) => {
  test('写一格再撤销：格子和名称回到原样', async () => {
    const { host } = await opened(edits);
    const session = sessionOn(host);
    await session.recheck();
    const before = await host.read();
    const indicator = session.getSnapshot().book!.score.indicators.find((one) => one.score === null)!.id;
    expect(await session.scoreByHand(indicator, 5, '考核通知')).toBe(true);
    expect(await host.read()).not.toEqual(before);
    expect(await session.undo(receipts(session)[0]!.id)).toBe(true);
    expect(await host.read()).toEqual(before);
  });

  test('标记：撤销标记回到上一次的标记；之后又标过的不撤', async () => {
    const { host } = await opened(edits);
    const session = sessionOn(host);
    await session.recheck();
    await session.mark();
    await session.mark();
    const [second, first] = receipts(session) as [WriteReceipt, WriteReceipt];
    expect(await session.undo(first.id)).toBe(false);
    expect(receipts(session)[1]!.refusal!.other).toEqual(['标记']);
    expect(await session.undo(second.id)).toBe(true);
    expect(session.getSnapshot().marked).toBe(true);
    expect(await session.undo(first.id)).toBe(true);
    expect(session.getSnapshot().marked).toBe(false);
  });
});

describe('装入', () => {
  let excel: OpenExcel;
  let session: WorkbookSession;
  const host = (): WorkbookHost => createExcelHost();
  const sheets = ({ sheets }: Snapshot): string[] => sheets.map(({ name }) => name);
  const install = (): Promise<void> => session.install({ packId: pack.id, year: 2018, unitName: '', sample: false });
  beforeEach(async () => {
    excel = blankExcel();
    session = sessionOn(host());
    await session.recheck();
  });
  afterEach(async () => {
    await excel.close();
    expect(excel.host.bugs).toEqual([]);
  });

  test('装入也留一行，撤销删去装入的表，工作簿回到原样', async () => {
    const before = await host().read('all');
    await install();
    expect(receipts(session)[0]).toMatchObject({ what: 'install', sheets: pack.sheets.map(({ title }) => title) });
    expect(await session.undo(receipts(session)[0]!.id)).toBe(true);
    expect(await host().read('all')).toEqual(before);
    expect(session.getSnapshot().stage).toBe('new');
  });

  test('装入后空白的 Sheet1 还在，移到后面；第一个空格选中，说得出还有几项', async () => {
    await install();
    const after = await host().read('all');
    expect(sheets(after)[0]).toBe(pack.sheets[0]!.title);
    expect(sheets(after).at(-1)).toBe('Sheet1');
    const { empty } = session.getSnapshot().book!.filling;
    expect(empty.length).toBeGreaterThan(10);
    expect(await host().selection()).toEqual({ sheet: empty[0]!.sheet, address: empty[0]!.address });
  });

  test('写过字的表不移', async () => {
    await excel.run(async ({ workbook }) => {
      workbook.worksheets.getItem('Sheet1').getRange('A1').values = [['我的']];
    });
    await install();
    expect(sheets(await host().read('all'))[0]).toBe('Sheet1');
  });

  test('填过数的表不删，说是哪一格填过', async () => {
    await install();
    const edit = fieldEdit(session.getSnapshot().book!.workbook.table, 'authorizedPosts', 9)!;
    await host().apply([edit]);
    expect(await session.undo(receipts(session)[0]!.id)).toBe(false);
    const { address, sheet } = session.getSnapshot().book!.workbook.table.place('authorizedPosts')!;
    expect(receipts(session)[0]!.refusal!.other).toContain(`${sheet} ${address}`);
    expect(sheets(await host().read('all'))).toContain(pack.sheets[0]!.title);
  });
});
