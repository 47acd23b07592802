import { strFromU8, strToU8 } from 'fflate';
import { withPart } from '../../truth/found-books';

export type Parts = Record<string, Uint8Array>;

/** What a file is made from: a workbook and a report of the pack's example, and the pack's own report texts. */
export interface Whole {
  readonly book: Parts;
  readonly report: Parts;
  readonly sentences: string;
}

/** What a command must answer: the code of a Problem, or the exit codes that are right where there is none. */
export type Answer = string | readonly number[];

export interface Hostile {
  readonly name: string;
  readonly kind: 'book' | 'report' | 'data' | 'pack';
  readonly make: (whole: Whole, size: number) => Parts | string;
  readonly right: Answer;
  /** How much of it; where growth is measured, twice as much takes at most twice as long. */
  readonly size?: number;
}

const sheet = 'xl/worksheets/sheet1.xml';
const document = 'word/document.xml';
/** Any of these is an answer: no finding, findings. */
const judged = [0, 1] as const;

const book = (make: (xml: string, size: number) => string, part = sheet) => {
  return ({ book: parts }: Whole, size: number): Parts => withPart(parts, part, (xml) => make(xml, size));
};
const report = (make: (xml: string, size: number) => string) => {
  return ({ report: parts }: Whole, size: number): Parts => withPart(parts, document, (xml) => make(xml, size));
};
/** Behind the last row of the first sheet. */
const rows = (make: (size: number) => string) => {
  return book((xml, size) => xml.replace('</sheetData>', `${make(size)}</sheetData>`));
};
const inline = (text: string): string => `<row r="900"><c r="A900" t="inlineStr"><is><t>${text}</t></is></c></row>`;
const many = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => each(index)).join('');
const inBody = (xml: string): string => `<w:body>${xml}`;
const body = (make: (size: number) => string) =>
  report((xml, size) => xml.replace('<w:body>', () => inBody(make(size))));
