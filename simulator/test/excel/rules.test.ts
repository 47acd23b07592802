import { openExcel, type OpenExcel } from '../../excel';

let excel: OpenExcel;
beforeEach(() => {
  excel = openExcel();
});
afterEach(async () => {
  await excel.close();
  expect(excel.host.bugs).toEqual([]);
});

const sheet = (context: Excel.RequestContext) => context.workbook.worksheets.getItem('基础数据表');

describe('数据有效性', () => {
  test.each<[string, Excel.DataValidationRule, string]>([
    ['整数', { wholeNumber: { formula1: 0, operator: 'GreaterThanOrEqualTo' } }, 'WholeNumber'],
    ['小数', { decimal: { formula1: 0, formula2: 100.5, operator: 'Between' } }, 'Decimal'],
    ['名单', { list: { inCellDropDown: true, source: '是,否' } }, 'List'],
    ['名单取自另一张表', { list: { inCellDropDown: false, source: '=评分表!$A$1:$A$3' } }, 'List'],
    ['文字长度', { textLength: { formula1: 200, operator: 'LessThan' } }, 'TextLength'],
    ['公式', { custom: { formula: '=AND(ISNUMBER(E1),E1>=0)' } }, 'Custom'],
  ])('%s：规则、提示、出错信息原样读回', async (_title, rule, type) => {
    const read = await excel.run(async (context) => {
      const { dataValidation } = sheet(context).getRange('E1:E5');
      dataValidation.rule = rule;
      dataValidation.prompt = { showPrompt: true, title: '金额', message: '填万元' };
      dataValidation.errorAlert = { showAlert: true, style: 'Warning', title: '不对', message: '请填数字' };
      dataValidation.ignoreBlanks = false;
      await context.sync();
      const one = sheet(context).getRange('E3').dataValidation;
      one.load('rule,type,prompt,errorAlert,ignoreBlanks');
      await context.sync();
      return [one.rule, one.type, one.prompt, one.errorAlert, one.ignoreBlanks];
    });
    expect(read).toEqual([
      rule,
      type,
      { showPrompt: true, title: '金额', message: '填万元' },
      { showAlert: true, style: 'Warning', title: '不对', message: '请填数字' },
      false,
    ]);
  });

  test('跟着插入的行走；后设的盖过先设的；可以清除', async () => {
    const types = async () =>
      excel.run(async (context) => {
        const cells = ['E1', 'E3', 'E4', 'E5', 'E7'].map((address) => sheet(context).getRange(address).dataValidation);
        for (const cell of cells) cell.load('type,rule');
        await context.sync();
        return cells.map((cell) => (cell.type === 'Custom' ? cell.rule.custom?.formula : cell.type));
      });
    await excel.run(async (context) => {
      sheet(context).getRange('E1:E5').dataValidation.rule = { decimal: { formula1: 0, operator: 'GreaterThan' } };
      sheet(context).getRange('E3').dataValidation.rule = { custom: { formula: '=E3>D3' } };
      await context.sync();
    });
    expect(await types()).toEqual(['Decimal', '=E3>D3', 'Decimal', 'Decimal', 'None']);
    await excel.run(async (context) => {
      sheet(context).getRange('1:2').insert('Down');
      await context.sync();
    });
    expect(await types()).toEqual(['None', 'Decimal', 'Decimal', '=E5>D5', 'Decimal']);
    await excel.run(async (context) => {
      sheet(context).getRange('E5:E7').dataValidation.clear();
      await context.sync();
    });
    expect(await types()).toEqual(['None', 'Decimal', 'Decimal', 'None', 'None']);
  });

  test.each<[string, Excel.DataValidationRule]>([
    ['两种规则', { wholeNumber: { formula1: 0, operator: 'EqualTo' }, custom: { formula: '=TRUE' } }],
    ['介于缺上限', { decimal: { formula1: 0, operator: 'Between' } }],
    ['名单超过 255 字', { list: { inCellDropDown: true, source: '甲'.repeat(256) } }],
    ['公式没有等号', { custom: { formula: 'E1>0' } }],
  ])('%s：InvalidArgument', async (_title, rule) => {
    const failing = excel.run(async (context) => {
      sheet(context).getRange('E1').dataValidation.rule = rule;
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({ code: 'InvalidArgument' });
  });
});

describe('条件格式', () => {
  interface Seen {
    readonly address: string;
    readonly formula: string;
  }

  const seen = async (): Promise<readonly Seen[]> =>
    excel.run(async (context) => {
      const formats = sheet(context).getRange('A1:Z50').conditionalFormats;
      formats.load('items');
      await context.sync();
      const found = formats.items.map((one) => {
        const range = one.getRange();
        const { rule } = one.custom;
        range.load('address');
        rule.load('formula');
        return { range, rule };
      });
      await context.sync();
      return found.map(({ range, rule }) => ({ address: range.address.split('!')[1] ?? '', formula: rule.formula }));
    });

  const add = async (address: string, formula: string) =>
    excel.run(async (context) => {
      const format = sheet(context).getRange(address).conditionalFormats.add('Custom');
      format.custom.rule.formula = formula;
      format.custom.format.fill.color = '#FFC7CE';
      format.custom.format.font.color = '#9C0006';
      await context.sync();
    });

  const rows = async (work: (one: Excel.Worksheet) => void) =>
    excel.run(async (context) => {
      work(sheet(context));
      await context.sync();
    });

  /** 画在网格里的规则，由 Univer 自己说。 */
  const drawn = () =>
    excel.model.open.workbook
      .getSheetBySheetId('s1')
      ?.getConditionalFormattingRules()
      .map((rule) => [
        rule.ranges.map((range) => [range.startRow, range.endRow]),
        (rule.rule as unknown as { value: string }).value,
      ]);

  test.each<[string, (one: Excel.Worksheet) => void, readonly Seen[]]>([
    ['不动', () => undefined, [{ address: 'B2:B5', formula: '=$B2>15' }]],
    ['上方插入', (one) => one.getRange('1:1').insert('Down'), [{ address: 'B3:B6', formula: '=$B3>15' }]],
    ['首行处插入', (one) => one.getRange('2:2').insert('Down'), [{ address: 'B3:B6', formula: '=$B3>15' }]],
    ['中间插入', (one) => one.getRange('4:5').insert('Down'), [{ address: 'B2:B7', formula: '=$B2>15' }]],
    ['下方插入', (one) => one.getRange('9:9').insert('Down'), [{ address: 'B2:B5', formula: '=$B2>15' }]],
    ['左边插入列', (one) => one.getRange('A:A').insert('Right'), [{ address: 'C2:C5', formula: '=$C2>15' }]],
    ['删首行', (one) => one.getRange('2:2').delete('Up'), [{ address: 'B2:B4', formula: '=$B2>15' }]],
    ['全删', (one) => one.getRange('2:5').delete('Up'), []],
  ])('%s：区域与公式都对，画出来的也是', async (_title, change, expected) => {
    await add('B2:B5', '=$B2>15');
    await rows(change);
    expect(await seen()).toEqual(expected);
    const area = (address: string) => [...address.matchAll(/\d+/g)].map((row) => Number(row[0]) - 1);
    expect(drawn()).toEqual(expected.map(({ address, formula }) => [[area(address)], formula]));
  });

  test('个数、读回、删除、清除', async () => {
    await add('B2:B5', '=$B2>15');
    await add('B4:C6', '=B4=""');
    const found = await excel.run(async (context) => {
      const at = (address: string) => sheet(context).getRange(address).conditionalFormats;
      const counts = ['B2', 'B4', 'C6', 'D1'].map((address) => at(address).getCount());
      const first = at('B4').getItemAt(0);
      first.load('type,priority,custom/rule/formula,custom/format/fill/color,custom/format/font/color');
      await context.sync();
      first.delete();
      const after = at('B4').getCount();
      await context.sync();
      at('B5').clearAll();
      const none = at('A1:Z9').getCount();
      await context.sync();
      return [counts.map((one) => one.value), first.toJSON(), after.value, none.value];
    });
    expect(found).toMatchObject([
      [1, 2, 1, 0],
      {
        type: 'Custom',
        priority: 0,
        custom: { rule: { formula: '=B4=""' }, format: { fill: { color: '#FFC7CE' }, font: { color: '#9C0006' } } },
      },
      1,
      0,
    ]);
  });

  test('其他种类没有模拟，说得出名字', async () => {
    const failing = excel.run(async (context) => {
      sheet(context).getRange('A1').conditionalFormats.add('DataBar');
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining('ConditionalFormatCollection.add("DataBar") is not simulated'),
    });
  });
});
