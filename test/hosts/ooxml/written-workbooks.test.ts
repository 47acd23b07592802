import { resultsAfter } from '../../../src/app/stored-results';
import { checkWorkbook } from '../../../src/app/check-workbook';
import { newWorkbook } from '../../../src/app/new-workbook';
import { bindWorkbook } from '../../../src/app/open-workbook';
import { offerFigures, tablesOfSheets, takeEdits } from '../../../src/app/take-figures';
import { markEdits, unmarkEdits } from '../../../src/core/commands/mark-edits';
import { noWish } from '../../../src/core/intake/plan-intake';
import type { Edit } from '../../../src/core/workbook/edit';
import { readIdentity } from '../../../src/core/workbook/identity';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { changeWorkbook } from '../../../src/hosts/file/patch-workbook/change-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { createExcelHost } from '../../../src/hosts/office/excel/excel-host';
import { builtInPack, builtInPackIds } from '../../support/built-in-pack';
import { ooxmlFaults } from '../../support/ooxml/ooxml-faults';
import { blankExcel } from '../office/excel/blank-excel';

let looked = 0;

function expectSound(name: string, bytes: Uint8Array): void {
  looked++;
  expect([name, [...new Set(ooxmlFaults(bytes))]]).toEqual([name, []]);
}

afterAll(() => void process.stdout.write(`OOXML：看了 ${looked} 份写出的工作簿\n`));

/** Of the example's year, empty or not: figures of another year are nobody's. */
function bookOf(id: string, sample: boolean): readonly Edit[] {
  const pack = builtInPack(id);
  const { fiscalYear } = pack.sample;
  return newWorkbook({ pack, sample, data: fiscalYear === undefined ? {} : { fiscalYear }, workbookId: 'w-1' });
}

describe.each(builtInPackIds)('%s', (id) => {
  const pack = builtInPack(id);
  const changed = (bytes: Uint8Array, edits: readonly Edit[]): Promise<Uint8Array> =>
    changeWorkbook(bytes, 'x.xlsx', edits, {
      read: async (one) => readWorkbook(one, 'x.xlsx', { sheets: 'all' }),
      resultsAfter: (before, after) =>
        resultsAfter({ list: async () => [], load: async (one) => (one === pack.id ? pack : null) }, before, after),
    });
  const opened = (bytes: Uint8Array) => {
    const snapshot = readWorkbook(bytes, 'x.xlsx', { sheets: 'all' });
    return bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
  };

  test('新装的工作簿，空的和带例子的；取数、标到表上、清除、保护之后', async () => {
    const empty = await authorWorkbook(bookOf(id, false), { creator: '测试' });
    expectSound('空的', empty);
    const sample = await authorWorkbook(bookOf(id, true), { creator: '测试' });
    expectSound('例子', sample);

    const workbook = opened(empty);
    const offer = offerFigures(workbook, tablesOfSheets(opened(sample).snapshot.sheets), () => ({
      ...noWish,
      unit: '万元',
    }));
    const edits = takeEdits(workbook, offer, new Set(offer.items.map(({ key }) => key)), '例子.xlsx', '2026-03-15');
    expect(edits.length).toBeGreaterThan(0);
    const taken = await changed(empty, edits);
    expectSound('取过数', taken);

    const { findings } = checkWorkbook(opened(taken));
    const sheets = opened(taken).snapshot.sheets.map(({ name }) => name);
    const marks = markEdits(sheets, findings);
    expect(marks.length).toBeGreaterThan(sheets.length);
    const marked = await changed(taken, marks);
    expectSound('标过', marked);
    expectSound('又标过', await changed(marked, marks));
    expectSound('清除过', await changed(marked, unmarkEdits(sheets)));
    const far: Edit[] = [
      { edit: 'set-cells', sheet: sheets[0]!, row: 900, column: 30, cells: [['远处 <&> "', 3.5, null]] },
      { edit: 'define-name', name: 'jx.z', refersTo: `'${sheets[0]!}'!$AD$900`, hidden: true },
      ...sheets.map((sheet): Edit => ({ edit: 'protect-sheet', sheet })),
    ];
    expectSound('保护过', await changed(marked, far));
  }, 120_000);

  // Of a pack's variants one: the larger ones take Excel a minute and bring nothing that is not in it.
  const inExcel = /\/(?!5-projects$|13-61-26$)/.test(id) ? test.skip : test;
  inExcel(
    '在模拟的 Excel 里装、存',
    async () => {
      const excel = blankExcel();
      try {
        const host = createExcelHost();
        await host.apply(bookOf(id, true));
        const bytes = await excel.save();
        expectSound('装好', bytes);
        const { findings } = checkWorkbook(opened(bytes));
        await host.apply(markEdits([], findings));
        expectSound('标过', await excel.save());
        expect(excel.host.bugs).toEqual([]);
      } finally {
        await excel.close();
      }
    },
    120_000,
  );
});
