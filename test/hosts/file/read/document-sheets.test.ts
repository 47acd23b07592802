import { readDocumentSheets, type DocumentSheet } from '../../../../src/hosts/file/read/document-sheets';
import { documentOf } from '../../../support/bureau/as-document';

const text = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const line = (words: string): string => `<w:p>${text(words)}</w:p>`;
const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : line(content)}</w:tc>`;
const row = (...cells: string[]): string =>
  `<w:tr>${cells.map((one) => (one.startsWith('<w:tc>') ? one : cell(one))).join('')}</w:tr>`;
const grid = (...widths: number[]): string =>
  `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
const table = (...parts: string[]): string => `<w:tbl>${parts.join('')}</w:tbl>`;

const read = (...body: string[]): readonly DocumentSheet[] =>
  readDocumentSheets(
    documentOf(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body.join('')}</w:body></w:document>`,
    ),
    '自评表.docx',
  );
const shown = (sheet: DocumentSheet | undefined): string[] =>
  sheet!.cells.map((cells) => cells.map((one) => one ?? '').join('|'));
const merged = (sheet: DocumentSheet | undefined): string[] =>
  sheet!.merges.map(({ top, left, bottom, right }) => `${top},${left}:${bottom},${right}`);

test('表上面的标题和落款在同一页，合并的格照旧', () => {
  const [sheet, ...others] = read(
    line('项目支出绩效自评表'),
    line(''),
    line('（2024年度）'),
    table(
      row(cell('指标', '<w:gridSpan w:val="2"/>'), '分值'),
      row(cell('产出', '<w:vMerge w:val="restart"/>'), '数量', '10'),
      row(cell('', '<w:vMerge/>'), '质量', '5.50'),
      row(cell('总分', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), '1,234.50'),
    ),
    line('填表人：某某　联系电话：0731'),
  );
  expect(others).toEqual([]);
  expect(shown(sheet)).toEqual([
    '项目支出绩效自评表',
    '（2024年度）',
    '指标||分值',
    '产出|数量|10',
    '|质量|5.5',
    '总分||1234.5',
    '填表人：某某　联系电话：0731',
  ]);
  expect(merged(sheet)).toEqual(['1,1:1,3', '2,1:2,3', '3,1:3,2', '4,1:5,1', '6,1:6,2', '7,1:7,3']);
  expect([...sheet!.formats.keys()]).toEqual(['0.00', '#,##0.00']);
});

test('各行的竖线差一点点，还是一列；先后相接的两个表按位置对齐', () => {
  const [sheet, ...others] = read(
    table(
      grid(1000, 30, 970, 1000),
      row(cell('名称', '<w:gridSpan w:val="2"/>'), '某项目', '甲'),
      row('资金', cell('200', '<w:gridSpan w:val="2"/>'), '乙'),
    ),
    line(''),
    table(grid(2000, 1000), row('备注', '丙')),
  );
  expect(others).toEqual([]);
  expect(shown(sheet)).toEqual(['名称|某项目|甲', '资金|200|乙', '备注||丙']);
  expect(merged(sheet)).toEqual(['3,1:3,2']);
});

test('框住整页的表不算表；格里的表自成一页，格里自己的字还在', () => {
  const inner = table(row('甲', '1'));
  const [framed, ...none] = read(table(row(cell(`${line('部门整体支出绩效自评表')}${inner}${line('')}`))));
  expect(none).toEqual([]);
  expect(shown(framed)).toEqual(['部门整体支出绩效自评表', '甲|1']);
  const [outer, nested] = read(table(row('说明', cell(`${line('见下')}${inner}`)), row('乙', '2')));
  expect(shown(outer)).toEqual(['说明|见下', '乙|2']);
  expect(shown(nested)).toEqual(['甲|1']);
});

test('一页一张，或者自己带标题：各成一页；报告里的正文不带进来', () => {
  const page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
  const sheets = read(
    line('一、基本情况'),
    line('某局内设机构五个，编制三十名。'),
    line('附件2'),
    line('部门整体支出绩效自评表'),
    table(row('甲', '1')),
    line('填表人：某某'),
    page,
    line('单位：万元'),
    table(row('乙', '2')),
    table(row(cell('项目支出绩效自评表', '<w:gridSpan w:val="2"/>')), row('丙', '3')),
    line('附件4'),
    line('三公经费情况表'),
    table(row('丁', '4')),
  );
  expect(sheets.map((sheet) => shown(sheet).join('/'))).toEqual([
    '附件2/部门整体支出绩效自评表/甲|1/填表人：某某',
    '单位：万元/乙|2',
    '项目支出绩效自评表|/丙|3',
    '附件4/三公经费情况表/丁|4',
  ]);
  expect(sheets.map(({ name }) => name)).toEqual(['表1', '表2', '表3', '表4']);
});

test('看见的才读：删去的、藏起的、旧的属性、浮动框和给旧版本的替身都不读；插入的读', () => {
  const [sheet] = read(
    table(
      row(
        `<w:tc><w:tcPr><w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange></w:tcPr><w:p><w:ins>${text('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom>${text('挪')}</w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:r><w:pict><w:txbxContent>${line('框')}</w:txbxContent></w:pict></w:r></mc:Fallback></mc:AlternateContent></w:p></w:tc>`,
        cell(`<w:p>${text('≥')}${text('95%')}</w:p>`),
      ),
      `<w:tr><w:trPr><w:del/></w:trPr>${cell('删')}${cell('1')}</w:tr>`,
    ),
  );
  expect(shown(sheet)).toEqual(['新|≥95%']);
});

test('数是数，看着像数的还是字', () => {
  const words = ['012', '13800001111', '430102199001011234', '95%', '≤3', '12月底前', '１，２３４', '−5', '2024', '—'];
  const [sheet] = read(table(row(...words)));
  expect(sheet!.cells[0]).toEqual([
    '012',
    '13800001111',
    '430102199001011234',
    '95%',
    '≤3',
    '12月底前',
    1234,
    -5,
    2024,
    '—',
  ]);
});

test('没有表格：说出来', () => {
  expect(() => read(line('只有字。'))).toThrow(expect.objectContaining({ code: 'input.not-workbook' }));
});

test('套得很深的表、行外的格：读得完，不出岔子', () => {
  let deep = line('里');
  for (let at = 0; at < 60; at++) deep = table(row(cell(deep), '旁'));
  expect(read(deep).length).toBe(60);
  expect(shown(read(table('<w:tc><w:p/></w:tc>', row('甲')))[0])).toEqual(['甲']);
});

test('注号、划掉的字、分成两行的数，不并成一个数', () => {
  const run = (words: string, look: string): string => `<w:r><w:rPr>${look}</w:rPr><w:t>${words}</w:t></w:r>`;
  const [sheet] = read(
    table(
      row(
        '17②',
        cell(`<w:p>${text('125')}${run('1', '<w:vertAlign w:val="superscript"/>')}</w:p>`),
        cell(`<w:p>${run('14', '<w:strike/>')}${text('13.9')}</w:p>`),
        cell(`<w:p>${run('6', '<w:strike w:val="0"/>')}</w:p>`),
        cell(`<w:p>${text('17')}<w:r><w:br/><w:t>18</w:t></w:r></w:p>`),
        cell(`${line('7')}${line('8')}`),
      ),
    ),
  );
  expect(sheet!.cells[0]).toEqual(['17②', '125¹', '1̶4̶13.9', 6, '17\n18', '7\n8']);
});
