import { CellMarks, type Hyperlink } from './cell-marks';
import { AreaSet } from './area-set';
import type { PaperSize } from './paper-sizes';
import { shiftArea, shiftRule, type AnchoredRule } from './shift';
import { TableStore } from './table-record';
import { formulasOf, withFormulas } from './validation-record';
import type { Area, HighlightRecord, SheetId, Shift, ValidatedAreas } from './model';

/** What Excel keeps for a sheet and the engine does not, or not as Excel does. Our layer wins. */
export interface SheetExtras {
  veryHidden: boolean;
  protection: Protection | null;
  /** Cells are locked unless they are in here; it matters only while the sheet is protected. */
  readonly unlocked: AreaSet;
  highlights: readonly HighlightRecord[];
  /** A cell comes under the last one that holds it; areas do not overlap. */
  validations: readonly ValidatedAreas[];
  page: PageSettings;
}

export interface Protection {
  readonly options: ProtectionOptions;
  readonly password: string | null;
}

export const PROTECTION_OPTIONS = [
  'allowAutoFilter',
  'allowDeleteColumns',
  'allowDeleteRows',
  'allowEditObjects',
  'allowEditScenarios',
  'allowFormatCells',
  'allowFormatColumns',
  'allowFormatRows',
  'allowInsertColumns',
  'allowInsertHyperlinks',
  'allowInsertRows',
  'allowPivotTables',
  'allowSort',
] as const;
export type ProtectionOption = (typeof PROTECTION_OPTIONS)[number];
export const SELECTION_MODES = ['Normal', 'Unlocked', 'None'] as const;
export type ProtectionOptions = Readonly<Record<ProtectionOption, boolean>> & {
  readonly selectionMode: (typeof SELECTION_MODES)[number];
};

export interface PageSettings {
  readonly orientation: 'Portrait' | 'Landscape';
  /** Points. */
  readonly margins: Readonly<Record<Margin, number>>;
  readonly zoom: {
    readonly scale?: number;
    readonly horizontalFitToPages?: number;
    readonly verticalFitToPages?: number;
  };
  readonly centerHorizontally: boolean;
  readonly centerVertically: boolean;
  readonly printGridlines: boolean;
  readonly blackAndWhite: boolean;
  /** null: a file that leaves it to the printer; a number: one that the API has no word for. */
  readonly paperSize: PaperSize | number | null;
  readonly printArea: Area | null;
  readonly titleRows: Area | null;
  readonly titleColumns: Area | null;
  /** Page breaks above these rows, before these columns. */
  readonly rowBreaks: readonly number[];
  readonly columnBreaks: readonly number[];
  readonly headersFooters: Readonly<Record<HeaderFooter, string>>;
}

export const MARGINS = ['Top', 'Bottom', 'Left', 'Right', 'Header', 'Footer'] as const;
export type Margin = (typeof MARGINS)[number];
export const HEADERS_FOOTERS = [
  'LeftHeader',
  'CenterHeader',
  'RightHeader',
  'LeftFooter',
  'CenterFooter',
  'RightFooter',
] as const;
export type HeaderFooter = (typeof HEADERS_FOOTERS)[number];

/** Excel's own margins for a new sheet, in points. */
const newPage: PageSettings = {
  orientation: 'Portrait',
  margins: { Top: 54, Bottom: 54, Left: 50.4, Right: 50.4, Header: 21.6, Footer: 21.6 },
  zoom: { scale: 100 },
  centerHorizontally: false,
  centerVertically: false,
  printGridlines: false,
  blackAndWhite: false,
  paperSize: 'A4',
  printArea: null,
  titleRows: null,
  titleColumns: null,
  rowBreaks: [],
  columnBreaks: [],
  headersFooters: {
    LeftHeader: '',
    CenterHeader: '',
    RightHeader: '',
    LeftFooter: '',
    CenterFooter: '',
    RightFooter: '',
  },
};

