/**
 * The workbook behind the simulated Excel: cells, styles, structure, names, validation and calculation. Rows and columns count from 0,
 * lengths are points. What real engines do not have, or do unlike Excel (protection, page layout, conditional formats, very hidden
 * sheets), is not here but in SheetExtras.
 */
export interface WorkbookModel {
  readonly name: string;
  /** In tab order. */
  sheets(): readonly SheetId[];
  /** null: no such sheet (any more). */
  sheet(id: SheetId): SheetInfo | null;
  addSheet(name: string): SheetId;
  /** Cells, styles, sizes, merges, validation; not names. */
  copySheet(id: SheetId, name: string, index: number): SheetId;
  deleteSheet(id: SheetId): void;
  changeSheet(id: SheetId, change: Partial<Omit<SheetInfo, 'index'>> & { readonly index?: number }): void;
  active(): SheetId;
  activate(id: SheetId): void;
  selection(): { readonly sheet: SheetId; readonly area: Area };
  select(id: SheetId, area: Area): void;

  cell(id: SheetId, row: number, column: number): Cell;
  /** undefined leaves a cell as it is. */
  write(id: SheetId, area: Area, input: (row: number, column: number) => CellInput | undefined): void;
  /** As shown: number formats applied. */
  texts(id: SheetId, area: Area): readonly (readonly string[])[];
  style(id: SheetId, row: number, column: number): CellStyle;
  setStyle(id: SheetId, area: Area, style: (row: number, column: number) => StyleChange): void;
  /** null: nothing used. */
  used(id: SheetId, valuesOnly: boolean): Area | null;
  clear(id: SheetId, area: Area, what: 'contents' | 'formats'): void;
  insert(id: SheetId, area: Area, shift: 'down' | 'right'): void;
  remove(id: SheetId, area: Area, shift: 'up' | 'left'): void;

  columnWidth(id: SheetId, column: number): number;
  rowHeight(id: SheetId, row: number): number;
  setColumnWidth(id: SheetId, first: number, count: number, points: number): void;
  setRowHeight(id: SheetId, first: number, count: number, points: number): void;
  isColumnHidden(id: SheetId, column: number): boolean;
  isRowHidden(id: SheetId, row: number): boolean;
  setColumnHidden(id: SheetId, first: number, count: number, hidden: boolean): void;
  setRowHidden(id: SheetId, first: number, count: number, hidden: boolean): void;
  merges(id: SheetId): readonly Area[];
  merge(id: SheetId, area: Area, across: boolean): void;
  unmerge(id: SheetId, area: Area): void;
  frozen(id: SheetId): Frozen;
  setFrozen(id: SheetId, frozen: Frozen): void;

  /** One array for as long as no name changes. */
  names(): readonly NameRecord[];
  /** Adds, or replaces the name of the same scope. */
  putName(name: NameRecord): void;
  deleteName(name: string, sheet: SheetId | null): void;

  /** Makes a sheet's rules those of our own layer, in place of whatever the engine made of them. */
  drawRules(id: SheetId, rules: SheetRules): void;

  undo(): void;
  clearUndo(): void;
  /** Resolves once everything written is calculated. */
  settle(): Promise<void>;
  recalculate(): void;
  onChange(listener: (change: ModelChange) => void): void;
  dispose(): Promise<void>;
}

export type SheetId = string;

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface SheetInfo {
  readonly name: string;
  readonly index: number;
  readonly hidden: boolean;
  /** "#RRGGBB", or '' for none. */
  readonly tabColor: string;
  readonly gridlines: boolean;
}

/** An error is its sign ("#DIV/0!"). */
export type Scalar = number | string | boolean | null;

export interface Cell {
  readonly value: Scalar;
  /** With "=". */
  readonly formula: string | null;
  readonly isError: boolean;
  /** Holds what the formula of another cell put there. */
  readonly isSpilled?: true;
}

export type CellInput = { readonly value: Scalar; readonly asText?: boolean } | { readonly formula: string };

export interface CellStyle {
  readonly fill: string | null;
  readonly fontName: string;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikethrough: boolean;
  readonly color: string;
  readonly horizontal: HorizontalAlignment;
  readonly vertical: VerticalAlignment;
  readonly wrap: boolean;
  /** Steps. */
  readonly indent: number;
  readonly numberFormat: string;
  readonly borders: Readonly<Partial<Record<Side, Line>>>;
}

