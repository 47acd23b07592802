import { formulaOf, rowFormulaOf } from '../table/formula';
import { parseRowId } from '../pack/concrete-id';
import type { FieldTable } from '../fields/field-table';
import type { FieldValue } from '../fields/field-value';
import type { LaidSheet } from '../layout/layout';
import { layoutSheet } from '../layout/layout';
import { cellName, columnsOf, isDerived, type Pack, type ScalarField } from '../pack/pack';
import { absoluteA1, sheetPrefix } from '../workbook/address';
import type { CellEdit, DefineName, Edit, HighlightCells } from '../workbook/edit';
import { cellMapOf, refsFor, type CellMap } from '../table/cell-map';
import { highlightEdits } from './highlights';
import { identityEdits } from './identity-edits';
import { pageEdits } from './page';
import { styleEdits } from './styles';
import { validationEdits } from './validations';
import type { Identity } from '../workbook/identity';

export interface InstallOptions {
  readonly year: number;
  readonly unitName: string;
  readonly identity: Identity;
}

/**
 * The whole workbook of a pack as Edits, filled with the table's inputs; derived cells carry formulas and the results core
 * computed. Both hosts apply the same list.
 */
export function installEdits(pack: Pack, table: FieldTable, options: InstallOptions): Edit[] {
  const sheets = layoutPack(pack, table, options);
  const map = cellMapOf(sheets);
  const highlights = highlightEdits(pack, map, table);
  const edits: Edit[] = [];
  for (const sheet of sheets) edits.push(...sheetEdits(pack, sheet, map, table, highlights));
  edits.push(...identityEdits(options.identity));
  edits.push(...nameEdits(pack, map));
  return edits;
}

export function layoutPack(
  pack: Pack,
  table: Pick<FieldTable, 'rowCount'>,
  options: Pick<InstallOptions, 'year' | 'unitName'>,
): LaidSheet[] {
  const context = { year: options.year, unitName: options.unitName, rowCount: (rows: string) => table.rowCount(rows) };
  return pack.sheets.map((definition) => layoutSheet(pack, definition, context));
}

function sheetEdits(
  pack: Pack,
  sheet: LaidSheet,
  map: CellMap,
  table: FieldTable,
  highlights: readonly HighlightCells[],
): Edit[] {
  const name = sheet.definition.title;
  return [
    { edit: 'add-sheet', sheet: name, visibility: 'visible' },
    { edit: 'size-columns', sheet: name, widthsMm: sheet.definition.columnsMm },
    { edit: 'size-rows', sheet: name, heightsPt: sheet.rows.map((row) => row.heightPt) },
    contentEdit(pack, sheet, map, table),
    ...styleEdits(pack, sheet),
    ...validationEdits(pack, sheet),
    ...highlights.filter((edit) => edit.sheet === name),
    ...pageEdits(sheet),
    { edit: 'protect-sheet', sheet: name },
  ];
}

function contentEdit(pack: Pack, sheet: LaidSheet, map: CellMap, table: FieldTable): Edit {
  const width = sheet.definition.columnsMm.length;
  const grid: (CellEdit | undefined)[][] = sheet.rows.map(() => new Array<CellEdit | undefined>(width).fill(undefined));
  const ref = refsFor(map, sheet.definition.title);
  for (const cell of sheet.cells) {
    const content = cell.field === undefined ? (cell.text ?? null) : fieldContent(pack, table, cell.field, ref);
    grid[cell.top - 1]![cell.left - 1] = content ?? undefined;
  }
  for (const block of sheet.blocks.values()) {
    if (sheet.keyColumn === null)
      throw new Error(`sheet ${sheet.definition.id} has repeating rows but no hidden key column`);
    for (let row = block.top; row <= block.bottom; row++)
      grid[row - 1]![sheet.keyColumn - 1] = `k${row - block.top + 1}`;
  }
  return { edit: 'set-cells', sheet: sheet.definition.title, row: 1, column: 1, cells: grid };
}

function fieldContent(pack: Pack, table: FieldTable, id: string, ref: (id: string) => string): CellEdit {
  const field = table.field(id);
  // What was given stands in its cell, though nothing is worked out with what cannot be.
  const value = plainCell(isDerived(field) ? table.value(id) : table.shown(id), field);
  const row = parseRowId(id);
  const formula = row && 'rows' in field ? rowFormulaOf(field, row.index, pack, ref) : formulaOf(field, pack, ref);
  return formula === null ? value : { formula, value };
}

/** A value as a cell holds it: doubles, words, or nothing; what a derived field's formula says over a part that cannot be used. */
export function plainCell(value: FieldValue, field: ScalarField): number | string | null {
  if (value.is === 'number') return value.number.toNumber();
  if (value.is === 'blank') return null;
  if (value.is === 'bad' && value.why === 'part') return value.raw;
  if (value.is === 'bad' && value.why === 'absent') return null;
  if (value.is === 'bad')
    throw new Error(`${field.id} holds a bad value (${value.why}); data is checked before it is installed`);
  return value.text;
}

/** `jx.<id>` for every field; for repeating rows one name per column and one for the keys. */
function nameEdits(pack: Pack, map: CellMap): DefineName[] {
  const ids = pack.fields.flatMap((field) =>
    field.kind === 'rows' ? [...columnsOf(field).map((column) => column.id), `${field.id}.key`] : [field.id],
  );
  return ids.map((id) => {
    const area = map.area(id);
    if (!area) throw new Error(`field ${id} stands on no sheet of pack ${pack.id}`);
    return {
      edit: 'define-name',
      name: cellName(id),
      refersTo: sheetPrefix(area.sheet) + absoluteA1(area),
      hidden: false,
    };
  });
}
