import { checkWorkbook } from '../../../../src/app/check-workbook';
import { openWorkbook } from '../../../../src/app/open-workbook';
import { createExcelHost } from '../../../../src/hosts/office/excel/excel-host';
import type { WorkbookHost } from '../../../../src/hosts/port/workbook-host';
import type { Snapshot } from '../../../../src/core/workbook/snapshot';
import type { OpenExcel } from '../../../../simulator/excel';
import { blankExcel, handClock, pack, sampleEdits } from './blank-excel';

let excel: OpenExcel;
const clock = handClock();
let host: WorkbookHost;
const failures = (snapshot: Snapshot): string[] =>
  checkWorkbook(openWorkbook(snapshot, () => pack, '工作簿1')).findings.map(({ id }) => id);

beforeAll(async () => {
  excel = blankExcel();
  host = createExcelHost({ schedule: clock.schedule });
  await host.apply(sampleEdits);
  await host.read();
}, 60_000);
afterAll(async () => {
  const { bugs } = excel.host;
  await excel.close();
  expect(bugs).toEqual([]);
});
beforeEach(() => excel.host.traffic.reset());

test('改一个数到出结果：一次往返，什么也不写', async () => {
  const before = failures(await host.read());
  await excel.run(async ({ workbook }) => {
    workbook.worksheets.getItem('基础数据表').getRange('D9').values = [[999]];
  });
  excel.host.traffic.reset();
  const after = failures(await host.read());
  expect(excel.host.traffic).toMatchObject({ roundTrips: 1, writes: 0 });
  expect(after.length).toBeGreaterThan(before.length);
});

test('表改了名：仍是一次往返，名称跟着走', async () => {
  await excel.run(async ({ workbook }) => {
    workbook.worksheets.getItem('评分表').name = '评分表（定稿）';
  });
  excel.host.traffic.reset();
  const { sheets, names } = await host.read();
  expect(excel.host.traffic.roundTrips).toBe(1);
  expect(sheets.map(({ name }) => name)).toContain('评分表（定稿）');
  expect(names.filter(({ refersTo }) => refersTo.includes('评分表（定稿）')).length).toBeGreaterThan(5);
});

test('插入一行：名称指到下移后的格，读回的值不变', async () => {
  const at = async (): Promise<string | undefined> =>
    (await host.read()).names.find(({ name }) => name === 'jx.actualStaff')?.refersTo.replaceAll("'", '');
  expect(await at()).toBe('基础数据表!$D$5');
  const value = async (): Promise<unknown> =>
    openWorkbook(await host.read(), () => pack, '').table.value('actualStaff');
  const before = await value();
  await excel.run(async ({ workbook }) => {
    const sheet = workbook.worksheets.getItem('基础数据表');
    sheet.protection.unprotect();
    sheet.getRange('2:2').insert('Down');
  });
  expect(await at()).toBe('基础数据表!$D$6');
  expect(await value()).toEqual(before);
});

test('“全部”和“只列名”读到用户自己的表；只列名不读格子', async () => {
  const all = await host.read('all');
  const list = await host.read('list');
  expect(all.sheets.map(({ name }) => name)).toEqual(list.sheets.map(({ name }) => name));
  expect(list.sheets[0]).toEqual({
    name: 'Sheet1',
    visibility: 'visible',
    isProtected: false,
    row: 1,
    column: 1,
    cells: [],
  });
});

test('许多改动合成一次通知；自己的写入不算；停了就不再通知', async () => {
  let calls = 0;
  const stop = await host.onChanged(() => void calls++);
  const type = async (value: number): Promise<void> => {
    excel.model.write('s1', { row: 0, column: 0, rows: 1, columns: 1 }, () => ({ value }));
    await excel.host.book.settle();
  };
  for (const value of [1, 2, 3]) await type(value);
  expect([calls, clock.waiting]).toEqual([0, 1]);
  clock.run();
  expect(calls).toBe(1);
  await host.apply([{ edit: 'set-cells', sheet: 'Sheet1', row: 3, column: 1, cells: [['说明']] }]);
  await excel.host.book.settle();
  clock.run();
  expect(calls).toBe(1);
  await stop();
  await type(4);
  expect([calls, clock.waiting]).toEqual([1, 0]);
});

test('第一个改动很快就看；看过之后短时间里的改动合成下一次，没有就不再看', async () => {
  let calls = 0;
  const stop = await host.onChanged(() => void calls++);
  const type = async (value: number): Promise<void> => {
    excel.model.write('s1', { row: 0, column: 0, rows: 1, columns: 1 }, () => ({ value }));
    await excel.host.book.settle();
  };
  const waits = clock.waits.length;
  await type(1);
  clock.run();
  for (const value of [2, 3, 4]) await type(value);
  expect(calls).toBe(1);
  clock.run();
  expect(calls).toBe(2);
  clock.run();
  expect([calls, clock.waiting]).toEqual([2, 0]);
  const [first = 0, ...rests] = clock.waits.slice(waits).filter((ms) => ms < 1000);
  expect(first).toBeLessThan(10);
  expect(rests).toEqual([25, 25]);
  await type(5);
  await stop();
  expect([calls, clock.waiting]).toEqual([2, 0]);
});

test('跳到一格，问得出站在哪里', async () => {
  await host.goTo('基础数据表', 'D7');
  expect(await host.selection()).toEqual({ sheet: '基础数据表', address: 'D7' });
  expect(excel.host.traffic.roundTrips).toBe(2);
});
