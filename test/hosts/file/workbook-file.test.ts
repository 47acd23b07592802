import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { newWorkbook } from '../../../src/app/new-workbook';
import { bindWorkbook } from '../../../src/app/open-workbook';
import type { PackSource } from '../../../src/app/live/pack-source';
import { reviewLastYear, takeLastYear } from '../../../src/app/workbook-session/last-year-commands';
import { WorkbookSession } from '../../../src/app/workbook-session/workbook-session';
import { resultsAfter } from '../../../src/app/stored-results';
import { checkWorkbook } from '../../../src/app/check-workbook';
import { fieldEdit } from '../../../src/core/edits/cell-edit';
import type { CellEdit, Edit } from '../../../src/core/workbook/edit';
import { readIdentity } from '../../../src/core/workbook/identity';
import { cachedValue, isFormula, type Snapshot } from '../../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { patchWorkbook } from '../../../src/hosts/file/patch-workbook/patch-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { openWorkbookFile } from '../../../src/hosts/file/workbook-file';
import type { FileOnDisk, WorkbookFile } from '../../../src/hosts/port/workbook-file';
import { builtInPack } from '../../support/built-in-pack';
import { handClock } from '../../support/hand-clock';
import { convert, describeWithSoffice } from '../../support/soffice';
import { withoutResults } from '../../support/without-results';
import { restoreFormula } from '../../support/restore-formula';

const pack = builtInPack('kaifu-2018');
const packs: PackSource = { list: async () => [], load: async (id) => (id === pack.id ? pack : null) };
const creator = 'test';

const readAll = (bytes: Uint8Array): Snapshot => readWorkbook(bytes, '表.xlsx', { sheets: 'all' });

function bound(bytes: Uint8Array): ReturnType<typeof bindWorkbook> {
  const snapshot = readWorkbook(bytes, '表.xlsx');
  return bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
}

function typed(bytes: Uint8Array, cells: Readonly<Record<string, CellEdit>>): Uint8Array {
  const { table } = bound(bytes);
  return patchWorkbook(
    bytes,
    Object.entries(cells).map(([id, content]) => fieldEdit(table, id, content)!),
    '表.xlsx',
  );
}

interface Desk {
  readonly host: WorkbookFile;
  readonly session: WorkbookSession;
  readonly places: string[];
}

async function open(bytes: Uint8Array | null, disk: FileOnDisk | null = null): Promise<Desk> {
  const places: string[] = [];
  const host = openWorkbookFile(bytes, '表.xlsx', disk, {
    resultsAfter: (before, after) => resultsAfter(packs, before, after),
    author: (edits) => authorWorkbook(edits, { creator }),
    showPlace: (sheet, address) => places.push(`${sheet} ${address}`),
  });
  const session = new WorkbookSession({
    host,
    packs,
    clock: handClock(),
    newId: () => 'id',
    fileName: '表.xlsx',
    onBug: (error) => {
      throw error;
    },
  });
  await session.start();
  return { host, session, places };
}

const findings = (bytes: Uint8Array): string[] =>
  checkWorkbook(bound(bytes))
    .findings.map(({ id, level, state, message }) => `${level} ${state} ${id} ${message}`)
    .sort();

let sample: Uint8Array;
let worked: Uint8Array;
beforeAll(async () => {
  sample = await authorWorkbook(newWorkbook({ pack, sample: true, data: {}, workbookId: 'file' }), { creator });
  // A cell of the user's own formula, a formula typed over, a figure to explain.
  worked = typed(sample, {
    'officeExpense.final': { formula: '=10+2.5', value: 12.5 },
    'threePublicExpenses.final': 3.75,
    'changeExplanation.basicExpenditure.reason': null,
    'changeExplanation.projectExpenditure.reason': null,
  });
});

interface Step {
  readonly name: string;
  readonly does: (desk: Desk) => Promise<unknown>;
}

const steps: readonly Step[] = [
  {
    name: '写说明',
    does: ({ session }) => session.explain('basicExpenditureBudgetChange', '年中追加人员经费66.40万元'),
  },
  {
    name: '恢复公式',
    does: async ({ session }) => {
      const broken = session.getSnapshot().book!.run.findings.find(({ fix }) => fix?.kind === 'restore-formula');
      expect(broken).toBeDefined();
      await restoreFormula(session, broken!.id);
    },
  },
  {
    name: '人工打分',
    does: ({ session }) => {
      const manual = pack.indicators.find(({ rule }) => rule.kind === 'manual')!;
      return session.scoreByHand(manual.id, 2, '另附材料');
    },
  },
  {
    name: '装入上年数',
    does: async ({ session }) => {
      const data = { fiscalYear: 2017, 'officialReception.final': 1.21, 'basicExpenditure.final': 278.9 };
      const last = newWorkbook({ pack, sample: true, data, workbookId: 'last' });
      const asked = await reviewLastYear(
        session.hands,
        readWorkbook(await authorWorkbook(last, { creator }), '去年.xlsx'),
        '去年.xlsx',
      );
      const every = new Set(pack.fields.map(({ id }) => id));
      expect(await takeLastYear(session.hands, asked!.last, every)).toBeGreaterThan(0);
    },
  },
  { name: '标到表上', does: ({ session }) => session.mark() },
  { name: '清除标记', does: ({ session }) => session.unmark() },
];

