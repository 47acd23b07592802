import type { WpsEvents } from './events-api';
import type { WpsFileSystem } from './files-api';
import type { WriterApplication } from './writer/writer-api';

/**
 * What we call of WPS 表格's JSAPI, and nothing else: the published typings give every method as void. Everything is a blocking call to
 * another process. Which of it has been seen to run, and where: docs/adr/0034-wps-as-a-host.md. `null` and `undefined` as an argument leave
 * it out. Counts and rows are 1-based; colours are 0xBBGGRR; lengths are points unless said otherwise.
 */
export interface WpsGlobal {
  /** Older builds. */
  readonly EtApplication?: () => EtApplication;
  /** The same of WPS 文字. */
  readonly WpsApplication?: () => WriterApplication;
  /** Whatever program is around us: Writer has no Workbooks, ET no Documents. */
  readonly Application?: EtApplication & WriterApplication;
  readonly ApiEvent?: WpsEvents;
  /** Some have it here, some with the application. */
  readonly FileSystem?: WpsFileSystem;
  /** Shared by the pages of one add-in, gone with the program. */
  readonly PluginStorage?:
    { getItem(key: string): unknown; setItem(key: string, value: number | string): void } | undefined;
  readonly CreateTaskPane?: (address: string, title: string) => EtTaskPane;
  /** null: there is none of that number. */
  readonly GetTaskPane?: (id: number) => EtTaskPane | null;
}

export interface EtTaskPane {
  readonly ID: number;
  Visible: boolean;
  /** In pixels, as far as examples tell. */
  Width: number;
  /** MsoCTPDockPosition: 0 left, 2 right. */
  DockPosition: number;
}

export interface EtApplication {
  readonly Workbooks?: EtCollection<EtWorkbook>;
  readonly ActiveWorkbook: EtWorkbook | null;
  readonly ActiveWindow: EtWindow | null;
  readonly ActiveCell: EtRange | null;
  readonly ApiEvent?: WpsEvents;
  readonly FileSystem?: WpsFileSystem;
  DisplayAlerts: boolean;
  ScreenUpdating: boolean;
}

export interface EtCollection<Item> {
  readonly Count: number;
  Item(index: number): Item;
}

export interface EtWorkbook {
  readonly FullName: string;
  readonly ProtectStructure: boolean;
  readonly Names: EtNames;
  readonly Worksheets: EtWorksheets;
  readonly ActiveSheet: EtWorksheet | null;
  Activate(): void;
}

export interface EtNames extends EtCollection<EtName> {
  /** Over a name that is there: points it elsewhere. */
  Add(name: string, refersTo: string, visible: boolean): void;
}

export interface EtName {
  /** "表!name" for a name of one sheet. */
  readonly Name: string;
  /** With "="; quotes and the workbook's own name in it as WPS likes. */
  readonly RefersTo: string;
  Visible: boolean;
  Delete(): void;
}

export interface EtWorksheets extends EtCollection<EtWorksheet> {
  Add(before: EtWorksheet | null, after: EtWorksheet | null): EtWorksheet;
}

export interface EtWorksheet {
  Name: string;
  /** -1 visible, 0 hidden, 2 very hidden. */
  Visible: number;
  readonly ProtectContents: boolean;
  readonly Protection: EtProtection;
  readonly UsedRange: EtRange;
  readonly Cells: EtRange;
  readonly PageSetup: EtPageSetup;
  readonly HPageBreaks: { Add(before: EtRange): void };
  Range(address: string): EtRange;
  Activate(): void;
  Delete(): void;
  Move(before: EtWorksheet | null, after: EtWorksheet | null): void;
  Protect(
    password: string | undefined,
    drawingObjects: boolean,
    contents: boolean,
    scenarios: boolean,
    userInterfaceOnly: boolean,
    allowFormattingCells: boolean,
    allowFormattingColumns: boolean,
    allowFormattingRows: boolean,
    allowInsertingColumns: boolean,
    allowInsertingRows: boolean,
    allowInsertingHyperlinks: boolean,
    allowDeletingColumns: boolean,
    allowDeletingRows: boolean,
    allowSorting: boolean,
    allowFiltering: boolean,
    allowUsingPivotTables: boolean,
  ): void;
  Unprotect(): void;
}