export function newExtras(): SheetExtras {
  return {
    veryHidden: false,
    protection: null,
    unlocked: new AreaSet(),
    highlights: [],
    validations: [],
    page: newPage,
  };
}

export function copyExtras(extras: SheetExtras): SheetExtras {
  return { ...extras, unlocked: new AreaSet(extras.unlocked.all) };
}

/** Extras of all sheets, and what belongs to the file as a whole. */
export class Extras {
  private readonly sheets = new Map<SheetId, SheetExtras>();
  readonly tables = new TableStore();
  /** Names of cell styles, where they are not "Normal". */
  readonly styles = new CellMarks<string>();
  readonly links = new CellMarks<Hyperlink>();
  readonly settings = new Map<string, unknown>();
  /** Custom XML parts by id. */
  readonly xmlParts = new Map<string, string>();
  private nextId = 1;

  of(sheet: SheetId): SheetExtras {
    let extras = this.sheets.get(sheet);
    if (!extras) this.sheets.set(sheet, (extras = newExtras()));
    return extras;
  }

  all(): readonly (readonly [SheetId, SheetExtras])[] {
    return [...this.sheets];
  }

  put(sheet: SheetId, extras: SheetExtras): void {
    this.sheets.set(sheet, extras);
  }

  drop(sheet: SheetId): void {
    this.sheets.delete(sheet);
    this.tables.drop(sheet);
    this.styles.drop(sheet);
    this.links.drop(sheet);
  }

  /** What is kept beside the extras of a sheet goes along with a copy of it. */
  copyBesides(from: SheetId, to: SheetId): void {
    this.tables.copy(from, to);
    this.styles.copy(from, to);
    this.links.copy(from, to);
  }

  newId(): string {
    return `{00000000-0000-4000-8000-${String(this.nextId++).padStart(12, '0')}}`;
  }

  /** Rows or columns came or went on a sheet: everything that lies on it, or points to it, moves along. Returns the sheets whose rules moved. */
  shift(sheet: SheetId, shift: Shift, nameOf: (sheet: SheetId) => string): readonly SheetId[] {
    const moved: SheetId[] = [];
    for (const [id, extras] of this.sheets) {
      const rules = [...extras.highlights, ...extras.validations];
      const move = (rule: AnchoredRule) => shiftRule(rule, nameOf(id), nameOf(sheet), shift);
      extras.highlights = extras.highlights.flatMap((one) => {
        const next = move({ areas: one.areas, formulas: [one.formula] });
        return next ? [{ ...one, areas: next.areas, formula: next.formulas[0] ?? one.formula }] : [];
      });
      extras.validations = extras.validations.flatMap((one) => {
        const next = move({ areas: one.areas, formulas: formulasOf(one.record) });
        return next ? [{ areas: next.areas, record: withFormulas(one.record, next.formulas) }] : [];
      });
      if (id === sheet || JSON.stringify(rules) !== JSON.stringify([...extras.highlights, ...extras.validations]))
        moved.push(id);
    }
    this.tables.shift(sheet, shift);
    this.styles.shift(sheet, shift);
    this.links.shift(sheet, shift);
    const extras = this.of(sheet);
    extras.unlocked.shift(shift);
    extras.page = shiftPage(extras.page, shift);
    return moved;
  }
}

function shiftPage(page: PageSettings, shift: Shift): PageSettings {
  const area = (one: Area | null) => one && shiftArea(one, shift);
  const breaks = (places: readonly number[], axis: Shift['axis']) =>
    shift.axis !== axis
      ? places
      : places.flatMap((at) => shiftArea({ row: at, column: at, rows: 1, columns: 1 }, shift)?.[axis] ?? []);
  return {
    ...page,
    printArea: area(page.printArea),
    titleRows: area(page.titleRows),
    titleColumns: area(page.titleColumns),
    rowBreaks: breaks(page.rowBreaks, 'row'),
    columnBreaks: breaks(page.columnBreaks, 'column'),
  };
}
