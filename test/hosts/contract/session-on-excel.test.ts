import { WorkbookSession } from '../../../src/app/workbook-session/workbook-session';
import { createExcelHost } from '../../../src/hosts/office/excel/excel-host';
import type { Finding } from '../../../src/core/rules/finding';
import type { OpenExcel } from '../../../simulator/excel';
import { blankExcel, pack, sampleEdits } from '../office/excel/blank-excel';

/** What the pane does, over the simulated Excel through office.js: install, live verdicts, repair. */
let excel: OpenExcel;
let session: WorkbookSession;
const bugs: unknown[] = [];

beforeAll(async () => {
  excel = blankExcel();
  const host = createExcelHost();
  await host.apply(sampleEdits);
  session = new WorkbookSession({
    host,
    packs: { list: () => Promise.resolve([]), load: (id) => Promise.resolve(id === pack.id ? pack : null) },
    clock: { now: () => 0, after: () => () => undefined },
    newId: () => 'w-2',
    fileName: '工作簿1',
    onBug: (bug) => void bugs.push(bug),
  });
  await session.recheck();
}, 60_000);
afterAll(async () => {
  await excel.close();
  expect([...bugs, ...excel.host.bugs]).toEqual([]);
});

const findings = (): readonly Finding[] => session.getSnapshot().book!.run.findings;
const type = (sheet: string, address: string, value: unknown): Promise<void> =>
  excel.run(async ({ workbook }) => {
    workbook.worksheets.getItem(sheet).getRange(address).values = [[value]];
  });

test('改一个数到出结论：一次往返，零次写入', async () => {
  await type('基础数据表', 'B9', 8);
  excel.host.traffic.reset();
  await session.recheck();
  expect(excel.host.traffic).toMatchObject({ roundTrips: 1, writes: 0 });
  expect(session.getSnapshot()).toMatchObject({ stage: 'ready', activity: 'idle', trouble: null });
});

test('修复：丢掉的名称和验证、被盖住的公式、撤掉的保护都回来', async () => {
  await excel.run(async ({ workbook }) => {
    const sheet = workbook.worksheets.getItem('基础数据表');
    sheet.protection.unprotect();
    sheet.getRange('F7').formulas = [['=1+1']];
    sheet.getRange('B5').dataValidation.clear();
    workbook.names.getItem('jx.publicOutlay.final').delete();
  });
  await session.recheck();
  expect(findings().some((one) => one.check.includes('name') || one.message.includes('名称'))).toBe(true);
  expect(await session.repair((await session.previewRepair())!, new Set())).toBe('written');
  const state = await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('基础数据表');
    sheet.protection.load('protected');
    const [formula, validation] = [
      sheet.getRange('F7').load('formulas'),
      sheet.getRange('B5').dataValidation.load('type'),
    ];
    const name = context.workbook.names.getItem('jx.publicOutlay.final').load('formula');
    await context.sync();
    return {
      isProtected: sheet.protection.protected,
      formula: String(formula.formulas[0]?.[0]).slice(0, 4),
      type: validation.type,
      name: String(name.formula),
    };
  });
  expect(state).toEqual({
    isProtected: true,
    formula: '=IF(',
    type: 'WholeNumber',
    name: expect.stringContaining('基础数据表'),
  });
});
