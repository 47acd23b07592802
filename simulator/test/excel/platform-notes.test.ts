import { openExcel, type OpenExcel } from '../../excel';
import { codeOf } from '../support/refusal';

/** 与微软的说明和例子不符的地方（E5 起），每条一个最小的例子。名称的在 platform-names。 */
let excel: OpenExcel;
beforeEach(() => {
  excel = openExcel();
});
afterEach(async () => {
  await excel.close();
  expect(excel.host.bugs).toEqual([]);
});

const S = (context: Excel.RequestContext, name = '基础数据表') => context.workbook.worksheets.getItem(name);

async function settled(): Promise<void> {
  await excel.host.book.settle();
  await new Promise((resolve) => setTimeout(resolve, 130));
}

test('E5 留着的区域跟着插入、删除的行走；格子没有了，引用就失效', async () => {
  await excel.run(async (context) => {
    const sheet = S(context);
    sheet.getRange('A2').values = [['甲']];
    const kept = sheet.getRange('A2');
    const block = sheet.getRange('A2:B4');
    context.trackedObjects.add(kept);
    context.trackedObjects.add(block);
    await context.sync();
    sheet.getRange('1:1').insert('Down');
    sheet.getRange('4:4').insert('Down');
    kept.load('address,values');
    block.load('address');
    await context.sync();
    expect([kept.address, kept.values, block.address]).toEqual(['基础数据表!A3', [['甲']], '基础数据表!A3:B6']);
    sheet.getRange('3:3').delete('Up');
    await context.sync();
    kept.load('address');
    await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidReference' });
  });
});

test('E6 插入、删除行以后选区不动，也不通知', async () => {
  const heard: string[] = [];
  await excel.run(async (context) => {
    context.workbook.worksheets.onSelectionChanged.add(async ({ address }) => void heard.push(address));
    S(context).getRange('B2').select();
    await context.sync();
  });
  await settled();
  heard.length = 0;
  const address = await excel.run(async (context) => {
    S(context).getRange('5:6').insert('Down');
    const selected = context.workbook.getSelectedRange();
    selected.load('address');
    await context.sync();
    return selected.address;
  });
  await settled();
  expect([address, heard]).toEqual(['基础数据表!B2', []]);
});

test('E7 有效性规则里的区域对象', async () => {
  const rules = await excel.run(async (context) => {
    const sheet = S(context);
    const [list, number] = [sheet.getRange('A1').dataValidation, sheet.getRange('A2').dataValidation];
    list.rule = { list: { inCellDropDown: true, source: sheet.getRange('D1:D3') } };
    number.rule = { wholeNumber: { formula1: sheet.getRange('E1') as unknown as string, operator: 'GreaterThan' } };
    list.load('rule');
    number.load('rule');
    await context.sync();
    return [list.rule, number.rule];
  });
  expect(rules).toMatchObject([
    { list: { source: '=基础数据表!$D$1:$D$3' } },
    { wholeNumber: { formula1: '=基础数据表!$E$1', operator: 'GreaterThan' } },
  ]);
});

test('E8 改一格的事件带着前后的值；改几格的没有', async () => {
  const heard: unknown[] = [];
  await excel.run(async (context) => {
    S(context).onChanged.add(async ({ details }) => void heard.push(details));
    S(context).getRange('A1').values = [[3]];
    await context.sync();
    S(context).getRange('A1').values = [['x']];
    S(context).getRange('A2:A3').values = [[1], [2]];
    await context.sync();
  });
  await settled();
  expect(heard).toMatchObject([
    { valueBefore: '', valueAfter: 3, valueTypeBefore: 'Empty', valueTypeAfter: 'Double' },
    { valueBefore: 3, valueAfter: 'x', valueTypeBefore: 'Double', valueTypeAfter: 'String' },
    undefined,
  ]);
});

test('E9 一个请求里加一张表并激活：有激活事件', async () => {
  const heard: string[] = [];
  const id = await excel.run(async (context) => {
    context.workbook.worksheets.onActivated.add(async ({ worksheetId }) => void heard.push(worksheetId));
    await context.sync();
    const sheet = context.workbook.worksheets.add('新表');
    sheet.activate();
    sheet.load('id');
    await context.sync();
    return sheet.id;
  });
  await settled();
  expect(heard).toEqual([id]);
});

