/** What is used of SheetJS, said more narrowly than its own types say it. */
declare module '@e965/xlsx' {
  interface CellObject {
    readonly t: 'b' | 'n' | 'e' | 's' | 'd' | 'z';
    readonly v?: unknown;
    readonly w?: string;
    /** How the number is shown. */
    readonly z?: unknown;
  }
  interface Point {
    /** From 0. */
    readonly r: number;
    readonly c: number;
  }
  interface WorkSheet {
    readonly '!data'?: readonly (readonly (CellObject | undefined)[] | undefined)[];
    readonly '!merges'?: readonly { readonly s: Point; readonly e: Point }[];
    readonly '!rows'?: readonly ({ readonly hpt?: number; readonly hidden?: boolean } | undefined)[];
    readonly '!cols'?: readonly ({ readonly wpx?: number; readonly hidden?: boolean } | undefined)[];
  }
  interface WorkBook {
    readonly SheetNames: readonly string[];
    readonly Sheets: Readonly<Record<string, WorkSheet>>;
    readonly Workbook?: {
      readonly Sheets?: readonly { readonly Hidden?: 0 | 1 | 2 }[];
      readonly WBProps?: { readonly date1904?: boolean };
    };
  }
  interface CompoundEntry {
    readonly size: number;
    readonly content: ArrayLike<number>;
  }
  type CompoundFile = object;
  function read(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): WorkBook;
  const CFB: {
    parse(bytes: Uint8Array): CompoundFile;
    find(file: CompoundFile, path: string): CompoundEntry | null;
  };
  const SSF: { is_date(format: string): boolean };
}
