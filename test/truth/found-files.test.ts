import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { installEdits } from '../../src/core/install/install';
import { readData, tableFromData } from '../../src/core/table/data';
import { inProcess, workFolder } from '../cli/jixiao';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { cellOf, exampleBook, save, toldOf, withCellXml, withoutStored, withPart, type ToldOf } from './found-books';

type Parts = Record<string, Uint8Array>;

const folder = workFolder();
let example: Parts;
let clean: ToldOf;

beforeAll(async () => {
  example = await exampleBook(join(folder, '例子.xlsx'));
  clean = await toldOf(join(folder, '例子.xlsx'), documentText);
}, 60_000);

const errors = (told: ToldOf): string[] =>
  told.check.findings.filter(({ level }) => level === 'error').map(({ cells, message }) => `${at(cells)} ${message}`);
/** One for each cause; what follows from it is folded under it. */
const fresh = (told: ToldOf): ToldOf['check']['findings'] =>
  told.check.findings.filter(
    ({ id, causedBy }) => causedBy === undefined && !clean.check.findings.some((one) => one.id === id),
  );
const at = (cells: readonly { sheet: string; address: string }[]): string =>
  cells[0] ? `${cells[0].sheet} ${cells[0].address}` : '';
const scoreOf = (told: ToldOf, id: string): number | null | undefined =>
  told.score.indicators.find((one) => one.id === id)?.score;
