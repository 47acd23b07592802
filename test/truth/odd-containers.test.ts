import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { checkWorkbook } from '../../src/app/check-workbook';
import { bindWorkbook } from '../../src/app/open-workbook';
import { scoreWorkbook } from '../../src/app/score-workbook';
import type { CheckRun } from '../../src/core/rules/runner';
import type { SheetScore } from '../../src/core/scoring/sheet-score';
import { readIdentity } from '../../src/core/workbook/identity';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { inProcess, workFolder } from '../cli/jixiao';
import { builtInPack } from '../support/built-in-pack';
import { cellOf, exampleBook, withCellXml, withPart } from './found-books';

type Parts = Record<string, Uint8Array>;

const folder = workFolder();
const pack = builtInPack('kaifu-2018');
/** The example, and the same with a figure that cannot be used: what is told of it must not depend on the container. */
const books: Record<'例子' | '有一格是文字', Parts> = { 例子: {}, 有一格是文字: {} };
const told = new Map<string, Told>();

interface Told extends Pick<CheckRun, 'findings' | 'coverage'> {
  readonly score: SheetScore;
}

function tell(parts: Parts, extension = '.xlsx'): Told {
  const snapshot = readWorkbook(zipSync(parts), `表${extension}`);
  const workbook = bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
  const { findings, coverage } = checkWorkbook(workbook);
  return { findings, coverage, score: scoreWorkbook(workbook) };
}

beforeAll(async () => {
  books.例子 = await exampleBook(join(folder, '例子.xlsx'));
  books.有一格是文字 = withCellXml(books.例子, '基础数据表', 'F12', cellOf.text('0.94万元'));
  for (const [name, parts] of Object.entries(books)) told.set(name, tell(parts));
}, 60_000);

const book = 'xl/workbook.xml';
const rels = 'xl/_rels/workbook.xml.rels';
const types = '[Content_Types].xml';
const sheets = (parts: Parts): string[] => Object.keys(parts).filter((name) => /worksheets\/sheet\d+\.xml$/.test(name));

/** A change to every part that matches. */
function inAll(parts: Parts, which: RegExp, change: (xml: string) => string): Parts {
  const names = Object.keys(parts).filter((name) => which.test(name));
  if (names.length === 0) throw new Error(`no part ${which.source}`);
  const changed = names.map((name) => [name, change(strFromU8(parts[name]!))] as const);
  if (changed.every(([name, xml]) => xml === strFromU8(parts[name]!)))
    throw new Error(`${which.source} stays as it was`);
  return { ...parts, ...Object.fromEntries(changed.map(([name, xml]) => [name, strToU8(xml)])) };
}

function renamed(parts: Parts, from: string, to: string): Parts {
  const { [from]: bytes, ...others } = parts;
  return { ...others, [to]: bytes! };
}

const visibility = (state: string, which: (name: string) => boolean) => (parts: Parts) =>
  withPart(parts, book, (xml) =>
    xml.replace(/(<sheet [^>]*name="([^"]*)" state=)"\w+"/g, (whole, head: string, name: string) =>
      which(name) ? `${head}"${state}"` : whole,
    ),
  );
const isForm = (name: string): boolean => !name.startsWith('jixiao_');

function strict(parts: Parts): Parts {
  const purl = 'http://purl.oclc.org/ooxml';
  const office = 'http://schemas.openxmlformats.org';
  const asStrict = inAll(parts, /\.(?:xml|rels)$/, (xml) =>
    xml
      .replaceAll(`${office}/spreadsheetml/2006/main`, `${purl}/spreadsheetml/main`)
      .replaceAll(`${office}/officeDocument/2006/relationships`, `${purl}/officeDocument/relationships`)
      .replaceAll(`${office}/drawingml/2006/main`, `${purl}/drawingml/main`)
      .replaceAll(`${office}/officeDocument/2006/extended-properties`, `${purl}/officeDocument/extendedProperties`),
  );
  return withPart(asStrict, book, (xml) => xml.replace('<workbook ', '<workbook conformance="strict" '));
}

