import { checkWorkbook } from '../../src/app/check-workbook';
import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { newWorkbook } from '../../src/app/new-workbook';
import { openWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import { scoreWorkbook } from '../../src/app/score-workbook';
import { writeReports } from '../../src/app/write-report';
import { isAbsent } from '../../src/core/fields/adopted';
import { fragmentText } from '../../src/core/narrative/fragment';
import { isDerived, type Pack } from '../../src/core/pack/pack';
import { reportFragments } from '../../src/core/report/report-base';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { patchWorkbook } from '../../src/hosts/file/patch-workbook/patch-workbook';
import { foreignForm } from '../support/foreign-form';

const opened = (bytes: Uint8Array, pack: Pack): OpenWorkbook =>
  openWorkbook(
    readWorkbook(bytes, '附表.xlsx', { sheets: 'all' }),
    (id) => (id === pack.id ? pack : null),
    '附表.xlsx',
  );

async function ownForm(pack: Pack): Promise<OpenWorkbook> {
  const edits = newWorkbook({ pack, sample: true, data: {}, workbookId: 'own' });
  return opened(await authorWorkbook(edits, { creator: '本单位', cachedResults: true }), pack);
}

const findings = (book: OpenWorkbook): string[] =>
  checkWorkbook(book)
    .findings.map(({ level, check, message, state }) => `${level} ${check} ${state} ${message}`)
    .sort();
/** The same without words: a name in them, or the place of the reason, may be one of those that are not asked. */
const marks = (book: OpenWorkbook): string[] =>
  checkWorkbook(book).findings.flatMap(({ level, check, cells }) =>
    cells.map(({ field }) => `${level} ${check} ${field ?? ''}`),
  );
const scores = (book: OpenWorkbook): string[] =>
  scoreWorkbook(book).indicators.map(({ id, score, reason }) => `${id} ${score?.toFixed() ?? '待评'} ${reason}`);
const text = ({ pack, table }: OpenWorkbook): string[] =>
  writeReports(pack, table, createNarrativeEngine()).flatMap(({ report }) =>
    reportFragments(report).map((fragment) => `${fragment.id} ${fragmentText(fragment)}`),
  );

describe.each(builtInPackIds)('%s 自带的例子，填在财政局的表上', (id) => {
  const pack = builtInPack(id);
  let own: OpenWorkbook;
  beforeAll(async () => {
    own = await ownForm(pack);
  });

  test('数据项都问到：结论、得分、报告都一样', async () => {
    const { adopted } = await foreignForm(own.table);
    const theirs = opened(adopted, pack);
    expect(theirs.table.adoption?.size).toBeGreaterThan(20);
    expect(checkWorkbook(theirs).checks.filter(({ outcome }) => outcome === 'crashed')).toEqual([]);
    expect(findings(theirs)).toEqual(findings(own));
    expect(scores(theirs)).toEqual(scores(own));
    expect(text(theirs)).toEqual(text(own));
  });

  test.each([0, 1, 2, 3])('少问几项（第%i种）：不算错，不说没有填；别的照旧', async (which) => {
    let at = 0;
    const { adopted } = await foreignForm(own.table, (_, field) => !isDerived(field) && ++at % 4 === which);
    const theirs = opened(adopted, pack);
    const absent = [...pack.byId.keys()].filter(
      (one) => pack.byId.get(one)?.kind !== 'rows' && isAbsent(theirs.table, one),
    );
    expect(absent.length).toBeGreaterThan(5);
    const run = checkWorkbook(theirs);
    expect(run.checks.filter(({ outcome }) => outcome === 'crashed')).toEqual([]);
    for (const { cells } of run.findings)
      for (const { field } of cells)
        if (field !== undefined) expect([field, isAbsent(theirs.table, field)]).toEqual([field, false]);
    const known = new Set(marks(own));
    expect(marks(theirs).filter((one) => !known.has(one))).toEqual([]);
    const before = new Map(scoreWorkbook(own).indicators.map((one) => [one.id, one]));
    for (const { id: indicator, score } of scoreWorkbook(theirs).indicators)
      if (score !== null)
        expect([indicator, score.toFixed()]).toEqual([indicator, before.get(indicator)?.score?.toFixed()]);
    expect(() => text(theirs)).not.toThrow();
  });
});

test('财政局自己印的列（2015年决算数、2020年预算数）：是它要问的年份，不是沿用上年的', async () => {
  const pack = builtInPack('kaifu-2018');
  const own = await ownForm(pack);
  const { adopted, places } = await foreignForm(own.table);
  const { sheet } = [...places.values()][0]!;
  const wider = patchWorkbook(
    adopted,
    [{ edit: 'set-cells', sheet, row: 2, column: 9, cells: [['2015年决算数', '2020年预算数']] }],
    'x.xlsx',
  );
  expect(findings(opened(wider, pack))).toEqual(findings(own));
});
