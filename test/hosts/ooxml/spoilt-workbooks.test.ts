import { strToU8, zipSync } from 'fflate';
import { newFaults, ooxmlFaults } from '../../support/ooxml/ooxml-faults';
import { packed, soundWorkbook, spoilt } from '../../support/ooxml/sample-files';

test('好的工作簿没有一处不合规定', () => {
  expect(ooxmlFaults(packed(soundWorkbook))).toEqual([]);
});

const [book, sheet, styles] = ['xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/styles.xml'];
const [chain, table] = ['xl/calcChain.xml', 'xl/tables/table1.xml'];
type Row = [rule: string, part: string, from: string | RegExp | null, to: string, fault: string];

/** Each rule seen failing: one thing wrong, and told. */
const rows: Row[] = [
  [
    '表里的次序',
    sheet,
    /(<mergeCells.*?<\/mergeCells>)(<conditionalFormatting.*?<\/conditionalFormatting>)/,
    '$2$1',
    's:mergeCells 在 s:conditionalFormatting 后面',
  ],
  [
    '工作簿里的次序',
    book,
    /(<definedNames>.*?<\/definedNames>)(<calcPr [^>]*>)/,
    '$2$1',
    's:definedNames 在 s:calcPr 后面',
  ],
  ['行不按次序', sheet, '<row r="1">', '<row r="3">', '行 2 在行 3 后面'],
  ['行重复', sheet, '<row r="2"', '<row r="1"', '行 1 在行 1 后面'],
  ['格不按次序', sheet, '<c r="A2"', '<c r="D2"', '格 B2 不在它的位置上'],
  ['格在别的行', sheet, '<c r="A2"', '<c r="A7"', '格 A7 不在它的位置上'],
  ['格的次序', sheet, /(<f t="shared" si="0"\/>)(<v>0<\/v>)/, '$2$1', 's:c 里 s:f 在 s:v 后面'],
  ['格式没有', sheet, 's="1"', 's="2"', 'A1 的格式 2 没有'],
  ['行的格式没有', sheet, 'ht="20"', 's="9"', '行的格式 9 没有'],
  ['行高', sheet, 'ht="20"', 'ht="500"', '行高 500'],
  ['栏重叠', sheet, 'min="2" max="3"', 'min="1" max="3"', '不按次序，或重叠'],
  ['栏的格式没有', sheet, 'min="2"', 'style="7" min="2"', 's:col 的格式 7 没有'],
  ['栏太宽', sheet, 'max="3" width="9"', 'max="3" width="300"', 's:col 宽 300'],
  ['文字编号没有', sheet, '<v>0</v></c><c r="B1"', '<v>2</v></c><c r="B1"', 'A1 是 s，值是 2'],
  ['数不是数', sheet, '<v>1.5</v>', '<v>1,5</v>', 'A2 是 n，值是 1,5'],
  ['值不是对错', sheet, '<c r="A2">', '<c r="A2" t="b">', 'A2 是 b'],
  ['错误值不认识', sheet, '<c r="A2"><v>1.5', '<c r="A2" t="e"><v>#UNCACHED', 'A2 是 e，值是 #UNCACHED'],
  ['没有它的文字', sheet, '<is><t>字</t></is>', '', 'C2 没有它的文字'],
  ['是数却带着文字', sheet, 't="inlineStr"', 't="n"', 'C2 是 n，却带着文字'],
  ['共用的公式没有', sheet, '<f t="shared" si="0"/>', '<f t="shared" si="4"/>', 'B2 共用的公式 4 没有'],
  ['公式里有没有的表', sheet, 'A2*2', "A2*'没有'!B1", '公式里有没有的表 没有'],
  ['合并重叠', sheet, 'ref="C4:D5"', 'ref="B5:D6"', '合并的格重叠：A4:B5 B5:D6'],
  ['合并一格', sheet, 'ref="C4:D5"', 'ref="C4"', '合并的范围是 C4'],
  ['合并的个数', sheet, 'mergeCells count="2"', 'mergeCells count="3"', 's:mergeCells 写着 3 个，有 2 个'],
  ['合并是空的', sheet, /<mergeCells.*<\/mergeCells>/, '<mergeCells/>', 's:mergeCells 是空的'],
  ['验证的个数', sheet, 'dataValidations count="1"', 'dataValidations count="2"', 's:dataValidations 写着 2 个'],
  ['验证的范围', sheet, 'sqref="C2"', 'sqref="C0"', 's:dataValidation 的范围是 C0'],
  ['验证没有公式', sheet, /<formula1>.*<\/formula1>/, '', '数据验证 list 没有 formula1'],
  [
    '验证的提示太长',
    sheet,
    'type="list"',
    `type="list" prompt="${'长'.repeat(256)}"`,
    '数据验证的 prompt 超过 255 个字',
  ],
  ['下拉项太长', sheet, '甲,乙', '长'.repeat(256), '数据验证的下拉项超过 255 个字'],
  ['验证少一个数', sheet, 'type="list"', 'type="decimal"', '数据验证 decimal 没有 formula2'],
  ['验证重叠', sheet, /(<dataValidation .*<\/dataValidation>)/, '$1$1', '数据验证重叠：C2 C2'],
  ['dxfId 没有', sheet, 'dxfId="0"', 'dxfId="1"', '条件格式的 dxfId 1 没有'],
  ['条件格式没有优先级', sheet, ' priority="1"', '', '条件格式没有优先级'],
  ['条件格式没有规则', sheet, /<cfRule.*<\/cfRule>/, '', '条件格式没有规则'],
  ['条件格式没有公式', sheet, /<formula>.*<\/formula>/, '', '条件格式 expression 没有公式'],
  ['条件格式的范围', sheet, 'sqref="A1:B2 C3"', 'sqref="B2:A1"', 's:conditionalFormatting 的范围是 B2:A1'],
  ['名称在一处有两个', book, 'name="jx.b"', 'name="JX.A"', '两个名称是 jx.a@'],
  ['名称指向没有的表', book, "'it''s'!", "'它'!", '名称 jx.b 指向没有的表 它'],
  ['名称属于没有的表', book, 'localSheetId="1"', 'localSheetId="2"', '属于没有的表 2'],
  ['名称不能这样叫', book, 'name="jx.b"', 'name="1a"', '名称不能叫 1a'],
  ['名称像一格', book, 'name="jx.b"', 'name="AB12"', '名称不能叫 AB12'],
  ['名称没有指向', book, "'it''s'!$A$1", '', '名称 jx.b 没有指向'],
  ['sheetId 重复', book, 'sheetId="2"', 'sheetId="1"', '两张表的 sheetId 是 1'],
  ['r:id 重复', book, 'r:id="rId2"', 'r:id="rId1"', '两张表的 r:id 是 rId1'],
  ['表重名', book, `name="it's"`, 'name="表一"', '两张表叫 表一'],
  ['表不能这样叫', book, `name="it's"`, 'name="a/b"', '表不能叫 a/b'],
  ['表都隐藏', book, /<sheet /g, '<sheet state="hidden" ', '没有一张看得见的表'],
  ['打开时的表不在', book, 'activeTab="1"', 'activeTab="2"', '打开时显示的表不在'],
  ['表的关系是别的', book, 'r:id="rId2"', 'r:id="rId3"', '表的关系是 styles'],
  ['格式的次序', styles, /(<fonts.*<\/fonts>)(<fills.*<\/fills>)/, '$2$1', 's:fonts 在 s:fills 后面'],
  ['格式的个数', styles, 'cellXfs count="2"', 'cellXfs count="3"', 'cellXfs 写着 3 个，有 2 个'],
  ['格式的字体没有', styles, 'fontId="0"', 'fontId="1"', 'cellXfs 的 fontId 是 1，只有 1 个'],
  ['格式的数字格式没有', styles, '<xf numFmtId="164"', '<xf numFmtId="170"', '数字格式 170 没有'],
  ['数字格式重复', styles, /(<numFmt .*?\/>)/, '$1$1', '两个数字格式的编号是 164'],
  [
    '样式指向没有的格式',
    styles,
    '<cellStyle name="Normal" xfId="0"/>',
    '<cellStyle name="Normal" xfId="3"/>',
    '单元格样式的 xfId 是 3',
  ],
  ['dxf 的次序', styles, '<font/><fill/></dxf>', '<fill/><font/></dxf>', 's:dxf 里 s:font 在 s:fill 后面'],
  ['计算次序里不是公式', chain, '<c r="B2"/>', '<c r="A2"/>', '的 A2 不是公式'],
  ['计算次序里没有的表', chain, 'i="1"', 'i="9"', '第 9 张表的 B1 不是公式'],
  ['表格的栏数', table, 'ref="A1:B3">', 'ref="A1:C3">', '表格的栏数和范围不合'],
  ['表格的栏重名', table, 'name="乙"', 'name="甲"', '表格两栏叫 甲'],
  ['表格没有列出', 'xl/worksheets/sheet2.xml', /<tableParts.*<\/tableParts>/, '', '列了 0 个表格，有 1 个'],
  ['表格的部件不在', table, null, '', 'table 指向没有的部件 xl/tables/table1.xml'],
];

test.each(rows)('%s：看得出', (_rule, part, from, to, fault) => {
  const faults = ooxmlFaults(spoilt(soundWorkbook, part, from, to));
  expect(faults.some((one) => one.includes(fault)) ? fault : faults).toBe(fault);
});

test('文档里的工作簿也看：图表的数', () => {
  const inner = spoilt(soundWorkbook, sheet, '<row r="1">', '<row r="3">');
  const files = Object.fromEntries(Object.entries(soundWorkbook).map(([name, xml]) => [name, strToU8(xml)]));
  const faults = ooxmlFaults(zipSync({ ...files, 'xl/embeddings/a.xlsx': inner }));
  expect(faults).toContain('xl/embeddings/a.xlsx/xl/worksheets/sheet1.xml：行 2 在行 3 后面');
});

test('新的毛病：以前有几处就算几处', () => {
  expect(newFaults(['甲', '乙'], ['甲', '甲', '丙'])).toEqual(['甲', '丙']);
});
