import { openExcel, type OpenExcel } from '../../excel';

let excel: OpenExcel;
beforeEach(() => {
  excel = openExcel();
});
afterEach(async () => {
  await excel.close();
  expect(excel.host.bugs).toEqual([]);
});

async function sheetList(): Promise<readonly (readonly [string, string])[]> {
  return excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name,items/visibility');
    await context.sync();
    return worksheets.items.map((one) => [one.name, one.visibility] as const);
  });
}

test('添加、改名、移动、隐藏、深度隐藏、复制、删除', async () => {
  await excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const identity = worksheets.add('jixiao_标识');
    identity.visibility = 'VeryHidden';
    worksheets.getItem('评分表').visibility = 'Hidden';
    worksheets.getItem('基础数据表').name = '基础';
    worksheets.getItem('基础').copy('Beginning').name = '副本';
    worksheets.getItem('基础').position = 0;
    await context.sync();
  });
  expect(await sheetList()).toEqual([
    ['基础', 'Visible'],
    ['副本', 'Visible'],
    ['评分表', 'Hidden'],
    ['jixiao_标识', 'VeryHidden'],
  ]);
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem('副本').delete();
    context.workbook.worksheets.getItem('评分表').visibility = 'Visible';
    context.workbook.worksheets.getItem('jixiao_标识').visibility = 'Hidden';
    await context.sync();
  });
  expect(await sheetList()).toEqual([
    ['基础', 'Visible'],
    ['评分表', 'Visible'],
    ['jixiao_标识', 'Hidden'],
  ]);
});

test('复制带走值、公式、格式、有效性、条件格式、页面设置', async () => {
  const copied = await excel.run(async (context) => {
    const one = context.workbook.worksheets.getItem('基础数据表');
    one.getRange('A1:A2').values = [[2], ['=A1*3']];
    one.getRange('A1').format.fill.color = '#FFEE00';
    one.getRange('A1').dataValidation.rule = { wholeNumber: { formula1: 0, operator: 'GreaterThan' } };
    one.getRange('A1').conditionalFormats.add('Custom').custom.rule.formula = '=A1>1';
    one.pageLayout.orientation = 'Landscape';
    const copy = one.copy('End');
    copy.load('name');
    const range = copy.getRange('A1:A2');
    range.load('values,formulas');
    const first = copy.getRange('A1');
    first.load('format/fill/color,dataValidation/rule');
    const count = first.conditionalFormats.getCount();
    copy.pageLayout.load('orientation');
    one.getRange('A1').values = [[5]];
    await context.sync();
    return [
      copy.name,
      range.formulas,
      range.values,
      first.format.fill.color,
      first.dataValidation.rule,
      count.value,
      copy.pageLayout.orientation,
    ];
  });
  expect(copied).toEqual([
    '基础数据表 (2)',
    [[2], ['=A1*3']],
    [[2], [6]],
    '#FFEE00',
    { wholeNumber: { formula1: 0, operator: 'GreaterThan' } },
    1,
    'Landscape',
  ]);
});

test('按编号取表，删掉的表不再应答', async () => {
  const failing = excel.run(async (context) => {
    const one = context.workbook.worksheets.getItem('评分表');
    one.load('id');
    await context.sync();
    const same = context.workbook.worksheets.getItem(one.id);
    same.load('name');
    await context.sync();
    expect(same.name).toBe('评分表');
    same.delete();
    await context.sync();
    one.load('name');
    await context.sync();
  });
  await expect(failing).rejects.toMatchObject({ code: 'ItemNotFound' });
});

test.each<[string, (context: Excel.RequestContext) => void]>([
  ['最后一张可见的表不能隐藏', (context) => (context.workbook.worksheets.getItem('基础数据表').visibility = 'Hidden')],
  ['最后一张可见的表不能删', (context) => context.workbook.worksheets.getItem('基础数据表').delete()],
  ['隐藏的表不能激活', (context) => context.workbook.worksheets.getItem('评分表').activate()],
])('%s', async (_title, work) => {
  const failing = excel.run(async (context) => {
    context.workbook.worksheets.getItem('评分表').visibility = 'Hidden';
    await context.sync();
    work(context);
    await context.sync();
  });
  await expect(failing).rejects.toMatchObject({ code: 'InvalidOperation' });
});

