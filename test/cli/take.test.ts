import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TakeResult } from '../../src/cli/contract';
import { bindWorkbook } from '../../src/app/open-workbook';
import { originOf, readFigureOrigins } from '../../src/core/intake/figure-origins';
import { plainValue } from '../../src/core/fields/field-value';
import { readIdentity } from '../../src/core/workbook/identity';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import type { CellEdit, Edit } from '../../src/core/workbook/edit';
import { builtInPack } from '../support/built-in-pack';
import { convert, describeWithSoffice } from '../support/soffice';
import { documentOf } from '../support/bureau/as-document';
import { inProcess, workFolder, type Outcome } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);
const pack = builtInPack('kaifu-2018');

/** A 决算表 as another system prints it: two lines of heads, 三公 in another order, 元, ¥, full width, "-" and (1,234). */
const ledger = [
  ['2018年度部门决算表'],
  ['金额单位：元'],
  ['项目', '2018年', '', '2017年'],
  ['', '年初预算数', '决算数', '决算数'],
  ['因公出国（境）费', '-', '0.00', '—'],
  ['公务用车运行维护费', '￥28,000.00', '27,100', '28,600'],
  ['公务接待费', '１７０００', '9,400.00', '11,200'],
  ['其他费用', '12', '13', '14'],
];

const text = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join('\t')).join('\n');

async function workbookOf(sheets: Record<string, readonly (readonly CellEdit[])[]>): Promise<Uint8Array> {
  const edits = Object.entries(sheets).flatMap(([sheet, cells]): Edit[] => [
    { edit: 'add-sheet', sheet, visibility: 'visible' },
    { edit: 'set-cells', sheet, row: 2, column: 2, cells },
  ]);
  return authorWorkbook(edits, { creator: 'x' });
}

async function take(from: string, ...more: string[]): Promise<Outcome & { result: TakeResult }> {
  const outcome = await inProcess(['take', path('book.xlsx'), '--from', path(from), '--json', ...more]);
  return { ...outcome, result: ((outcome.code ?? 2) < 2 ? JSON.parse(outcome.out) : null) as TakeResult };
}

/** "field: old → new state (why)" of what the form has. */
const told = ({ rows }: TakeResult): string[] =>
  rows
    .filter(({ field }) => field !== null)
    .map(
      ({ field, old, new: now, state, why }) =>
        `${field}: ${old} → ${now} ${state}${why === undefined ? '' : ` (${why})`}`,
    );

function valuesIn(file: string, ids: readonly string[]): (string | null)[] {
  const snapshot = readWorkbook(new Uint8Array(readFileSync(path(file))), file);
  const { table } = bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
  return ids.map((id) => plainValue(table.value(id)));
}

beforeAll(async () => {
  expect(await inProcess(['new', 'kaifu-2018', '-o', path('book.xlsx'), '--sample'])).toMatchObject({ code: 0 });
});

describeWithSoffice('.xls', () => {
  test('旧格式的表读得出来：和同一张 .xlsx 取的一样，原文件不动', async () => {
    writeFileSync(path('旧表.xlsx'), await workbookOf({ 决算: ledger }));
    convert([path('旧表.xlsx')], 'xls', folder);
    const before = readFileSync(path('旧表.xls'));
    const [old, now] = [await take('旧表.xls'), await take('旧表.xlsx')];
    expect(told(old.result)).toEqual(told(now.result));
    expect(told(old.result).length).toBeGreaterThan(3);
    expect(readFileSync(path('旧表.xls')).equals(before)).toBe(true);
  }, 120_000);
});

test.each(['决算表.txt', '决算表.xlsx'])(
  '%s：两行表头、元、¥、全角、“-”，各到各的格子；没有 --accept 什么也不写',
  async (file) => {
    writeFileSync(path(file), file.endsWith('.txt') ? text(ledger) : await workbookOf({ 决算: ledger }));
    const { code, result } = await take(file);
    expect(code).toBe(0);
    expect(result.files).toEqual([]);
    expect(result.units).toMatchObject([{ amountUnit: '元', why: 'said' }]);
    expect(told(result)).toEqual([
      'officialOverseasTravel.budget: 0 → 0 proposed (same)',
      'officialOverseasTravel.final: 0 → 0 proposed (same)',
      'officialOverseasTravel.priorFinal: 0 → 0 proposed (same)',
      'vehicleOperation.budget: 3 → 2.8 proposed',
      'vehicleOperation.final: 2.71 → 2.71 proposed (same)',
      'vehicleOperation.priorFinal: 2.86 → 2.86 proposed (same)',
      'officialReception.budget: 1.5 → 1.7 proposed',
      'officialReception.final: 0.94 → 0.94 proposed (same)',
      'officialReception.priorFinal: 1.12 → 1.12 proposed (same)',
    ]);
    expect(result.rows.filter(({ state }) => state === 'unmatched')).toHaveLength(3);
    expect(result.rows[3]).toMatchObject({
      labelPath: '经费控制情况/三公经费/公务用车购置和维护经费/公车运行维护/本年预算数',
      source: file.endsWith('.txt') ? { row: 6 } : { row: 7, sheet: '决算' },
    });
  },
);

