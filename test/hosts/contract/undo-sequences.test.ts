import fc from 'fast-check';
import { takeFigures } from '../../../src/app/workbook-session/take-figures';
import { WorkbookSession } from '../../../src/app/workbook-session/workbook-session';
import { newWorkbook } from '../../../src/app/new-workbook';
import { noWish, planIntake } from '../../../src/core/intake/plan-intake';
import { plainTarget } from '../../../src/core/commands/journal';
import { parseA1 } from '../../../src/core/workbook/address';
import { isFormula, type CellSnapshot, type Snapshot } from '../../../src/core/workbook/snapshot';
import { createExcelHost } from '../../../src/hosts/office/excel/excel-host';
import type { WorkbookHost } from '../../../src/hosts/port/workbook-host';
import { ltsc2021, openExcel, subscription, type HostProfile, type OpenExcel } from '../../../simulator/excel';
import { randomSeed } from '../../support/seed';
import { pack } from '../office/excel/blank-excel';

/** Of each profile. */
const sequences = 15;
const seed = randomSeed(20260315);

/** What a person does, by chance: `pick` chooses among whatever there is to do it to. */
type Act = { readonly what: (typeof acts)[number]; readonly pick: number; readonly figure: number };
const acts = [
  'explain',
  'fix',
  'rewrite',
  'tick',
  'score',
  'repair',
  'mark',
  'unmark',
  'paste',
  'type',
  'clear',
  'typeOver',
  'reword',
  'insertRow',
  'deleteRow',
] as const;

const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(...acts),
  pick: fc.nat(997),
  figure: fc.integer({ min: 0, max: 9999 }).map((cents) => cents / 100),
});

/** Contents of all sheets of ours; results, locks and looks aside. */
function contents({ sheets, names }: Snapshot): { cells: Record<string, CellSnapshot>; names: string[] } {
  const cells: Record<string, CellSnapshot> = {};
  for (const { name, row, column, cells: lines } of sheets)
    lines.forEach((line, down) =>
      line.forEach((cell, right) => {
        if (cell !== null)
          cells[`${name} ${row + down},${column + right}`] = isFormula(cell) ? plainTarget(cell.formula) : cell;
      }),
    );
  return { cells, names: names.map((one) => `${one.name}=${plainTarget(one.refersTo)}`).sort() };
}

/** How the last step is taken back. */
type Back =
  { readonly by: 'receipt'; readonly id: number } | { readonly by: 'user'; readonly again: () => Promise<void> };

