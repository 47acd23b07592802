import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { isProblem, type Problem } from '../../../../src/core/problem/problem';
import { readPackage } from '../../../../src/hosts/file/package/package';
import { readWorkbook } from '../../../../src/hosts/file/read/read-workbook';
import {
  book,
  bookParts,
  compoundFile,
  contentTypes,
  patchDirectory,
  rels,
  sheetXml,
  workbookXml,
  zipPacked,
  zipParts,
} from './office-files';

const mega = 1024 * 1024;
const good = book(sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>'));
const word = zipParts({
  '[Content_Types].xml': contentTypes(
    'word/document.xml',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  ),
  '_rels/.rels': rels(['rId1', 'officeDocument', 'word/document.xml']),
  'word/document.xml': '<w:document xmlns:w="w"/>',
});
/** What an encrypting filter leaves on disk: bytes without meaning (a fixed sequence). */
const cipher = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31 + index * 7 + 3) & 255);
const gbk = Uint8Array.from([0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0d, 0x0a, 0x31, 0x2c, 0x32]);
const sheetOf = (rows: string) => book(sheetXml(rows));

function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error('读成功了');
}

describe('打不开的工作簿，各有各的说法', () => {
  test.each<[what: string, file: string, bytes: Uint8Array, code: string, detail: RegExp]>([
    ['空文件', '表.xlsx', new Uint8Array(), 'input.empty', /0 字节/],
    ['空的 .xls', '表.xls', new Uint8Array(), 'input.empty', /0 字节/],
    [
      'Excel 97-2003',
      '表.xls',
      compoundFile('Workbook'),
      'input.legacy-format',
      /Excel 97-2003 \(\.xls\).*只认 \.xlsx/,
    ],
    ['Excel 5', '表.XLS', compoundFile('Book'), 'input.legacy-format', /\(\.xls\)/],
    ['.xls 改名为 .xlsx', '表.xlsx', compoundFile('Workbook'), 'input.legacy-format', /\(\.xls\)/],
    ['网页存成 .xls', '表.xls', strToU8('<html><table></table></html>'), 'input.legacy-format', /\(\.xls\)/],
    ['WPS 表格', 'C:\\本年\\表.et', compoundFile('Workbook'), 'input.legacy-format', /WPS 表格 \(\.et\)/],
    ['旧 WPS 表格', '表.et', cipher, 'input.legacy-format', /WPS 表格 \(\.et\)/],
    ['二进制工作簿', '表.xlsb', good, 'input.legacy-format', /\.xlsb/],
    ['.doc', '报告.doc', compoundFile('WordDocument'), 'input.not-workbook', /Word 97-2003 \(\.doc\)/],
    ['.doc 改名为 .xlsx', '报告.xlsx', compoundFile('WordDocument'), 'input.not-workbook', /Word 97-2003 \(\.doc\)/],
    ['WPS 文字', '报告.wps', compoundFile('WordDocument'), 'input.not-workbook', /WPS 文字 \(\.wps\)/],
    ['演示文稿', '汇报.xlsx', compoundFile('PowerPoint Document'), 'input.not-workbook', /复合文档/],
    ['有打开密码', '表.xlsx', compoundFile('EncryptionInfo', 'EncryptedPackage'), 'input.password', /打开密码/],
    ['有打开密码的 .xls 名', '表.xls', compoundFile('EncryptedPackage'), 'input.password', /打开密码/],
    ['权限管理', '表.xlsx', compoundFile('EncryptedPackage', 'DRMEncryptedDataSpace'), 'input.encrypted', /加密软件/],
    ['桌面加密', '表.xlsx', cipher, 'input.encrypted', /\.xlsx 文件.*加密软件/],
    [
      '带标记的桌面加密',
      '表.xlsx',
      new Uint8Array([...strToU8('%TSD-Header-###%'), ...cipher]),
      'input.encrypted',
      /加密软件/,
    ],
    ['认不出的扩展名', '表.bin', cipher, 'input.not-workbook', /\.bin/],
    ['网页', '表.xlsx', strToU8('\ufeff\r\n<html><body></body></html>'), 'input.not-workbook', /网页/],
    ['XML 文本', '表.xlsx', strToU8('<?xml version="1.0"?><Workbook/>'), 'input.not-workbook', /XML/],
    ['CSV', '表.xlsx', strToU8('单位,金额\r\n1,2'), 'input.not-workbook', /纯文本/],
    ['GBK 的 CSV', '表.csv', gbk, 'input.not-workbook', /纯文本/],
    ['PDF', '表.xlsx', strToU8('%PDF-1.7\n'), 'input.not-workbook', /PDF/],
    ['RAR', '表.xlsx', strToU8('Rar!\x1a\x07\x00'), 'input.not-workbook', /RAR/],
    ['图片', '表.xlsx', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'input.not-workbook', /图片/],
    ['Word 文档', '报告.xlsx', word, 'input.not-workbook', /Word 文档/],
    ['普通压缩包', '表.xlsx', zipParts({ 'a.txt': '甲' }), 'input.not-workbook', /普通的压缩包/],
    ['空压缩包', '表.xlsx', zipSync({}), 'input.not-workbook', /普通的压缩包/],
    [
      'ODS 改名',
      '表.xlsx',
      zipParts({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
      'input.legacy-format',
      /\.ods/,
    ],
    ['截断', '表.xlsx', good.slice(0, good.length - 100), 'input.damaged', /不完整/],
    ['只剩开头', '表.xlsx', good.slice(0, 10), 'input.damaged', /不完整/],
    ['全是零', '表.xlsx', new Uint8Array(9000), 'input.damaged', /全是零/],
    ['中段丢失', '表.xlsx', new Uint8Array([...good.slice(0, 200), ...good.slice(500)]), 'input.damaged', /./],
    ['目录指到文件外', '表.xlsx', patchDirectory(good, 42, 0x7fffffff), 'input.damaged', /Content_Types/],
    ['校验和不符', '表.xlsx', patchDirectory(good, 16, 1), 'input.damaged', /解压失败/],
    [
      '缺工作簿部件',
      '表.xlsx',
      zipParts({ ...bookParts(''), 'xl/workbook.xml': null }),
      'input.damaged',
      /xl\/workbook\.xml/,
    ],
    ['没有工作表', '表.xlsx', book('', { 'xl/workbook.xml': workbookXml('') }), 'input.damaged', /没有工作表/],
    [
      '工作表无关系',
      '表.xlsx',
      book('', { 'xl/workbook.xml': workbookXml('<sheet name="乙" r:id="rId9"/>') }),
      'input.damaged',
      /“乙”/,
    ],
    [
      '缺工作表部件',
      '表.xlsx',
      zipParts({ ...bookParts(''), 'xl/worksheets/sheet1.xml': null }),
      'input.damaged',
      /sheet1\.xml/,
    ],
    ['XML 断裂', '表.xlsx', book('<worksheet><sheetData><row>'), 'input.damaged', /sheet1\.xml 不是完整的 XML/],
    ['编码不对', '表.xlsx', book('', { 'xl/sharedStrings.xml': gbk }), 'input.damaged', /编码/],
    [
      '实体膨胀',
      '表.xlsx',
      book(
        '<!DOCTYPE a [<!ENTITY b "甲">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
      ),
      'input.damaged',
      /XML/,
    ],
    ['共享文字越界', '表.xlsx', sheetOf('<row><c t="s"><v>7</v></c></row>'), 'input.damaged', /“表”的单元格 A1 .*7/],
    ['数值不是数', '表.xlsx', sheetOf('<row r="4"><c r="C4"><v>NaN</v></c></row>'), 'input.damaged', /C4 .*“NaN”/],
    ['日期读不懂', '表.xlsx', sheetOf('<row><c t="d"><v>昨天</v></c></row>'), 'input.damaged', /昨天/],
    [
      '无主的共享公式',
      '表.xlsx',
      sheetOf('<row><c><f t="shared" si="3"/><v>1</v></c></row>'),
      'input.damaged',
      /共享公式/,
    ],
    ['单元格在表外', '表.xlsx', sheetOf('<row><c r="XFE1"><v>1</v></c></row>'), 'input.damaged', /XFE1/],
  ])('%s', (_, file, bytes, code, detail) => {
    const problem = problemOf(() => readWorkbook(bytes, file, { sheets: 'all' }));
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(detail);
    expect(problem.message).toContain(file);
  });

  test.each<[what: string, file: string, bytes: Uint8Array, code: string, detail: RegExp]>([
    [
      'Word 97-2003',
      '报告.doc',
      compoundFile('WordDocument'),
      'input.legacy-document',
      /Word 97-2003 \(\.doc\).*只认 \.docx/,
    ],
    ['WPS 文字', '报告.wps', compoundFile('WordDocument'), 'input.legacy-document', /WPS 文字 \(\.wps\)/],
    ['工作簿', '表.docx', good, 'input.not-document', /Excel 工作簿/],
    ['.xls', '表.xls', compoundFile('Workbook'), 'input.not-document', /\.xls/],
    ['桌面加密', '报告.docx', cipher, 'input.encrypted', /\.docx 文件/],
  ])('要 .docx 时给了 %s', (_, file, bytes, code, detail) => {
    const problem = problemOf(() => readPackage(bytes, { file, wanted: '.docx' }));
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(detail);
  });

  test('要 .docx 时给了 .docx', () => {
    expect(readPackage(word, { file: '报告.docx', wanted: '.docx' }).main).toBe('word/document.xml');
  });
});

describe('解压炸弹', () => {
  const bomb = zipPacked(bookParts(''), 'xl/media/image1.emf', deflateRawSync(new Uint8Array(200 * mega)), 200 * mega);
  const hiddenBomb = (size: number, packed: Uint8Array) =>
    zipPacked(bookParts(''), 'xl/worksheets/sheet1.xml', packed, size);
  const cost = (run: () => unknown) => {
    const before = process.memoryUsage().arrayBuffers;
    const from = performance.now();
    const problem = problemOf(run);
    return { problem, ms: performance.now() - from, mb: (process.memoryUsage().arrayBuffers - before) / mega };
  };

  test('200 MB 压成 200 KB：不解压就拒绝', () => {
    expect(bomb.length).toBeLessThan(300 * 1024);
    const { problem, ms, mb } = cost(() => readWorkbook(bomb, '炸弹.xlsx', { sheets: 'all' }));
    expect(problem.code).toBe('input.too-large');
    expect(problem.params).toMatchObject({ limit: 100 });
    expect(ms).toBeLessThan(200);
    expect(mb).toBeLessThan(5);
  });

  test('谎报大小：内存不超过所报的大小', () => {
    const lying = hiddenBomb(1000, deflateRawSync(new Uint8Array(100 * mega)));
    const { problem, mb } = cost(() => readWorkbook(lying, '炸弹.xlsx', { sheets: 'all' }));
    expect(problem.code).toBe('input.damaged');
    expect(mb).toBeLessThan(5);
  });

  test('谎报大小而压缩数据也大：解压途中停下', () => {
    const packed = deflateRawSync(
      Uint8Array.from({ length: 20 * mega }, (_, at) => (at % 128 === 0 ? (at * at) >> 11 : 0)),
    );
    expect(packed.length).toBeGreaterThan(256 * 1024);
    const lying = hiddenBomb(1000, packed);
    expect(problemOf(() => readWorkbook(lying, '炸弹.xlsx', { limitMb: 10, sheets: 'all' })).code).toBe(
      'input.too-large',
    );
  });

  test('上限可以另给', () => {
    expect(problemOf(() => readWorkbook(good, '表.xlsx', { limitMb: 0.001 })).code).toBe('input.too-large');
  });

  test('很多行各有一个最右列的单元格：空位也算在上限里', () => {
    const rows = Array.from(
      { length: 2000 },
      (_, row) => `<row><c r="A${row + 1}"><v>1</v></c><c r="XFD${row + 1}"><v>1</v></c></row>`,
    );
    const wide = sheetOf(rows.join(''));
    expect(problemOf(() => readWorkbook(wide, '表.xlsx', { sheets: 'all' })).code).toBe('input.too-large');
  });
});
