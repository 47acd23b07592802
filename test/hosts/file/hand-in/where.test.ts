import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { findPrivate } from '../../../../src/core/disclosure/find-private';
import { maskTexts } from '../../../../src/core/disclosure/mask';
import { authorPlain } from '../../../../src/hosts/file/author/document/author-plain';
import { fileTexts, withFileTexts } from '../../../../src/hosts/file/hand-in/file-texts';

const found = (bytes: Uint8Array, file: string): string[] =>
  findPrivate([fileTexts(bytes, file)], [])[0]!.map(({ kind, text, where }) => `${kind} ${text} ${where.join('、')}`);

/** As other programs write them: each cell with its own text, or as the text of a formula without one. */
function inlined(bytes: Uint8Array, type: 'inlineStr' | 'str'): Uint8Array {
  const parts = unzipSync(bytes);
  const strings = [...strFromU8(parts['xl/sharedStrings.xml']!).matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, inner]) => /<t[^>]*>(.*?)<\/t>/s.exec(inner!)![1]!,
  );
  for (const name of Object.keys(parts).filter((one) => one.startsWith('xl/worksheets/sheet')))
    parts[name] = strToU8(
      strFromU8(parts[name]!).replace(/<c ([^>]*?)t="s"([^>]*)><v>(\d+)<\/v><\/c>/g, (_, before, after, at) =>
        type === 'str'
          ? `<c ${before}t="str"${after}><v>${strings[Number(at)]}</v></c>`
          : `<c ${before}t="inlineStr"${after}><is><t>${strings[Number(at)]}</t></is></c>`,
      ),
    );
  return zipSync(parts);
}

const rows = [
  ['项目', '金额', '责任人', '宋小宝'],
  ['姓名', '身份证号', '联系电话', ''],
  ['赵大海', '11010519491231002X', '138 0013 8000', ''],
  ['经办人', '钱多多、孙丽', '', ''],
];
const wanted = [
  'person 宋小宝 《附件 1》D1',
  'person 赵大海 《附件 1》A3、《名单》A1',
  'identity 11010519491231002X 《附件 1》B3',
  'phone 138 0013 8000 《附件 1》C3',
  'person 钱多多 《附件 1》B4',
  'person 孙丽 《附件 1》B4',
];

let book: Uint8Array;
beforeAll(async () => {
  const made = new ExcelJS.Workbook();
  made.addWorksheet('附件 1').addRows(rows);
  made.addWorksheet('名单').addRows([['赵大海'], ['合计']]);
  book = new Uint8Array((await made.xlsx.writeBuffer()) as ArrayBuffer);
});

test.each(['shared', 'inlineStr', 'str'] as const)(
  '工作簿：每处写着哪张表哪一格；左边、上面的标签都看（%s）',
  (type) => {
    const bytes = type === 'shared' ? book : inlined(book, type);
    const told = found(bytes, 'x.xlsx');
    if (type === 'shared') expect([...told].sort()).toEqual([...wanted].sort());
    // One line each, whatever order they stand in; a name is asked once, with both its places.
    else expect(new Set(told)).toEqual(new Set(wanted));
    const texts = fileTexts(bytes, 'x.xlsx');
    const masked = withFileTexts(bytes, 'x.xlsx', maskTexts(texts, findPrivate([texts], [])[0]!));
    const left = JSON.stringify(fileTexts(masked, 'x.xlsx'));
    for (const name of ['宋小宝', '赵大海', '钱多多', '孙丽', '11010519491231002X']) expect(left).not.toContain(name);
    expect(left).toContain('身份证号');
  },
);

test('报告：第几段，第几张表第几行第几格，页脚', async () => {
  const blocks = [
    { is: 'paragraph', runs: [{ text: '一、概况' }] },
    { is: 'paragraph', runs: [{ text: '村民孙建国反映。' }] },
  ] as const;
  const plain = await authorPlain({ title: '自评报告', lead: [], blocks }, '某人');
  const parts = unzipSync(plain);
  const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const table = (...lines: readonly (readonly string[])[]): string =>
    `<w:tbl>${lines.map((line) => `<w:tr>${line.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
  parts['word/document.xml'] = strToU8(
    strFromU8(parts['word/document.xml']!).replace(
      /(<w:sectPr)/,
      `${table(['甲', '乙'])}<w:p/>${table(['项目', '金额', '责任人'], ['植树', '3万元', '王五'], ['责任人', '宋小宝', ''])}<w:p><w:r><w:t>联系人：赵大海，电话13800138000</w:t></w:r></w:p>$1`,
    ),
  );
  const told = found(zipSync(parts), 'x.docx');
  expect(told).toEqual([
    expect.stringMatching(/^person 孙建国 第\d段$/),
    'person 王五 表2第2行第3格',
    'person 宋小宝 表2第3行第2格',
    expect.stringMatching(/^person 赵大海 第\d段$/),
    expect.stringMatching(/^phone 13800138000 第\d段$/),
  ]);
});