test('当前表、选区、冻结、网格线、标签颜色', async () => {
  const found = await excel.run(async (context) => {
    const one = context.workbook.worksheets.getItem('评分表');
    one.getRange('B2:C3').select();
    one.tabColor = '#FF0000';
    one.showGridlines = false;
    one.freezePanes.freezeAt(one.getRange('A1:B3'));
    const frozen = one.freezePanes.getLocationOrNullObject();
    frozen.load('address');
    const active = context.workbook.worksheets.getActiveWorksheet();
    active.load('name,tabColor,showGridlines');
    const selected = context.workbook.getSelectedRange();
    selected.load('address');
    const cell = context.workbook.getActiveCell();
    cell.load('address');
    await context.sync();
    one.freezePanes.unfreeze();
    const none = one.freezePanes.getLocationOrNullObject();
    await context.sync();
    return [
      active.name,
      active.tabColor,
      active.showGridlines,
      selected.address,
      cell.address,
      frozen.address,
      none.isNullObject,
    ];
  });
  expect(found).toEqual(['评分表', '#FF0000', false, '评分表!B2:C3', '评分表!B2', '评分表!A1:B3', true]);
});

describe('页面设置', () => {
  test('方向、页边距、缩放、居中、打印区域、标题行、分页、页眉页脚', async () => {
    const found = await excel.run(async (context) => {
      const one = context.workbook.worksheets.getItem('基础数据表');
      const { pageLayout } = one;
      pageLayout.orientation = 'Landscape';
      pageLayout.setPrintMargins('Centimeters', { top: 2.54, left: 1.27 });
      pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      pageLayout.centerHorizontally = true;
      pageLayout.setPrintArea('A1:F40');
      pageLayout.setPrintTitleRows('$1:$3');
      pageLayout.headersFooters.defaultForAllPages.centerFooter = '— &P —';
      one.horizontalPageBreaks.add('A20');
      one.getRange('10:11').insert('Down');
      pageLayout.load('orientation,topMargin,leftMargin,zoom,centerHorizontally');
      const area = pageLayout.getPrintAreaOrNullObject();
      const titles = pageLayout.getPrintTitleRowsOrNullObject();
      const footer = pageLayout.headersFooters.defaultForAllPages;
      area.load('address');
      titles.load('address');
      footer.load('centerFooter');
      one.horizontalPageBreaks.load('items/rowIndex');
      await context.sync();
      return [
        pageLayout.toJSON(),
        area.address,
        titles.address,
        footer.centerFooter,
        one.horizontalPageBreaks.items.map((item) => (item as unknown as { toJSON(): object }).toJSON()),
      ];
    });
    expect(found).toMatchObject([
      {
        orientation: 'Landscape',
        topMargin: 72,
        leftMargin: 36,
        zoom: { horizontalFitToPages: 1, verticalFitToPages: 0 },
        centerHorizontally: true,
      },
      '基础数据表!A1:F42',
      '基础数据表!1:3',
      '— &P —',
      [{}],
    ]);
    expect(excel.host.book.extras.of('s1').page.rowBreaks).toEqual([21]);
  });

  test('打印区域可以去掉；缩放不能两样都给', async () => {
    const failing = excel.run(async (context) => {
      const { pageLayout } = context.workbook.worksheets.getItem('基础数据表');
      pageLayout.setPrintArea('A1:B2');
      const none = pageLayout.getPrintTitleRowsOrNullObject();
      await context.sync();
      expect(none.isNullObject).toBe(true);
      pageLayout.zoom = { scale: 80, horizontalFitToPages: 1 };
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({ code: 'InvalidArgument' });
  });
});

test('设置项与自定义 XML', async () => {
  const found = await excel.run(async (context) => {
    const { settings, customXmlParts } = context.workbook;
    settings.add('键', { 甲: [1, 2] });
    const setting = settings.getItemOrNullObject('键');
    const none = settings.getItemOrNullObject('没有');
    setting.load('value');
    customXmlParts.add('<a xmlns="urn:jixiao"><b/></a>');
    customXmlParts.add('<c xmlns="urn:other"/>');
    const only = customXmlParts.getByNamespace('urn:jixiao').getOnlyItemOrNullObject();
    const absent = customXmlParts.getByNamespace('urn:none').getOnlyItemOrNullObject();
    const xml = only.getXml();
    await context.sync();
    only.setXml('<a xmlns="urn:jixiao"/>');
    const changed = only.getXml();
    const count = customXmlParts.getCount();
    await context.sync();
    return [setting.value, none.isNullObject, xml.value, changed.value, absent.isNullObject, count.value];
  });
  expect(found).toEqual([{ 甲: [1, 2] }, true, '<a xmlns="urn:jixiao"><b/></a>', '<a xmlns="urn:jixiao"/>', true, 2]);
});
