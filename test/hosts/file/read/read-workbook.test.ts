import ExcelJS from 'exceljs';
import { cellAt, type CellSnapshot, type Snapshot } from '../../../../src/core/workbook/snapshot';
import { readWorkbook } from '../../../../src/hosts/file/read/read-workbook';
import { book, rels, sheetXml, workbookXml } from './office-files';

const readAll = (bytes: Uint8Array): Snapshot => readWorkbook(bytes, '表.xlsx', { sheets: 'all' });
const sheetOf = (xml: string) => readAll(book(xml)).sheets[0]!;
const rowsOf = (rows: string) => sheetOf(sheetXml(rows)).cells;

describe('单元格的写法', () => {
  test.each<[what: string, cell: string, value: CellSnapshot]>([
    ['数', '<c><v>143</v></c>', 143],
    ['写明的数', '<c t="n"><v> -0.5 </v></c>', -0.5],
    ['科学记数', '<c><v>1.1787E-2</v></c>', 0.011787],
    ['十七位双精度', '<c><v>0.30288000000000004</v></c>', 0.30288000000000004],
    ['负零', '<c><v>-0</v></c>', 0],
    ['共享文字', '<c t="s"><v>0</v></c>', '甲'],
    ['共享文字，保留空格', '<c t="s"><v>1</v></c>', ' 乙 '],
    ['内嵌文字', '<c t="inlineStr"><is><t>丙</t></is></c>', '丙'],
    [
      '内嵌分段文字，注音不算',
      '<c t="inlineStr"><is><r><t>丙</t></r><rPh sb="0" eb="1"><t>bing</t></rPh><r><t>丁</t></r></is></c>',
      '丙丁',
    ],
    ['内嵌文字，未声明的两端空格不算', '<c t="inlineStr"><is><t>\n  丙\n</t></is></c>', '丙'],
    ['直接文字', '<c t="str"><v>戊 &amp; 己</v></c>', '戊 & 己'],
    ['CDATA', '<c t="str"><v><![CDATA[a<b]]></v></c>', 'a<b'],
    ['真', '<c t="b"><v>1</v></c>', true],
    ['假', '<c t="b"><v>0</v></c>', false],
    ['错误值', '<c t="e"><v>#DIV/0!</v></c>', { error: '#DIV/0!' }],
    ['日期仍是序号', '<c s="1"><v>43465</v></c>', 43465],
    ['严格格式的日期化为序号', '<c t="d"><v>2018-12-31T12:00:00</v></c>', 43465.5],
    ['严格格式的闰年错日之前', '<c t="d"><v>1900-01-01</v></c>', 1],
    ['换行', '<c t="inlineStr"><is><t>一\r\n二</t></is></c>', '一\n二'],
    ['转义的回车', '<c t="inlineStr"><is><t>一_x000D_\n二</t></is></c>', '一\r\n二'],
    ['转义的转义', '<c t="inlineStr"><is><t>_x005F_x000D_</t></is></c>', '_x000D_'],
    ['空文字等于空', '<c t="str"><v></v></c>', null],
    ['只有格式', '<c s="3"/>', null],
    ['公式与结果', '<c><f>A2*2</f><v>6</v></c>', { formula: '=A2*2', value: 6 }],
    ['公式结果为文字', '<c t="str"><f>A2&amp;""</f><v>甲</v></c>', { formula: '=A2&""', value: '甲' }],
    ['公式结果为空文字', '<c t="str"><f>""</f><v></v></c>', { formula: '=""', value: null }],
    ['公式结果为逻辑值', '<c t="b"><f>A2&gt;0</f><v>1</v></c>', { formula: '=A2>0', value: true }],
    ['公式结果为错误', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', { formula: '=1/0', value: { error: '#DIV/0!' } }],
    ['公式没有结果', '<c><f>A2*2</f></c>', { formula: '=A2*2', value: { error: '#UNCACHED' } }],
    ['公式结果为空标记', '<c><f>A2*2</f><v/></c>', { formula: '=A2*2', value: { error: '#UNCACHED' } }],
    ['带等号的公式', '<c><f>=A2</f><v>1</v></c>', { formula: '=A2', value: 1 }],
    ['空公式标记只是常数', '<c><f/><v>5</v></c>', 5],
    ['数据表', '<c><f t="dataTable" ref="A1" r1="B1" r2="B2"/><v>5</v></c>', { formula: '=TABLE(B1,B2)', value: 5 }],
  ])('%s', (_, cell, value) => {
    expect(cellAt(sheetOf(sheetXml(`<row>${cell}</row>`)), 1, 1)).toEqual(value);
  });
});

describe('行列的位置', () => {
  test('没有 r 的行和单元格按顺序数，跳号照旧', () => {
    const rows =
      '<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row><row r="3"><c><v>31</v></c></row><row><c><v>41</v></c></row>';
    expect(sheetOf(sheetXml(rows))).toMatchObject({
      row: 1,
      column: 1,
      cells: [[1, null, null, 4, 5], [], [31], [41]],
    });
  });

  test('只给单元格 r 时以它为准', () => {
    expect(sheetOf(sheetXml('<row><c r="C7"><v>1</v></c></row>'))).toMatchObject({ row: 7, column: 3, cells: [[1]] });
  });

  test('使用区是非空单元格的外框，不信 dimension，不算只有格式的单元格', () => {
    const xml = sheetXml(
      '<row r="2"><c r="A2" s="1"/><c r="C2"><v>1</v></c></row><row r="4"><c r="B4"><v>2</v></c><c r="Z4" s="1"/></row>',
      '',
      '<dimension ref="A1:XFD1048576"/>',
    );
    expect(sheetOf(xml)).toMatchObject({ row: 2, column: 2, cells: [[null, 1], [], [2]] });
  });

  test('空表', () => {
    expect(sheetOf(sheetXml(''))).toMatchObject({ row: 1, column: 1, cells: [] });
    expect(sheetOf(sheetXml('').replace('<sheetData></sheetData>', '<sheetData/>'))).toMatchObject({ cells: [] });
  });

  test('最后一行有一个单元格也不慢', () => {
    const sheet = sheetOf(
      sheetXml('<row r="1"><c><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'),
    );
    expect(cellAt(sheet, 1048576, 16384)).toBe(2);
  });
});

describe('共享公式与数组公式', () => {
  const formulas = (rows: string) =>
    rowsOf(rows).map((row) =>
      row.map((cell) => (typeof cell === 'object' && cell && 'formula' in cell ? cell.formula : cell)),
    );

  test('跟随者得到移位后的公式', () => {
    const rows =
      '<row r="2"><c r="C2"><f t="shared" ref="C2:D3" si="0">A2/$B$1</f><v>1</v></c><c r="D2"><f t="shared" si="0"/><v>2</v></c></row>' +
      '<row r="3"><c r="C3"><f t="shared" si="0"/><v>3</v></c><c r="D3"><f t="shared" si="0"/></c></row>';
    expect(formulas(rows)).toEqual([
      ['=A2/$B$1', '=B2/$B$1'],
      ['=A3/$B$1', '=B3/$B$1'],
    ]);
    expect(rowsOf(rows)[1]).toEqual([
      { formula: '=A3/$B$1', value: 3 },
      { formula: '=B3/$B$1', value: { error: '#UNCACHED' } },
    ]);
  });

  test('跟随者先于主单元格', () => {
    const rows =
      '<row><c><f t="shared" si="1"/><v>1</v></c></row><row><c><f t="shared" ref="A1:A2" si="1">B2+1</f><v>2</v></c></row>';
    expect(formulas(rows)).toEqual([['=B1+1'], ['=B2+1']]);
  });

  test('跟随者自带公式时用它自己的；同号再定义时从新的起', () => {
    const rows =
      '<row><c><f t="shared" ref="A1:A2" si="0">B1</f></c></row><row><c><f t="shared" si="0">B2*9</f></c></row>' +
      '<row><c><f t="shared" ref="A3:A4" si="0">C3</f></c></row><row><c><f t="shared" si="0"/></c></row>';
    expect(formulas(rows)).toEqual([['=B1'], ['=B2*9'], ['=C3'], ['=C4']]);
  });

  test('数组公式覆盖的单元格都是公式，区外的不是', () => {
    const rows =
      '<row><c><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c></row><row><c><v>4</v></c></row><row><c><v>6</v></c></row>';
    expect(rowsOf(rows)).toEqual([[{ formula: '=B1:B2*2', value: 2 }], [{ formula: '=B1:B2*2', value: 4 }], [6]]);
  });
});

describe('别家程序的写法', () => {
  const cell = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
  const expected = [['甲']];

  test.each<[what: string, bytes: Uint8Array]>([
    ['字节序标记', book('\ufeff' + sheetXml(cell))],
    [
      'UTF-16',
      book('', {
        'xl/worksheets/sheet1.xml': Buffer.from('\ufeff' + sheetXml(cell).replace('UTF-8', 'UTF-16'), 'utf16le'),
      }),
    ],
    [
      'x: 前缀',
      book(
        sheetXml(cell)
          .replace(/<(\/?)(?=[a-z])/g, '<$1x:')
          .replace('xmlns=', 'xmlns:x='),
      ),
    ],
    [
      '前缀的工作簿和共享文字',
      book(sheetXml(cell), {
        'xl/workbook.xml': workbookXml('<sheet name="表" sheetId="1" r:id="rId1"/>')
          .replace(/<(\/?)(?=[a-z])/g, '<$1x:')
          .replace('xmlns=', 'xmlns:x=')
          .replaceAll(' r:', ' rel:')
          .replace('xmlns:r=', 'xmlns:rel='),
        'xl/sharedStrings.xml': '<x:sst xmlns:x="m"><x:si><x:t>甲</x:t></x:si></x:sst>',
      }),
    ],
    [
      '绝对路径的关系',
      book(sheetXml(cell), {
        'xl/_rels/workbook.xml.rels': rels(
          ['rId1', 'worksheet', '/xl/worksheets/sheet1.xml'],
          ['s', 'sharedStrings', '/xl/sharedStrings.xml'],
        ),
      }),
    ],
    [
      '绕路的关系',
      book(sheetXml(cell), {
        'xl/_rels/workbook.xml.rels': rels(
          ['rId1', 'worksheet', '../xl/./worksheets/sheet1.xml'],
          ['s', 'sharedStrings', 'SharedStrings.xml'],
        ),
      }),
    ],
    [
      '严格格式',
      book(sheetXml(cell), {
        'xl/_rels/workbook.xml.rels': rels(
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
          ['s', 'sharedStrings', 'sharedStrings.xml'],
        ).replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006',
          'http://purl.oclc.org/ooxml/officeDocument',
        ),
      }),
    ],
    [
      '共享文字分段、带注音',
      book(sheetXml(cell), {
        'xl/sharedStrings.xml':
          '<sst><si><rPh sb="0" eb="1"><t>jia</t></rPh><r><rPr><b/></rPr><t>甲</t></r><r><t></t></r><phoneticPr fontId="1"/></si></sst>',
      }),
    ],
  ])('%s', (_, bytes) => {
    expect(readAll(bytes).sheets.map(({ name, cells }) => ({ name, cells }))).toEqual([
      { name: '表', cells: expected },
    ]);
  });

  test('没有共享文字部件也能读', () => {
    const bytes = book(sheetXml('<row><c><v>1</v></c></row>'), { 'xl/sharedStrings.xml': null });
    expect(readAll(bytes).sheets[0]?.cells).toEqual([[1]]);
  });

  test('单元格之后除保护外不解析', () => {
    const tail = '<sheetCalcPr fullCalcOnLoad="1"/><sheetProtection sheet="1" objects="1"/><dataValidations>';
    const unread = '<dataValidation sqref="B1:B1048576"/>'.repeat(5000) + '<不成对>';
    expect(sheetOf(sheetXml('<row><c><v>1</v></c></row>', tail + unread))).toMatchObject({
      isProtected: true,
      cells: [[1]],
    });
  });

  test.each([
    ['<sheetProtection sheet="true" password="CC1A"/>', true],
    ['<sheetProtection sheet="0" objects="1"/>', false],
    ['<sheetProtection objects="1"/>', false],
    ['<mergeCells count="0"/>', false],
    ['', false],
  ])('保护：%s 是 %s', (tail, isProtected) => {
    expect(sheetOf(sheetXml('', tail)).isProtected).toBe(isProtected);
  });
});