/** One 错误, by the cell that was typed; nothing that follows from it asks for anything. */
const onlyError = (told: ToldOf, cell: string): void => {
  expect(errors(told).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([cell]);
  expect(told.all).not.toMatch(/按 F9|应为空白|公式被改过/);
};
const messages = (told: ToldOf): string =>
  fresh(told)
    .map(({ message, suggestion = '', cause = '' }) => `${message} ${cause} ${suggestion}`)
    .join('\n');

const text =
  (sheet: string, address: string, words: string) =>
  (parts: Parts): Parts =>
    withCellXml(parts, sheet, address, cellOf.text(words));

/** What was found, how it is made from the pack's example, and what is right. */
const cases: readonly (readonly [what: string, make: (parts: Parts) => Parts, isRight: (told: ToldOf) => void])[] = [
  [
    'h04 公务接待决算是文字“0.94万元”：一条错误说到 0.94；三公合计、控制率、得分、报告都不用 0 代替',
    text('基础数据表', 'F12', '0.94万元'),
    (told) => {
      onlyError(told, '基础数据表 F12');
      expect(errors(told).join()).toMatch(/0\.94/);
      expect(messages(told)).toMatch(/改为(?:数值)?0\.94/);
      expect(scoreOf(told, 'threePublicControlRate')).toBeNull();
      expect(told.report).toContain('待核');
      expect(told.report).not.toMatch(/2\.71万元/);
    },
  ],
  ...(
    [
      ['U+202D、U+202C', '\u202d118.79\u202c'],
      ['U+200B', '118.79\u200b'],
      ['U+2060', '\u2060118.79'],
    ] as const
  ).map(
    ([name, words]) =>
      [
        `c35 数字里有看不见的字符（${name}）：照原数改`,
        text('基础数据表', 'F14', words),
        (told: ToldOf): void => {
          onlyError(told, '基础数据表 F14');
          expect(errors(told).join()).toMatch(/看不见的字符/);
          expect(messages(told)).toMatch(/改为(?:数值)?118\.79(?!\d)/);
          expect(told.report).not.toMatch(/项目支出决算数0元|与预算持平/);
          expect(told.report).toContain('待核');
        },
      ] as const,
  ),
  [
    'a06 公式没有存结果：到处不写 #UNCACHED，无法核对说一次怎么办',
    (parts) => withCellXml(parts, '基础数据表', 'D5', cellOf.formula('4+4')),
    (told) => {
      expect(told.all).not.toContain('#UNCACHED');
      expect(errors(told)).toEqual([]);
      expect(fresh(told).filter(({ level }) => level === 'unverifiable')).toHaveLength(1);
      expect(messages(told)).toMatch(/打开|保存/);
      expect(scoreOf(told, 'staffControlRate')).toBeNull();
    },
  ],
  [
    'g10 整个工作簿都没有存结果：一句话',
    withoutStored,
    (told) => {
      expect(errors(told)).toEqual([]);
      expect(told.all).not.toContain('#UNCACHED');
      expect(fresh(told).map(({ message }) => message)).toHaveLength(1);
      expect(messages(told)).toMatch(/(?:Excel|WPS)[^。]*(?:打开|保存)|(?:打开|保存)[^。]*(?:Excel|WPS)/);
    },
  ],
  [
    'lo-setphone 填报日期印成了序号：核对说得出',
    (parts) => {
      const line = withCellXml(
        withCellXml(parts, '补充资料', 'B59', cellOf.number(43_544)),
        '基础数据表',
        'B27',
        cellOf.result('"填报日期："&\'补充资料\'!B59', '填报日期：43544'),
      );
      return line;
    },
    (told) => {
      const found = fresh(told).filter(({ cells }) => at(cells) === '基础数据表 B27');
      expect(found).toHaveLength(1);
      expect(messages(told)).toMatch(/2019年3月20日|2019-03-20/);
    },
  ],
  ...(
    [
      ['20190320', cellOf.number(20_190_320), /2019-03-20|2019年3月20日/],
      ['−5', cellOf.number(-5), /日期/],
      ['“2019-02-30”', cellOf.text('2019-02-30'), /日期/],
    ] as const
  ).map(
    ([name, cell, says]) =>
      [
        `e03 日期格里是 ${name}：一条错误，不是日期`,
        (parts: Parts): Parts => withCellXml(parts, '补充资料', 'B59', cell),
        (told: ToldOf): void => {
          onlyError(told, '补充资料 B59');
          expect(errors(told).join()).toMatch(/不是(?:一个)?日期|没有这一天/);
          expect(messages(told)).toMatch(says);
        },
      ] as const,
  ),
  ...(
    [
      ['文字', 'B4'],
      ['选项', 'B41'],
      ['日期', 'B59'],
    ] as const
  ).map(
    ([kind, address]) =>
      [
        `c16 ${kind}格里是 TRUE：建议合这一格`,
        (parts: Parts): Parts => withCellXml(parts, '补充资料', address, cellOf.truth(true)),
        (told: ToldOf): void => {
          onlyError(told, `补充资料 ${address}`);
          expect(messages(told)).not.toMatch(/改成数字|没有发生填0|没有楼堂馆所填/);
        },
      ] as const,
  ),
  [
    'c25 满意度是文字“92%”：文本型数字，应改为 92%',
    text('补充资料', 'B46', '92%'),
    (told) => {
      onlyError(told, '补充资料 B46');
      expect(errors(told).join()).toMatch(/文本型数字/);
      expect(messages(told)).toMatch(/改为(?:数值)?92(?:\.00)?%/);
      expect(messages(told)).not.toMatch(/92(?!\.00|[\d.]*%)/);
      expect(scoreOf(told, 'satisfaction')).toBeNull();
    },
  ],
  [
    'c20 年度写成 18：一条错误，在年度那一格',
    (parts) => withCellXml(parts, '补充资料', 'B6', cellOf.number(18)),
    (told) => {
      onlyError(told, '补充资料 B6');
      expect(errors(told).join()).toMatch(/年度/);
    },
  ],
  ...(['²', '①'] as const).map(
    (mark) =>
      [
        `c52 “118.79${mark}”：建议里没有拿“${mark}”当数字`,
        text('基础数据表', 'F14', `118.79${mark}`),
        (told: ToldOf): void => {
          onlyError(told, '基础数据表 F14');
          expect(told.all).not.toMatch(/118\.79[12](?!\d*%)/);
        },
      ] as const,
  ),
  [
    'g07 复制了表又删了原表：先说原因，不说公式被改过',
    (parts) =>
      withPart(parts, 'xl/workbook.xml', (xml) =>
        xml
          .replace('name="基础数据表"', 'name="基础数据表 (2)"')
          .replaceAll(`'基础数据表'!$A$1`, `'基础数据表 (2)'!$A$1`)
          .replace(/(<definedName[^>]*name="jx\.[^>]*>)'基础数据表'!\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?/g, '$1#REF!'),
      ),
    (told) => {
      expect(told.check.findings[0]?.message).toMatch(/复制|副本|基础数据表 \(2\)/);
      expect(told.all).not.toMatch(/公式被改过|应为空白/);
      expect(fresh(told).length).toBeLessThanOrEqual(3);
    },
  ],
  [
    'lo-copykeep 旁边留着一张填了别的数的副本：提醒一句',
    (parts) => {
      const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
      const copied = withPart(
        withPart(
          withPart({ ...parts, 'xl/worksheets/sheet99.xml': strToU8(sheet) }, 'xl/workbook.xml', (xml) =>
            xml.replace('</sheets>', '<sheet name="基础数据表 (2)" sheetId="99" r:id="rId99"/></sheets>'),
          ),
          'xl/_rels/workbook.xml.rels',
          (xml) =>
            xml.replace(
              '</Relationships>',
              '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet99.xml"/></Relationships>',
            ),
        ),
        '[Content_Types].xml',
        (xml) =>
          xml.replace(
            '</Types>',
            '<Override PartName="/xl/worksheets/sheet99.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
          ),
      );
      return withCellXml(copied, '基础数据表 (2)', 'F18', cellOf.number(99.9));
    },
    (told) => {
      expect(
        fresh(told)
          .map(({ message }) => message)
          .join(),
      ).toMatch(/基础数据表 \(2\)/);
      expect(fresh(told)).toHaveLength(1);
    },
  ],
  [
    'g01 没有内容的残表：跳过',
    (parts) =>
      withPart(parts, 'xl/workbook.xml', (xml) =>
        xml.replace('</sheets>', '<sheet name="Module1" sheetId="99" state="veryHidden" r:id=""/></sheets>'),
      ),
    (told) => expect(fresh(told)).toEqual([]),
  ],
  [
    'i01 一格里又有 v 又有 is：只认 is',
    (parts) => withCellXml(parts, '补充资料', 'B4', cellOf.both('开福区征地办')),
    (told) => {
      expect(told.report).not.toContain('开福区征地办开福区征地办');
      expect(fresh(told).filter(({ message }) => message.includes('开福区征地办开福区征地办'))).toEqual([]);
    },
  ],
  ...(
    [
      ['另一个工作簿', `'[1]基础数据表'!$D$5`, /另一个工作簿|别的工作簿|外部/],
      ['OFFSET 公式', `OFFSET('基础数据表'!$D$5,0,0)`, /公式|OFFSET/],
    ] as const
  ).map(
    ([name, refersTo, says]) =>
      [
        `b36 名称指向${name}：照实说`,
        (parts: Parts): Parts =>
          withPart(parts, 'xl/workbook.xml', (xml) =>
            xml.replace(/(<definedName[^>]*name="jx\.actualStaff"[^>]*>)[^<]*/, `$1${refersTo}`),
          ),
        (told: ToldOf): void => {
          expect(errors(told)).toHaveLength(1);
          expect(errors(told).join()).toMatch(says);
          expect(told.all).not.toMatch(/工作表已被删除|公式被改过|应为空白/);
        },
      ] as const,
  ),
  [
    't03 文字里有 _xFFFF_：写出的都合规',
    text('报告文字', 'B4', '甲_xFFFF_乙'),
    (told) => {
      expect(told.report).toContain('乙');
      expect(told.all).not.toMatch(/[\uFFFE\uFFFF]/);
    },
  ],
];

describe('找到过的毛病，都有对的答复', () => {
  it.each(cases)('%s', async (what, make, isRight) => {
    const file = join(folder, `${what.slice(0, 3)}${cases.findIndex(([one]) => one === what)}.xlsx`);
    save(make(example), file);
    isRight(await toldOf(file, documentText));
  });

  it('~$k Excel 的锁文件：照实说', async () => {
    const file = join(folder, '~$k.xlsx');
    const bytes = new Uint8Array(165);
    bytes.set([9, 0x1a, 0x4f, 0xa1, 0x8b], 0);
    writeFileSync(file, bytes);
    const { err, code } = await inProcess(['check', file]);
    expect(err).toMatch(/锁|临时文件|正在(?:被)?(?:使用|打开)/);
    expect(err).not.toMatch(/加密/);
    expect([2, 3]).toContain(code);
  });

  it('d35 UTF-16 的 document.xml，刷新后编码声明与字节一致', async () => {
    const first = join(folder, '旧.docx');
    expect((await inProcess(['report', join(folder, '例子.xlsx'), '-o', first])).code).toBe(0);
    const parts = unzipSync(readFileSync(first));
    const xml = strFromU8(parts['word/document.xml']!).replace('encoding="UTF-8"', 'encoding="UTF-16"');
    parts['word/document.xml'] = new Uint8Array(Buffer.from(`\ufeff${xml}`, 'utf16le'));
    const wide = join(folder, 'd35.docx');
    writeFileSync(wide, zipSync(parts));
    const file = join(folder, 'd35.xlsx');
    save(withCellXml(example, '基础数据表', 'F12', cellOf.number(1.07)), file);
    const next = join(folder, 'd35-新.docx');
    expect(await inProcess(['report', file, '--update', wide, '-o', next])).toMatchObject({ err: '' });
    const bytes = unzipSync(readFileSync(next))['word/document.xml']!;
    const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
    const written = isWide ? Buffer.from(bytes).toString('utf16le') : strFromU8(bytes);
    expect(/encoding="([^"]*)"/.exec(written)?.[1] ?? 'UTF-8').toBe(isWide ? 'UTF-16' : 'UTF-8');
    expect(written).toContain('1.07');
  });
});

describe('填报日期', () => {
  it.each(builtInPackIds)('%s：日期格能填 2019-03-20，表上的行印的是日期', (id) => {
    const pack = builtInPack(id);
    const table = tableFromData(pack, readData(pack, pack.sample, { preparedOn: '2019-03-20' }));
    const edits = installEdits(pack, table, {
      year: 2018,
      unitName: '',
      identity: { pack: pack.id, packVersion: pack.version, workbookId: 'truth' },
    });
    const name = edits.find((edit) => edit.edit === 'define-name' && edit.name === 'jx.preparedOn');
    const [sheet, address] = name?.edit === 'define-name' ? name.refersTo.replace(/[$']/g, '').split('!') : [];
    const rules = edits.flatMap((edit) =>
      edit.edit === 'validate-cells' &&
      edit.sheet === sheet &&
      edit.areas.some((area) => area.split(/[ ,]/).includes(address!))
        ? [edit.rule]
        : [],
    );
    expect(rules.every(({ type }) => type === 'date' || type === 'formula')).toBe(true);
    const line = edits.flatMap((edit) =>
      edit.edit === 'set-cells'
        ? edit.cells.flat().filter((cell) => typeof cell === 'object' && cell !== null && /填报日期/.test(cell.formula))
        : [],
    );
    expect(line.length).toBeGreaterThan(0);
    for (const cell of line) expect(typeof cell === 'object' && cell !== null ? cell.formula : '').toMatch(/TEXT\(/);
  });
});

/** The words of a report; throws where a part is not well-formed. */
function documentText(file: string): string {
  const parts = unzipSync(readFileSync(file));
  for (const [name, bytes] of Object.entries(parts))
    if (name.endsWith('.xml')) {
      const xml = strFromU8(bytes);
      if (/[\uFFFE\uFFFF]/.test(xml)) throw new Error(`${name} holds a character that XML does not know`);
      new DOMParser({ onError: (_, message) => void fail(name, message) }).parseFromString(xml, 'text/xml');
    }
  return strFromU8(parts['word/document.xml']!)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
}

function fail(name: string, message: string): never {
  throw new Error(`${name}: ${message}`);
}
