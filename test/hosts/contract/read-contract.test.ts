import { checkWorkbook } from '../../../src/app/check-workbook';
import { newWorkbook } from '../../../src/app/new-workbook';
import { openWorkbook } from '../../../src/app/open-workbook';
import type { Data } from '../../../src/core/table/data';
import type { Edit } from '../../../src/core/workbook/edit';
import { isFormula, type CellSnapshot, type Snapshot } from '../../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { createExcelHost } from '../../../src/hosts/office/excel/excel-host';
import { builtInPack } from '../../support/built-in-pack';
import { openExcel } from '../../../simulator/excel';

/**
 * One workbook, two hosts: the same edits once into a file that is read as bytes, once through office.js into the simulated Excel. What
 * core is handed must be the same, and so what it finds.
 */
const pack = builtInPack('kaifu-2018');
const workbook = (data: Data = {}, sample = true): Edit[] => newWorkbook({ pack, sample, data, workbookId: 'w-1' });

const throughFile = async (edits: readonly Edit[]): Promise<Snapshot> =>
  readWorkbook(await authorWorkbook(edits, { creator: '测试' }), '自评.xlsx');

async function throughOffice(edits: readonly Edit[]): Promise<Snapshot> {
  const excel = openExcel({
    snapshot: { name: '自评', sheetOrder: ['s1'], sheets: { s1: { id: 's1', name: 'Sheet1' } } },
  });
  try {
    const host = createExcelHost();
    await host.apply(edits);
    const snapshot = await host.read();
    expect(excel.host.bugs).toEqual([]);
    return snapshot;
  } finally {
    await excel.close();
  }
}

/** Excel lists names by alphabet, a file as they were defined; the last digits of a result are the calculator's. */
function comparable({ sheets, names }: Snapshot): unknown {
  const value = (cell: CellSnapshot): unknown =>
    typeof cell === 'number'
      ? Number(cell.toPrecision(12))
      : isFormula(cell)
        ? { formula: cell.formula, value: value(cell.value) }
        : cell;
  return {
    sheets: sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map((row) => row.map(value)) })),
    names: [...names].sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

function verdicts(snapshot: Snapshot): unknown {
  const run = checkWorkbook(openWorkbook(snapshot, () => pack, '自评'));
  return run.findings.map(({ id, level, message, cells }) => ({
    id,
    level,
    message,
    cells: cells.map(({ sheet, address }) => `${sheet} ${address}`),
  }));
}

const renamed = (edits: readonly Edit[], from: string, to: string): Edit[] =>
  JSON.parse(
    JSON.stringify(edits).replaceAll(`'${from}'!`, `'${to}'!`).replaceAll(`"sheet":"${from}"`, `"sheet":"${to}"`),
  ) as Edit[];

const rowsBelow: Edit = {
  edit: 'set-cells',
  sheet: '说明',
  row: 40,
  column: 3,
  cells: [
    ['用户另加的一行', 12.5],
    [undefined, '1,234.00'],
  ],
};
const cellEdit = (sheet: string, row: number, column: number, cell: number | string | null): Edit => ({
  edit: 'set-cells',
  sheet,
  row,
  column,
  cells: [[cell]],
});

test.each<[string, Edit[]]>([
  ['样例', workbook()],
  ['空表', workbook({}, false)],
  ['改过几个数', workbook({ actualStaff: 12, 'vehiclePurchase.final': 999, 'officialReception.budget': 0 })],
  [
    '多出来的项目行',
    workbook({
      'businessProjects[3].name': '新增的项目',
      'businessProjects[3].budget': 7.5,
      'businessProjects[3].final': 6.25,
    }),
  ],
  [
    '公式被手写的文字盖住、说明被清空',
    [...workbook(), cellEdit('评分表', 5, 8, '手写的说明'), cellEdit('报告文字', 3, 2, null)],
  ],
  ['用户在表下面另加的行', [...workbook(), rowsBelow]],
  ['改了表名', renamed(workbook(), '评分表', '评分表（2018）')],
  ['少了一个名称', workbook().filter((edit) => edit.edit !== 'define-name' || edit.name !== 'jx.actualStaff')],
  ['名称断了', [...workbook(), { edit: 'define-name', name: 'jx.actualStaff', refersTo: '#REF!', hidden: false }]],
])(
  '%s：两个宿主读出的快照相同，结论相同',
  async (_title, edits) => {
    const [file, office] = [await throughFile(edits), await throughOffice(edits)];
    expect(comparable(office)).toEqual(comparable(file));
    expect(verdicts(office)).toEqual(verdicts(file));
    expect(file.names.length).toBeGreaterThan(200);
  },
  60_000,
);
