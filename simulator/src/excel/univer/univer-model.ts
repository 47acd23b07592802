import type { ICellData, IWorkbookData, IWorksheetData, Nullable } from '@univerjs/core';
import { notSimulated } from '../../executor/errors';
import { intersection, isWholeColumns, isWholeRows, withCell } from '../address';
import type {
  Area,
  Cell,
  CellInput,
  CellStyle,
  Frozen,
  ModelChange,
  NameRecord,
  SheetId,
  SheetInfo,
  SheetRules,
  StyleChange,
  WorkbookModel,
} from '../model';
import { ActiveSheet } from './active-sheet';
import { Calculation } from './calculation';
import { dataOf, PIXELS_PER_POINT, styleDataOf, styleOf } from './cells';
import { areaOf, rangeOf, watchChanges, watchTypedFormulas } from './changes';
import { Formulas } from './formulas';
import { Names } from './names';
import { openUniver, type OpenUniver } from './open';
import { drawRules } from './rules';
import { selectMergedWhole } from './selections';
import { watchSteps } from './steps';
import type { UniverLibrary } from './types';

const VALUES = 'sheet.mutation.set-range-values';

type CellMatrix = Record<number, Record<number, ICellData>>;

/** A workbook in Univer, with or without its grid. */
export class UniverModel implements WorkbookModel {
  private readonly calculation: Calculation;
  private readonly definedNames: Names;
  private readonly formulas: Formulas;
  private readonly activeSheet: ActiveSheet;
  /** Univer selects what nobody asked for. */
  private isSelecting = false;
  private readonly listeners: ((change: ModelChange) => void)[] = [];

  constructor(readonly open: OpenUniver) {
    this.activeSheet = new ActiveSheet(open, (change) => this.emit(change));
    this.definedNames = new Names(open);
    this.formulas = new Formulas(open, this.definedNames);
    this.calculation = new Calculation(open, () => this.formulas.tellChangedNames());
    watchChanges(open, this.calculation, (change) => {
      if (this.formulas.areTold || (change.kind === 'activated' && this.activeSheet.isPassing)) return;
      if (change.kind === 'selected' && this.isSelecting) return;
      this.emit(change);
    });
    watchTypedFormulas(open, (formula, sheet) => this.definedNames.inside(formula, sheet));
    watchSteps(open, (change) => this.emit(change));
    selectMergedWhole(open);
  }

  static open(library: UniverLibrary, snapshot: Partial<IWorkbookData>): UniverModel {
    return new UniverModel(openUniver(library, snapshot));
  }

  get name(): string {
    return `${this.open.workbook.getName()}.xlsx`;
  }

  sheets(): readonly SheetId[] {
    return this.open.workbook.getSheets().map((sheet) => sheet.getSheetId());
  }

  sheet(id: SheetId): SheetInfo | null {
    const sheet = this.open.workbook.getSheetBySheetId(id);
    if (!sheet) return null;
    return {
      name: sheet.getSheetName(),
      index: this.sheets().indexOf(id),
      hidden: sheet.isSheetHidden(),
      tabColor: (sheet.getTabColor() ?? '').toUpperCase(),
      gridlines: !sheet.hasHiddenGridLines(),
    };
  }

  addSheet(name: string): SheetId {
    return this.insertSheet(name, this.sheets().length);
  }

  copySheet(id: SheetId, name: string, index: number): SheetId {
    const { id: _id, name: _name, ...rest } = structuredClone(this.core(id).getSnapshot());
    return this.insertSheet(name, index, rest);
  }

  deleteSheet(id: SheetId): void {
    this.activeSheet.staying(() => this.open.workbook.deleteSheet(id));
  }

