import ExcelJS from 'exceljs';
import type { Edit } from '../../../../../src/core/workbook/edit';
import { authorWorkbook } from '../../../../../src/hosts/file/author/workbook/author-workbook';
import { cellXml, part, partsOf } from './parts';
import { sampleEdits } from './sample-edits';

const creator = '绩效自评助手';
const author = (edits: readonly Edit[]): Promise<Uint8Array> => authorWorkbook(edits, { creator });
const visible: Edit = { edit: 'add-sheet', sheet: '表', visibility: 'visible' };
const cells = (...rows: Extract<Edit, { edit: 'set-cells' }>['cells']): Edit => ({
  edit: 'set-cells',
  sheet: '表',
  row: 1,
  column: 1,
  cells: rows,
});

let book: Uint8Array;
let sheetXml: string;
let workbookXml: string;
let styles: string;
let read: ExcelJS.Worksheet;

beforeAll(async () => {
  book = await author(sampleEdits);
  sheetXml = part(book, 'xl/worksheets/sheet2.xml');
  workbookXml = part(book, 'xl/workbook.xml');
  styles = part(book, 'xl/styles.xml');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(book.buffer as ArrayBuffer);
  const sheet = workbook.getWorksheet('基础数据表');
  if (!sheet) throw new Error('sheet not read');
  read = sheet;
});

describe('各部分的 XML', () => {
  test.each([
    ['隐藏工作表', '<sheet sheetId="1" name="jx.identity" state="veryHidden"'],
    ['首个可见表为当前表', 'firstSheet="1" activeTab="1"'],
    ['名称', `<definedName name="jx.threePublicExpenses.final">'基础数据表'!$D$5</definedName>`],
    ['隐藏的名称', `<definedName name="jx.pack" hidden="1">'jx.identity'!$B$1</definedName>`],
    ['常量名称，后写的同名（不分大小写）取代先写的', '<definedName name="JX.Limit" hidden="1">0.3</definedName>'],
    ['打印区域', `<definedName name="_xlnm.Print_Area" localSheetId="1">'基础数据表'!$A$1:$D$9</definedName>`],
    ['打印标题行', `<definedName name="_xlnm.Print_Titles" localSheetId="1">'基础数据表'!$4:$4</definedName>`],
    ['打开时全部重算', 'fullCalcOnLoad="1"'],
  ])('工作簿：%s', (_, xml) => {
    expect(workbookXml).toContain(xml);
  });

  test('同名的旧名称不再出现', () => {
    expect(workbookXml.match(/jx\.limit/gi)).toHaveLength(1);
  });

  test.each([
    ['隐藏列仍有宽度', '<col min="5" max="5" width="9.0001" hidden="1" customWidth="1"/>'],
    ['62 mm = 234 px', '<col min="1" max="1" width="33.4286" customWidth="1"/>'],
    ['行高（磅）', '<row r="2" ht="50" customHeight="1"'],
    ['冻结窗格', '<pane xSplit="1" ySplit="4" topLeftCell="B5" activePane="bottomRight" state="frozen"/>'],
    ['合并', '<mergeCell ref="A2:D2"/>'],
    ['A4 纵向，一页，单色', 'paperSize="9" orientation="portrait"'],
    ['单色打印', 'blackAndWhite="1"'],
    ['缩放到一页', '<pageSetUpPr fitToPage="1"/>'],
    ['水平居中', 'horizontalCentered="1"'],
    ['页边距（英寸）', '<pageMargins left="0.7717" right="0.7717" top="0.9843" bottom="0.7874"'],
    ['页码', '<oddFooter>&amp;C— &amp;P —</oddFooter>'],
    ['手工分页', '<brk id="6" max="16383" man="1"/>'],
    ['保护', '<sheetProtection sheet="1"'],
    ['保护时可改列宽', 'formatColumns="0"'],
    ['保护时可插入行', 'insertRows="0"'],
    ['保护时可筛选', 'autoFilter="0"'],
  ])('工作表：%s', (_, xml) => {
    expect(sheetXml).toContain(xml);
  });

  test('保护没有密码', () => {
    expect(sheetXml).not.toMatch(/hashValue|password/);
  });

  test('各元素的先后符合格式规定', () => {
    const order = [
      ...sheetXml.matchAll(
        /<(sheetData|sheetProtection|mergeCells|conditionalFormatting|dataValidations|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks)[ >]/g,
      ),
    ].map((found) => found[1]);
    expect([...new Set(order)]).toEqual([
      'sheetData',
      'sheetProtection',
      'mergeCells',
      'conditionalFormatting',
      'dataValidations',
      'printOptions',
      'pageMargins',
      'pageSetup',
      'headerFooter',
      'rowBreaks',
    ]);
  });

  test.each([
    ['非零结果', 'B5', '<f>SUM(B6:B8)</f><v>4</v></c>'],
    ['结果 0 不丢', 'D8', '<f>D5-D5</f><v>0</v></c>'],
    ['空文字结果不丢', 'D9', '<v></v></c>'],
    ['空文字结果是文字', 'D9', 't="str"'],
  ])('公式结果：%s', (_, cell, xml) => {
    expect(cellXml(sheetXml, cell)).toContain(xml);
  });

  test('文件属性只有给定的作者和固定的日期', () => {
    const core = part(book, 'docProps/core.xml');
    expect(core).toContain(`<dc:creator>${creator}</dc:creator>`);
    expect(core).toContain(`<cp:lastModifiedBy>${creator}</cp:lastModifiedBy>`);
    expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2000-01-01T00:00:00Z', '2000-01-01T00:00:00Z']);
    expect(part(book, 'docProps/app.xml')).toContain('<Company></Company><Manager></Manager>');
  });
});

