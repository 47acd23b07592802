import { excelAbsent } from '../../src/profiles/excel-absent';
import { openExcel } from '../../excel';
import type { ClientClasses } from '../support/client-members';
import type { Reach } from '../support/walk';
import { walkTypings } from '../support/walk-tests';

const sheet = ({ workbook }: Excel.RequestContext): Excel.Worksheet => workbook.worksheets.getItem('基础数据表');
const cell = (context: Excel.RequestContext): Excel.Range => sheet(context).getRange('A1');
const table = ({ workbook }: Excel.RequestContext): Excel.Table => workbook.tables.getItem('费用');
const custom = (context: Excel.RequestContext): Excel.ConditionalFormat =>
  cell(context).conditionalFormats.getItemAt(0);

const reach: Reach<Excel.RequestContext> = {
  Application: ({ workbook }) => workbook.application,
  ConditionalFormat: custom,
  ConditionalFormatCollection: (context) => cell(context).conditionalFormats,
  ConditionalFormatRule: (context) => custom(context).custom.rule,
  ConditionalRangeFill: (context) => custom(context).custom.format.fill,
  ConditionalRangeFont: (context) => custom(context).custom.format.font,
  ConditionalRangeFormat: (context) => custom(context).custom.format,
  CustomConditionalFormat: (context) => custom(context).custom,
  CustomXmlPart: ({ workbook }) => workbook.customXmlParts.add('<a xmlns="urn:a"/>'),
  CustomXmlPartCollection: ({ workbook }) => workbook.customXmlParts,
  CustomXmlPartScopedCollection: ({ workbook }) => workbook.customXmlParts.getByNamespace('urn:a'),
  DataValidation: (context) => cell(context).dataValidation,
  FormatProtection: (context) => cell(context).format.protection,
  HeaderFooter: (context) => sheet(context).pageLayout.headersFooters.defaultForAllPages,
  HeaderFooterGroup: (context) => sheet(context).pageLayout.headersFooters,
  NamedItem: ({ workbook }) => workbook.names.getItem('甲'),
  NamedItemCollection: ({ workbook }) => workbook.names,
  PageBreak: (context) => sheet(context).horizontalPageBreaks.add('A3'),
  PageBreakCollection: (context) => sheet(context).horizontalPageBreaks,
  PageLayout: (context) => sheet(context).pageLayout,
  Range: (context) => sheet(context).getRange('A1:B2'),
  RangeBorder: (context) => cell(context).format.borders.getItem('EdgeTop'),
  RangeBorderCollection: (context) => cell(context).format.borders,
  RangeFill: (context) => cell(context).format.fill,
  RangeFont: (context) => cell(context).format.font,
  RangeFormat: (context) => cell(context).format,
  Runtime: (context) => context.runtime,
  Setting: ({ workbook }) => workbook.settings.add('甲', 1),
  SettingCollection: ({ workbook }) => workbook.settings,
  CultureInfo: ({ workbook }) => workbook.application.cultureInfo,
  DatetimeFormatInfo: ({ workbook }) => workbook.application.cultureInfo.datetimeFormat,
  NumberFormatInfo: ({ workbook }) => workbook.application.cultureInfo.numberFormat,
  AutoFilter: (context) => sheet(context).autoFilter,
  Filter: (context) => table(context).columns.getItemAt(0).filter,
  RangeAreas: (context) => sheet(context).getRanges('A1:B2,D4'),
  RangeCollection: (context) => sheet(context).getRanges('A1:B2,D4').areas,
  RangeSort: (context) => sheet(context).getRange('F10:G12').sort,
  RangeView: (context) => cell(context).getVisibleView(),
  RangeViewCollection: (context) => cell(context).getVisibleView().rows,
  RemoveDuplicatesResult: (context) => sheet(context).getRange('K1:K2').removeDuplicates([0], false),
  Table: table,
  TableCollection: (context) => sheet(context).tables,
  TableColumn: (context) => table(context).columns.getItemAt(0),
  TableColumnCollection: (context) => table(context).columns,
  TableRow: (context) => table(context).rows.getItemAt(0),
  TableRowCollection: (context) => table(context).rows,
  TableScopedCollection: (context) => sheet(context).getRange('F10').getTables(),
  TableSort: (context) => table(context).sort,
  Workbook: ({ workbook }) => workbook,
  WorkbookProtection: ({ workbook }) => workbook.protection,
  Worksheet: sheet,
  WorksheetCollection: ({ workbook }) => workbook.worksheets,
  WorksheetFreezePanes: (context) => sheet(context).freezePanes,
  WorksheetProtection: (context) => sheet(context).protection,
};

walkTypings<Excel.RequestContext>({
  program: 'excel',
  limit: '1.14',
  absent: excelAbsent,
  unreachable: [],
  // The second never comes: nobody else changes the settings of a simulated workbook.
  heard: ['Workbook.onSelectionChanged', 'SettingCollection.onSettingsChanged'],
  refuses: () => false,
  async open() {
    const excel = openExcel();
    await excel.run(async (context) => {
      context.workbook.names.add('甲', cell(context));
      sheet(context).getRange('F10:G12').values = [
        ['项目', '金额'],
        ['甲', 1],
        ['乙', 2],
      ];
      sheet(context).tables.add('F10:G12', true).name = '费用';
      cell(context).conditionalFormats.add('Custom').custom.rule.formula = '=TRUE';
      await context.sync();
    });
    return {
      run: (work) => excel.run(work),
      client: (globalThis as unknown as { Excel: ClientClasses }).Excel,
      reach,
      args: {
        'Range.autoFill': () => ['A1:B10', 'FillDefault'],
        'Range.getSpecialCells': () => ['Constants'],
        'Range.getSpecialCellsOrNullObject': () => ['Constants'],
        'RangeSort.apply': () => [[{ key: 0 }], false, false, 'Rows', 'PinYin'],
        'TableSort.apply': () => [[{ key: 0 }], false, 'PinYin'],
        'Worksheet.copy': (context) => ['Before', context.workbook.worksheets.getItem('评分表')],
      },
      bugs: excel.host.bugs,
      close: () => excel.close(),
    };
  },
});