/** Only what is given changes; a side with null loses its line. */
export type StyleChange = Partial<Omit<CellStyle, 'borders'>> & {
  readonly borders?: Readonly<Partial<Record<Side, Line | null>>>;
};

export const HORIZONTAL = ['General', 'Left', 'Center', 'Right', 'Justify'] as const;
export type HorizontalAlignment = (typeof HORIZONTAL)[number];
export const VERTICAL = ['Top', 'Center', 'Bottom'] as const;
export type VerticalAlignment = (typeof VERTICAL)[number];

export type Side = 'top' | 'bottom' | 'left' | 'right';
export const LINE_STYLES = ['Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot', 'Double', 'SlantDashDot'] as const;
export const LINE_WEIGHTS = ['Hairline', 'Thin', 'Medium', 'Thick'] as const;

export interface Line {
  readonly style: (typeof LINE_STYLES)[number];
  readonly weight: (typeof LINE_WEIGHTS)[number];
  readonly color: string;
}

export const defaultStyle: CellStyle = {
  fill: null,
  fontName: '等线',
  fontSize: 11,
  bold: false,
  italic: false,
  underline: false,
  strikethrough: false,
  color: '#000000',
  horizontal: 'General',
  vertical: 'Bottom',
  wrap: false,
  indent: 0,
  numberFormat: 'General',
  borders: {},
};

/** Rows and columns held still at the top and left. */
export interface Frozen {
  readonly rows: number;
  readonly columns: number;
}

export interface NameRecord {
  readonly name: string;
  /** Without "=". */
  readonly refersTo: string;
  readonly hidden: boolean;
  readonly comment: string;
  /** null: the whole workbook's. */
  readonly sheet: SheetId | null;
}

export interface ValidationRecord {
  /** As Office's DataValidationRule: {list: {...}}, {decimal: {...}}, {custom: {...}} … */
  readonly rule: Readonly<Record<string, unknown>>;
  readonly ignoreBlanks: boolean;
  readonly prompt: { readonly show: boolean; readonly title: string; readonly message: string };
  readonly alert: {
    readonly show: boolean;
    readonly style: 'Stop' | 'Warning' | 'Information';
    readonly title: string;
    readonly message: string;
  };
}

export interface ValidatedAreas {
  readonly areas: readonly Area[];
  readonly record: ValidationRecord;
}

export interface SheetRules {
  readonly highlights: readonly HighlightRecord[];
  readonly validations: readonly ValidatedAreas[];
}

/** A conditional format by formula, written for the top left cell of its first area. */
export interface HighlightRecord {
  readonly id: string;
  readonly areas: readonly Area[];
  readonly formula: string;
  readonly fill: string | null;
  readonly color: string | null;
  readonly bold: boolean | null;
  /** Number format while the rule holds; null: the cell's own. Not drawn by the grid. */
  readonly numberFormat: string | null;
  readonly stopIfTrue: boolean;
}

/** What happened, whoever did it. */
export type ModelChange =
  /** `before`: of a single cell, what it held. */
  | { readonly kind: 'cells'; readonly sheet: SheetId; readonly area: Area; readonly before?: Cell }
  | { readonly kind: 'formats'; readonly sheet: SheetId; readonly area: Area }
  | { readonly kind: 'inserted' | 'deleted'; readonly sheet: SheetId; readonly shift: Shift }
  | { readonly kind: 'calculated' | 'added' | 'removed'; readonly sheet: SheetId }
  | { readonly kind: 'selected'; readonly sheet: SheetId; readonly area: Area }
  | { readonly kind: 'activated'; readonly sheet: SheetId; readonly before: SheetId | null }
  | { readonly kind: 'renamed'; readonly sheet: SheetId; readonly before: string; readonly after: string }
  | { readonly kind: 'structure'; readonly sheet: SheetId | null }
  /** A step of the undo list that moves rows or columns; `turning`: something is about to be undone or done again. */
  | { readonly kind: 'step'; readonly step: number; readonly phase: 'begins' | 'done' | 'undone' }
  | { readonly kind: 'turning' };

/** Whole rows or columns coming in (count > 0) or going (count < 0) at a place. */
export interface Shift {
  readonly axis: 'row' | 'column';
  readonly at: number;
  readonly count: number;
}
