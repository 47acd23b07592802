import { verifyInstall } from '../../../src/app/verify-install';
import type { Edit } from '../../../src/core/workbook/edit';
import type { Inspection } from '../../../src/core/workbook/inspection';
import { createExcelHost } from '../../../src/hosts/office/excel/excel-host';
import type { WorkbookHost } from '../../../src/hosts/port/workbook-host';
import { createWpsHost } from '../../../src/hosts/wps/wps-host';
import type { openExcel } from '../../../simulator/excel';
import { openWps } from '../../../simulator/wps';
import { blankExcel, sampleEdits } from '../office/excel/blank-excel';

type Book = ReturnType<typeof openExcel>['host']['book'];

/** All that a workbook is, cell by cell, whatever it was made by. */
function everythingIn({ model, extras }: Book): unknown {
  const sheets = model.sheets().map((id) => {
    const { unlocked, highlights, validations, page, protection, veryHidden } = extras.of(id);
    const used = model.used(id, false) ?? { row: 0, column: 0, rows: 0, columns: 0 };
    const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
    const rows = range(used.row + used.rows);
    const columns = range(used.column + used.columns);
    return {
      ...model.sheet(id),
      veryHidden,
      protection,
      page: {
        ...page,
        margins: Object.fromEntries(Object.entries(page.margins).map(([side, one]) => [side, one.toFixed(6)])),
      },
      highlights: highlights.map(({ id: _, ...one }) => one),
      validations: validations.map((one) => JSON.stringify(one).replace('"1900-01-01"', '1')).sort(),
      merges: model
        .merges(id)
        .map((one) => JSON.stringify(one))
        .sort(),
      frozen: model.frozen(id),
      widths: columns.map((column) => model.columnWidth(id, column)),
      heights: rows.map((row) => model.rowHeight(id, row)),
      cells: rows.map((row) =>
        columns.map((column) => ({
          ...model.cell(id, row, column),
          style: model.style(id, row, column),
          unlocked: unlocked.has(row, column),
        })),
      ),
    };
  });
  return { sheets, names: [...model.names()].map((one) => JSON.stringify({ ...one, sheet: null })).sort() };
}

const inspected = (host: WorkbookHost): Promise<readonly Inspection[]> =>
  host.inspect!(
    sampleEdits.flatMap((edit) => {
      if (edit.edit !== 'add-sheet') return [];
      const validated = sampleEdits.flatMap((one) =>
        one.edit === 'validate-cells' && one.sheet === edit.sheet ? one.areas : [],
      );
      return [{ sheet: edit.sheet, validated: [...validated, 'A1', 'A1:G40'] }];
    }),
  );

async function throughExcel(edits: readonly Edit[]): Promise<{ book: unknown; inspections: readonly Inspection[] }> {
  const excel = blankExcel();
  const host = createExcelHost();
  await host.apply(edits);
  await excel.host.book.settle();
  const answer = { book: everythingIn(excel.host.book), inspections: await inspected(host) };
  await excel.close();
  return answer;
}

test('装好的工作簿，每一格、样式、列宽、验证、标记、页面、保护、名称，都与 Excel 装的一样', async () => {
  const excel = await throughExcel(sampleEdits);
  const wps = openWps();
  const host = createWpsHost();
  const seen: string[] = [];
  const receipt = await host.apply(sampleEdits, {
    onProgress: ({ sheet, done, total }) => seen.push(`${done}/${total} ${sheet}`),
  });
  await wps.settle();
  expect(receipt).toEqual({ applied: sampleEdits.length, sheets: seen.map((line) => line.slice(4)), cancelled: false });
  expect(seen).toHaveLength(7);
  expect(everythingIn(wps.program.active.book)).toEqual(excel.book);
  expect(await inspected(host)).toEqual(excel.inspections);
  expect(await verifyInstall(host, sampleEdits)).toEqual([]);
  // Where the user stood before, and nothing left switched off.
  expect(await host.selection()).toEqual({ sheet: 'Sheet1', address: 'A1' });
  expect(wps.program).toMatchObject({ displayAlerts: true, screenUpdating: true });
  await wps.close();
}, 60_000);
