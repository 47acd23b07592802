import type { SheetVisibility } from './snapshot';

/**
 * Edits: what core would like done to a workbook, as plain data. Every host applies the same list in order; a host may group
 * them by sheet. Positions are 1-based, areas are A1 without a sheet ("B5", "B5:C7"), lengths are millimetres or points as named.
 */
export type Edit =
  | AddSheet
  | SizeColumns
  | SizeRows
  | SetCells
  | StyleCells
  | MergeCells
  | DefineName
  | ValidateCells
  | HighlightCells
  | SetupPage
  | FreezePanes
  | ProtectSheet
  | ClearHighlights
  | RenameSheet
  | RemoveSheet
  | MoveSheet
  | RemoveName;

export interface AddSheet {
  readonly edit: 'add-sheet';
  readonly sheet: string;
  readonly visibility: SheetVisibility;
}

export interface SizeColumns {
  readonly edit: 'size-columns';
  readonly sheet: string;
  /** From column A on; millimetres on paper. 0 hides the column. */
  readonly widthsMm: readonly number[];
}

export interface SizeRows {
  readonly edit: 'size-rows';
  readonly sheet: string;
  /** From row 1 on; points. */
  readonly heightsPt: readonly number[];
}

export interface SetCells {
  readonly edit: 'set-cells';
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** undefined leaves a cell as it is. */
  readonly cells: readonly (readonly (CellEdit | undefined)[])[];
}

/** A constant (null empties the cell) or a formula with the result core computed, so that viewers without a calculator show it. */
export type CellEdit = number | string | null | { readonly formula: string; readonly value: number | string | null };

export interface StyleCells {
  readonly edit: 'style-cells';
  readonly sheet: string;
  readonly areas: readonly string[];
  readonly style: CellStyle;
}

/** Only what is given changes. */
export interface CellStyle {
  readonly font?: FontStyle;
  /** RRGGBB; null removes the fill. */
  readonly fill?: string | null;
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  readonly verticalAlign?: 'top' | 'middle' | 'bottom';
  readonly wrap?: boolean;
  /** Steps of one character. */
  readonly indent?: number;
  readonly numberFormat?: string;
  /** The box around each area, and the lines inside it. */
  readonly border?: { readonly outside?: LineWeight; readonly inside?: LineWeight };
  readonly locked?: boolean;
}

export type LineWeight = 'thin' | 'medium';

export interface FontStyle {
  readonly name?: string;
  readonly sizePt?: number;
  readonly bold?: boolean;
  /** RRGGBB. */
  readonly color?: string;
}

export interface MergeCells {
  readonly edit: 'merge-cells';
  readonly sheet: string;
  readonly areas: readonly string[];
}

/** A workbook-scoped name; an existing one of the same name is replaced. */
export interface DefineName {
  readonly edit: 'define-name';
  readonly name: string;
  /** Without "=": "'基础数据表'!$B$5". */
  readonly refersTo: string;
  readonly hidden: boolean;
}

export interface ValidateCells {
  readonly edit: 'validate-cells';
  readonly sheet: string;
  readonly areas: readonly string[];
  readonly rule: ValidationRule;
  /** Shown beside the cell when it is selected. */
  readonly prompt?: { readonly title: string; readonly message: string };
  /** Shown when an entry is refused ("stop") or questioned ("warning"). Texts ≤ 225 characters, titles ≤ 32 (Excel's limits). */
  readonly error: { readonly style: 'stop' | 'warning'; readonly title: string; readonly message: string };
}

export type ValidationRule =
  | { readonly type: 'whole' | 'decimal'; readonly min?: number; readonly max?: number }
  | { readonly type: 'list'; readonly options: readonly string[] }
  | { readonly type: 'date' }
  | { readonly type: 'text-length'; readonly max: number }
  /** True allows the entry; written for the top left cell of the first area. */
  | { readonly type: 'formula'; readonly formula: string };

/** Conditional format by formula, written for the top left cell of the first area. */
export interface HighlightCells {
  readonly edit: 'highlight-cells';
  readonly sheet: string;
  readonly areas: readonly string[];
  readonly formula: string;
  readonly look: 'fault' | 'explain' | 'notice';
}

export interface SetupPage {
  readonly edit: 'setup-page';
  readonly sheet: string;
  readonly page: PageSetup;
}

export interface PageSetup {
  readonly orientation: 'portrait' | 'landscape';
  readonly marginsMm: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** true: fit all on one page wide and high (ignores breaks); false: 100 %. "width": one page wide, as many high as needed. */
  readonly fit: boolean | 'width';
  readonly centerHorizontally: boolean;
  /** A1 area; nothing printed outside it. */
  readonly printArea: string;
  /** Rows repeated on each page: [first, last]. */
  readonly titleRows?: readonly [number, number];
  /** A page ends after each of these rows. */
  readonly breaksAfterRows: readonly number[];
  /** "— 1 —" in the middle of the foot. */
  readonly pageNumber: boolean;
}

export interface FreezePanes {
  readonly edit: 'freeze-panes';
  readonly sheet: string;
  readonly rows: number;
  readonly columns: number;
}

/** Without a password: it guards against slips, not against people. Selecting, formatting and inserting rows stay allowed. */
export interface ProtectSheet {
  readonly edit: 'protect-sheet';
  readonly sheet: string;
}

/** Takes away the conditional formats of the sheet whose formula is exactly this one (标到表上 undone); none there: nothing happens. */
export interface ClearHighlights {
  readonly edit: 'clear-highlights';
  readonly sheet: string;
  readonly formula: string;
}

/** Puts a user's sheet aside as a copy before ours takes its name. Names and formulas follow, as in Excel. */
export interface RenameSheet {
  readonly edit: 'rename-sheet';
  readonly sheet: string;
  readonly to: string;
}

/** Only ever a sheet that the same installation added (取消装入); absent: nothing happens. */
export interface RemoveSheet {
  readonly edit: 'remove-sheet';
  readonly sheet: string;
}

/** Among the tabs: a user's blank sheet is not left in front of the forms. Nothing else of it changes. */
export interface MoveSheet {
  readonly edit: 'move-sheet';
  readonly sheet: string;
  readonly to: 'front' | 'end';
}

/** A workbook-scoped name; absent: nothing happens. */
export interface RemoveName {
  readonly edit: 'remove-name';
  readonly name: string;
}