function macros(parts: Parts): Parts {
  const typed = withPart(parts, types, (xml) =>
    xml
      .replace(
        /application\/vnd\.openxmlformats[^"]*sheet\.main\+xml/,
        'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
      )
      .replace('</Types>', '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'),
  );
  const linked = withPart(typed, rels, (xml) =>
    xml.replace(
      '</Relationships>',
      '<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
    ),
  );
  return { ...linked, 'xl/vbaProject.bin': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) };
}

/** The prefix that the Open XML SDK and some reporting tools write before every element. */
function prefixed(xml: string): string {
  return xml
    .replace(/<(\/?)(?=[A-Za-z])(?![\w.-]+:)/g, '<$1x:')
    .replace(
      'xmlns="http://schemas.openxmlformats.org/spreadsheetml',
      'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml',
    );
}

/** Merges of a form as somebody leaves them who merged and unmerged: each one row lower, over figures too. */
function movedMerges(parts: Parts): Parts {
  return inAll(parts, /worksheets\/sheet[1-5]\.xml$/, (xml) =>
    xml.replace(
      /<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"\/>/g,
      (_, a: string, b: string, c: string, d: string) => `<mergeCell ref="${a}${Number(b) + 1}:${c}${Number(d) + 1}"/>`,
    ),
  );
}

