import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newWorkbook } from '../../src/app/new-workbook';
import { resultsAfter } from '../../src/app/stored-results';
import { WorkbookSession } from '../../src/app/workbook-session/workbook-session';
import type { CheckResult } from '../../src/cli/contract';
import { fieldEdit } from '../../src/core/edits/cell-edit';
import type { Pack } from '../../src/core/pack/pack';
import { bind } from '../../src/core/fields/binding';
import type { FieldTable } from '../../src/core/fields/field-table';
import { numberOf } from '../../src/core/fields/field-value';
import { byHandBaseline, byHandOf, type Baselines } from '../../src/core/rules/by-hand';
import { readProse } from '../../src/core/rules/read-prose';
import { runChecks, type CheckOutcome } from '../../src/core/rules/runner';
import { readFieldTable } from '../../src/core/table/read-table';
import { parseA1 } from '../../src/core/workbook/address';
import type { CellEdit } from '../../src/core/workbook/edit';
import type { CellSnapshot, Snapshot } from '../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { openWorkbookFile } from '../../src/hosts/file/workbook-file';
import type { WorkbookFile } from '../../src/hosts/port/workbook-file';
import { inProcess, workFolder } from '../cli/jixiao';
import { contextOf, installedSnapshot } from '../core/rules/installed';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { insertRows } from '../../bench/edit-rows';
import { handClock } from '../support/hand-clock';
import { convert, describeWithSoffice } from '../support/soffice';
import { cleanFilling } from './clean-fillings';
import { typedInto } from './recalculated';

/** From opening to the bytes that a user saves: the offline page's own file host under the pane's session, then the command line. */
const folder = workFolder();
const path = (name: string): string => join(folder, name);

interface Desk {
  readonly session: WorkbookSession;
  readonly host: WorkbookFile;
}

async function open(pack: Pack, bytes: Uint8Array): Promise<Desk> {
  const packs = { list: async () => [], load: async (id: string) => (id === pack.id ? pack : null) };
  const host = openWorkbookFile(bytes, '自评.xlsx', null, {
    resultsAfter: (before, after) => resultsAfter(packs, before, after),
    author: (edits) => authorWorkbook(edits, { creator: 'test' }),
    showPlace: () => undefined,
  });
  const session = new WorkbookSession({
    host,
    packs,
    clock: handClock(),
    newId: () => 'ticked',
    fileName: '自评.xlsx',
    onBug: (error) => {
      throw error;
    },
  });
  await session.start();
  return { session, host };
}

async function finished(pack: Pack, seed: number): Promise<Desk> {
  const edits = newWorkbook({ pack, sample: false, data: cleanFilling(pack, seed).data, workbookId: 'ticked' });
  return open(pack, await authorWorkbook(edits, { creator: 'test' }));
}

const duties = (pack: Pack): string[] => pack.checks.filter(({ rule }) => rule === null).map(({ id }) => id);

async function tickAll(desk: Desk, pack: Pack): Promise<void> {
  for (const id of duties(pack)) expect([id, await desk.session.tickOff(id, '王五', '2026-03-15')]).toEqual([id, true]);
}

async function type({ session, host }: Desk, field: string, content: CellEdit): Promise<void> {
  await host.apply([fieldEdit(session.getSnapshot().book!.workbook.table, field, content)!]);
  await session.recheck();
}

function figure({ session }: Desk, field: string): number {
  return numberOf(session.getSnapshot().book!.workbook.table.value(field))!.toNumber();
}

/** Duties whose tick no longer counts. */
function undone(checks: readonly CheckOutcome[]): string[] {
  return checks.filter(({ byHand }) => byHand?.stands === false).map(({ id }) => id);
}

const checksOf = ({ session }: Desk): readonly CheckOutcome[] => session.getSnapshot().book!.run.checks;

async function checked(name: string, ...options: string[]): Promise<string> {
  const { out, err } = await inProcess(['check', path(name), ...options]);
  expect(err).toBe('');
  return out;
}

