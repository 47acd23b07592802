import { strToU8, zipSync } from 'fflate';
import { withPart } from '../truth/found-books';
import type { Command, Input, Whole } from './kinds/kind';

/** What random inputs have found, each written out by hand. */
export interface Find {
  readonly name: string;
  readonly input: (whole: Whole) => Input;
  /** Of the last command: its exit code, the code of its problem. */
  readonly right: string;
}

const update: Command = ['report', '@表.xlsx', '--update', '@旧.docx', '-o', '@新.docx', '--choose', 'adopt'];

const reportFind = (name: string, change: (xml: string) => string, right = '0', part = 'word/document.xml'): Find => ({
  name,
  input: ({ report, later }) => ({
    files: { '旧.docx': zipSync(withPart({ ...report }, part, change)), '表.xlsx': later },
    commands: [update],
  }),
  right,
});

const packFind = (name: string, file: string, change: (text: string) => string): Find => ({
  name,
  input: ({ pack, texts }) => ({
    files: Object.fromEntries(
      Object.entries(texts).map(([one, text]) => [`packs/${pack}/${one}`, one === file ? change(text) : text]),
    ),
    commands: [['pack', 'check', `@packs/${pack}`]],
    templates: 'packs',
  }),
  right: '2 faults',
});

/** The control with this tag, its tags included. */
function control(xml: string, tag: string): string {
  const at = xml.indexOf(`<w:tag w:val="jx:1:${tag}"/>`);
  const start = xml.lastIndexOf('<w:sdt>', at);
  return xml.slice(start, xml.indexOf('</w:sdt>', at) + '</w:sdt>'.length);
}

const inControl = (tag: string, change: (one: string, xml: string) => string) => (xml: string) => {
  const one = control(xml, tag);
  return xml.replace(one, () => change(one, xml));
};

const contentPattern = /<w:sdtContent>[^]*<\/w:sdtContent>/;

export const finds: readonly Find[] = [
  reportFind(
    '表格的控件里套着它自己的一份副本：两份各改各的',
    inControl('attachment.form', (one) => one.replace('<w:sdtContent>', () => `<w:sdtContent>${one}`)),
  ),
  reportFind(
    '表格的控件里没有内容：表格放进去',
    inControl('attachment.scoreTable', (one) => one.replace(contentPattern, '<w:sdtContent/>')),
  ),
  reportFind(
    '表格的控件连放内容的地方都没有：表格放进去',
    inControl('attachment.form', (one) => one.replace(contentPattern, '')),
  ),
  reportFind(
    '一段的控件里没有内容：句子放进去',
    inControl('outlay', (one) => one.replace(contentPattern, '<w:sdtContent/>')),
  ),
  reportFind(
    '一段的控件连放内容的地方都没有：句子放进去',
    inControl('outlay', (one) => one.replace(contentPattern, '')),
  ),
  reportFind('一段剪进了表格，表格又多了一行：那一段留着', (xml) => {
    const moved = control(xml, 'outlay');
    const table = control(xml, 'attachment.form');
    const [row = ''] = /<w:tr[ >][^]*?<\/w:tr>/.exec(table) ?? [];
    const changed = table.replace(row, () => row.replace(/<w:p>[^]*?<\/w:p>/, () => moved) + row);
    return xml.replace(moved, '').replace(table, () => changed);
  }),
  ...[
    ['数字的清单里有一个是空的', (base: string) => base.replace('"figures":[', '"figures":[null,')],
    ['数字的位置是小数', (base: string) => base.replace(/"start":\d+/, '"start":0.5')],
    ['另写的一份是空的', (base: string) => base.replace('"title":"人员情况"', '"title":"人员情况","written":null')],
    ['不要的数不是清单', (base: string) => base.replace('"title":"人员情况"', '"title":"人员情况","dropped":3')],
  ].map(([name, change]) =>
    reportFind(
      `报告记下的内容坏了（${name as string}）：不信它`,
      change as (base: string) => string,
      '0',
      'customXml/item1.xml',
    ),
  ),
  {
    name: '正文的关系不是关系：不写进去',
    input: ({ report, later }) => ({
      files: {
        '旧.docx': zipSync({
          ...Object.fromEntries(Object.entries(report).filter(([name]) => !name.startsWith('customXml/'))),
          'word/_rels/document.xml.rels': strToU8('<Properties/>'),
        }),
        '表.xlsx': later,
      },
      commands: [update],
    }),
    right: '2 input.damaged',
  },
  reportFind(
    '属性的名字里有两个冒号，Word 打不开：不当它是好的',
    (xml) => xml.replace('w:val=', 'w:w:val='),
    '2 input.damaged',
  ),
  {
    name: '一句话里八千个数：取上年数不超过两秒',
    input: ({ report }) => ({
      files: {
        '旧.docx': zipSync(
          withPart({ ...report }, 'word/document.xml', (xml) =>
            xml.replace('<w:sectPr', () => `<w:p><w:r><w:t>${' =1'.repeat(8000)}</w:t></w:r></w:p><w:sectPr`),
          ),
        ),
      },
      commands: [['roll-forward', '@旧.docx', '--pack', 'small-form', '-o', '@新.xlsx', '--accept', 'all']],
    }),
    right: '0',
  },
  packFind('模板的编号不是一个词', 'pack.yaml', (text) => text.replace('id: small-form', 'id: { small: form }')),
  packFind('each 写成了一张表', 'checks.yaml', (text) => text.replace(/each: .*/, 'each: [{ column: 1 }]')),
  packFind('重复行没有写 repeat', 'sheets.yaml', (text) => text.replace('        repeat: projects\n', '')),
  packFind('表名 Excel 不收', 'sheets.yaml', (text) => text.replace(/title: 基/, 'title: \\')),
  packFind('人工评分一个分数都没有列', 'scoring.yaml', (text) => text.replace(/choices: \[.*?\]/, 'choices: []')),
];