test.each(steps.map((step, at) => [step.name, at] as const))(
  '%s以后，表里没有一处“没有重新计算”',
  async (_name, at) => {
    const desk = await open(worked);
    for (const { does } of steps.slice(0, at + 1)) await does(desk);
    expect(desk.session.getSnapshot().trouble).toBeNull();
    const after = desk.host.bytes()!;
    expect(findings(after).filter((line) => /没有重新计算|按现在的数据应为|还没有计算结果/.test(line))).toEqual([]);
    expect(desk.host.unsaved()).toBe(at + 1);
  },
);

test('改一个数：合计、比率、得分和说明文字都跟着新，公式一个字不变', async () => {
  const desk = await open(sample);
  const before = readAll(sample);
  const edit = fieldEdit(bound(sample).table, 'officialReception.final', 9.99)!;
  await desk.host.apply([edit]);
  const after = desk.host.bytes()!;
  const { table } = bound(after);
  const moved = ['threePublicExpenses.final', 'scoreTotal'].map((id) => [
    bound(sample).table.shown(id),
    table.shown(id),
  ]);
  for (const [was, is] of moved) expect(is).not.toEqual(was);
  for (const id of ['threePublicExpenses.final', 'scoreTotal', 'scoreSummary'])
    expect(table.shown(id)).toEqual(table.value(id));
  const formulas = (snapshot: Snapshot): string[] =>
    snapshot.sheets.flatMap((sheet) => sheet.cells.flat().flatMap((cell) => (isFormula(cell) ? [cell.formula] : [])));
  expect(formulas(readAll(after))).toEqual(formulas(before));
});

test('用户自己的公式读了改过的数：不留旧结果，也不说错，说无法核对；没读到的照旧', async () => {
  const { table } = bound(sample);
  const reception = table.place('officialReception.final')!;
  const own = typed(sample, {
    'officeExpense.final': { formula: `='${reception.sheet}'!${reception.address}*2`, value: 2.42 },
    'meetingsAndTraining.final': { formula: '=3+4', value: 7 },
  });
  const desk = await open(own);
  await desk.host.apply([fieldEdit(table, 'officialReception.final', 9.99)!]);
  const after = bound(desk.host.bytes()!).table;
  expect(after.shown('officeExpense.final')).toMatchObject({ is: 'bad', why: 'uncached' });
  expect(after.shown('meetingsAndTraining.final')).toMatchObject({ is: 'number' });
  expect(findings(desk.host.bytes()!).filter((line) => /^error .*没有重新计算/.test(line))).toEqual([]);
});

test('新建工作簿：选模板装入，就是一份能存的 .xlsx', async () => {
  const { host, session } = await open(null);
  expect(session.getSnapshot().stage).toBe('new');
  await session.install({ packId: pack.id, year: 2018, unitName: '某某局', sample: true });
  expect(session.getSnapshot()).toMatchObject({ stage: 'ready', trouble: null, selfCheck: [] });
  expect(host.bytes()).not.toBeNull();
  expect(host.unsaved()).toBe(1);
});

test('转到单元格：说出在哪里', async () => {
  const { session, places } = await open(sample);
  await session.goTo({ sheet: '基础数据表', address: 'F7' });
  expect(places).toEqual(['基础数据表 F7']);
});

/** A file that somebody else saves anew. */
function diskOf(first: Uint8Array): FileOnDisk & { save(bytes: Uint8Array): void } {
  let now = first;
  let isNewer = false;
  return {
    save(bytes) {
      now = bytes;
      isNewer = true;
    },
    isNewer: async () => isNewer,
    bytes: async () => {
      isNewer = false;
      return now;
    },
  };
}

test.each<
  [string, { readonly mine: boolean; readonly theirs: Readonly<Record<string, CellEdit>>; readonly ends: string }]