  changeSheet(id: SheetId, change: Partial<SheetInfo>): void {
    const sheet = this.facade(id);
    if (change.name !== undefined) sheet.setName(change.name);
    if (change.index !== undefined) this.open.workbook.moveSheet(sheet, change.index);
    const { hidden } = change;
    if (hidden !== undefined && hidden !== sheet.isSheetHidden()) {
      this.activeSheet.staying(() => (hidden ? sheet.hideSheet() : sheet.showSheet()));
    }
    if (change.tabColor !== undefined) sheet.setTabColor(change.tabColor);
    if (change.gridlines !== undefined) sheet.setHiddenGridlines(!change.gridlines);
  }

  active(): SheetId {
    return this.activeSheet.id;
  }

  activate(id: SheetId): void {
    this.activeSheet.activate(id);
  }

  selection(): { readonly sheet: SheetId; readonly area: Area } {
    const range = this.open.workbook.getActiveRange();
    const area = range ? areaOf(range.getRange()) : { row: 0, column: 0, rows: 1, columns: 1 };
    return { sheet: this.active(), area };
  }

  select(id: SheetId, area: Area): void {
    this.range(id, area).activate();
  }

  cell(id: SheetId, row: number, column: number): Cell {
    return this.formulas.cell(id, row, column);
  }

  write(id: SheetId, area: Area, input: (row: number, column: number) => CellInput | undefined): void {
    this.setCells(id, area, (row, column) => {
      const one = input(row, column);
      return one && dataOf('formula' in one ? { formula: this.definedNames.inside(one.formula, id) } : one);
    });
  }

  texts(id: SheetId, area: Area): readonly (readonly string[])[] {
    const shown = this.range(id, area).getDisplayValues();
    return Array.from({ length: area.rows }, (_, row) =>
      Array.from({ length: area.columns }, (_, column) => {
        const { value } = this.cell(id, area.row + row, area.column + column);
        return typeof value === 'boolean' ? String(value).toUpperCase() : String(shown[row]?.[column] ?? '');
      }),
    );
  }

  style(id: SheetId, row: number, column: number): CellStyle {
    return styleOf(this.core(id).getComposedCellStyle(row, column));
  }

  setStyle(id: SheetId, area: Area, style: (row: number, column: number) => StyleChange): void {
    // Without this trigger Univer deletes the formulas of cells that are only given a style.
    this.setCells(id, area, (row, column) => ({ s: styleDataOf(style(row, column)) }), 'sheet.command.set-style');
  }

  used(id: SheetId, valuesOnly: boolean): Area | null {
    let used: Area | null = null;
    this.core(id)
      .getCellMatrix()
      .forValue((row, column, cell: Nullable<ICellData>) => {
        if (!cell) return;
        const hasValue =
          (cell.v !== undefined && cell.v !== null && cell.v !== '') || Boolean(cell.f) || Boolean(cell.si);
        if (!hasValue && (valuesOnly || !cell.s)) return;
        used = withCell(used, row, column);
      });
    for (const [row, column] of this.formulas.spilledPlaces(id)) used = withCell(used, row, column);
    return used;
  }

  clear(id: SheetId, area: Area, what: 'contents' | 'formats'): void {
    const range = this.range(id, area);
    if (what === 'contents') range.clearContent();
    else range.clearFormat();
  }

  insert(id: SheetId, area: Area, shift: 'down' | 'right'): void {
    const sheet = this.facade(id);
    if (isWholeRows(area) && shift === 'down') {
      this.grow(id, area.row, 1);
      this.activeSheet.visiting(id, () => this.stayingSelected(() => sheet.insertRows(area.row, area.rows)));
    } else if (isWholeColumns(area) && shift === 'right') {
      this.grow(id, 1, area.column);
      this.activeSheet.visiting(id, () => this.stayingSelected(() => sheet.insertColumns(area.column, area.columns)));
    } else throw notSimulated('Range', 'insert (cells instead of whole rows or columns)');
  }

