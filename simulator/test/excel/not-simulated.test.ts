import { memberSets } from '../../src/profiles/excel-members';
import {
  clientMembers,
  expectNamedError,
  expectSetsAsTheClientSays,
  isSimulated,
  useMember,
  type ClientClasses,
} from '../support/client-members';
import { openExcel } from '../../excel';

const excel = openExcel();
afterAll(() => excel.close());

/** The classes of the client itself, by name. */
const client = (globalThis as unknown as { Excel: ClientClasses }).Excel;

const members = clientMembers(client);

/** An object of each class, reached as an add-in would. */
const reach: Readonly<Record<string, (context: Excel.RequestContext) => OfficeExtension.ClientObject>> = {
  Workbook: (context) => context.workbook,
  Worksheet: (context) => context.workbook.worksheets.getItem('基础数据表'),
  WorksheetCollection: (context) => context.workbook.worksheets,
  Range: (context) => context.workbook.worksheets.getItem('基础数据表').getRange('A1:B2'),
  RangeFormat: (context) => context.workbook.worksheets.getItem('基础数据表').getRange('A1').format,
  RangeFont: (context) => context.workbook.worksheets.getItem('基础数据表').getRange('A1').format.font,
  RangeFill: (context) => context.workbook.worksheets.getItem('基础数据表').getRange('A1').format.fill,
  RangeBorder: (context) =>
    context.workbook.worksheets.getItem('基础数据表').getRange('A1').format.borders.getItem('EdgeTop'),
  RangeBorderCollection: (context) => context.workbook.worksheets.getItem('基础数据表').getRange('A1').format.borders,
  DataValidation: (context) => context.workbook.worksheets.getItem('基础数据表').getRange('A1').dataValidation,
  ConditionalFormatCollection: (context) =>
    context.workbook.worksheets.getItem('基础数据表').getRange('A1').conditionalFormats,
  ConditionalFormat: (context) =>
    context.workbook.worksheets.getItem('基础数据表').getRange('A1').conditionalFormats.add('Custom'),
  PageLayout: (context) => context.workbook.worksheets.getItem('基础数据表').pageLayout,
  HeaderFooterGroup: (context) => context.workbook.worksheets.getItem('基础数据表').pageLayout.headersFooters,
  WorksheetProtection: (context) => context.workbook.worksheets.getItem('基础数据表').protection,
  WorksheetFreezePanes: (context) => context.workbook.worksheets.getItem('基础数据表').freezePanes,
  NamedItemCollection: (context) => context.workbook.names,
  NamedItem: (context) => context.workbook.names.getItem('甲'),
  SettingCollection: (context) => context.workbook.settings,
  CustomXmlPartCollection: (context) => context.workbook.customXmlParts,
  Application: (context) => context.workbook.application,
};

const missing = members.filter((member) => !isSimulated(member) && reach[member.className]);

test('客户端的类都找得到，成员数得出来', () => {
  expect(Object.keys(reach).filter((name) => !client[name])).toEqual([]);
  expect(members.length).toBeGreaterThan(250);
  expect(missing.length).toBeGreaterThan(80);
});

describe('没有模拟的成员，报出自己的名字', () => {
  beforeAll(async () => {
    await excel.run(async (context) => {
      context.workbook.names.add('甲', context.workbook.worksheets.getItem('基础数据表').getRange('A1'));
      await context.sync();
    });
  });

  test.each(missing.map((member) => [`${member.className}.${member.member}`, member] as const))(
    '%s',
    async (name, member) => {
      expectNamedError(name, await useMember(excel.run, reach[member.className]!, member, 'A1'));
    },
  );
});

test('成员所属的需求集与客户端自己的说法一致', () => {
  expectSetsAsTheClientSays('excel-web-16.00.debug.js', memberSets);
});