test('认可的才写；每个数记着从哪个文件、哪张表、哪一行、哪天取来，手改以后不再算取来的', async () => {
  writeFileSync(path('表.xlsx'), await workbookOf({ 决算: ledger }));
  const { result } = await take('表.xlsx', '--accept', 'officialReception.budget', '-o', path('taken.xlsx'));
  expect(result.files).toEqual([path('taken.xlsx')]);
  expect(valuesIn('taken.xlsx', ['officialReception.budget', 'vehicleOperation.budget'])).toEqual(['1.7', '3']);
  const snapshot = readWorkbook(new Uint8Array(readFileSync(path('taken.xlsx'))), 'taken.xlsx');
  const { table } = bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
  const origins = readFigureOrigins(snapshot);
  expect([...origins.keys()]).toEqual(['officialReception.budget']);
  expect(originOf(table, origins, 'officialReception.budget')).toMatchObject({
    file: '表.xlsx',
    table: '决算',
    row: 8,
    takenOn: '2026-03-15',
  });
  const other = new Map([['officialReception.budget', { ...origins.get('officialReception.budget')!, value: 9 }]]);
  expect(originOf(table, other, 'officialReception.budget')).toBeNull();
  // The total of the form follows, also for a reader that calculates nothing.
  expect(valuesIn('taken.xlsx', ['threePublicExpenses.budget'])).toEqual(['4.7']);
});

test('取第二次：来源换成新的，别的数的来源还在', async () => {
  writeFileSync(path('二.txt'), '单位：元\n项目\t决算数\n公务接待费\t9500\n');
  await take('表.xlsx', '--accept', 'all', '-o', path('one.xlsx'));
  const again = await inProcess(
    ['take', path('one.xlsx'), '--from', path('二.txt'), '--accept', 'all', '-o', path('two.xlsx')],
    { now: () => '2026-05-01T00:00:00.000Z' },
  );
  expect(again.out).toContain('取数 1 处');
  const origins = readFigureOrigins(readWorkbook(new Uint8Array(readFileSync(path('two.xlsx'))), 'x'));
  expect([...origins.values()].map(({ ref, file, takenOn }) => `${ref} ${file} ${takenOn}`)).toEqual([
    'vehicleOperation.budget 表.xlsx 2026-03-15',
    'officialReception.budget 表.xlsx 2026-03-15',
    'officialReception.final 二.txt 2026-05-01',
  ]);
});

test.each([
  [
    '没写明单位，也没有数可对：等您说',
    '项目\t决算数\n公务接待费\t123400',
    [],
    ['officialReception.final: 0.94 → 12.34 proposed (unit-unknown)'],
  ],
  [
    '说了元',
    '项目\t决算数\n公务接待费\t123400',
    ['--amount-unit', '元'],
    ['officialReception.final: 0.94 → 12.34 accepted'],
  ],
  ['这一格自己写明', '公务接待费2018年决算数\t12.34万元', [], ['officialReception.final: 0.94 → 12.34 accepted']],
  [
    '两个不同的数',
    '单位：万元\n项目\t决算数\n公务接待\t1\n公务接待费\t2',
    [],
    ['officialReception.final: 0.94 → 1 ambiguous (twice)', 'officialReception.final: 0.94 → 2 ambiguous (twice)'],
  ],
  [
    '合计由表算',
    '单位：万元\n项目\t决算数\n三公经费\t3.75',
    [],
    ['threePublicExpenses.final: 3.65 → 3.75 unmatched (computed)'],
  ],
  [
    '已是这个数',
    '单位：万元\n项目\t决算数\n公务接待\t0.94',
    [],
    ['officialReception.final: 0.94 → 0.94 accepted (same)'],
  ],
])('%s', async (_, source, more, expected) => {
  writeFileSync(path('s.txt'), source);
  const { code, err, result } = await take('s.txt', '--accept', 'all', '-o', path('s.xlsx'), '--force', ...more);
  expect(told(result)).toEqual(expected);
  const isWritten = expected.some((line) => line.includes(' accepted'));
  expect({ code, files: result.files }).toEqual({ code: isWritten ? 0 : 1, files: isWritten ? [path('s.xlsx')] : [] });
  expect(err === '').toBe(isWritten);
});

