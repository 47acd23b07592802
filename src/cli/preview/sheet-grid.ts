import { fromDouble } from '../../core/quantity/decimal';
import { dateText, fixed, percent, trimmed } from '../../core/quantity/format';
import { parseA1 } from '../../core/workbook/address';
import type { CellEdit, CellStyle, Edit, LineWeight, PageSetup } from '../../core/workbook/edit';

export interface GridCell {
  content: CellEdit | undefined;
  style: CellStyle;
  top?: LineWeight;
  right?: LineWeight;
  bottom?: LineWeight;
  left?: LineWeight;
}

/** A sheet as the edits of an installation make it: what will be printed, without a spreadsheet program. */
export interface SheetGrid {
  readonly name: string;
  columnsMm: readonly number[];
  heightsPt: readonly number[];
  page: PageSetup | null;
  readonly merges: { top: number; left: number; bottom: number; right: number }[];
  /** 1-based row and column; made where asked for. */
  cell(row: number, column: number): GridCell;
}

/** The visible sheets of an installation, in order. */
export function gridsOf(edits: readonly Edit[]): SheetGrid[] {
  const sheets = new Map<string, SheetGrid>();
  for (const edit of edits) {
    if (edit.edit === 'add-sheet' && edit.visibility === 'visible') sheets.set(edit.sheet, newGrid(edit.sheet));
    const grid = 'sheet' in edit ? sheets.get(edit.sheet) : undefined;
    if (grid) draw(grid, edit);
  }
  return [...sheets.values()];
}

function newGrid(name: string): SheetGrid {
  const cells = new Map<string, GridCell>();
  return {
    name,
    columnsMm: [],
    heightsPt: [],
    page: null,
    merges: [],
    cell(row, column) {
      const key = `${row},${column}`;
      let found = cells.get(key);
      if (!found) cells.set(key, (found = { content: undefined, style: {} }));
      return found;
    },
  };
}

function draw(grid: SheetGrid, edit: Edit): void {
  switch (edit.edit) {
    case 'size-columns':
      grid.columnsMm = edit.widthsMm;
      return;
    case 'size-rows':
      grid.heightsPt = edit.heightsPt;
      return;
    case 'setup-page':
      grid.page = edit.page;
      return;
    case 'set-cells':
      edit.cells.forEach((row, down) =>
        row.forEach((content, right) => {
          if (content !== undefined) grid.cell(edit.row + down, edit.column + right).content = content;
        }),
      );
      return;
    case 'merge-cells':
      for (const area of edit.areas) grid.merges.push(parseA1(area)!);
      return;
    case 'style-cells':
      for (const area of edit.areas) styleArea(grid, parseA1(area)!, edit.style);
      return;
    default:
      return;
  }
}

function styleArea(
  grid: SheetGrid,
  area: { top: number; left: number; bottom: number; right: number },
  { border, ...style }: CellStyle,
): void {
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) {
      const cell = grid.cell(row, column);
      cell.style = { ...cell.style, ...style };
      const line = (isEdge: boolean): LineWeight | undefined => (isEdge ? border?.outside : border?.inside);
      const sides = {
        top: line(row === area.top),
        right: line(column === area.right),
        bottom: line(row === area.bottom),
        left: line(column === area.left),
      };
      for (const [side, weight] of Object.entries(sides) as [keyof typeof sides, LineWeight | undefined][])
        if (weight !== undefined) cell[side] = weight;
    }
}

/** A cell as its number format prints it. */
export function printedCell({ content, style }: GridCell): string {
  const value = typeof content === 'object' && content !== null ? content.value : content;
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  const number = fromDouble(value);
  const format = style.numberFormat ?? 'General';
  if (format.includes('yyyy')) return dateText(number);
  const decimals = /0\.(0+)/.exec(format)?.[1]?.length ?? 0;
  if (format.includes('%')) return percent(number, decimals);
  return format === 'General' || format === '@' ? trimmed(number, 10) : fixed(number, decimals);
}
