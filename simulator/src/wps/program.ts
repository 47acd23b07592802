import { Book } from '../excel/book';
import type { WorkbookModel } from '../excel/model';
import { writeTyped } from '../excel/write-typed';
import { ltsc2021 } from '../profiles/excel';
import { WpsEvents } from './events';
import { asBoolean, asNumber, ObjectMaker, readOnly, type Member } from './object';
import { range } from './range';
import { SimulatedAddin, type AddinFiles } from './ribbon';
import { activeCell, type OpenedBook, type RangeRef, type SheetRef, type WidthLine, type WpsWorld } from './state';
import { workbook } from './workbook';
import { worksheet } from './worksheet';

export interface WpsBuild {
  /** "Class.Member"s that this build does not have. */
  readonly lacks?: readonly string[];
  /** Default: as measured. */
  readonly widths?: WidthLine;
  /** What is answered for a pane that is not there; nobody knows. Default: null. */
  readonly lostPane?: 'null' | 'throws' | 'deaf';
}

/** Beside the sheet, by number from 1. */
export interface SimulatedPane {
  readonly address: string;
  readonly title: string;
  visible: boolean;
  /** Pixels, and MsoCTPDockPosition, as the add-in said; null: it did not. */
  width: number | null;
  dock: number | null;
  /** Its user closed it for good. */
  closed: boolean;
}

const measured: WidthLine = { pointsPerDigit: 5.625, pointsBeside: 3.35 };

/** WPS 表格 as an add-in meets it: over the same sheets as the simulated Excel, synchronous, and everything takes effect at once. */
export class SimulatedWps implements WpsWorld {
  readonly maker: ObjectMaker;
  readonly widths: WidthLine;
  readonly books: OpenedBook[] = [];
  readonly events = new WpsEvents();
  readonly panes: SimulatedPane[] = [];
  /** Whoever draws the panes. */
  onPanes: () => void = () => undefined;
  /** PluginStorage: shared by the pages of one add-in. */
  private readonly storage = new Map<string, unknown>();
  active: OpenedBook;
  displayAlerts = true;
  screenUpdating = true;

  private readonly lostPane: NonNullable<WpsBuild['lostPane']>;

  constructor(model: WorkbookModel, build: WpsBuild = {}) {
    this.lostPane = build.lostPane ?? 'null';
    this.maker = new ObjectMaker(new Set(build.lacks));
    this.widths = build.widths ?? measured;
    this.active = this.open(model, '工作簿1');
  }

  /** Opens one more workbook; it comes to the front. */
  open(model: WorkbookModel, fullName: string): OpenedBook {
    model.onChange((change) => this.events.onModelChange(change));
    const opened: OpenedBook = { book: new Book(model, ltsc2021), fullName, split: { rows: 0, columns: 0 } };
    this.books.push(opened);
    this.bringToFront(opened);
    return opened;
  }

  /** The user turns to a workbook. */
  bringToFront(opened: OpenedBook): void {
    this.active = opened;
    this.events.raise('WindowActivate');
  }

  /** The user types, past any add-in. */
  typeAsUser(book: Book, sheet: string, address: string, content: number | string | null): void {
    const place = book.place(address, book.sheetOf(sheet));
    book.guardCells(place);
    writeTyped({ book, ...place }, content ?? '');
  }

  /** The program starts with this add-in. */
  load(files: AddinFiles): SimulatedAddin {
    return new SimulatedAddin(this.maker, files);
  }

  /** The user presses the × of a pane. */
  closePane(pane: SimulatedPane): void {
    pane.closed = true;
    pane.visible = false;
    this.onPanes();
  }

  /** What a page finds as `wps`; it does not go stale. */
  global(): object {
    const events = (): object => this.events.object(this.maker);
    return {
      PluginStorage: {
        getItem: (key: string) => this.storage.get(key) ?? null,
        setItem: (key: string, value: unknown) => void this.storage.set(key, value),
      },
      CreateTaskPane: (address: string, title: string) => {
        // Where a page stands is not reliable: a pane finds nothing by a relative address.
        if (!/^[a-z]+:/i.test(address)) throw new Error('the address of a pane is absolute');
        this.panes.push({ address, title, visible: false, width: null, dock: null, closed: false });
        return this.pane(this.panes.length);
      },
      GetTaskPane: (id: number) => {
        if (!Number.isInteger(id)) throw new Error('a pane is asked for by its number');
        const pane = this.panes[id - 1];
        if (pane && (!pane.closed || this.lostPane === 'deaf')) return this.pane(id);
        if (this.lostPane === 'throws') throw new Error(`there is no pane ${id}`);
        return null;
      },
      EtApplication: () => this.application(),
      get ApiEvent() {
        return events();
      },
    };
  }

  workbook(opened: OpenedBook): object {
    return workbook(this, opened);
  }

  worksheet(ref: SheetRef): object {
    return worksheet(this, ref);
  }

  range(ref: RangeRef): object {
    return range(this, ref);
  }

  private pane(id: number): object {
    const pane = this.panes[id - 1]!;
    const change = (how: () => void): void => {
      if (pane.closed) return;
      how();
      this.onPanes();
    };
    return this.maker.make('TaskPane', pane, {
      ID: readOnly(() => id),
      Visible: {
        get: () => pane.visible,
        set: (value: unknown) => change(() => (pane.visible = asBoolean(value))),
      },
      Width: { get: () => pane.width, set: (value: unknown) => change(() => (pane.width = asNumber(value))) },
      DockPosition: { get: () => pane.dock, set: (value: unknown) => change(() => (pane.dock = asNumber(value))) },
    });
  }

  private application(): object {
    return this.maker.make('Application', this, {
      Workbooks: readOnly(() =>
        this.maker.make('Workbooks', this, {
          Count: readOnly(() => this.books.length),
          Item: {
            call: (index: unknown) => {
              const opened = this.books[asNumber(index) - 1];
              if (!opened) throw new Error('there is no such workbook');
              return this.workbook(opened);
            },
          },
        }),
      ),
      ActiveWorkbook: readOnly(() => this.workbook(this.active)),
      ActiveCell: readOnly(() => this.range(activeCell(this))),
      ActiveWindow: readOnly(() => this.window()),
      ApiEvent: readOnly(() => this.events.object(this.maker)),
      DisplayAlerts: {
        get: () => this.displayAlerts,
        set: (value: unknown) => void (this.displayAlerts = asBoolean(value)),
      },
      ScreenUpdating: {
        get: () => this.screenUpdating,
        set: (value: unknown) => void (this.screenUpdating = asBoolean(value)),
      },
    });
  }

  private window(): object {
    const { book, split } = this.active;
    const scroll: Member = { get: () => 1, set: (value: unknown) => void asNumber(value) };
    const splitAt = (axis: 'rows' | 'columns'): Member => ({
      get: () => split[axis],
      set: (value: unknown) => void (split[axis] = asNumber(value)),
    });
    return this.maker.make('Window', this.active, {
      ScrollRow: scroll,
      ScrollColumn: scroll,
      SplitRow: splitAt('rows'),
      SplitColumn: splitAt('columns'),
      FreezePanes: {
        get: () => {
          const { rows, columns } = book.model.frozen(book.model.active());
          return rows > 0 || columns > 0;
        },
        set: (value: unknown) => {
          const frozen = asBoolean(value) ? { ...split } : { rows: 0, columns: 0 };
          book.write(() => book.model.setFrozen(book.model.active(), frozen));
        },
      },
    });
  }
}