test('要选的，写“数据项@行号”就写；不写行号的，只有一行可能是它才算', async () => {
  const source = '单位：万元\n项目\t金额\n公务接待费\t0.9\n公务用车运行维护费\t2.5\n公务接待费\t0.8';
  writeFileSync(path('s.txt'), source);
  const chosen = await take(
    's.txt',
    '--accept',
    '公车运行维护／本年决算数,officialReception.final@5',
    '-o',
    path('o.xlsx'),
  );
  expect(told(chosen.result)).toEqual([
    'vehicleOperation.final: 2.71 → 2.5 accepted',
    'officialReception.final: 0.94 → 0.8 accepted',
  ]);
  const twice = await take('s.txt', '--accept', 'officialReception.final', '-o', path('t.xlsx'));
  expect(twice.err).toContain('请写明哪一行，如 officialReception.final@3');
  const { out } = await inProcess(['take', path('book.xlsx'), '--from', path('s.txt')]);
  expect(out).toContain('公务接待／本年决算数（officialReception.final）');
});

const split = '单位：万元\n项目\t决算数\n公务接待\t1\n公务接待费\t2\n公车运行维护\t3';

test.each([
  ['officialReception.final@4', ['1 unmatched (passed)', '2 accepted', '3 proposed']],
  ['all,officialReception.final@4', ['1 unmatched (passed)', '2 accepted', '3 accepted']],
  ['officialReception.final@3，all', ['1 accepted', '2 unmatched (passed)', '3 accepted']],
  ['all', ['1 ambiguous (twice)', '2 ambiguous (twice)', '3 accepted']],
])('两个不同的数，--accept %s', async (accept, expected) => {
  writeFileSync(path('split.txt'), split);
  const { result } = await take('split.txt', '--accept', accept, '-o', path('split.xlsx'), '--force');
  expect(told(result).map((line) => line.replace(/^.*→ /, ''))).toEqual(expected);
  const at = expected.findIndex((line) => line.endsWith('accepted'));
  const written = valuesIn('split.xlsx', ['officialReception.final', 'vehicleOperation.final']);
  expect(written).toEqual([at < 2 ? String(at + 1) : '0.94', expected[2] === '3 accepted' ? '3' : '2.71']);
});

test('两张表同一行：写明哪一张；一行里好几个数：列出是第几个，写明是哪一个', async () => {
  const sheet = (figure: number): CellEdit[][] => [['单位：万元'], ['项目', '2018年决算数'], ['公务接待', figure]];
  writeFileSync(path('两张.xlsx'), await workbookOf({ 本级: sheet(1), 合计: sheet(2), 别的: [['编制数', 5]] }));
  const torn = await take('两张.xlsx', '--accept', 'officialReception.final@4', '-o', path('x.xlsx'), '--force');
  expect(torn.err).toContain('请写明哪一张表，如 officialReception.final@本级!4');
  const told1 = await take(
    '两张.xlsx',
    '--accept',
    'all,officialReception.final@合计!4',
    '-o',
    path('x.xlsx'),
    '--force',
  );
  expect(told1.code).toBe(0);
  expect(valuesIn('x.xlsx', ['officialReception.final', 'authorizedPosts'])).toEqual(['2', '5']);

  writeFileSync(path('row.txt'), '单位：万元\n项目\t甲列\t乙列\n公务接待\t1.5\t2.5\n公车购置\t本年决算数\t0');
  const { out } = await inProcess(['take', path('book.xlsx'), '--from', path('row.txt')]);
  expect(out).toMatch(/要选 +第3行[^第]*第2个数 2\.5[\s\S]*officialReception\.\w+@3:2/);
  const two = await take('row.txt', '--accept', 'officialReception.final@3', '-o', path('x.xlsx'), '--force');
  expect(two.err).toContain('请写明是这一行的第几个数，如 officialReception.final@3:1（1.5）');
  await take('row.txt', '--accept', 'officialReception.final@3:2', '-o', path('x.xlsx'), '--force');
  expect(valuesIn('x.xlsx', ['officialReception.final'])).toEqual(['2.5']);
});