export interface EtProtection {
  readonly AllowFormattingCells: boolean;
  readonly AllowFormattingColumns: boolean;
  readonly AllowFormattingRows: boolean;
  readonly AllowInsertingColumns: boolean;
  readonly AllowInsertingRows: boolean;
  readonly AllowInsertingHyperlinks: boolean;
  readonly AllowDeletingColumns: boolean;
  readonly AllowDeletingRows: boolean;
  readonly AllowSorting: boolean;
  readonly AllowFiltering: boolean;
  readonly AllowUsingPivotTables: boolean;
}

export interface EtRange {
  readonly Row: number;
  readonly Column: number;
  readonly Rows: { readonly Count: number };
  readonly Columns: { readonly Count: number };
  /** Row by row; of one cell the bare value. An error is its number (values.ts). `Value` is a function here and must not be assigned. */
  Value2: unknown;
  /** As Value2, with what begins with "=" where a formula stands. */
  Formula: unknown;
  /** null where the cells differ. */
  NumberFormat: string | null;
  HorizontalAlignment: number;
  VerticalAlignment: number;
  WrapText: boolean;
  IndentLevel: number;
  /** null where the cells differ. */
  Locked: boolean | null;
  /** In digits of the standard font. */
  ColumnWidth: number;
  /** Of all columns together. */
  readonly Width: number;
  RowHeight: number;
  /** false: no cell of it is merged; true: all are; null: some. */
  readonly MergeCells: boolean | null;
  readonly MergeArea: EtRange;
  readonly EntireRow: { Hidden: boolean };
  readonly EntireColumn: { Hidden: boolean };
  readonly Font: { Name: string; Size: number; Bold: boolean; Color: number };
  readonly Interior: { Color: number; ColorIndex: number };
  readonly Borders: { Item(index: number): { LineStyle: number; Weight: number } };
  readonly Validation: EtValidation;
  readonly FormatConditions: EtFormatConditions;
  readonly Worksheet: EtWorksheet;
  Address(rowAbsolute: boolean, columnAbsolute: boolean): string;
  Merge(): void;
  Select(): void;
}

export interface EtValidation {
  /** Throws where there is none, or not the same in all cells. */
  readonly Type: number;
  IgnoreBlank: boolean;
  InCellDropdown: boolean;
  ShowError: boolean;
  ErrorTitle: string;
  ErrorMessage: string;
  ShowInput: boolean;
  InputTitle: string;
  InputMessage: string;
  Add(type: number, alertStyle: number, operator: number, formula1: string, formula2: string | undefined): void;
  Delete(): void;
}

export interface EtFormatConditions extends EtCollection<EtFormatCondition> {
  /** Comes after the others. */
  Add(type: number, operator: undefined, formula1: string): EtFormatCondition;
}

export interface EtFormatCondition {
  readonly Type: number;
  readonly Formula1: string;
  readonly Interior: { Color: number };
  readonly Font: { Color: number; Bold: boolean };
  NumberFormat: string;
  Delete(): void;
}

export interface EtPageSetup {
  PaperSize: number;
  Orientation: number;
  CenterHorizontally: boolean;
  BlackAndWhite: boolean;
  /** Per cent; false: as FitToPages… say. */
  Zoom: number | false;
  FitToPagesWide: number | false;
  FitToPagesTall: number | false;
  TopMargin: number;
  BottomMargin: number;
  LeftMargin: number;
  RightMargin: number;
  HeaderMargin: number;
  FooterMargin: number;
  /** "$A$1:$C$9"; '' for none. */
  PrintArea: string;
  /** "$1:$2"; '' for none. */
  PrintTitleRows: string;
  CenterFooter: string;
}

export interface EtWindow {
  ScrollRow: number;
  ScrollColumn: number;
  SplitRow: number;
  SplitColumn: number;
  FreezePanes: boolean;
}