test('E10 数组公式溢出到旁边的格子', async () => {
  const values = await excel.run(async (context) => {
    const sheet = S(context);
    sheet.getRange('A1:C1').values = [[3, 1, 2]];
    sheet.getRange('E1').formulas = [['=A1:C1']];
    sheet.getRange('E3').formulas = [['=SORT(TRANSPOSE(A1:C1))']];
    const [row, column] = [sheet.getRange('E1:G1'), sheet.getRange('E3:E5')];
    row.load('values');
    column.load('values');
    await context.sync();
    return [row.values, column.values];
  });
  expect(values).toEqual([[[3, 1, 2]], [[1], [2], [3]]]);
});

test('E10 溢出的格子算在用过的区域里；来源变短、公式删掉就不算了', async () => {
  const used = async (change: (sheet: Excel.Worksheet) => void) =>
    excel.run(async (context) => {
      const sheet = S(context);
      change(sheet);
      await context.sync();
      const [all, inside] = [sheet.getUsedRange(true), sheet.getRange('E3:E20').getUsedRangeOrNullObject(true)];
      all.load('address,values');
      inside.load('address');
      await context.sync();
      return [all.address, inside.isNullObject ? null : inside.address, all.values.map((row) => row[4])];
    });
  expect(
    await used((sheet) => {
      sheet.getRange('A1:C1').values = [[3, 1, 2]];
      sheet.getRange('E3').formulas = [['=SORT(TRANSPOSE(A1:C1))']];
    }),
  ).toEqual(['基础数据表!A1:E5', '基础数据表!E3:E5', ['', '', 1, 2, 3]]);
  expect(await used((sheet) => (sheet.getRange('E3').formulas = [['=SORT(TRANSPOSE(A1:B1))']]))).toEqual([
    '基础数据表!A1:E4',
    '基础数据表!E3:E4',
    ['', '', 1, 3],
  ]);
  expect(await used((sheet) => sheet.getRange('E3').clear('Contents'))).toEqual([
    '基础数据表!A1:C1',
    null,
    [undefined],
  ]);
});

test.each(['=SUM(', '=1+', '="abc', '==1', '=*2', '=(1+2', '=1)', '=A1>'])(
  'E11 不成公式的 %s 不收',
  async (formula) => {
    expect(await codeOf(excel, (context) => (S(context).getRange('A1').formulas = [[formula]]))).toBe(
      'InvalidArgument',
    );
    expect(await codeOf(excel, (context) => void context.workbook.names.add('fx', formula))).toBe('InvalidArgument');
  },
);

test.each(['=Nope!A1', "=SUM('没有 的'!A1:A2)", '=1+基础数据表!A1+没有的!B2', '=没有的!dd', '=基础数据表:没有的!A1'])(
  'E11 说到的表不在：%s 不收',
  async (formula) => {
    expect(await codeOf(excel, (context) => (S(context).getRange('A9').formulas = [[formula]]))).toBe(
      'InvalidArgument',
    );
    expect(await codeOf(excel, (context) => void context.workbook.names.add('fx', formula))).toBe('InvalidArgument');
  },
);

test('E11 几张表一起的引用按名字说没有模拟', async () => {
  expect(
    await codeOf(excel, (context) => (S(context).getRange('A9').formulas = [['=SUM(基础数据表:评分表!A1)']])),
  ).toBe('NotImplemented Range.formulas (over several worksheets) is not simulated');
});

test.each([
  '="没有的!A1"',
  `='基础数据表'!A1&"'没有的'!A1"`,
  '=#REF!',
  '=#REF!A1+基础数据表!#REF!',
  '=IFERROR(#DIV/0!,#N/A)',
  '=评分表!A1:B2',
  '=SUM(评分表!A1:评分表!B2)',
  '=-+5',
  '=50%',
  '=SUM(A1,,B1)',
  `=IF(A1<>"",'评分表'!A1,"他说""好""")`,
  '=SUM(A1:B2 B1:C2)',
  '={1,2;3,4}',
  '=@A1',
  '=A1<=-1',
  '=IFERROR(1/0,#N/A)',
  `=COUNTIF(A1:A3,"<>")&"(("`,
])('E11 成公式的 %s 收', async (formula) => {
  expect(await codeOf(excel, (context) => (S(context).getRange('A9').formulas = [[formula]]))).toBe('');
});