test.each([
  [
    '别的年度',
    '2017年度决算\n单位：元\n项目\t决算数\n公务接待\t11300',
    0,
    ['来源是2017年度的，表是2018年度的', '上年决算数'],
  ],
  ['再早的年度', '2011年度决算\n单位：元\n项目\t决算数\n公务接待\t11300', 1, ['没有写年份的数都不认']],
  ['别的单位', '填报单位：某某县水利局\n单位：元\n项目\t决算数\n公务接待\t11300', 0, ['来源写的单位是“某某县水利局”']],
  ['只有比率', '项目\t行次\t增减率%\n编制数\t1\t3', 1, ['没有认出表里的数']],
])('%s：说在前面；没有一处可写的退出码 1', async (_, source, code, said) => {
  writeFileSync(path('s.txt'), source);
  const outcome = await inProcess(['take', path('book.xlsx'), '--from', path('s.txt')]);
  expect(outcome.code ?? 0).toBe(code);
  for (const words of said) expect(outcome.out).toContain(words);
});

test('Word 文档当来源：表格里的数照样按名称认；.doc 说它是什么、怎么办', async () => {
  const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const row = (...texts: string[]): string => `<w:tr>${texts.map(cell).join('')}</w:tr>`;
  const table = `<w:tbl>${row('项目', '年初预算数', '2018年决算数')}${row('公务接待费', '10,000.00', '9,500.00')}</w:tbl>`;
  writeFileSync(
    path('s.docx'),
    documentOf(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>单位：元</w:t></w:r></w:p>${table}</w:body></w:document>`,
    ),
  );
  const { result } = await take('s.docx');
  expect(told(result)).toEqual([
    'officialReception.budget: 1.5 → 1 proposed',
    'officialReception.final: 0.94 → 0.95 proposed',
  ]);
  writeFileSync(path('s.doc'), 'x');
  const { code, err } = await take('s.doc');
  expect(code).toBe(2);
  expect(err).toContain('这里只认 .docx');
});

test('.csv 的逗号是格子，引号里的不是；用汉字写的数列出来，不悄悄丢掉', async () => {
  writeFileSync(path('s.csv'), '单位：元,,\n项目,"年初,预算数",2018年决算数\n公务接待费,,"9,500"\n编制数,,一百\n');
  const { result } = await take('s.csv');
  expect(told(result)).toEqual(['officialReception.final: 0.94 → 0.95 proposed']);
  expect(result.rows.at(-1)).toMatchObject({ source: { row: 4, text: expect.stringContaining('一百') }, new: null });
});

test('两张表说法不一：一张元、一张万元各按各的；同一项两个数要选', async () => {
  const sheets = {
    甲: [['单位：元'], ['项目', '2018年决算数'], ['公务接待费', 9500]],
    乙: [['单位：万元'], ['项目', '2018年决算数'], ['公务接待费', 0.95], ['公车运行维护', 2]],
    丙: [['单位：万元'], ['项目', '2018年决算数'], ['公车运行维护', 3]],
  };
  writeFileSync(path('几张.xlsx'), await workbookOf(sheets));
  const { result } = await take('几张.xlsx', '--accept', 'all', '-o', path('m.xlsx'));
  expect(told(result)).toEqual([
    'officialReception.final: 0.94 → 0.95 accepted',
    'officialReception.final: 0.94 → 0.95 unmatched (repeated)',
    'vehicleOperation.final: 2.71 → 2 ambiguous (twice)',
    'vehicleOperation.final: 2.71 → 3 ambiguous (twice)',
  ]);
});

test.each([
  [['--accept', 'all'], '--accept 要和 -o 一起用'],
  [['--accept', '没有这一项', '-o', 'never.xlsx'], '不是这个模板的数据项'],
  [['--accept', 'yearEndSurplus', '-o', 'never.xlsx'], '没有从来源里认出来'],
  [['--amount-unit', '块'], '应是 元、千元、万元、亿元 之一'],
])('用法不对 %j：说怎么写，什么也不写', async (words, said) => {
  const outcome = await take('表.xlsx', ...words);
  expect(outcome.code).toBe(2);
  expect(outcome.err).toContain(said);
});

test('给人看的：可写、已有、要选各一种说法，单位怎么来的', async () => {
  writeFileSync(path('s.txt'), text(ledger));
  const { out } = await inProcess(['take', path('book.xlsx'), '--from', path('s.txt')]);
  expect(out).toContain('金额按元（来源写明）。');
  expect(out).toMatch(/可写 +第6行 +公车运行维护／本年预算数 +3 → 2\.8/);
  expect(out).toMatch(/已有 +第7行 +公务接待／本年决算数/);
  expect(out).toContain('什么也没有写');
});
