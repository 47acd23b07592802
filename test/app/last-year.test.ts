import { openLastYear, reviewLastYear, takeLastYear } from '../../src/app/last-year';
import { newWorkbook } from '../../src/app/new-workbook';
import { openWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import * as commands from '../../src/app/workbook-session/last-year-commands';
import { WorkbookSession } from '../../src/app/workbook-session/workbook-session';
import type { Data } from '../../src/core/table/data';
import { plainValue } from '../../src/core/fields/field-value';
import { readLastYearOrigin } from '../../src/core/last-year/origin';
import type { Pack } from '../../src/core/pack/pack';
import { Problem } from '../../src/core/problem/problem';
import { parseA1 } from '../../src/core/workbook/address';
import type { Edit } from '../../src/core/workbook/edit';
import type { Snapshot } from '../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { openWorkbookFile } from '../../src/hosts/file/workbook-file';
import { authoredHost } from '../support/authored-host';
import { builtInPack } from '../support/built-in-pack';
import { handClock } from '../support/hand-clock';

const pack = builtInPack('kaifu-2018');
const findPack = (id: string): Pack | null => (id === pack.id ? pack : null);

const edits = (data: Data, workbookId: string, sample = false): Edit[] =>
  newWorkbook({ pack, sample, data, workbookId });
const snapshotOf = async (list: readonly Edit[]): Promise<Snapshot> => (await authoredHost(list)).read();
const open = async (data: Data, id: string): Promise<OpenWorkbook> =>
  openWorkbook(await snapshotOf(edits(data, id)), findPack, `${id}.xlsx`);
const lastYear = async (data: Data, id = 'last') =>
  openLastYear(await snapshotOf(edits(data, id)), findPack, '/报送/2017自评.xlsx');

const lastFigures: Data = {
  fiscalYear: 2017,
  'vehicleOperation.final': 2.86,
  'officialReception.final': 1.12,
  actualStaff: 9,
};

test('疑问：不是上一年、没有年度、不是这个单位，都先问', async () => {
  const last = await lastYear({ ...lastFigures, fiscalYear: 2016, budgetUnitName: '区住建局' });
  const doubts = async (now: Data): Promise<unknown> => reviewLastYear(await open(now, 'now'), last).doubts;
  expect(await doubts({ fiscalYear: 2018, budgetUnitName: '区征地办' })).toEqual([
    { about: 'year', found: 2016, wanted: 2017 },
    { about: 'unit', found: '区住建局', here: '区征地办' },
  ]);
  expect(await doubts({ fiscalYear: null })).toEqual([{ about: 'no-year', found: 2016 }]);
  expect(await doubts({ fiscalYear: 2017, budgetUnitName: '区住建局' })).toEqual([]);
});

test.each<[string, Data, string, string]>([
  ['没有填年度', { fiscalYear: null }, 'last', 'input.last-year-unknown'],
  ['就是本工作簿', { fiscalYear: 2018 }, 'now', 'input.last-year-itself'],
])('%s：不能用，说清楚', async (_, data, id, code) => {
  const now = await open({ fiscalYear: 2018 }, 'now');
  const taken = (async () => reviewLastYear(now, await lastYear(data, id)))();
  await expect(taken).rejects.toMatchObject({ code });
  await expect(taken).rejects.toBeInstanceOf(Problem);
});

test('空格填上，不同的不选就不动，选了才改；一样的不写', async () => {
  const now = await open({ fiscalYear: 2018, 'officialReception.priorFinal': 1.21, priorStaff: 9 }, 'now');
  const last = await lastYear(lastFigures);
  expect(takeLastYear(now, last, new Set(), null).count).toBe(1);
  expect(takeLastYear(now, last, new Set(['officialReception.priorFinal']), null).count).toBe(2);
  expect(takeLastYear(now, last, new Set(['不相干']), null).count).toBe(1);
});

test('窗格里：先看再写；写后空格有数、记下来源；第二次没有新的可写', async () => {
  const host = await authoredHost(edits({ fiscalYear: 2018, 'officialReception.priorFinal': 1.21 }, 'now'));
  const session = new WorkbookSession({
    host,
    packs: { list: async () => [], load: async (id) => findPack(id) },
    clock: handClock(),
    newId: () => 'now',
    fileName: '自评.xlsx',
    onBug: (error) => {
      throw error;
    },
  });
  await session.start();
  const file = await snapshotOf(edits(lastFigures, 'last'));
  const { last, review } = (await commands.reviewLastYear(session.hands, file, '2017自评.xlsx'))!;
  expect(review.plan.values.map(({ field, state }) => `${field} ${state}`)).toEqual([
    'vehicleOperation.priorFinal new',
    'officialReception.priorFinal differs',
    'priorStaff new',
  ]);
  expect(host.calls).not.toContain('apply');

  expect(await commands.takeLastYear(session.hands, last, new Set())).toBe(2);
  const value = (id: string): string | null => plainValue(session.getSnapshot().book!.workbook.table.value(id));
  expect([value('vehicleOperation.priorFinal'), value('officialReception.priorFinal'), value('priorStaff')]).toEqual([
    '2.86',
    '1.21',
    '9',
  ]);
  expect(readLastYearOrigin(session.getSnapshot().book!.workbook.snapshot)).toEqual({
    file: '2017自评.xlsx',
    workbookId: 'last',
    year: 2017,
    takenOn: '2019-05-08',
  });

  // 装入的格子锁住，选中时看得见来源；不一样的那个没有取，不锁。
  const place = (id: string) => session.getSnapshot().book!.workbook.table.place(id)!;
  const locksOf = (id: string, locked: boolean): boolean =>
    host.edits.some(
      (edit) =>
        edit.edit === 'style-cells' &&
        edit.style.locked === locked &&
        edit.areas.includes(place(id).address) &&
        edit.sheet === place(id).sheet &&
        edit.style.font === undefined,
    );
  expect([locksOf('vehicleOperation.priorFinal', true), locksOf('officialReception.priorFinal', true)]).toEqual([
    true,
    false,
  ]);
  const prompts = host.edits.flatMap((edit) =>
    edit.edit === 'validate-cells' && edit.prompt?.title === '上年数，已锁定' ? [edit.prompt.message] : [],
  );
  expect(prompts[0]).toBe(
    '取自“2017自评.xlsx”（2017年度）：公车运行维护本年决算数2.86万元。要改请先在窗格的“模板”里解锁，并写明原因。',
  );

  expect(await commands.takeLastYear(session.hands, last, new Set(['officialReception.priorFinal']))).toBe(1);
  expect(value('officialReception.priorFinal')).toBe('1.12');

  // 解锁后改了：成为一条需说明；写了原因就是已说明。
  expect(await commands.unlockLastYear(session.hands)).toBe(true);
  expect(locksOf('officialReception.priorFinal', false)).toBe(true);
  await host.type({
    edit: 'set-cells',
    sheet: place('priorStaff').sheet,
    ...at(place('priorStaff').address),
    cells: [[8]],
  });
  await session.recheck();
  const found = () => session.getSnapshot().book!.run.findings.filter(({ check }) => check === 'priorYearWorkbook');
  expect(found().map(({ message, level, state }) => [message, level, state])).toEqual([
    ['上年在职人数现在是8人，装入时是9人，相差1人。来自“2017自评.xlsx”（2017年度）：实际在职人数。', 'explain', 'open'],
  ]);
  expect(await session.explain(found()[0]!.id, '上年文件在会审前，会审后核减1人。')).toBe(true);
  expect(found().map(({ state }) => state)).toEqual(['explained']);
  expect(session.getSnapshot().trouble).toBeNull();
});

const at = (address: string): { row: number; column: number } => {
  const area = parseA1(address)!;
  return { row: area.top, column: area.left };
};

test('看过以后用户先填了那一格：不覆盖', async () => {
  const now = await open({ fiscalYear: 2018 }, 'now');
  const last = await lastYear(lastFigures);
  expect(reviewLastYear(now, last).plan.values.map(({ state }) => state)).toEqual(['new', 'new', 'new']);
  const later = await open({ fiscalYear: 2018, priorStaff: 10 }, 'now');
  expect(takeLastYear(later, last, new Set(), null).count).toBe(2);
});

test('文件宿主只改内容：数和来源照写，不锁；以后改了照样查得出', async () => {
  const bytes = await authorWorkbook(edits({ fiscalYear: 2018 }, 'now'), { creator: '测试' });
  const host = openWorkbookFile(bytes, '自评.xlsx', null, {
    author: async (list) => authorWorkbook(list, { creator: '测试' }),
    resultsAfter: async () => [],
    showPlace: () => undefined,
  });
  const session = new WorkbookSession({
    host,
    packs: { list: async () => [], load: async (id) => findPack(id) },
    clock: handClock(),
    newId: () => 'now',
    fileName: '自评.xlsx',
    onBug: (error) => {
      throw error;
    },
  });
  await session.start();
  const { last } = (await commands.reviewLastYear(
    session.hands,
    await snapshotOf(edits(lastFigures, 'last')),
    '2017自评.xlsx',
  ))!;
  expect(await commands.takeLastYear(session.hands, last, new Set())).toBe(3);
  expect(session.getSnapshot().trouble).toBeNull();
  expect(session.locksCells).toBe(false);
  const place = session.getSnapshot().book!.workbook.table.place('priorStaff')!;
  await host.apply([{ edit: 'set-cells', sheet: place.sheet, ...at(place.address), cells: [[5]] }]);
  await session.recheck();
  const told = session.getSnapshot().book!.run.findings.filter(({ check }) => check === 'priorYearWorkbook');
  expect(told.map(({ left, right }) => [left, right])).toEqual([['5人', '9人']]);
});
