import type { Pack } from '../pack/pack';
import type { CellDefinition, RowDefinition, SheetDefinition } from '../pack/schema';
import { rowId } from '../pack/concrete-id';
import { layoutIndicators } from './indicators';
import { columns, type LaidCell, type LaidRow, type Span } from './laid';

/** A sheet of a pack with every row in its place: repeated rows counted out, the indicator tree unrolled, texts filled. */
export interface LaidSheet {
  readonly definition: SheetDefinition;
  readonly rows: readonly LaidRow[];
  readonly cells: readonly LaidCell[];
  /** Ruled boxes, 1-based rows and columns. */
  readonly boxes: readonly Span[];
  /** 1-based column of the hidden keys of repeating rows; null where the sheet has none. */
  readonly keyColumn: number | null;
  /** First and last sheet row of each rows field. */
  readonly blocks: ReadonlyMap<string, { readonly top: number; readonly bottom: number }>;
}

export interface LayoutContext {
  readonly year: number;
  readonly unitName: string;
  /** How many rows a rows field has; at least its minimum is laid out. */
  rowCount(rowsId: string): number;
}

export function layoutSheet(pack: Pack, definition: SheetDefinition, context: LayoutContext): LaidSheet {
  const rows: LaidRow[] = [];
  const cells: LaidCell[] = [];
  const blocks = new Map<string, { top: number; bottom: number }>();
  const firstRow = new Map<string, number>();
  const lastRow = new Map<string, number>();
  const fill = (text: string, n: number): string => fillTokens(text, context, n);

  for (const row of definition.rows) {
    firstRow.set(row.id, rows.length + 1);
    if (row.indicators) {
      const laid = layoutIndicators(pack, definition, rows.length + 1);
      rows.push(...laid.rows);
      cells.push(...laid.cells);
    } else {
      const count = row.repeat === undefined ? 1 : repeats(pack, row.repeat, context);
      if (row.repeat !== undefined) blocks.set(row.repeat, { top: rows.length + 1, bottom: rows.length + count });
      for (let n = 1; n <= count; n++) {
        rows.push({ id: row.id, heightPt: row.heightPt, breakAfter: row.breakAfter === true && n === count });
        for (const cell of row.cells) cells.push(layCell(cell, row, rows.length, n, fill));
      }
    }
    lastRow.set(row.id, rows.length);
  }
  const rowOf = (id: string, map: ReadonlyMap<string, number>): number => {
    const found = map.get(id);
    if (found === undefined) throw new Error(`sheet ${definition.id} has no row ${id}`);
    return found;
  };
  const boxes = definition.boxes.map((box) => ({
    top: rowOf(box.from, firstRow),
    bottom: rowOf(box.to, lastRow),
    ...columns(box.columns),
  }));
  const hidden = definition.columnsMm.indexOf(0);
  return { definition, rows, cells, boxes, blocks, keyColumn: hidden < 0 ? null : hidden + 1 };
}

function repeats(pack: Pack, rowsId: string, context: LayoutContext): number {
  const field = pack.byId.get(rowsId);
  return Math.max(context.rowCount(rowsId), field?.kind === 'rows' ? field.minimumRows : 1);
}

function layCell(
  cell: CellDefinition,
  row: RowDefinition,
  at: number,
  n: number,
  fill: (text: string, n: number) => string,
): LaidCell {
  const repeated = row.repeat !== undefined && cell.field?.startsWith(`${row.repeat}.`);
  const field = repeated ? rowId(row.repeat!, n, cell.field!.slice(row.repeat!.length + 1)) : cell.field;
  return {
    top: at,
    bottom: at + cell.rows - 1,
    ...columns(cell.at),
    style: cell.style,
    ...(cell.text === undefined ? {} : { text: fill(cell.text, n) }),
    ...(cell.text === undefined || fill(cell.text, n) === cell.text ? {} : { template: cell.text }),
    ...(field === undefined ? {} : { field }),
    ...(cell.indent === undefined ? {} : { indent: cell.indent }),
    ...(cell.align === undefined ? {} : { align: cell.align }),
  };
}

function fillTokens(text: string, context: LayoutContext, n: number): string {
  return text.replace(/\{(year|priorYear|nextYear|unitName|n)\}/g, (_, token: string) => {
    switch (token) {
      case 'priorYear':
        return String(context.year - 1);
      case 'nextYear':
        return String(context.year + 1);
      case 'unitName':
        return context.unitName;
      case 'n':
        return String(n);
      default:
        return String(context.year);
    }
  });
}