test('E12 区域里什么都没有：getUsedRange 答 ItemNotFound', async () => {
  expect(
    await codeOf(excel, (context) => {
      S(context).getRange('A1').values = [[1]];
      S(context).getRange('D1:E5').getUsedRange(true).load('address');
    }),
  ).toBe('ItemNotFound');
});

test('E13 有效性只有一部分格子有，或各不相同：规则是 null，类型说明是哪一种', async () => {
  const seen = await excel.run(async (context) => {
    const sheet = S(context);
    const rule = (limit: number) => ({ wholeNumber: { formula1: limit, operator: 'GreaterThan' as const } });
    sheet.getRange('A1').dataValidation.rule = rule(1);
    sheet.getRange('B1').dataValidation.rule = rule(1);
    sheet.getRange('B2').dataValidation.rule = rule(2);
    sheet.getRange('C1:C3').dataValidation.rule = rule(3);
    const all = ['A1:A3', 'B1:B2', 'C1:C3', 'D1:D3'].map((address) => sheet.getRange(address).dataValidation);
    for (const one of all) one.load('rule,type');
    await context.sync();
    return all.map(({ rule: found, type }) => [found, type]);
  });
  expect(seen).toEqual([
    [null, 'MixedCriteria'],
    [null, 'Inconsistent'],
    [{ wholeNumber: { formula1: 3, operator: 'GreaterThan' } }, 'WholeNumber'],
    [{}, 'None'],
  ]);
});

test.each([
  ['=7', 'Integer', 7],
  ['=7.5', 'Double', 7.5],
  ['=TRUE', 'Boolean', true],
  ['="甲""乙"', 'String', '甲"乙'],
  ['=#N/A', 'Error', '#N/A'],
  ['=基础数据表!$A$1', 'Range', '基础数据表!$A$1'],
])('E14 名称 %s 的类型和值', async (formula, type, value) => {
  const seen = await excel.run(async (context) => {
    const name = context.workbook.names.add('fx', formula);
    name.load('type,value');
    await context.sync();
    return [name.type, name.value];
  });
  expect(seen).toEqual([type, value]);
});

test.each(['=5*2', '={1,2,3}', '=SUM(基础数据表!$A$1:$A$2)'])('E14 要算才知道的 %s 说没有模拟', async (formula) => {
  expect(await codeOf(excel, (context) => context.workbook.names.add('fx', formula).load('type'))).toBe(
    'NotImplemented NamedItem.type (of a formula) is not simulated',
  );
});

test('E15 全部清除：条件格式、有效性、锁定都清；旁边的留着', async () => {
  const seen = await excel.run(async (context) => {
    const sheet = S(context);
    const highlight = sheet.getRange('A1:A4').conditionalFormats.add('Custom');
    highlight.custom.rule.formula = '=A1>1';
    sheet.getRange('A1:A4').format.protection.locked = false;
    sheet.getRange('A1:A2').clear();
    const [gone, left] = [sheet.getRange('A1:A2'), sheet.getRange('A3:A4')];
    const counts = [gone, left].map((range) => range.conditionalFormats.getCount());
    const rule = left.conditionalFormats.getItemAt(0).custom.rule;
    rule.load('formula');
    gone.load('format/protection/locked');
    left.load('format/protection/locked');
    await context.sync();
    return [
      counts.map(({ value }) => value),
      rule.formula,
      gone.format.protection.locked,
      left.format.protection.locked,
    ];
  });
  expect(seen).toEqual([[0, 1], '=A3>1', true, false]);
});

test.each(['onMoved', 'onNameChanged', 'onVisibilityChanged'] as const)(
  'E17 %s 是 1.17 的：答 ApiNotFound',
  async (event) => {
    expect(
      await codeOf(excel, (context) => {
        const { worksheets } = context.workbook;
        (worksheets as unknown as Record<string, OfficeExtension.EventHandlers<unknown>>)[event]!.add(
          async () => undefined,
        );
      }),
    ).toBe('ApiNotFound');
  },
);