  remove(id: SheetId, area: Area, shift: 'up' | 'left'): void {
    const sheet = this.facade(id);
    if (isWholeRows(area) && shift === 'up') {
      const count = Math.min(area.rows, sheet.getMaxRows() - area.row);
      if (count > 0) this.activeSheet.visiting(id, () => this.stayingSelected(() => sheet.deleteRows(area.row, count)));
    } else if (isWholeColumns(area) && shift === 'left') {
      const count = Math.min(area.columns, sheet.getMaxColumns() - area.column);
      if (count > 0)
        this.activeSheet.visiting(id, () => this.stayingSelected(() => sheet.deleteColumns(area.column, count)));
    } else throw notSimulated('Range', 'delete (cells instead of whole rows or columns)');
  }

  columnWidth(id: SheetId, column: number): number {
    return this.isColumnHidden(id, column) ? 0 : this.facade(id).getColumnWidth(column) / PIXELS_PER_POINT;
  }

  rowHeight(id: SheetId, row: number): number {
    return this.isRowHidden(id, row) ? 0 : this.facade(id).getRowHeight(row) / PIXELS_PER_POINT;
  }

  setColumnWidth(id: SheetId, first: number, count: number, points: number): void {
    this.grow(id, 1, first + count);
    if (points > 0) this.facade(id).setColumnWidths(first, count, points * PIXELS_PER_POINT);
    this.setColumnHidden(id, first, count, points === 0);
  }

  setRowHeight(id: SheetId, first: number, count: number, points: number): void {
    this.grow(id, first + count, 1);
    if (points > 0) this.facade(id).setRowHeightsForced(first, count, points * PIXELS_PER_POINT);
    this.setRowHidden(id, first, count, points === 0);
  }

  isColumnHidden(id: SheetId, column: number): boolean {
    return !this.core(id).getColVisible(column);
  }

  isRowHidden(id: SheetId, row: number): boolean {
    return !this.core(id).getRowVisible(row);
  }

  setColumnHidden(id: SheetId, first: number, count: number, hidden: boolean): void {
    this.grow(id, 1, first + count);
    const changes = Array.from({ length: count }, (_, index) => first + index).some(
      (column) => this.isColumnHidden(id, column) !== hidden,
    );
    if (changes && hidden) this.facade(id).hideColumns(first, count);
    else if (changes) this.facade(id).showColumns(first, count);
  }

  setRowHidden(id: SheetId, first: number, count: number, hidden: boolean): void {
    this.grow(id, first + count, 1);
    const changes = Array.from({ length: count }, (_, index) => first + index).some(
      (row) => this.isRowHidden(id, row) !== hidden,
    );
    if (changes && hidden) this.facade(id).hideRows(first, count);
    else if (changes) this.facade(id).showRows(first, count);
  }

  merges(id: SheetId): readonly Area[] {
    return this.core(id).getMergeData().map(areaOf);
  }

  merge(id: SheetId, area: Area, across: boolean): void {
    // As in Excel: merged areas that the new one meets give way, and only the value at the top left stays.
    this.unmerge(id, area);
    const parts = across
      ? Array.from({ length: area.rows }, (_, row) => ({ ...area, row: area.row + row, rows: 1 }))
      : [area];
    for (const part of parts) {
      this.write(id, part, (row, column) => (row === part.row && column === part.column ? undefined : { value: null }));
    }
    // The mutation, not the command: the command sets styles in a way that deletes formulas.
    const ranges = parts.map(rangeOf);
    this.open.api.syncExecuteCommand('sheet.mutation.add-worksheet-merge', {
      unitId: this.open.unitId,
      subUnitId: id,
      ranges,
    });
  }

  unmerge(id: SheetId, area: Area): void {
    if (this.merges(id).some((other) => intersection(other, area))) this.range(id, area).breakApart();
  }

  frozen(id: SheetId): Frozen {
    const { xSplit, ySplit } = this.facade(id).getFreeze();
    return { rows: ySplit, columns: xSplit };
  }

  setFrozen(id: SheetId, { rows, columns }: Frozen): void {
    if (rows === 0 && columns === 0) this.facade(id).cancelFreeze();
    else this.facade(id).setFreeze({ xSplit: columns, ySplit: rows, startRow: rows || -1, startColumn: columns || -1 });
  }

