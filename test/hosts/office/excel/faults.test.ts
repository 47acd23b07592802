import type { Edit } from '../../../../src/core/workbook/edit';
import type { WorkbookHost } from '../../../../src/hosts/port/workbook-host';
import { createExcelHost } from '../../../../src/hosts/office/excel/excel-host';
import { excel2019, openExcel, type OpenExcel } from '../../../../simulator/excel';
import { handClock } from './blank-excel';

const note = (sheet: string): Edit => ({ edit: 'set-cells', sheet, row: 1, column: 1, cells: [['说明']] });

let excel: OpenExcel;
let host: WorkbookHost;
const clock = handClock();
beforeEach(() => {
  excel = openExcel();
  host = createExcelHost({ schedule: clock.schedule, answerMs: 30_000 });
});
afterEach(async () => {
  const { bugs } = excel.host;
  await excel.close();
  expect(bugs).toEqual([]);
});

const cell = async (sheet: string, address: string): Promise<unknown> =>
  excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address).load('values');
    await context.sync();
    return range.values[0]?.[0];
  });

test.each([
  ['connection-lost', 'host.offline', '检查网络'],
  ['busy', 'host.busy', '稍等几秒再试'],
  ['no-permission', 'host.no-permission', '编辑权限'],
  ['payload-too-large', 'host.too-large', '删除表格以外误填的行和列'],
  ['cell-edit', 'host.editing', '按回车或 Esc'],
] as const)('读的时候 %s：%s，一句话说怎么办；过去以后照常', async (fault, code, advice) => {
  excel.host.faults.order(fault);
  await expect(host.read()).rejects.toMatchObject({
    name: 'Problem',
    code,
    message: expect.stringContaining(advice),
    cause: { name: 'RichApi.Error' },
  });
  excel.host.faults.clear(fault);
  expect((await host.read()).sheets).toHaveLength(2);
});

test.each(['connection-lost', 'busy', 'no-permission', 'payload-too-large'] as const)(
  '写的时候 %s：没有写进去，也说得清',
  async (fault) => {
    excel.host.faults.order(fault);
    await expect(host.apply([note('评分表')])).rejects.toMatchObject({ name: 'Problem' });
    excel.host.faults.clear(fault);
    expect(await cell('评分表', 'A1')).toBe('');
  },
);

test('Excel 一直不回答：到时间就说，不假装没做成', async () => {
  excel.host.faults.order('timeout', 1);
  const reading = host.read();
  await Promise.resolve();
  clock.run();
  await expect(reading).rejects.toMatchObject({ code: 'host.no-answer', message: expect.stringContaining('30 秒') });
  expect((await host.read()).sheets).toHaveLength(2);
});

test('正在编辑单元格：写入给出提示，等用户离开以后接着写', async () => {
  excel.host.faults.order('cell-edit');
  const waiting: string[] = [];
  const writing = host.apply([note('评分表')], {
    onWaiting: () => {
      waiting.push('等');
      setTimeout(() => excel.host.faults.clear('cell-edit'), 20);
    },
  });
  await expect(writing).resolves.toMatchObject({ applied: 1 });
  expect(waiting).toEqual(['等']);
  expect(await cell('评分表', 'A1')).toBe('说明');
});

test('正在编辑单元格：问站在哪里，不知道就是不知道', async () => {
  excel.host.faults.order('cell-edit');
  expect(await host.selection()).toBeNull();
});

test.each([
  ['写', () => host.apply([note('没有的表')])],
  ['跳转', () => host.goTo('没有的表', 'A1')],
])('%s到一张没有的表：说出表名', async (_verb, work) => {
  await expect(work()).rejects.toMatchObject({ code: 'host.sheet-gone', params: { sheet: '没有的表' } });
});

test('没有密码的保护：写锁定的格先打开再照原样锁上；未锁定的格直接写', async () => {
  await excel.run(async ({ workbook }) => {
    const sheet = workbook.worksheets.getItem('评分表');
    sheet.getRange('B1').format.protection.locked = false;
    sheet.protection.protect({ allowSort: true });
  });
  await host.apply([note('评分表'), { edit: 'set-cells', sheet: '评分表', row: 1, column: 2, cells: [[8]] }]);
  const options = await excel.run(async (context) => {
    const protection = context.workbook.worksheets.getItem('评分表').protection.load('protected,options');
    await context.sync();
    return {
      isProtected: protection.protected,
      allowSort: protection.options.allowSort,
      allowInsertRows: protection.options.allowInsertRows,
    };
  });
  expect(options).toEqual({ isProtected: true, allowSort: true, allowInsertRows: false });
  expect([await cell('评分表', 'A1'), await cell('评分表', 'B1')]).toEqual(['说明', 8]);
});

test('有密码的保护：没有写，仍然锁着，说出表名和办法', async () => {
  await excel.run(async ({ workbook }) => workbook.worksheets.getItem('评分表').protection.protect({}, '123'));
  await expect(host.apply([note('评分表')])).rejects.toMatchObject({
    code: 'host.protected',
    message: expect.stringMatching(/“评分表”受保护.*撤消工作表保护/),
  });
  expect(await cell('评分表', 'A1')).toBe('');
  expect((await host.read('all')).sheets.find(({ name }) => name === '评分表')?.isProtected).toBe(true);
});

test('工作簿结构受保护：装不了表，写别的格不受影响', async () => {
  await excel.run(async ({ workbook }) => workbook.protection.protect());
  await expect(host.apply([{ edit: 'add-sheet', sheet: '说明', visibility: 'visible' }])).rejects.toMatchObject({
    code: 'host.structure-protected',
  });
  await expect(host.apply([note('评分表')])).resolves.toMatchObject({ applied: 1 });
});

test('Excel 太旧：每个动作都说要用哪一版', async () => {
  await excel.close();
  excel = openExcel({ profile: excel2019 });
  await expect(host.read()).rejects.toMatchObject({
    code: 'host.unsupported',
    message: expect.stringContaining('Office 2021'),
  });
  await expect(host.apply([note('评分表')])).rejects.toMatchObject({ code: 'host.unsupported' });
});

test('我们自己的错仍是错，不变成“请再试”', async () => {
  await expect(
    host.apply([
      {
        edit: 'style-cells',
        sheet: '评分表',
        areas: ['不是地址'],
        style: { numberFormat: '0', border: { outside: 'thin' } },
      },
    ]),
  ).rejects.toThrow('not an A1 area');
});

test('标记和清除标记：只动自己的条件格式', async () => {
  const mark = 'N("jx.mark")=0';
  const count = (): Promise<number> =>
    excel.run(async (context) => {
      const found = context.workbook.worksheets.getItem('评分表').getRange().conditionalFormats.getCount();
      await context.sync();
      return found.value;
    });
  await host.apply([
    { edit: 'highlight-cells', sheet: '评分表', areas: ['A1'], formula: 'A1>1', look: 'notice' },
    { edit: 'highlight-cells', sheet: '评分表', areas: ['A1', 'B2'], formula: mark, look: 'fault' },
  ]);
  expect(await count()).toBe(3);
  await host.apply([{ edit: 'clear-highlights', sheet: '评分表', formula: mark }]);
  expect(await count()).toBe(1);
});