const control = (tag: string, content: string): string =>
  `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const row = '<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>';
/** The text of the example's first text field, wherever it stands, replaced. */
const words = (text: string) => book((xml) => xml.replace('</sheetData>', `${inline(text)}</sheetData>`));

export const hostileInputs: readonly Hostile[] = [
  {
    name: '一格里很多空格',
    kind: 'book',
    make: rows((n) => inline(` ${' '.repeat(n)}x${' '.repeat(n)}`)),
    right: judged,
    size: 150_000,
  },
  {
    name: '共享公式，很多格',
    kind: 'book',
    make: rows(
      (n) =>
        `<row r="900"><c r="A900"><f t="shared" si="99" ref="A900:A9000">${'A1+'.repeat(1300)}1</f><v>1</v></c></row>${many(n, (i) => `<row r="${901 + i}"><c r="A${901 + i}"><f t="shared" si="99"/><v>1</v></c></row>`)}`,
    ),
    right: judged,
    size: 400,
  },
  {
    name: '共享公式展开得太长',
    kind: 'book',
    make: rows(
      () =>
        `<row r="900"><c r="A900"><f t="shared" si="99" ref="A900:A9000">${'A1+'.repeat(2500)}1</f><v>1</v></c></row>${many(4000, (i) => `<row r="${901 + i}"><c r="A${901 + i}"><f t="shared" si="99"/><v>1</v></c></row>`)}`,
    ),
    right: 'input.too-many-formulas',
  },
  {
    name: '一个公式四万个字',
    kind: 'book',
    make: rows(() => `<row r="900"><c r="A900"><f>${'1+'.repeat(20_000)}1</f></c></row>`),
    right: 'input.long-formula',
  },
  {
    name: '六万个名称',
    kind: 'book',
    make: book(
      (xml) => xml.replace('</definedNames>', `${many(60_000, (i) => `<definedName name="n${i}">1</definedName>`)}$&`),
      'xl/workbook.xml',
    ),
    right: 'input.too-many-names',
  },
  {
    name: '表的旁边填了六十万格',
    kind: 'book',
    make: rows(() => many(12_000, (i) => `<row r="${900 + i}">${'<c><v>1</v></c>'.repeat(50)}</row>`)),
    right: 'input.too-many-cells',
  },
  {
    name: '公式里很多没有配对的引号',
    kind: 'book',
    make: rows((n) =>
      many(n, (i) => `<row r="${900 + i}"><c r="A${900 + i}"><f>${`'"`.repeat(4000)}</f><v>1</v></c></row>`),
    ),
    right: judged,
    size: 10,
  },
  {
    name: '很多数组公式',
    kind: 'book',
    make: rows((n) =>
      many(
        n,
        (i) =>
          `<row r="${900 + 2 * i}"><c r="A${900 + 2 * i}"><f t="array" ref="A${900 + 2 * i}:A${901 + 2 * i}">1</f><v>1</v></c></row><row r="${901 + 2 * i}"><c r="A${901 + 2 * i}"><v>1</v></c></row>`,
      ),
    ),
    right: judged,
    size: 8000,
  },
  {
    name: '行号是小数',
    kind: 'book',
    make: rows(() => '<row r="900.5"><c><v>1</v></c></row>'),
    right: 'input.damaged',
  },
  {
    name: '地址不是地址',
    kind: 'book',
    make: rows(() => '<row r="900"><c r="A9.5"><v>1</v></c></row>'),
    right: 'input.damaged',
  },
  {
    name: '标记一层套一层',
    kind: 'book',
    make: rows((n) => `<row r="900">${'<a>'.repeat(n)}${'</a>'.repeat(n)}</row>`),
    right: 'input.too-deep',
    size: 100_000,
  },
  {
    name: '一个标记很多属性',
    kind: 'book',
    make: rows((n) => `<row r="900" ${many(n, (i) => ` a${i}=""`)}/>`),
    right: 'input.too-many-attributes',
    size: 100_000,
  },
  {
    name: '带 DTD',
    kind: 'book',
    make: book((xml) => xml.replace('<worksheet', '<!DOCTYPE a [<!ENTITY b "1">]><worksheet')),
    right: 'input.damaged',
  },
  {
    name: '关系里很多 #',
    kind: 'book',
    make: book(
      (xml, n) =>
        xml.replace(
          '</Relationships>',
          `<Relationship Id="rIdX" Type="x" Target="a${'#'.repeat(n)}&#10;"/></Relationships>`,
        ),
      'xl/_rels/workbook.xml.rels',
    ),
    right: judged,
    size: 150_000,
  },
  {
    name: '很多关系',
    kind: 'book',
    make: book(
      (xml, n) =>
        xml.replace(
          '</Relationships>',
          `${many(n, (i) => `<Relationship Id="rIdX${i}" Type="x" Target="a${i}"/>`)}</Relationships>`,
        ),
      'xl/_rels/workbook.xml.rels',
    ),
    right: judged,
    size: 10_000,
  },
  {
    name: '很多名称',
    kind: 'book',
    make: book(
      (xml, n) =>
        xml.replace(
          '</definedNames>',
          `${many(n, (i) => `<definedName name="jx.x${i}">基础数据表!$A$${i + 1}</definedName>`)}</definedNames>`,
        ),
      'xl/workbook.xml',
    ),
    right: judged,
    size: 5000,
  },
  {
    name: '很多工作表',
    kind: 'book',
    make: book(
      (xml, n) =>
        xml.replace(
          '</sheets>',
          `${many(n, (i) => `<sheet name="表${i} (2)" sheetId="${900 + i}" r:id="rIdNo${i}"/>`)}</sheets>`,
        ),
      'xl/workbook.xml',
    ),
    right: 'input.damaged',
    size: 5000,
  },
  { name: '文字里的 U+FFFF 和半个字', kind: 'book', make: words('甲_xFFFF_乙_xD800_丙_xFFFE_'), right: judged },
  {
    name: '数字大到双精度的头',
    kind: 'book',
    make: rows(() => '<row r="900"><c r="A900"><v>1.7976931348623157E308</v></c></row>'),
    right: judged,
  },
  {
    name: '数字是无穷大',
    kind: 'book',
    make: rows(() => '<row r="900"><c r="A900"><v>1E999</v></c></row>'),
    right: 'input.damaged',
  },
  ...['《', '1', '（', 'X', '_', '  ', '第', '"', '一', '20', '-', '1.', '，'].map((sign): Hostile => ({
    name: `文字里很多“${sign}”`,
    kind: 'book',
    make: ({ book: parts }, n) => {
      const part = Object.keys(parts).find((name) => name.endsWith('sharedStrings.xml'))!;
      // Every text of the form at once: titles, sentences, reasons.
      const xml = strFromU8(parts[part]!).replaceAll('。</t>', `。${sign.repeat(n / sign.length)}a</t>`);
      return { ...parts, [part]: strToU8(xml) };
    },
    right: judged,
    size: 20_000,
  })),

  {
    name: '控件一层套一层，各有表格',
    kind: 'report',
    make: body(
      (n) =>
        `${many(n, (i) => `<w:sdt><w:sdtPr><w:tag w:val="jx:1:a${i}"/></w:sdtPr><w:sdtContent>`)}${`<w:tbl>${row}</w:tbl><w:p/>`.repeat(n)}${'</w:sdtContent></w:sdt>'.repeat(n)}`,
    ),
    right: 'input.nested-controls',
    size: 100,
  },
  {
    name: '一个控件里很多格',
    kind: 'report',
    make: body((n) => control('jx:1:x', `<w:tbl>${row.repeat(n)}</w:tbl>`)),
    right: judged,
    size: 5000,
  },
  {
    name: '一个控件里很多表',
    kind: 'report',
    make: body((n) => control('jx:1:x', `<w:tbl>${row}</w:tbl><w:p/>`.repeat(n))),
    right: judged,
    size: 4000,
  },
  {
    name: '很多控件并排',
    kind: 'report',
    make: body((n) => many(n, (i) => control(`jx:1:x${i}`, '<w:p><w:r><w:t>1</w:t></w:r></w:p>'))),
    right: judged,
    size: 3000,
  },
  {
    name: '一个控件里很多控件',
    kind: 'report',
    make: body((n) =>
      control(
        'jx:1:x',
        many(n, (i) => control(`jx:1:x${i}`, '<w:p><w:r><w:t>1</w:t></w:r></w:p>')),
      ),
    ),
    right: judged,
    size: 3000,
  },
  {
    name: '很多段',
    kind: 'report',
    make: body((n) => '<w:p><w:r><w:t>甲</w:t></w:r></w:p>'.repeat(n)),
    right: judged,
    size: 10_000,
  },
  {
    name: '一行不在表格里',
    kind: 'report',
    make: body(() => '<w:p/><w:tr><w:tc><w:p/></w:tc></w:tr>'),
    right: 'input.damaged',
  },
  { name: '注释里像标记：<!-->', kind: 'report', make: body(() => '<!--> </w:p></w:p> -->'), right: judged },
  {
    name: '注释和 CDATA 里像标记',
    kind: 'report',
    make: body(
      (n) =>
        `<!--${'<w:id <w:sdt>'.repeat(n)}--><w:p><w:r><w:t><![CDATA[${'<w:p w:val="'.repeat(n)}]]></w:t></w:r></w:p>`,
    ),
    right: judged,
    size: 10_000,
  },
  {
    name: '报告带 DTD',
    kind: 'report',
    make: report((xml) => xml.replace('<w:document', '<!DOCTYPE a [<!ENTITY b "]>">]><w:document')),
    right: 'input.damaged',
  },

  { name: '指数一亿', kind: 'data', make: () => '{"basicExpenditure.final":"1E+100000000"}', right: 'input.bad-value' },
  {
    name: '指数一亿，不加引号',
    kind: 'data',
    make: () => '{"basicExpenditure.final":1E+100000000}',
    right: 'input.bad-value',
  },
  {
    name: '一百万位的数',
    kind: 'data',
    make: (_, n) => `{"basicExpenditure.final":${'9'.repeat(n)}}`,
    right: 'input.bad-value',
    size: 1_000_000,
  },
  {
    name: '一百万位小数，加引号',
    kind: 'data',
    make: (_, n) => `{"basicExpenditure.final":"0.${'1'.repeat(n)}"}`,
    right: 'input.bad-value',
    size: 1_000_000,
  },
  {
    name: '五千层',
    kind: 'data',
    make: (_, n) => `{"预算单位":${'{"a":'.repeat(n)}1${'}'.repeat(n)}}`,
    right: 'input.bad-json',
    size: 200_000,
  },
  { name: 'Infinity', kind: 'data', make: () => '{\n"basicExpenditure.final": Infinity}', right: 'input.bad-json' },
  { name: '__proto__', kind: 'data', make: () => '{"__proto__":{"a":1}}', right: 'input.bad-json' },
  { name: '__proto__ 写成转义', kind: 'data', make: () => '{"\\u005f_proto__":{"a":1}}', right: 'input.unknown-field' },
  {
    name: '很长的键',
    kind: 'data',
    make: (_, n) => `{"${'[1]'.repeat(n)}":1}`,
    right: 'input.unknown-field',
    size: 100_000,
  },
  {
    name: '很多没有配对的引号',
    kind: 'data',
    make: (_, n) => `{${'"a'.repeat(n)}`,
    right: 'input.bad-json',
    size: 500_000,
  },
  { name: 'U+FFFF', kind: 'data', make: () => '{"budgetUnitName":"单位\uffff\ufffe\\ud800"}', right: judged },

  { name: '引用绕回自己', kind: 'pack', make: () => 'zz: &a\n  b: *a\n', right: [2] },
  {
    name: '引用成倍展开',
    kind: 'pack',
    make: () => `a0: &a0 [x, x]\n${many(30, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`)}`,
    right: [2],
  },
  { name: 'YAML 方括号一层套一层', kind: 'pack', make: (_, n) => `zz: ${'['.repeat(n)}`, right: [2], size: 100_000 },
  {
    name: 'YAML 列表一层套一层',
    kind: 'pack',
    make: (_, n) => `zz:\n  ${'- '.repeat(n)}x\n`,
    right: [2],
    size: 100_000,
  },
  {
    name: 'YAML 缩进一层套一层',
    kind: 'pack',
    make: (_, n) => many(n, (i) => `${' '.repeat(i)}a:\n`),
    right: [2],
    size: 600,
  },
  {
    name: 'YAML 很多键',
    kind: 'pack',
    make: (_, n) => `zz:\n${many(n, (i) => `  k${i}: 1\n`)}`,
    right: [2],
    size: 20_000,
  },
  { name: 'YAML 的 __proto__', kind: 'pack', make: () => '__proto__:\n  a: 1\n', right: [2] },
];

/** Sentences that a pack may not have, each in place of the first one of its reports. */
export const hostileSentences: readonly (readonly [name: string, sentence: string])[] = [
  ['include', "{% include '/etc/passwd' %}"],
  ['render', "{% render 'x' %}"],
  ['layout', "{% layout 'x' %}"],
  ['成倍变长', `{% assign a = 'xx' %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a }}`],
  ['循环里成倍变长', "{% assign a = 'xx' %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a }}"],
  ['循环套循环', '{% for i in (1..9000) %}{% for j in (1..9000) %}x{% endfor %}{% endfor %}'],
  ['判断一层套一层', `${'{% if true %}'.repeat(3000)}${'{% endif %}'.repeat(3000)}`],
  ['括号一层套一层', `{{ a${'[a'.repeat(3000)}${']'.repeat(3000)} }}`],
];