describe('用 exceljs 读回', () => {
  test.each<[string, string, Partial<ExcelJS.Font>]>([
    ['附件号', 'A1', { name: '黑体', size: 14, charset: 134 }],
    ['标题', 'A2', { name: '方正小标宋简体', size: 22, charset: 134 }],
    ['行名', 'A6', { name: '仿宋_GB2312', size: 12, charset: 134 }],
    ['数字', 'D6', { name: 'Times New Roman', size: 12 }],
  ])('字体：%s', (_, cell, font) => {
    expect(read.getCell(cell).font).toMatchObject(font);
  });

  test.each([
    ['输入格不锁', 'D6', { locked: false }],
    ['公式格锁', 'B5', undefined],
  ])('锁定：%s', (_, cell, protection) => {
    expect(read.getCell(cell).protection?.locked).toBe(protection?.locked);
  });

  test.each([
    ['表头左上角', 'A4', { top: 'medium', left: 'medium', bottom: 'thin', right: 'thin' }],
    ['内部', 'B6', { top: 'thin', left: 'thin', bottom: 'thin', right: 'thin' }],
    ['右边', 'D6', { top: 'thin', left: 'thin', bottom: 'thin', right: 'medium' }],
    ['合并的首格', 'A9', { top: 'thin', left: 'medium', bottom: 'medium' }],
    ['合并的中格没有竖线', 'B9', { top: 'thin', bottom: 'medium' }],
    ['合并的末格', 'C9', { top: 'thin', bottom: 'medium', right: 'thin' }],
  ])('边框：%s', (_, cell, expected) => {
    const { cellXfs, borders } = {
      cellXfs: styles.split('<cellXfs')[1] ?? '',
      borders: styles.split('<borders')[1] ?? '',
    };
    const index = Number(/ s="(\d+)"/.exec(cellXml(sheetXml, cell))?.[1]);
    const xf = cellXfs.match(/<xf [^>]*>/g)?.[index] ?? '';
    const border = borders.match(/<border>.*?<\/border>/g)?.[Number(/borderId="(\d+)"/.exec(xf)?.[1])] ?? '';
    const found = Object.fromEntries(
      [...border.matchAll(/<(top|left|bottom|right) style="(\w+)"/g)].map((line) => [line[1], line[2]]),
    );
    expect(found).toEqual(expected);
  });

  test('底色、对齐、缩进、数字格式', () => {
    expect(read.getCell('D6').fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFFFF9E6' } });
    expect(read.getCell('B5').fill).toMatchObject({ fgColor: { argb: 'FFF3F3F3' } });
    expect(read.getCell('A6').alignment).toEqual({ horizontal: 'left', vertical: 'middle', indent: 2 });
    expect(read.getCell('A4').alignment).toMatchObject({ horizontal: 'center', wrapText: true });
    expect(read.getCell('D6').numFmt).toBe('0.00_ ');
    expect(styles).toContain('formatCode="0.00_ "');
  });

  test('文字原样，含引号、尖括号和换行', () => {
    expect(read.getCell('A9').value).toBe('说明："三公"以<万元>计\n两行 & 空');
  });

  test('公式与结果', () => {
    expect(read.getCell('C5').formula).toBe('SUM(C6:C8)');
    expect(read.getCell('C5').result).toBe(4.5);
  });
});

test('同样的编辑得到同样的字节', async () => {
  const first = await author(sampleEdits);
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(Buffer.compare(await author(sampleEdits), first)).toBe(0);
});

test('压缩包里没有目录项，首项是内容类型', () => {
  const paths = Object.keys(partsOf(book));
  expect(paths[0]).toBe('[Content_Types].xml');
  expect(paths.filter((path) => path.endsWith('/'))).toEqual([]);
});

test('不要缓存结果时公式没有值', async () => {
  const bare = part(await authorWorkbook(sampleEdits, { creator, cachedResults: false }), 'xl/worksheets/sheet2.xml');
  for (const cell of ['B5', 'D8', 'D9']) expect(cellXml(bare, cell)).toMatch(/<\/f><\/c>$/);
  expect(cellXml(bare, 'D5')).toContain('<v>5</v>');
});

test.each<[string, readonly Edit[], string, RegExp | null]>([
  ['数字 0', [cells([0])], 'A1', /<v>0<\/v>/],
  ['像公式的文字仍是文字', [cells(['=1+1'])], 'A1', /t="s"/],
  ['后写的值取代先写的', [cells([1]), cells([2])], 'A1', /<v>2<\/v>/],
  ['undefined 不动旧值', [cells([1]), cells([undefined, 3])], 'A1', /<v>1<\/v>/],
  ['null 清空', [cells([1, 1]), cells([null])], 'A1', null],
  [
    '合并后往被合并的格写 null 不影响首格',
    [{ edit: 'merge-cells', sheet: '表', areas: ['A1:B1'] }, cells([7, null])],
    'A1',
    /<v>7<\/v>/,
  ],
])('单元格：%s', async (_, edits, cell, xml) => {
  const written = part(await author([visible, ...edits]), 'xl/worksheets/sheet1.xml');
  if (xml) expect(cellXml(written, cell)).toMatch(xml);
  else expect(written).not.toContain(`r="${cell}"`);
});

test.each<[string, string]>([
  ['_x0041_ 不当作转义', '_x0041_ 列'],
  ['首尾空格', ' 甲 '],
  ['回车换行变成换行', '甲\r\n乙'],
])('文字：%s', async (_, text) => {
  const workbook = new ExcelJS.Workbook();
  const written = await author([visible, cells([text])]);
  await workbook.xlsx.load(written.buffer as ArrayBuffer);
  expect(workbook.getWorksheet('表')?.getCell('A1').value).toBe(text.replace('\r', ''));
});

test.each<[string, readonly Edit[], RegExp]>([
  ['没有可见表', [{ edit: 'add-sheet', sheet: '表', visibility: 'hidden' }], /visible sheet/],
  ['不存在的表', [visible, { edit: 'protect-sheet', sheet: '别的表' }], /no sheet named 别的表/],
  ['重叠的合并', [visible, { edit: 'merge-cells', sheet: '表', areas: ['A1:B2', 'B2:C3'] }], /merges overlap/],
  [
    '值在合并之下',
    [visible, cells([1, 2]), { edit: 'merge-cells', sheet: '表', areas: ['A1:B1'] }],
    /under a merge.*B1/,
  ],
  ['整列区域', [visible, { edit: 'style-cells', sheet: '表', areas: ['B:B'], style: {} }], /not an A1 area: B:B/],
  ['不是数', [visible, cells([Number.NaN])], /NaN.*表 A1/],
  ['太新的函数', [visible, cells([{ formula: 'IFS(A2>0,1)', value: 1 }])], /IFS/],
  ['像单元格的名称', [visible, { edit: 'define-name', name: 'A1', refersTo: '1', hidden: false }], /not a name/],
  [
    '名称指向没有的表',
    [visible, { edit: 'define-name', name: 'jx.a', refersTo: "'无'!$A$1", hidden: false }],
    /not there/,
  ],
])('拒绝：%s', async (_, edits, message) => {
  await expect(author(edits)).rejects.toThrow(message);
});

test('单元格文字太长是用户数据的问题，带代码', async () => {
  await expect(author([visible, cells(['长'.repeat(32768)])])).rejects.toMatchObject({ code: 'host.edit-refused' });
});