test('E18 关掉事件、写、再打开，在一个请求里：那一次不通知，以后的通知', async () => {
  const heard: string[] = [];
  await excel.run(async (context) => {
    S(context).onChanged.add(async ({ address }) => void heard.push(address));
    await context.sync();
    context.runtime.enableEvents = false;
    S(context).getRange('A1').values = [[1]];
    context.runtime.enableEvents = true;
    S(context).getRange('B1').values = [[1]];
    await context.sync();
  });
  await settled();
  expect(heard).toEqual(['B1']);
});

test.each<readonly [string, (sheet: Excel.Worksheet) => void]>([
  ['underline Double', (sheet) => (sheet.getRange('A1').format.font.underline = 'Double')],
  ['underline SingleAccountant', (sheet) => (sheet.getRange('A1').format.font.underline = 'SingleAccountant')],
  ['underline DoubleAccountant', (sheet) => (sheet.getRange('A1').format.font.underline = 'DoubleAccountant')],
  ['horizontal Fill', (sheet) => (sheet.getRange('A1').format.horizontalAlignment = 'Fill')],
  [
    'horizontal CenterAcrossSelection',
    (sheet) => (sheet.getRange('A1').format.horizontalAlignment = 'CenterAcrossSelection'),
  ],
  ['horizontal Distributed', (sheet) => (sheet.getRange('A1').format.horizontalAlignment = 'Distributed')],
  ['vertical Justify', (sheet) => (sheet.getRange('A1').format.verticalAlignment = 'Justify')],
  ['vertical Distributed', (sheet) => (sheet.getRange('A1').format.verticalAlignment = 'Distributed')],
  ['border DiagonalUp', (sheet) => (sheet.getRange('A1').format.borders.getItem('DiagonalUp').style = 'Continuous')],
  [
    'border DiagonalDown',
    (sheet) => (sheet.getRange('A1').format.borders.getItem('DiagonalDown').style = 'Continuous'),
  ],
])('E19 有说明、没有模拟的 %s：按名字说没有模拟', async (_what, use) => {
  expect(await codeOf(excel, (context) => use(S(context)))).toMatch(/^NotImplemented \w+\.\w+.* is not simulated$/);
});

test.each(['Hyperlinks', 'RemoveHyperlinks'] as const)('E19 clear %s 可以用', async (what) => {
  expect(await codeOf(excel, (context) => S(context).getRange('A1').clear(what))).toBe('');
});

test('E19 纸张 Folio 可以用', async () => {
  expect(await codeOf(excel, (context) => (S(context).pageLayout.paperSize = 'Folio'))).toBe('');
});

test.each<readonly [string, (range: Excel.Range) => void]>([
  ['32 768 个字', (range) => (range.values = [['字'.repeat(32_768)]])],
  ['缩进 251', (range) => (range.format.indentLevel = 251)],
  ['缩进 -1', (range) => (range.format.indentLevel = -1)],
  ['缩进 1.5', (range) => (range.format.indentLevel = 1.5)],
  ['字号 0', (range) => (range.format.font.size = 0)],
  ['字号 -1', (range) => (range.format.font.size = -1)],
  ['字号 410', (range) => (range.format.font.size = 410)],
])('E20 超出范围的%s不收', async (_what, use) => {
  expect(await codeOf(excel, (context) => use(S(context).getRange('A1')))).toBe('InvalidArgument');
});

test('E21 TODAY() 的格子是 Excel 的短日期；对日期加减，结果也是日期', async () => {
  const formats = await excel.run(async (context) => {
    const range = S(context).getRange('A1:A3');
    range.formulas = [['=TODAY()'], ['=A1+1'], ['=A1-A2']];
    await context.sync();
    range.load('numberFormat');
    await context.sync();
    return range.numberFormat;
  });
  expect(formats).toEqual([['yyyy/m/d'], ['yyyy/m/d'], ['General']]);
});

test('E22 没有交集：getIntersection 答 ItemNotFound', async () => {
  expect(await codeOf(excel, (context) => S(context).getRange('A1').getIntersection('B2').load('address'))).toBe(
    'ItemNotFound',
  );
});

test('E23 名称的格子被删：写明在哪张表丢的', async () => {
  const formula = await excel.run(async (context) => {
    context.workbook.names.add('blk', S(context).getRange('B3:B5'));
    S(context).getRange('3:5').delete('Up');
    const name = context.workbook.names.getItem('blk');
    name.load('formula');
    await context.sync();
    return name.formula as string;
  });
  expect(formula).toBe('=基础数据表!#REF!');
});
