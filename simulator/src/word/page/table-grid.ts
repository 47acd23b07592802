import { child, childElements, is, value, valueOf } from '../model/dom';

export interface GridCell {
  readonly cell: Element;
  readonly columns: number;
  readonly rows: number;
}

export interface GridRow {
  readonly row: Element;
  /** The control around the whole row, where there is one. */
  readonly control: Element | null;
  readonly cells: readonly GridCell[];
}

interface Standing {
  readonly cell: Element;
  readonly column: number;
  readonly columns: number;
  readonly isContinued: boolean;
}

/** Rows and cells of a table as they are seen: a cell that goes on the one above it (vMerge) is no cell of its own. */
export function gridOf(table: Element): readonly GridRow[] {
  const rows = rowsIn(table, null).map(({ row, control }) => ({ row, control, cells: standingCells(row) }));
  return rows.map(({ row, control, cells }, index) => ({
    row,
    control,
    cells: cells
      .filter((one) => !one.isContinued)
      .map(({ cell, column, columns }) => {
        let height = 1;
        while (rows[index + height]?.cells.some((below) => below.column === column && below.isContinued)) height++;
        return { cell, columns, rows: height };
      }),
  }));
}

/** Widths of the columns in points, as the table's grid states them. */
export function columnWidths(table: Element): readonly number[] {
  const grid = child(table, 'tblGrid');
  return grid
    ? childElements(grid)
        .filter((one) => is(one, 'gridCol'))
        .map((one) => Number(value(one, 'w') ?? 0) / 20)
    : [];
}

function rowsIn(holder: Element, control: Element | null): { row: Element; control: Element | null }[] {
  return childElements(holder).flatMap((node) => {
    if (is(node, 'tr')) return [{ row: node, control }];
    if (is(node, 'sdt')) return rowsIn(child(node, 'sdtContent') ?? node, node);
    return is(node, 'customXml', 'ins', 'del') ? rowsIn(node, control) : [];
  });
}

function standingCells(row: Element): Standing[] {
  let column = Number(valueOf(child(row, 'trPr'), 'gridBefore') ?? 0);
  return cellsIn(row).map((cell) => {
    const properties = child(cell, 'tcPr');
    const columns = Math.max(1, Number(valueOf(properties, 'gridSpan') ?? 1));
    const merge = child(properties, 'vMerge');
    const one = { cell, column, columns, isContinued: merge !== null && value(merge) !== 'restart' };
    column += columns;
    return one;
  });
}

function cellsIn(holder: Element): Element[] {
  return childElements(holder).flatMap((node) =>
    is(node, 'tc')
      ? [node]
      : is(node, 'sdt')
        ? cellsIn(child(node, 'sdtContent') ?? node)
        : is(node, 'customXml')
          ? cellsIn(node)
          : [],
  );
}
