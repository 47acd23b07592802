import { createExcelHost } from '../../../../src/hosts/office/excel/excel-host';
import type { WorkbookHost } from '../../../../src/hosts/port/workbook-host';
import type { OpenExcel } from '../../../../simulator/excel';
import { blankExcel, handClock, sampleEdits } from './blank-excel';

let excel: OpenExcel;
let host: WorkbookHost;
beforeEach(async () => {
  excel = blankExcel();
  host = createExcelHost({ schedule: handClock().schedule });
  await host.apply(sampleEdits);
}, 60_000);
afterEach(async () => {
  const { bugs } = excel.host;
  await excel.close();
  expect(bugs).toEqual([]);
});

const onSheet = (work: (sheet: Excel.Worksheet) => void): Promise<void> =>
  excel.run(async (context) => {
    work(context.workbook.worksheets.getItem('基础数据表'));
    await context.sync();
  });
const problem = (code: string, ...words: string[]): object => ({
  name: 'Problem',
  code,
  message: expect.stringMatching(new RegExp(words.join('.*'))),
  params: expect.objectContaining({ sheet: '基础数据表', address: 'F9' }),
});

test('先到行首再到那一格，行名留在眼前：一次往返，什么也不写', async () => {
  const selected = jest.spyOn(excel.model, 'select');
  excel.host.traffic.reset();
  await host.goTo('基础数据表', 'F9');
  expect(excel.host.traffic).toMatchObject({ roundTrips: 1, writes: 0 });
  expect(await host.selection()).toEqual({ sheet: '基础数据表', address: 'F9' });
  expect(selected.mock.calls.map(([, { row, column }]) => [row, column])).toEqual([
    [8, 0],
    [8, 5],
  ]);
});

test('那一行藏起来了：选中了，说出看不见，怎么办；取消隐藏以后照常', async () => {
  await onSheet((sheet) => (sheet.protection.unprotect(), (sheet.getRange('9:9').rowHidden = true)));
  await expect(host.goTo('基础数据表', 'F9')).rejects.toMatchObject(
    problem('host.row-hidden', 'F9', '筛选', '取消隐藏'),
  );
  expect(await host.selection()).toEqual({ sheet: '基础数据表', address: 'F9' });
  await onSheet((sheet) => (sheet.getRange('9:9').rowHidden = false));
  await host.goTo('基础数据表', 'F9');
});

test('那一列藏起来了，也说', async () => {
  await onSheet((sheet) => (sheet.protection.unprotect(), (sheet.getRange('F:F').columnHidden = true)));
  await expect(host.goTo('基础数据表', 'F9')).rejects.toMatchObject(problem('host.column-hidden', 'F9', '取消隐藏'));
});

test('表藏起来了、删掉了：说出哪张表，怎么办', async () => {
  await onSheet((sheet) => (sheet.visibility = 'Hidden'));
  await expect(host.goTo('基础数据表', 'F9')).rejects.toMatchObject(problem('host.sheet-hidden', '隐藏', '取消隐藏'));
  await onSheet((sheet) => sheet.delete());
  await expect(host.goTo('基础数据表', 'F9')).rejects.toMatchObject(problem('host.sheet-gone', '删除', '重试'));
});

test.each(['None', 'Unlocked'] as const)('保护不让选中（%s）：不装作到了，说怎么办', async (selectionMode) => {
  await onSheet((sheet) => {
    sheet.protection.unprotect();
    sheet.getRange('F9').format.protection.locked = true;
    sheet.protection.protect({ selectionMode });
  });
  await expect(host.goTo('基础数据表', 'F9')).rejects.toMatchObject(
    problem('host.not-selectable', 'F9', '撤消工作表保护'),
  );
  await onSheet((sheet) => sheet.protection.unprotect());
  await host.goTo('基础数据表', 'F9');
});

test('合并的格：选中的比要的大，也算到了', async () => {
  await onSheet((sheet) => (sheet.protection.unprotect(), sheet.getRange('E9:F9').merge()));
  await host.goTo('基础数据表', 'F9');
});