describe.each<[string, HostProfile]>([
  ['Excel 2021（加载项一写，Ctrl+Z 就空了）', ltsc2021],
  ['订阅版（Ctrl+Z 还在）', subscription],
])('%s', (_name, profile) => {
  let excel: OpenExcel;
  let session: WorkbookSession;
  const bugs: unknown[] = [];
  let host: WorkbookHost;

  beforeAll(async () => {
    excel = openExcel({
      profile,
      snapshot: {
        name: '工作簿1',
        sheetOrder: ['s1'],
        sheets: { s1: { id: 's1', name: 'Sheet1', rowCount: 60, columnCount: 16 } },
      },
    });
    host = createExcelHost();
    const data = {
      'officeExpense.final': 142000,
      'changeExplanation.personnelExpenses.reason': '人员经费比本年预算减少63.10万元，下降39.14%，年中提高工资标准。',
    };
    await host.apply(newWorkbook({ pack, sample: true, data, workbookId: 'w' }));
    // Somebody took the protection away: formulas can be typed over.
    await excel.run(async ({ workbook }) => {
      for (const { title } of pack.sheets) workbook.worksheets.getItem(title).protection.unprotect();
    });
    session = new WorkbookSession({
      host,
      packs: { list: async () => [], load: async () => pack },
      clock: { now: () => 0, after: () => () => undefined },
      newId: () => 'w-2',
      fileName: '工作簿1',
      onBug: (bug) => void bugs.push(bug),
    });
    await session.recheck();
  }, 60_000);
  afterAll(async () => {
    await excel.close();
    expect([...bugs, ...excel.host.bugs]).toEqual([]);
  });

  const book = () => session.getSnapshot().book!;
  const lastId = (): number => session.getSnapshot().receipts[0]?.id ?? 0;
  const oneOf = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

  /** As a user comes to it: Univer's rows move the names of the sheet that is shown. */
  const sheetOf = (name: string) => {
    const id = excel.model.sheets().find((one) => excel.model.sheet(one)?.name === name)!;
    excel.model.activate(id);
    return excel.model.open.workbook.getSheetBySheetId(id)!;
  };

  /** Ctrl+Z as long as Excel has it; where the pane has emptied it since, by hand. */
  async function byUser(work: () => unknown, byHand: () => unknown): Promise<Back> {
    const settled = async (): Promise<void> => {
      await excel.model.settle();
      await session.recheck();
    };
    work();
    await settled();
    const writes = lastId() + undone;
    return {
      by: 'user',
      again: async () => {
        if (profile === ltsc2021 && lastId() + undone > writes) byHand();
        else excel.model.undo();
        await settled();
      },
    };
  }

  /** Anywhere on a sheet of the form. */
  async function insertRow(pick: number): Promise<Back> {
    const { title } = oneOf(pack.sheets, pick)!;
    const { row, cells } = book().workbook.snapshot.sheets.find(({ name }) => name === title)!;
    const at = row - 1 + (pick % cells.length);
    return byUser(
      () => sheetOf(title).insertRows(at, 1),
      () => sheetOf(title).deleteRows(at, 1),
    );
  }

  /** Any row where Ctrl+Z stays; else one that is no part of the form, which nobody can tell from another. */
  async function deleteRow(pick: number): Promise<Back | null> {
    const { title } = oneOf(pack.sheets, pick)!;
    const { row, cells } = book().workbook.snapshot.sheets.find(({ name }) => name === title)!;
    const end = row - 1 + cells.length;
    const at = profile === ltsc2021 ? end + (pick % 5) : row - 1 + (pick % cells.length);
    return byUser(
      () => sheetOf(title).deleteRows(at, 1),
      () => sheetOf(title).insertRows(at, 1),
    );
  }

  /** The user, past the pane. Ctrl+Z where Excel has it still; else what stood there is typed again. */
  async function type(field: string, content: string | number): Promise<Back | null> {
    const place = book().workbook.table.place(field);
    const area = place && parseA1(place.address);
    if (!place || !area) return null;
    const range = sheetOf(place.sheet).getRange(area.top - 1, area.left - 1);
    const { cell } = place;
    return byUser(
      () => (content === '' ? range.clearContent() : range.setValue(content)),
      () => {
        if (cell === null) range.clearContent();
        else if (isFormula(cell)) range.setValue({ f: cell.formula });
        else range.setValue(cell as string | number);
      },
    );
  }
  /** Writes of the pane that took something back: they leave no receipt of their own. */
  let undone = 0;

  async function does({ what, pick, figure }: Act): Promise<Back | null> {
    const before = lastId();
    const { run, score, workbook } = book();
    const inputs = pack.fields.filter((field) => field.kind === 'number' && !field.derive).map(({ id }) => id);
    const derived = pack.fields.filter((field) => field.kind === 'number' && field.derive).map(({ id }) => id);
    const texts = pack.fields.filter((field) => field.kind === 'text' && !field.derive).map(({ id }) => id);
    switch (what) {
      case 'type':
        return type(oneOf(inputs, pick)!, figure);
      case 'clear':
        return type(oneOf(inputs, pick)!, '');
      case 'typeOver':
        return type(oneOf(derived, pick)!, figure);
      case 'reword':
        return type(oneOf(texts, pick)!, `改过的字${pick}`);
      case 'insertRow':
        return insertRow(pick);
      case 'deleteRow':
        return deleteRow(pick);
      case 'explain': {
        const open = oneOf(
          run.findings.filter(({ level }) => level === 'explain'),
          pick,
        );
        if (open) await session.explain(open.id, `写明原因${pick}`);
        break;
      }
      case 'fix': {
        const fixable = oneOf(
          run.findings.filter(({ fix }) => fix !== undefined),
          pick,
        );
        if (!fixable) break;
        const shown = await session.previewFix(fixable.id);
        if (!(await session.fix(fixable.id)) && shown)
          await session.fixShown(fixable.id, shown, new Set(shown.map(({ field }) => field)));
        break;
      }
      case 'rewrite': {
        const mended = oneOf(
          run.findings.filter(({ rewrite, inText }) => rewrite && inText),
          pick,
        );
        if (mended) await session.rewrite(mended.inText!, mended.rewrite!.was, `${mended.rewrite!.was}另有说明。`);
        break;
      }
      case 'tick':
        await session.tickOff(
          oneOf(
            pack.checks.filter(({ rule }) => rule === null),
            pick,
          )!.id,
          `王${pick}`,
          '2026-03-15',
        );
        break;
      case 'score': {
        const manual = oneOf(
          score.indicators.filter(({ id }) => pack.indicators.find((one) => one.id === id)?.rule.kind === 'manual'),
          pick,
        );
        if (manual) await session.scoreByHand(manual.id, pick % 4, `材料${pick}`);
        break;
      }
      case 'repair': {
        const preview = await session.previewRepair();
        if (preview) await session.repair(preview, new Set());
        break;
      }
      case 'mark':
        await session.mark();
        break;
      case 'unmark':
        await session.unmark();
        break;
      case 'paste': {
        const text = `项目\t本年决算数\n公务接待费\t${figure}\n办公经费\t${pick}`;
        const seen = new Map(
          planIntake(workbook.table, text)!.items.flatMap(({ key, state, now }) =>
            (state === 'new' || state === 'differs') && now ? [[key, now]] : [],
          ),
        );
        if (seen.size > 0) await takeFigures(session.hands, text, noWish, seen);
        break;
      }
    }
    const { receipts } = session.getSnapshot();
    // Marks that an earlier session may have put there are gone for good, and the receipt says so.
    return lastId() > before && receipts[0]!.state === 'stands' ? { by: 'receipt', id: receipts[0]!.id } : null;
  }

  test(`${sequences} 串随意的写入和改动，倒着撤销，回到开始的格子`, async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 8 }), async (list) => {
        const began = contents(await host.read());
        const backs: Back[] = [];
        for (const one of list) {
          const back = await does(one);
          if (!back) continue;
          seen.add(one.what);
          backs.push(back);
        }
        for (const back of backs.reverse()) {
          if (back.by === 'user') await back.again();
          else {
            expect(await session.undo(back.id)).toBe(true);
            undone++;
          }
        }
        expect(contents(await host.read())).toEqual(began);
        expect(session.getSnapshot().trouble).toBeNull();
      }),
      { seed, numRuns: sequences, endOnFailure: true },
    );
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        ...['deleteRow', 'explain', 'fix', 'insertRow', 'mark', 'paste', 'score', 'tick', 'type', 'typeOver'],
      ]),
    );
  }, 300_000);
});
