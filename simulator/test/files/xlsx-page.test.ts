import { strFromU8, unzipSync } from 'fflate';
import { openExcel, type OpenExcel } from '../../excel';
import { loadExtras } from '../../src/files/book-file';
import { readXlsx } from '../../src/files/read-xlsx';
import { writeXlsx } from '../../src/files/write-xlsx';

/** 另存再打开，页面设置一样不少；写进文件的也是 Excel 认得的样子。 */
let excel: OpenExcel;
let saved: Uint8Array;

const PAGE_MEMBERS =
  'orientation,paperSize,blackAndWhite,centerHorizontally,centerVertically,printGridlines,zoom,leftMargin,topMargin,headerMargin';

beforeAll(async () => {
  excel = openExcel();
  await excel.run(async (context) => {
    const [one, other] = ['基础数据表', '评分表'].map((name) => context.workbook.worksheets.getItem(name)) as [
      Excel.Worksheet,
      Excel.Worksheet,
    ];
    one.getRange('A1:H40').values = Array.from({ length: 40 }, (_, row) => Array.from({ length: 8 }, () => row));
    const { pageLayout } = one;
    pageLayout.orientation = 'Landscape';
    pageLayout.paperSize = 'A3';
    pageLayout.blackAndWhite = true;
    pageLayout.printGridlines = true;
    pageLayout.centerHorizontally = true;
    pageLayout.leftMargin = 36;
    pageLayout.setPrintArea('A1:G27');
    pageLayout.setPrintTitleRows('$2:$3');
    pageLayout.setPrintTitleColumns('$A:$A');
    pageLayout.headersFooters.defaultForAllPages.centerFooter = '第 &P 页';
    one.horizontalPageBreaks.add('A11');
    one.horizontalPageBreaks.add('A21');
    one.verticalPageBreaks.add('D1');
    other.pageLayout.paperSize = 'B5';
    other.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
    other.verticalPageBreaks.add('C1');
    other.names.add('局部', other.getRange('A1'));
    await context.sync();
  });
  saved = await writeXlsx(excel.host.book);
});
afterAll(() => excel.close());

function pageSettings(open: OpenExcel): Promise<unknown> {
  return open.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    await context.sync();
    const seen = worksheets.items.map((sheet) => {
      sheet.pageLayout.load(PAGE_MEMBERS);
      sheet.pageLayout.headersFooters.defaultForAllPages.load('centerFooter');
      const areas = [
        sheet.pageLayout.getPrintAreaOrNullObject(),
        sheet.pageLayout.getPrintTitleRowsOrNullObject(),
        sheet.pageLayout.getPrintTitleColumnsOrNullObject(),
      ];
      for (const area of areas) area.load('address');
      sheet.horizontalPageBreaks.load('items/rowIndex');
      sheet.verticalPageBreaks.load('items/columnIndex');
      return { sheet, areas };
    });
    await context.sync();
    return seen.map(({ sheet, areas }) => ({
      page: sheet.pageLayout.toJSON(),
      areas: areas.map((area) => (area.isNullObject ? null : area.address)),
      rows: sheet.horizontalPageBreaks.items.map(({ rowIndex }) => rowIndex),
      columns: sheet.verticalPageBreaks.items.map(({ columnIndex }) => columnIndex),
    }));
  });
}

test('另存的文件再打开：纸张、方向、黑白、打印区域、重复标题、分页、页边距都同', async () => {
  const before = await pageSettings(excel);
  const file = await readXlsx(saved, '另存');
  const again = openExcel({ snapshot: file.snapshot });
  loadExtras(again.host.book, file);
  await again.host.book.settle();
  const after = await pageSettings(again);
  await again.close();
  expect(after).toEqual(before);
});

test('文件里写的是 Excel 的写法：纸张号、黑白、打印名称各一个、分页在页眉页脚之后', () => {
  const files = unzipSync(saved);
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const one = text('xl/worksheets/sheet1.xml');
  expect(one).toMatch(/<pageSetup [^>]*paperSize="8"/);
  expect(one).toMatch(/<pageSetup [^>]*blackAndWhite="1"/);
  const order = ['<pageMargins', '<pageSetup', '<headerFooter', '<rowBreaks', '<colBreaks'].map((tag) =>
    one.indexOf(tag),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order.every((at) => at > 0)).toBe(true);
  expect(one).toMatch(/<colBreaks count="1" manualBreakCount="1"><brk id="3" max="1048575" man="1"\/><\/colBreaks>/);
  const other = text('xl/worksheets/sheet2.xml');
  expect(other).toMatch(/<pageSetup [^>]*paperSize="13"/);
  expect(other).toMatch(/<colBreaks[^>]*><brk id="2"/);
  const names = [...text('xl/workbook.xml').matchAll(/<definedName ([^>]*)>([^<]*)</g)].map(([, how, what]) => [
    how,
    what,
  ]);
  expect(names).toEqual([
    ['name="_xlnm.Print_Area" localSheetId="0"', '基础数据表!$A$1:$G$27'],
    ['name="_xlnm.Print_Titles" localSheetId="0"', '基础数据表!$A:$A,基础数据表!$2:$3'],
    ['name="局部" localSheetId="1"', '评分表!$A$1'],
  ]);
});