>([
  ['这边没有改动：用新存的', { mine: false, theirs: { 'officialReception.final': 5 }, ends: 'taken' }],
  ['两边改的不是同一格：都在', { mine: true, theirs: { 'officialReception.final': 5 }, ends: 'merged' }],
  [
    '两边改了同一格：问，什么也不丢',
    { mine: true, theirs: { 'changeExplanation.basicExpenditure.reason': '别人写的' }, ends: 'conflict' },
  ],
])('表在 WPS 里又存过，%s', async (_title, { mine, theirs, ends }) => {
  const disk = diskOf(worked);
  const { host, session } = await open(worked, disk);
  if (mine) await session.explain('basicExpenditureBudgetChange', '我写的');
  const ours = host.bytes();
  const saved = typed(worked, theirs);
  disk.save(saved);
  expect(await host.lookAtDisk()).toBe(ends);
  const { table } = bound(host.bytes()!);
  const reason = table.value('changeExplanation.basicExpenditure.reason');
  if (ends === 'conflict') {
    expect(host.bytes()).toBe(ours);
    expect(host.conflict()).toEqual(saved);
    expect(host.unsaved()).toBe(1);
  } else {
    expect(table.value('officialReception.final')).toMatchObject({ is: 'number' });
    expect(String((table.value('officialReception.final') as { number: unknown }).number)).toBe('5');
    if (mine) expect(reason).toMatchObject({ is: 'text', text: '我写的' });
  }
});

test('在 WPS 里插过一行：名称移了，不照旧地址写，问', async () => {
  const disk = diskOf(worked);
  const { host, session } = await open(worked, disk);
  await session.explain('basicExpenditureBudgetChange', '我写的');
  const name = readAll(worked).names.find((one) => one.name === 'jx.authorizedPosts')!;
  const moved: Edit = { edit: 'define-name', ...name, refersTo: name.refersTo.replace(/\d+$/, '40') };
  disk.save(patchWorkbook(worked, [moved], '表.xlsx'));
  expect(await host.lookAtDisk()).toBe('conflict');
});

describeWithSoffice('LibreOffice 复算改过的文件', () => {
  test('每一步以后的文件都能打开；存着的结果与复算的一格不差，问题一条不差', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jixiao-file-'));
    try {
      // As a program saves it: what rests on the figure typed over a formula is calculated from that figure.
      mkdirSync(join(folder, 'worked'));
      writeFileSync(join(folder, 'worked.xlsx'), withoutResults(worked));
      convert([join(folder, 'worked.xlsx')], 'xlsx', join(folder, 'worked'));
      const desk = await open(readFileSync(join(folder, 'worked', 'worked.xlsx')));
      const files: string[] = [];
      const keep = (): void => {
        const file = join(folder, `${files.length}.xlsx`);
        writeFileSync(file, desk.host.bytes()!);
        files.push(file);
      };
      for (const { does } of steps) {
        await does(desk);
        keep();
      }
      await desk.host.apply([fieldEdit(bound(desk.host.bytes()!).table, 'officialReception.final', 9.99)!]);
      keep();
      mkdirSync(join(folder, 'out'));
      mkdirSync(join(folder, 'bare'));
      const bare = files.map((file) => join(folder, 'bare', basename(file)));
      for (const [at, file] of files.entries()) writeFileSync(bare[at]!, withoutResults(readFileSync(file)));
      convert(bare, 'xlsx', join(folder, 'out'));
      let compared = 0;
      const differences: string[] = [];
      const same: [string[], string[]][] = [];
      for (const [at, file] of files.entries()) {
        const again = readFileSync(join(folder, 'out', `${at}.xlsx`));
        const [stored, recalculated] = [readAll(readFileSync(file)), readAll(again)];
        for (const sheet of stored.sheets) {
          const other = recalculated.sheets.find(({ name }) => name === sheet.name)!;
          sheet.cells.forEach((line, down) =>
            line.forEach((cell, across) => {
              if (!isFormula(cell)) return;
              compared++;
              const [is, wanted] = [
                cell.value,
                cachedValue(other.cells[sheet.row + down - other.row]?.[sheet.column + across - other.column] ?? null),
              ];
              const isSame =
                typeof is === 'number' && typeof wanted === 'number' ? Math.abs(is - wanted) < 1e-9 : is === wanted;
              if (!isSame)
                differences.push(
                  `${at} ${sheet.name} ${sheet.row + down},${sheet.column + across}: ${String(is)} / ${String(wanted)}`,
                );
            }),
          );
        }
        same.push([findings(readFileSync(file)), findings(again)]);
      }
      process.stdout.write(`改过的文件 ${files.length} 份，公式格 ${compared} 个，差异 ${differences.length}\n`);
      expect(differences).toEqual([]);
      for (const [stored, recalculated] of same) expect(stored).toEqual(recalculated);
      expect(compared).toBeGreaterThan(600);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 300_000);
});
