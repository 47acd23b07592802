import { DOMParser, type Document as XmlDocument, type Element as XmlElement } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { fragmentText, type Report } from '../../../../../src/core/narrative/fragment';
import { linkedFragments } from '../../../../../src/core/report/outer-pieces';
import { reportBase } from '../../../../../src/core/report/report-base';
import { authorDocument } from '../../../../../src/hosts/file/author/document/author-document';
import { kaifuReport } from '../../../../core/narrative/kaifu-report';

const { report, tables } = kaifuReport();
const options = { creator: '开福区征地办' };
let files: Record<string, Uint8Array>;
let bytes: Uint8Array;
let body: XmlElement;

const parse = (xml: string): XmlDocument => {
  return new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(xml, 'text/xml');
};
const part = (path: string): string => strFromU8(files[path]!);
const all = (from: XmlElement, name: string): XmlElement[] =>
  Array.from(from.getElementsByTagName(name)) as XmlElement[];
const children = (from: XmlElement): XmlElement[] =>
  Array.from(from.childNodes).filter((node): node is XmlElement => node.nodeType === 1);
const value = (from: XmlElement, name: string): string => all(from, name)[0]?.getAttribute('w:val') ?? '';
const paragraphTexts = (from: XmlElement): string[] =>
  all(from, 'w:p').map((p) =>
    all(p, 'w:t')
      .map((t) => t.textContent ?? '')
      .join(''),
  );
const controls = (): XmlElement[] => all(body, 'w:sdt');
const control = (tag: string): XmlElement => controls().find((sdt) => value(sdt, 'w:tag') === tag)!;

beforeAll(async () => {
  bytes = await authorDocument(report, tables, options);
  files = unzipSync(bytes);
  body = all(parse(part('word/document.xml')).documentElement!, 'w:body')[0]!;
});

