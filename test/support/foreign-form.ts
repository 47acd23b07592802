import { adoptionEdits } from '../../src/core/adopt/adoption-edits';
import type { AdoptedField, AdoptionCandidate } from '../../src/core/adopt/plan';
import type { FieldTable } from '../../src/core/fields/field-table';
import { placesShown } from '../../src/core/fields/figure-text';
import { rowId } from '../../src/core/pack/concrete-id';
import { columnsOf, isDerived, type ScalarField } from '../../src/core/pack/pack';
import { isMoneyUnit } from '../../src/core/quantity/amount-unit';
import { columnLetters } from '../../src/core/workbook/address';
import type { PrintedMeasure } from '../../src/core/workbook/adoption-record';
import type { CellEdit, Edit } from '../../src/core/workbook/edit';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { patchWorkbook } from '../../src/hosts/file/patch-workbook/patch-workbook';

export interface ForeignForm {
  /** As the bureau sent it. */
  readonly form: Uint8Array;
  /** With its names and our hidden sheet. */
  readonly adopted: Uint8Array;
  /** Concrete id → where the bureau prints it. */
  readonly places: ReadonlyMap<string, { readonly sheet: string; readonly address: string }>;
}

const [first, second] = ['附件1（绩效）', '附件2（明细）'];

/**
 * A workbook's figures on a form that nobody of us made: other sheets, rows from the last to the first, money in 元, rates as 95.1,
 * the unit behind its label, the year in a title, totals and rates typed by hand.
 * @param isLeftOut fields that the bureau does not ask for ("rows.column" for columns)
 */
export async function foreignForm(
  table: FieldTable,
  isLeftOut: (id: string, field: ScalarField) => boolean = () => false,
): Promise<ForeignForm> {
  const { pack } = table;
  const fields: AdoptedField[] = [];
  const places = new Map<string, { sheet: string; address: string }>();
  const grid: CellEdit[][] = [[null], [null]];
  const bind = (field: string, sheet: string, address: string, more: Partial<AdoptionCandidate>): void => {
    places.set(field, { sheet, address });
    fields.push({
      field,
      labelPath: field,
      state: 'bound',
      candidates: [
        {
          sheet,
          address,
          confidence: 1,
          why: '',
          measure: 'plain',
          part: { is: 'whole' },
          hasFormula: false,
          waitsForUnit: false,
          isOdd: false,
          ...more,
        },
      ],
    });
  };
  const scalars = pack.fields.flatMap((field) => (field.kind === 'rows' || isLeftOut(field.id, field) ? [] : [field]));
  for (const field of [...scalars].reverse()) {
    if (field.id === 'fiscalYear') {
      grid[0]![0] = `${String(contentOf(table, field.id, 'plain'))}年度绩效评价附表`;
      bind(field.id, first, 'A1', { part: { is: 'year' } });
    } else if (field.id === 'budgetUnitName') {
      grid[1]![0] = `填 报 单 位：${String(contentOf(table, field.id, 'plain') ?? '')}`;
      bind(field.id, first, 'A2', { part: { is: 'behind', label: '填报单位：' } });
    } else {
      const measure = measureOf(field);
      grid.push([grid.length - 1, field.label, contentOf(table, field.id, measure)]);
      bind(field.id, first, `C${grid.length}`, { measure });
    }
  }
  const rows: CellEdit[][] = [];
  for (const block of pack.fields) {
    if (block.kind !== 'rows') continue;
    const columns = columnsOf(block).filter((column) => !isLeftOut(column.id, column));
    rows.push(['', ...columns.map(({ label }) => label)]);
    const top = rows.length + 1;
    for (let row = 1; row <= table.rowCount(block.id); row++)
      rows.push([row, ...columns.map((one) => contentOf(table, rowId(block.id, row, one.column), measureOf(one)))]);
    columns.forEach((column, at) => {
      for (let row = 1; row <= table.rowCount(block.id); row++)
        bind(rowId(block.id, row, column.column), second, `${columnLetters(at + 2)}${top + row - 1}`, {
          measure: measureOf(column),
        });
    });
  }
  const edits: Edit[] = [
    { edit: 'add-sheet', sheet: first, visibility: 'visible' },
    { edit: 'add-sheet', sheet: second, visibility: 'visible' },
    { edit: 'set-cells', sheet: first, row: 1, column: 1, cells: grid },
    { edit: 'set-cells', sheet: second, row: 1, column: 1, cells: rows },
  ];
  const form = await authorWorkbook(edits, { creator: '财政局' });
  const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'adopted' };
  return { form, places, adopted: patchWorkbook(form, adoptionEdits({ fields }, identity), '附表.xlsx') };
}

function measureOf({ kind, unit }: ScalarField): PrintedMeasure {
  if (kind !== 'number') return 'plain';
  return isMoneyUnit(unit) ? '元' : unit === '%' ? 'percent' : 'plain';
}

/** As somebody would type it there; what is worked out at the digits our own form shows. */
function contentOf(table: FieldTable, id: string, measure: PrintedMeasure): CellEdit {
  const field = table.field(id);
  const value = isDerived(field) ? table.value(id) : table.shown(id);
  if (value.is === 'blank' || value.is === 'bad') return value.is === 'bad' ? value.raw : null;
  if (value.is !== 'number') return value.text;
  const number = isDerived(field) ? value.number.round(placesShown(field), 1) : value.number;
  if (measure === 'percent') return number.times(100).toNumber();
  if (measure === '元')
    return number.times(field.unit === '万元' ? 10_000 : field.unit === '亿元' ? 100_000_000 : 1).toNumber();
  return number.toNumber();
}