describe('如实填好、逐条人工核对过的工作簿', () => {
  const pack = builtInPack('kaifu-2018');
  const file = '核对过.xlsx';
  let desk: Desk;

  beforeAll(async () => {
    desk = await finished(pack, 1);
    await tickAll(desk, pack);
    writeFileSync(path(file), desk.host.bytes()!);
  }, 200_000);

  /** All of all, with who and when, whoever saved the file. */
  async function readsAllOfAll(name: string): Promise<void> {
    const { coverage, byHand } = JSON.parse(await checked(name, '--json')) as CheckResult;
    expect(coverage.decided).toBe(coverage.applicable);
    expect(coverage).toMatchObject({ notImplemented: 0 });
    expect(byHand.map(({ check, state, who, on }) => [check, state, who, on])).toEqual(
      duties(pack).map((check) => [check, 'done', '王五', '2026-03-15']),
    );
    const shown = await checked(name);
    expect(shown).toContain(`已核 ${coverage.applicable}/${coverage.applicable} 项，待人工核对 0 项。`);
    expect(shown.match(/（已人工核对：王五，2026-03-15）/g)).toHaveLength(duties(pack).length);
  }

  it('存盘再打开，已核的是全部', () => readsAllOfAll(file));

  describeWithSoffice('LibreOffice', () => {
    it('另存以后，核对人和日期都还在', async () => {
      convert([path(file)], 'xlsx', path('另存'));
      await readsAllOfAll(join('另存', file));
    }, 300_000);
  });

  it('改一个数，只撤销管着它的几条；谁在什么时候核对过还看得到；改回来又算', async () => {
    const before = figure(desk, 'additionalBudget');
    await type(desk, 'additionalBudget', before + 12.34);
    const expected = duties(pack).filter((duty) =>
      ['additionalBudgetDocuments', 'subordinateTransfers', 'deductionReason'].includes(duty),
    );
    expect(undone(checksOf(desk))).toEqual(expected);
    writeFileSync(path(file), desk.host.bytes()!);
    const shown = await checked(file);
    expect(shown).toMatch(new RegExp(`已核 \\d+/\\d+ 项，待人工核对 ${expected.length} 项。`));
    expect(shown).toContain('（待人工核对：王五 2026-03-15 核对过，有关的数或文字已变）');
    await type(desk, 'additionalBudget', before);
    expect(undone(checksOf(desk))).toEqual([]);
  });

  it('撤回一条，别的不动', async () => {
    expect(await desk.session.tickOff('approvedGoals', '', '')).toBe(true);
    const { checks, coverage } = desk.session.getSnapshot().book!.run;
    expect(checks.find((one) => one.id === 'approvedGoals')).toMatchObject({ outcome: 'notImplemented' });
    expect(coverage).toMatchObject({ decided: coverage.applicable - 1, notImplemented: 1 });
  });
});

describe.each(builtInPackIds)('人工核对：%s', (id) => {
  const pack = builtInPack(id);
  const clean = installedSnapshot(pack, cleanFilling(pack, 1).data, false);
  const table = readFieldTable(pack, bind(pack, clean));
  const tickedIn = (of: FieldTable): Baselines =>
    new Map(
      pack.checks.map((check) => {
        const { id: key, figures } = byHandBaseline(check, of, '王五', '2026-03-15');
        return [key, figures] as const;
      }),
    );
  const undoneIn = (snapshot: Snapshot, ticked = tickedIn(table)): string[] => {
    const changed = readFieldTable(pack, bind(pack, snapshot));
    return pack.checks.filter((check) => byHandOf(check, changed, ticked)?.stands === false).map((check) => check.id);
  };
  const undoneBy = (field: string, value: CellSnapshot): string[] =>
    undoneIn(typedInto(pack, clean, { [field]: value }));

  it('填好、核对完，已核的是全部', () => {
    const { coverage } = runChecks(pack, { ...contextOf(pack, clean), prose: readProse }, tickedIn(table));
    expect(coverage).toEqual({ decided: coverage.applicable, applicable: coverage.applicable, notImplemented: 0 });
  });

  it('办公经费、本年追加：各管各的', () => {
    expect(undoneBy('officeExpense.priorFinal', 3.21)).toEqual([]);
    expect(undoneBy('officeExpense.final', 3.21)).toEqual(['finalAccountsDisclosure']);
    expect(undoneBy('additionalBudget', 3.21)).toContain('additionalBudgetDocuments');
    expect(undoneBy('additionalBudget', 3.21)).not.toContain('finalAccountsDisclosure');
  });

  it('换了年度，全部重新核对', () => {
    expect(undoneBy('fiscalYear', 2031)).toEqual(duties(pack));
  });

  it('改一段文字，只撤销看文字的几条', () => {
    expect(undoneBy('changeExplanation.publicOutlay.reason', '因新增办公场所，水电费增加。')).toEqual(
      duties(pack).filter((duty) => ['sentencesRenewed', 'namesInPublicVersion'].includes(duty)),
    );
  });

  it('两个项目中间插一空行、两行对调，什么都不撤销；换一个项目的数才撤销', () => {
    const [first, second] = [
      { name: '普法宣传经费', final: 5 },
      { name: '统计调查经费', final: 7 },
    ];
    const filled = (rows: readonly object[]): Snapshot =>
      installedSnapshot(pack, { ...cleanFilling(pack, 1).data, businessProjects: rows }, false);
    const two = filled([first, second]);
    const before = readFieldTable(pack, bind(pack, two));
    const place = before.place('businessProjects[2].name')!;
    const inserted = insertRows(two, place.sheet, parseA1(place.address)!.top, [[null]]);
    expect(readFieldTable(pack, bind(pack, inserted)).rowCount('businessProjects')).toBe(3);
    const ticked = tickedIn(before);
    expect(undoneIn(inserted, ticked)).toEqual([]);
    expect(undoneIn(filled([second, first]), ticked)).toEqual([]);
    const swapped = filled([
      { ...first, final: 7 },
      { ...second, final: 5 },
    ]);
    expect(undoneIn(swapped, ticked)).toEqual(duties(pack).filter((duty) => duty === 'projectSelfEvaluations'));
  });
});