describe('名称与该读的表', () => {
  const sheets =
    '<sheet name="目录" sheetId="1" r:id="rId1"/><sheet name="基础 \'数据\'" sheetId="2" state="hidden" r:id="rId3"/><sheet name="jx身份" sheetId="3" state="veryHidden" r:id="rId4"/><sheet name="图" sheetId="4" r:id="rId5"/>';
  const relationships = rels(
    ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ['rId3', 'worksheet', 'worksheets/sheet2.xml'],
    ['rId4', 'worksheet', 'worksheets/sheet3.xml'],
    ['rId5', 'chartsheet', 'chartsheets/sheet1.xml'],
  );
  const named = (names: string) =>
    book(sheetXml('<row><c><v>1</v></c></row>'), {
      'xl/workbook.xml': workbookXml(sheets, names),
      'xl/_rels/workbook.xml.rels': relationships,
      'xl/worksheets/sheet2.xml': sheetXml('<row><c><v>2</v></c></row>'),
      'xl/worksheets/sheet3.xml': sheetXml('<row><c><v>3</v></c></row>'),
    });
  const ours =
    '<definedName name="jx.编制数">\'基础 \'\'数据\'\'\'!$A$1</definedName><definedName name="JX.identity" hidden="1">jx身份!$A$1</definedName>' +
    '<definedName name="jx.坏">#REF!</definedName><definedName name="其他">目录!$A$1</definedName>';

  test('只读 jx. 名称指向的表，名称全给', () => {
    expect(readWorkbook(named(ours), '表.xlsx')).toEqual({
      sheets: [
        { name: "基础 '数据'", visibility: 'hidden', isProtected: false, row: 1, column: 1, cells: [[2]] },
        { name: 'jx身份', visibility: 'veryHidden', isProtected: false, row: 1, column: 1, cells: [[3]] },
      ],
      names: [
        { name: 'jx.编制数', refersTo: "'基础 ''数据'''!$A$1", hidden: false },
        { name: 'JX.identity', refersTo: 'jx身份!$A$1', hidden: true },
        { name: 'jx.坏', refersTo: '#REF!', hidden: false },
        { name: '其他', refersTo: '目录!$A$1', hidden: false },
      ],
    });
  });

  test.each<[name: string, read: string[]]>([
    ['jx身份!$3:$9', ['jx身份']],
    ['JX身份!$A:$B', ['jx身份']],
    ['jx身份!$A$1,jx身份!$B$2', ['jx身份']],
    ['已删!$A$1', []],
    ['0.13', []],
    ['#REF!$A$1', []],
  ])('jx. 名称指向 %s 时读 %j', (refersTo, read) => {
    const snapshot = readWorkbook(named(`<definedName name="jx.a">${refersTo}</definedName>`), '表.xlsx');
    expect(snapshot.sheets.map((sheet) => sheet.name)).toEqual(read);
  });

  test('没有 jx. 名称：列出表名，不读单元格', () => {
    const snapshot = readWorkbook(named('<definedName name="其他">1</definedName>'), '表.xlsx');
    expect(snapshot.sheets.map(({ name, cells }) => [name, cells.length])).toEqual([
      ['目录', 0],
      ["基础 '数据'", 0],
      ['jx身份', 0],
    ]);
  });

  test('要全部时都读；图表工作表不是表', () => {
    expect(readAll(named(ours)).sheets.map(({ name, cells }) => [name, cells[0]?.[0]])).toEqual([
      ['目录', 1],
      ["基础 '数据'", 2],
      ['jx身份', 3],
    ]);
  });

  test('表内名称不算，重名取第一个，等号和空白去掉', () => {
    const names =
      '<definedName name="jx.a" localSheetId="0">目录!$B$1</definedName><definedName name="jx.a">\n =目录!$A$1 </definedName><definedName name="JX.A">目录!$C$1</definedName>';
    expect(readAll(named(names)).names).toEqual([{ name: 'jx.a', refersTo: '目录!$A$1', hidden: false }]);
  });
});