describe('报告文档', () => {
  test('每个部件都是合格的 XML', () => {
    for (const path of Object.keys(files)) expect(() => parse(part(path))).not.toThrow();
  });

  test('内容类型和关系都指向真有的部件', () => {
    const types = all(parse(part('[Content_Types].xml')).documentElement!, 'Override').map((each) =>
      each.getAttribute('PartName')!.slice(1),
    );
    expect(types.filter((path) => files[path] === undefined)).toEqual([]);
    const targets = all(parse(part('word/_rels/document.xml.rels')).documentElement!, 'Relationship').map((each) =>
      each.getAttribute('Target')!,
    );
    expect(
      targets
        .map((target) => (target.startsWith('../') ? target.slice(3) : `word/${target}`))
        .filter((path) => files[path] === undefined),
    ).toEqual([]);
  });

  test('每一段文字在自己的内容控件里，标记、标题、文字相符', () => {
    const wanted = linkedFragments(report, tables).map((fragment) => [
      `jx:1:${fragment.id}`,
      fragment.title,
      fragmentText(fragment).replaceAll('\t', ''),
    ]);
    const found = controls()
      .filter((sdt) => !value(sdt, 'w:tag').startsWith('jx:1:attachment.'))
      .map((sdt) => [value(sdt, 'w:tag'), value(sdt, 'w:alias'), paragraphTexts(sdt).join('\n')]);
    expect(found).toEqual(wanted);
  });

  test('附件表各在自己的控件里', () => {
    expect(
      controls()
        .map((sdt) => value(sdt, 'w:tag'))
        .filter((tag) => tag.includes('attachment.')),
    ).toEqual(['jx:1:attachment.basicData', 'jx:1:attachment.scoreTable']);
    expect(all(control('jx:1:attachment.basicData'), 'w:tbl')).toHaveLength(1);
    expect(all(control('jx:1:attachment.scoreTable'), 'w:tbl')).toHaveLength(2);
  });

  test('控件编号唯一且固定，控件不锁、不绑定数据', async () => {
    const ids = controls().map((sdt) => value(sdt, 'w:id'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => Number(id) > 0 && Number(id) <= 0x7fffffff)).toBe(true);
    const shorter: Report = { ...report, sections: report.sections.slice(0, 1) };
    const other = strFromU8(unzipSync(await authorDocument(shorter, [], options))['word/document.xml']!);
    expect(other).toContain(`<w:tag w:val="jx:1:staffing"/><w:id w:val="${value(control('jx:1:staffing'), 'w:id')}"/>`);
    expect(all(body, 'w:lock')).toEqual([]);
    expect(all(body, 'w:dataBinding')).toEqual([]);
  });

  test('段里的每个数单独成一个文字块', () => {
    const runs = all(control('jx:1:staffing'), 'w:r').map((run) => all(run, 'w:t')[0]?.textContent);
    expect(runs.slice(0, 4)).toEqual(['本部门编制数', '9人', '，在职人数', '8人']);
  });

  test('标题是真正的标题样式，按顺序', () => {
    const headings = children(body)
      .filter((element) => element.tagName === 'w:p' && /^Heading/.test(value(element, 'w:pStyle')))
      .map((p) => [
        value(p, 'w:pStyle'),
        all(p, 'w:t')
          .map((t) => t.textContent)
          .join(''),
      ]);
    expect(headings).toEqual(report.sections.map((section) => [`Heading${section.level}`, section.heading]));
  });

  test('公文版式：A4、页边距、28 磅行距、首行缩进两字、字体', () => {
    const [portrait, landscape] = all(body, 'w:sectPr').map((section) => ({
      size: ['w', 'h', 'orient'].map((name) => all(section, 'w:pgSz')[0]?.getAttribute(`w:${name}`)),
      margins: ['top', 'bottom', 'left', 'right'].map((name) =>
        Math.round((Number(all(section, 'w:pgMar')[0]?.getAttribute(`w:${name}`)) * 25.4) / 1440),
      ),
    }));
    expect(portrait).toEqual({ size: ['11906', '16838', 'portrait'], margins: [37, 35, 28, 26] });
    expect(landscape?.size).toEqual(['16838', '11906', 'landscape']);
    const styles = all(parse(part('word/styles.xml')).documentElement!, 'w:style');
    const style = (id: string): XmlElement => styles.find((each) => each.getAttribute('w:styleId') === id)!;
    const look = (id: string): unknown[] => [
      all(style(id), 'w:rFonts')[0]?.getAttribute('w:eastAsia'),
      value(style(id), 'w:sz'),
      all(style(id), 'w:spacing')[0]?.getAttribute('w:lineRule'),
    ];
    expect(look('Title')).toEqual(['方正小标宋简体', '44', 'exact']);
    expect(look('Heading1')).toEqual(['黑体', '32', 'exact']);
    expect(look('Heading2')).toEqual(['楷体_GB2312', '32', 'exact']);
    expect(look('ReportBody')).toEqual(['仿宋_GB2312', '32', 'exact']);
    expect(all(style('ReportBody'), 'w:spacing')[0]?.getAttribute('w:line')).toBe('560');
    expect(all(style('ReportBody'), 'w:ind')[0]?.getAttribute('w:firstLineChars')).toBe('200');
    expect(all(style('ReportBody'), 'w:rFonts')[0]?.getAttribute('w:ascii')).toBe('Times New Roman');
    expect(paragraphTexts(parse(part('word/footer1.xml')).documentElement!)).toEqual(['—  —']);
  });

  test('没有公文字体的机器有替代字体', () => {
    const fonts = all(parse(part('word/fontTable.xml')).documentElement!, 'w:font').map((font) => [
      font.getAttribute('w:name'),
      value(font, 'w:altName'),
    ]);
    expect(fonts).toContainEqual(['方正小标宋简体', '华文中宋']);
    expect(fonts).toContainEqual(['仿宋_GB2312', '仿宋']);
    expect(fonts.every(([, instead]) => !/[,;]/.test(instead!))).toBe(true);
  });

  test('正文各段写明标点可以悬挂（不写明，LibreOffice 会截断行尾）', () => {
    const text = all(body, 'w:p').filter((p) => value(p, 'w:pStyle') === 'ReportBody');
    expect(text.length).toBeGreaterThan(15);
    expect(text.filter((p) => all(p, 'w:overflowPunct').length !== 1)).toEqual([]);
  });

  test('中文引号按中文字体显示', () => {
    const without = all(body, 'w:r').filter(
      (run) => all(run, 'w:t').length > 0 && all(run, 'w:rFonts')[0]?.getAttribute('w:hint') !== 'eastAsia',
    );
    expect(without).toEqual([]);
  });

  test('表头跨页重复，行不拆开', () => {
    for (const table of all(control('jx:1:attachment.scoreTable'), 'w:tbl')) {
      const rows = all(table, 'w:tr');
      expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual(rows.map((_, index) => (index === 0 ? 1 : 0)));
      expect(rows.every((row) => all(row, 'w:cantSplit').length === 1)).toBe(true);
    }
  });

  test('每行的格子占满各列', () => {
    for (const table of all(body, 'w:tbl')) {
      const columns = all(table, 'w:gridCol').length;
      for (const row of all(table, 'w:tr')) {
        const spans = all(row, 'w:tc').map((cell) => Number(value(cell, 'w:gridSpan') || 1));
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(columns);
      }
    }
  });

  test('底稿在自定义 XML 部件里，读回来相同', async () => {
    const read = (source: Record<string, Uint8Array>): XmlElement =>
      parse(strFromU8(source['customXml/item1.xml']!)).documentElement!;
    expect(read(files).namespaceURI).toBe('urn:jixiao:report:1');
    expect(JSON.parse(all(read(files), 'base')[0]!.textContent!)).toEqual(reportBase(report, tables));
    const linked = unzipSync(await authorDocument(report, [], { ...options, linkPackage: '{"a":"<&]]>"}' }));
    expect(all(read(linked), 'link')[0]!.textContent).toBe('{"a":"<&]]>"}');
  });

  test('相同的内容生成相同的字节，不留时间', async () => {
    expect(Buffer.from(await authorDocument(report, tables, options)).equals(Buffer.from(bytes))).toBe(true);
    expect(part('docProps/core.xml')).not.toMatch(/\d{4}-\d\d-\d\d/);
  });

  test('除了填报单位不写任何作者', () => {
    const core = part('docProps/core.xml');
    expect(core).toContain('<dc:creator>开福区征地办</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>开福区征地办</cp:lastModifiedBy>');
    expect(core).not.toMatch(/Un-named/i);
  });

  test('单位的话里有标签、控制字符、半个表情也不坏文档', async () => {
    const odd = kaifuReport({ 'reportText.otherMatters': '甲<w:p>&amp;\u0001\uD83D乙😀', budgetUnitName: 'A&B<办>' });
    const source = unzipSync(await authorDocument(odd.report, odd.tables, { creator: odd.unitName }));
    const document = parse(strFromU8(source['word/document.xml']!)).documentElement!;
    const sdt = all(document, 'w:sdt').find((each) => value(each, 'w:tag') === 'jx:1:otherMatters')!;
    expect(paragraphTexts(sdt)).toEqual(['甲<w:p>&amp;乙😀']);
    expect(() => parse(strFromU8(source['docProps/core.xml']!))).not.toThrow();
  });

  test.each([
    ['（10）强化档案归集管理，提升服务能力水平\n按照“一户一档”的原则建立体系。', true],
    ['具体情况如下：\n办公费3万元。', true],
    ['一、主要职能\n1.负责全县征地。', true],
    ['1.负责全县征地\n2.负责全县拆迁\n3.承办其他事项', false],
    ['（1）修订了配套政策。完成了办法的修订工作。\n后面一段。', false],
    ['2024年财政收支平衡\n后面一段。', false],
  ])('自己写的小标题、引出下文的话不单独留在页末：%s', async (text, isKept) => {
    const { report: odd, tables: its } = kaifuReport({ 'reportText.otherMatters': text });
    const document = parse(
      strFromU8(unzipSync(await authorDocument(odd, its, options))['word/document.xml']!),
    ).documentElement!;
    const sdt = all(document, 'w:sdt').find((each) => value(each, 'w:tag') === 'jx:1:otherMatters')!;
    expect(all(all(sdt, 'w:p')[0]!, 'w:keepNext').length > 0).toBe(isKept);
  });
});