const same: [what: string, make: (parts: Parts) => Parts, extension?: string][] = [
  ['xlsm，带宏', macros, '.xlsm'],
  ['xlsm 的内容，名字是 .xlsx', macros],
  ['严格的 OOXML', strict],
  ['《基础数据表》隐藏', visibility('hidden', (name) => name === '基础数据表')],
  ['《补充资料》深度隐藏', visibility('veryHidden', (name) => name === '补充资料')],
  ['各表都深度隐藏，只剩说明', visibility('veryHidden', (name) => isForm(name) && name !== '说明')],
  ['标识表取消了隐藏', visibility('visible', () => true)],
  ['合并格都错下一行', movedMerges],
  [
    '合并格都取消',
    (parts) => inAll(parts, /worksheets\/sheet[1-5]\.xml$/, (xml) => xml.replace(/<mergeCells.*?<\/mergeCells>/s, '')),
  ],
  [
    '填数的栏隐藏',
    (parts) =>
      inAll(parts, /worksheets\/sheet[1-5]\.xml$/, (xml) => xml.replace(/<col (?![^>]*hidden)/g, '<col hidden="1" ')),
  ],
  [
    '各行隐藏、筛选',
    (parts) =>
      inAll(parts, /worksheets\/sheet[1-5]\.xml$/, (xml) => xml.replace(/<row (?![^>]*hidden)/g, '<row hidden="1" ')),
  ],
  [
    '没有 dimension、spans',
    (parts) =>
      inAll(parts, /worksheets\/sheet\d+\.xml$/, (xml) =>
        xml.replace(/<dimension[^>]*\/>/, '').replace(/ spans="[^"]*"/g, ''),
      ),
  ],
  ['每个元素都有前缀', (parts) => inAll(parts, /xl\/(?:workbook|sharedStrings|worksheets\/sheet\d+)\.xml$/, prefixed)],
  ['部件以 BOM 开头', (parts) => inAll(parts, /\.(?:xml|rels)$/, (xml) => `\ufeff${xml}`)],
  ['关系写绝对路径', (parts) => withPart(parts, rels, (xml) => xml.replace(/Target="(?!\/)/g, 'Target="/xl/'))],
  [
    '部件另有名字，大小写不同',
    (parts) =>
      renamed(
        withPart(
          withPart(parts, rels, (xml) => xml.replace('sharedStrings.xml', 'SharedStrings.xml')),
          types,
          (xml) => xml.replace('/xl/sharedStrings.xml', '/xl/SharedStrings.xml'),
        ),
        'xl/sharedStrings.xml',
        'xl/SharedStrings.xml',
      ),
  ],
  [
    '没有文档属性、主题',
    (parts) => Object.fromEntries(Object.entries(parts).filter(([name]) => !/docProps|theme/.test(name))),
  ],
];

describe('装法不同，说的一样', () => {
  for (const name of ['例子', '有一格是文字'] as const)
    it.each(same.map(([what, make, extension = '.xlsx']) => ({ what, make, extension })))(
      `${name}：$what`,
      ({ make, extension }) => {
        expect(tell(make(books[name]), extension)).toEqual(told.get(name));
      },
    );

  it('比的是有内容的：一处不能用，合计、得分都没有数', () => {
    const { findings, score } = told.get('有一格是文字')!;
    expect(findings.filter(({ level }) => level === 'error').map(({ cells }) => cells[0]?.address)).toContain('F12');
    expect(score.total).toBeNull();
    expect(sheets(books.例子)).toHaveLength(7);
  });
});

test('列、行的坐标可以不写：照次序数', () => {
  const parts = inAll(books.例子, /worksheets\/sheet\d+\.xml$/, withoutCoordinates);
  expect(tell(parts)).toEqual(told.get('例子'));
});

test('命令行打开 .xlsm，说的和 .xlsx 一样', async () => {
  const outputs: string[] = [];
  for (const [extension, make] of [
    ['.xlsx', (parts: Parts): Parts => parts],
    ['.xlsm', macros],
  ] as const) {
    const file = join(folder, `同一个${extension}`);
    writeFileSync(file, zipSync(make(books.例子)));
    outputs.push((await inProcess(['check', file, '--json'])).out);
  }
  expect(outputs[0]).toContain('"findings"');
  expect(outputs[1]).toBe(outputs[0]);
});

/** Rows and cells that say no place stand after the one before; gaps are written out. */
function withoutCoordinates(xml: string): string {
  let row = 0;
  return xml.replace(/<row r="(\d+)"([^>]*?)(?:\/>|>(.*?)<\/row>)/gs, (_, at: string, rest: string, inside = '') => {
    const gap = '<row/>'.repeat(Number(at) - row - 1);
    row = Number(at);
    let column = 0;
    const cells = (inside as string).replace(/<c r="([A-Z]+)\d+"/g, (__, letters: string) => {
      const here = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      const before = '<c/>'.repeat(here - column - 1);
      column = here;
      return `${before}<c`;
    });
    return `${gap}<row${rest}>${cells}</row>`;
  });
}

test.each([
  [
    'xlsb',
    (parts: Parts) =>
      withPart(parts, types, (xml) =>
        xml.replace(
          /application\/vnd\.openxmlformats[^"]*sheet\.main\+xml/,
          'application/vnd.ms-excel.sheet.binary.macroEnabled.main',
        ),
      ),
    '.xlsb',
  ],
  [
    '表的部件丢了',
    (parts: Parts) => Object.fromEntries(Object.entries(parts).filter(([name]) => name !== 'xl/worksheets/sheet1.xml')),
    '.xlsx',
  ],
  [
    '字符串的部件丢了',
    (parts: Parts) => Object.fromEntries(Object.entries(parts).filter(([name]) => name !== 'xl/sharedStrings.xml')),
    '.xlsx',
  ],
  ['工作簿的部件是空的', (parts: Parts) => ({ ...parts, [book]: new Uint8Array() }), '.xlsx'],
  [
    '表在半中间断了',
    (parts: Parts) => ({ ...parts, 'xl/worksheets/sheet1.xml': parts['xl/worksheets/sheet1.xml']!.slice(0, 9000) }),
    '.xlsx',
  ],
])('%s：照实说读不了，不出数', async (what, make, extension) => {
  const file = join(folder, `坏-${what}${extension}`);
  writeFileSync(file, zipSync(make(books.例子)));
  const { code, out, err } = await inProcess(['check', file, '--json']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/\[input\.[\w-]+\]/);
});