test('exceljs 写出的工作簿读回原样', async () => {
  const workbook = new ExcelJS.Workbook();
  const base = workbook.addWorksheet('基础数据表');
  base.getCell('B2').value = '公用经费';
  base.getCell('C2').value = 285.6;
  base.getCell('D2').value = { formula: 'C2*2', result: 571.2 };
  base.getCell('E2').value = { formula: 'IF(C2>0,"","x")', result: '' };
  base.getCell('F2').value = { formula: 'C2+1' };
  base.getCell('G2').value = { formula: 'C2/0', result: { error: '#DIV/0!' } };
  base.getCell('B3').value = { richText: [{ text: '三公', font: { bold: true } }, { text: ' 经费 ' }] };
  base.getCell('C3').value = true;
  base.getCell('D3').value = new Date(Date.UTC(2018, 11, 31));
  base.getCell('B4').value = { text: '依据', hyperlink: 'https://example.org/' };
  base.getCell('C4').value = '一\n二 & <三>';
  base.getCell('B5').value = {
    formula: 'C5+$C$2',
    result: 1,
    shareType: 'shared',
    ref: 'B5:B6',
  } as ExcelJS.CellFormulaValue;
  base.getCell('B6').value = { sharedFormula: 'B5', result: 2 } as ExcelJS.CellSharedFormulaValue;
  await base.protect('', {});
  const identity = workbook.addWorksheet('jx身份', { state: 'veryHidden' });
  identity.getCell('A1').value = 'kaifu-2018';
  workbook.addWorksheet('草稿').getCell('A1').value = 1;
  workbook.definedNames.add("'基础数据表'!$C$2", 'jx.公用经费');
  workbook.definedNames.add("'jx身份'!$A$1", 'jx.identity.pack');
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());

  expect(readWorkbook(bytes, '表.xlsx')).toEqual({
    sheets: [
      {
        name: '基础数据表',
        visibility: 'visible',
        isProtected: true,
        row: 2,
        column: 2,
        cells: [
          [
            '公用经费',
            285.6,
            { formula: '=C2*2', value: 571.2 },
            { formula: '=IF(C2>0,"","x")', value: null },
            { formula: '=C2+1', value: { error: '#UNCACHED' } },
            { formula: '=C2/0', value: { error: '#DIV/0!' } },
          ],
          ['三公 经费 ', true, 43465],
          ['依据', '一\n二 & <三>'],
          [{ formula: '=C5+$C$2', value: 1 }],
          [{ formula: '=C6+$C$2', value: 2 }],
        ],
      },
      { name: 'jx身份', visibility: 'veryHidden', isProtected: false, row: 1, column: 1, cells: [['kaifu-2018']] },
    ],
    names: [
      { name: 'jx.公用经费', refersTo: "'基础数据表'!$C$2", hidden: false },
      { name: 'jx.identity.pack', refersTo: "'jx身份'!$A$1", hidden: false },
    ],
  });
});

test('上标、下标、划掉的字看得出来，不并进数字', async () => {
  const base = new ExcelJS.Workbook();
  const sheet = base.addWorksheet('表');
  const text = (font: Partial<ExcelJS.Font>): ExcelJS.CellRichTextValue => ({
    richText: [{ text: '120' }, { font, text: '1' }, { text: '' }],
  });
  sheet.addRow([
    text({ vertAlign: 'superscript' }),
    text({ vertAlign: 'subscript' }),
    text({ strike: true }),
    text({ bold: true }),
  ]);
  const bytes = new Uint8Array(await base.xlsx.writeBuffer());
  expect(readWorkbook(bytes, '表.xlsx', { sheets: 'all' }).sheets[0]!.cells).toEqual([
    ['120¹', '120₁', '1201̶', '1201'],
  ]);
});
