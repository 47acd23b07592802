/**
 * The Snapshot: a workbook as it was read, as plain data. With Edit (edit.ts) it is the whole API between core and hosts.
 * Two hosts that read the same file give equal snapshots (contract suite).
 */
export interface Snapshot {
  /** Sheets in tab order. Hosts read every sheet that a `jx.` name points to, the identity sheet, and copies of them. */
  readonly sheets: readonly SheetSnapshot[];
  /** Workbook-scoped defined names, all of them; of a sheet's own names those that stand in for one of ours (names-in-force). */
  readonly names: readonly NameSnapshot[];
  /** Dates count from 1904, as in old Mac workbooks; absent: from 1900. Only files tell; Excel's own interface does not. */
  readonly datesFrom1904?: true;
}

export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** Whether the sheet is protected now. */
  readonly isProtected: boolean;
  /** 1-based row and column of cells[0][0]; the used range. Empty sheet: 1, 1 and no rows. */
  readonly row: number;
  readonly column: number;
  /** Row-major over the used range; rows may be shorter than the range. */
  readonly cells: readonly (readonly CellSnapshot[])[];
}

export type SheetVisibility = 'visible' | 'hidden' | 'veryHidden';

/** null is an empty cell. A bare value is a constant; the object form carries a formula and its cached result. */
export type CellSnapshot = CellValue | FormulaCell;

export interface FormulaCell {
  /** With the leading "=", A1 style, as the file or Excel states it. */
  readonly formula: string;
  /** The cached result; an empty text result is null. */
  readonly value: CellValue;
}

export type CellValue = number | string | boolean | null | CellError;

export interface CellError {
  /** Excel's own sign ("#DIV/0!"), or "#UNCACHED" where a formula has no stored result. */
  readonly error: string;
}

export interface NameSnapshot {
  readonly name: string;
  /** What it refers to, without "=": "'基础数据表'!$B$5", "#REF!", "0.13". */
  readonly refersTo: string;
  readonly hidden: boolean;
}

export function isFormula(cell: CellSnapshot): cell is FormulaCell {
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}

export function isCellError(value: CellSnapshot): value is CellError {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/** The cell at a 1-based position; null outside the used range. */
export function cellAt(sheet: SheetSnapshot, row: number, column: number): CellSnapshot {
  return sheet.cells[row - sheet.row]?.[column - sheet.column] ?? null;
}

export function cachedValue(cell: CellSnapshot): CellValue {
  return isFormula(cell) ? cell.value : cell;
}
