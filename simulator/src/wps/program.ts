import { Book } from '../excel/book';
import type { WorkbookModel } from '../excel/model';
import { writeTyped } from '../excel/write-typed';
import { ltsc2021 } from '../profiles/excel';
import { WpsEvents } from './events';
import { asBoolean, asNumber, readOnly, type Member } from './object';
import { range } from './range';
import { WpsShell, type ShellBuild } from './shell';
import { activeCell, type OpenedBook, type RangeRef, type SheetRef, type WidthLine, type WpsWorld } from './state';
import { workbook } from './workbook';
import { worksheet } from './worksheet';

export interface WpsBuild extends ShellBuild {
  /** Default: as measured. */
  readonly widths?: WidthLine;
}

const measured: WidthLine = { pointsPerDigit: 5.625, pointsBeside: 3.35 };

/** WPS 表格 as an add-in meets it: over the same sheets as the simulated Excel, synchronous, and everything takes effect at once. */
export class SimulatedWps extends WpsShell implements WpsWorld {
  readonly widths: WidthLine;
  readonly books: OpenedBook[] = [];
  active: OpenedBook;
  displayAlerts = true;
  screenUpdating = true;

  constructor(model: WorkbookModel, build: WpsBuild = {}) {
    super(new WpsEvents(), build);
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

  /** The user saves a workbook for the first time, or under another name. */
  saveAs(opened: OpenedBook, fullName: string): void {
    this.disk.put(fullName, new Uint8Array([0x50, 0x4b]));
    opened.fullName = fullName;
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

  global(): object {
    return this.globalWith('EtApplication');
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

  application(): object {
    return this.maker.make('Application', this, {
      ...this.pageMembers(),
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