  names(): readonly NameRecord[] {
    return this.definedNames.all();
  }

  putName(name: NameRecord): void {
    this.definedNames.put(name);
  }

  deleteName(name: string, sheet: SheetId | null): void {
    this.definedNames.delete(name, sheet);
  }

  drawRules(id: SheetId, rules: SheetRules): void {
    drawRules(this.open, id, rules, (formula) => this.definedNames.inside(formula, id));
  }

  undo(): void {
    this.open.workbook.undo();
  }

  clearUndo(): void {
    const { univer, library, unitId } = this.open;
    univer.__getInjector().get(library.IUndoRedoService).clearUndoRedo(unitId);
  }

  async settle(): Promise<void> {
    await this.activeSheet.settle();
    await this.calculation.settle();
  }

  recalculate(): void {
    this.calculation.recalculate();
  }

  onChange(listener: (change: ModelChange) => void): void {
    this.listeners.push(listener);
  }

  async dispose(): Promise<void> {
    await this.activeSheet.settle();
    await this.calculation.stop();
    this.open.univer.dispose();
  }

  private emit(change: ModelChange): void {
    for (const listener of this.listeners) listener(change);
  }

  private facade(id: SheetId): NonNullable<ReturnType<OpenUniver['workbook']['getSheetBySheetId']>> {
    const sheet = this.open.workbook.getSheetBySheetId(id);
    if (!sheet) throw new Error(`Sheet ${id} is gone.`);
    return sheet;
  }

  private core(id: SheetId) {
    const sheet = this.open.workbook.getWorkbook().getSheetBySheetId(id);
    if (!sheet) throw new Error(`Sheet ${id} is gone.`);
    return sheet;
  }

  /** Univer selects the rows that came in; Excel leaves the selection where it is. */
  private stayingSelected(work: () => void): void {
    const { area } = this.selection();
    this.isSelecting = true;
    try {
      work();
      this.range(this.open.workbook.getActiveSheet().getSheetId(), area).activate();
    } finally {
      this.isSelecting = false;
    }
  }

  private insertSheet(name: string, index: number, sheet: Partial<IWorksheetData> = {}): SheetId {
    return this.activeSheet.staying(() => this.open.workbook.insertSheet(name, { index, sheet }).getSheetId());
  }

  /** A facade range of what the sheet really has of the area. */
  private range(id: SheetId, area: Area) {
    const sheet = this.facade(id);
    const bounded = isWholeRows(area) || isWholeColumns(area);
    if (!bounded) this.grow(id, area.row + area.rows, area.column + area.columns);
    const rows = Math.min(area.rows, sheet.getMaxRows() - area.row);
    return sheet.getRange(area.row, area.column, rows, Math.min(area.columns, sheet.getMaxColumns() - area.column));
  }

  /** Univer's sheets end somewhere; Excel's go on. */
  private grow(id: SheetId, rows: number, columns: number): void {
    const sheet = this.facade(id);
    if (rows > sheet.getMaxRows()) sheet.setRowCount(rows + 20);
    if (columns > sheet.getMaxColumns()) sheet.setColumnCount(columns + 5);
  }

  /** A raw mutation: no command runs, so nothing lands on the user's undo list. */
  private setCells(
    id: SheetId,
    area: Area,
    cell: (row: number, column: number) => ICellData | undefined,
    trigger?: string,
  ): void {
    this.grow(id, area.row + area.rows, area.column + area.columns);
    const cellValue: CellMatrix = {};
    for (let row = area.row; row < area.row + area.rows; row++) {
      const cells: Record<number, ICellData> = {};
      for (let column = area.column; column < area.column + area.columns; column++) {
        const data = cell(row, column);
        if (data) cells[column] = data;
      }
      cellValue[row] = cells;
    }
    const params = {
      unitId: this.open.unitId,
      subUnitId: id,
      cellValue,
      ...(trigger === undefined ? {} : { trigger }),
    };
    this.open.api.syncExecuteCommand(VALUES, params);
  }
}
