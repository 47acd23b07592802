import type { Fault } from '../../src/executor/faults';
import { excel2019, ltsc2021, subscription } from '../../src/profiles/excel';
import { openExcel, type OpenExcel } from '../../excel';

let excel: OpenExcel;
afterEach(async () => {
  await excel.close();
  expect(excel.host.bugs).toEqual([]);
});

const sheet = (context: Excel.RequestContext) => context.workbook.worksheets.getItem('基础数据表');

async function read(): Promise<unknown> {
  return excel.run(async (context) => {
    const range = sheet(context).getRange('A1');
    range.load('values');
    await context.sync();
    return range.values[0]?.[0];
  });
}

describe('点得出的故障', () => {
  test.each<[Fault, string]>([
    ['cell-edit', 'InvalidOperationInCellEditMode'],
    ['connection-lost', 'InvalidOrTimedOutSession'],
    ['busy', 'ActivityLimitReached'],
    ['no-permission', 'AccessDenied'],
    ['payload-too-large', 'RequestPayloadSizeLimitExceeded'],
  ])('%s：客户端报 %s，过后照常', async (fault, code) => {
    excel = openExcel();
    excel.host.faults.order(fault);
    await expect(read()).rejects.toMatchObject({ name: 'RichApi.Error', code });
    await expect(read()).rejects.toMatchObject({ code });
    excel.host.faults.clear(fault);
    expect(await read()).toBe('');
    excel.host.faults.order(fault, 1);
    await expect(read()).rejects.toMatchObject({ code });
    expect(await read()).toBe('');
  });

  test('超时：请求不回来，后面的请求照常', async () => {
    excel = openExcel();
    excel.host.faults.order('timeout', 1);
    let answered = false;
    void read().then(() => (answered = true));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await read()).toBe('');
    expect(answered).toBe(false);
  });

  test('正在编辑单元格：delayForCellEdit 的请求等到编辑结束', async () => {
    excel = openExcel();
    excel.host.faults.order('cell-edit');
    const waiting = Excel.run({ delayForCellEdit: true }, async (context) => {
      const range = sheet(context).getRange('A1');
      range.values = [[9]];
      range.load('values');
      await context.sync();
      return range.values[0]?.[0];
    });
    await expect(read()).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' });
    excel.host.faults.clear('cell-edit');
    expect(await waiting).toBe(9);
  });
});

describe('撤销', () => {
  const afterUndo = async (profile: typeof ltsc2021) => {
    excel = openExcel({ profile });
    const cell = excel.model.open.workbook.getSheetBySheetId('s1')?.getRange('J1');
    cell?.setValue('用户');
    await excel.run(async (context) => {
      sheet(context).getRange('J2').values = [['加载项']];
      await context.sync();
    });
    excel.model.undo();
    return excel.run(async (context) => {
      const range = sheet(context).getRange('J1:J2');
      range.load('values');
      await context.sync();
      return range.values;
    });
  };

  test('LTSC：加载项写过之后，没有可撤销的', async () => {
    expect(await afterUndo(ltsc2021)).toEqual([['用户'], ['加载项']]);
  });

  test('订阅版：用户的那一步还撤得掉', async () => {
    expect(await afterUndo(subscription)).toEqual([[''], ['加载项']]);
  });

  test('只读不写，撤销还在', async () => {
    excel = openExcel({ profile: ltsc2021 });
    excel.model.open.workbook.getSheetBySheetId('s1')?.getRange('A1').setValue('用户');
    expect(await read()).toBe('用户');
    excel.model.undo();
    expect(await read()).toBe('');
  });
});

describe('需求集', () => {
  test.each<[string, (context: Excel.RequestContext) => void]>([
    ['事件', (context) => void context.workbook.worksheets.onChanged.add(async () => undefined)],
    ['页面设置', (context) => (sheet(context).pageLayout.orientation = 'Landscape')],
    ['数据有效性', (context) => sheet(context).getRange('A1').load('dataValidation/type')],
    ['行列缩进', (context) => (sheet(context).getRange('A1').format.indentLevel = 1)],
  ])('旧版本没有的成员：%s → ApiNotFound', async (_title, work) => {
    excel = openExcel({ profile: excel2019 });
    const failing = excel.run(async (context) => {
      work(context);
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({ code: 'ApiNotFound' });
    expect(await read()).toBe('');
  });

  test('运行中可以换', async () => {
    excel = openExcel();
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.14')).toBe(true);
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.15')).toBe(false);
    excel.host.book.profile = excel2019;
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.8')).toBe(false);
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.7')).toBe(true);
    expect(Office.context.requirements.isSetSupported('NoSuchSet')).toBe(false);
  });
});

test('往返与写入都数得出来', async () => {
  excel = openExcel();
  await excel.run(async (context) => {
    const range = sheet(context).getRange('A1:B2');
    range.load('values');
    await context.sync();
    range.values = [
      [1, 2],
      [3, 4],
    ];
    range.format.fill.color = '#FFEE00';
    await context.sync();
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  const { traffic } = excel.host;
  expect([traffic.roundTrips, traffic.writes]).toEqual([2, 2]);
  expect(traffic.exchanges.map(({ writes, cleanup }) => [writes, cleanup])).toEqual([
    [0, false],
    [2, false],
    [0, true],
  ]);
});
