import type { HostEvent } from '../channel/protocol';
import { EventHub } from '../executor/events';
import { accessDenied, HostError, invalidArgument, itemNotFound } from '../executor/errors';
import type { HostProfile } from '../profiles/profile';
import { areaText, intersection, isUnbounded, parseArea, quotedSheet, splitAddress } from './address';
import { Extras, type ProtectionOption } from './extras';
import { ExtrasHistory } from './extras-history';
import type { Area, Cell, ModelChange, SheetId, SheetInfo, WorkbookModel } from './model';
import { shiftArea, type Moves } from './shift';
import { shownValue, valueType } from './shown-value';
import type { TableRecord } from './table-record';

export interface Place {
  readonly sheet: SheetId;
  readonly area: Area;
}

/** Numbers of the client's generic events. */
export const EventType = {
  Changed: 10,
  Activated: 11,
  Deactivated: 12,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
  Calculated: 16,
  FormatChanged: 18,
  ProtectionChanged: 24,
  NameChanged: 25,
  VisibilityChanged: 26,
  Moved: 27,
  TableSelectionChanged: 100,
  TableChanged: 101,
  TableAdded: 102,
  TableDeleted: 103,
} as const;

/** The event of the Common API that workbook.onSelectionChanged rides on. */
const DOCUMENT_SELECTION = 2;

/** The workbook as the type tables see it: the engine, what Excel keeps besides, protection, and the events of both. */
export class Book {
  readonly extras = new Extras();
  readonly events = new EventHub();
  /** Protection of the workbook's structure; null: none. */
  structure: { readonly password: string | null } | null = null;
  private readonly history = new ExtrasHistory(this.extras);
  private addinWrites = 0;
  private byAddin = false;
  private isQuiet = false;
  private pending: (() => void)[] = [];
  private calculated = new Set<SheetId>();
  private readonly undrawn = new Set<SheetId>();
  private flushing: Promise<void> | null = null;
  /** Reference of a changed range → where it was, for the event's getRange(). */
  private readonly eventRanges: Place[] = [];
  private readonly followed = new Set<Place>();
  private readonly lost = new WeakSet<Place>();

  constructor(
    readonly model: WorkbookModel,
    public profile: HostProfile,
  ) {
    model.onChange((change) => this.onModelChange(change));
  }

  /** Writes by the add-in since the start. */
  get writes(): number {
    return this.addinWrites;
  }

  /** Whether what happens right now was asked for by the add-in, not by the user. */
  get isAddinAtWork(): boolean {
    return this.byAddin;
  }

  asAddin<Result>(work: () => Result): Result {
    const before = this.byAddin;
    this.byAddin = true;
    try {
      return work();
    } finally {
      this.byAddin = before;
    }
  }

  /** Every change an add-in makes goes through here. */
  write(work: () => void): void {
    work();
    this.addinWrites += 1;
    if (this.profile.addinWriteEmptiesUndo) this.model.clearUndo();
  }

  info(sheet: SheetId): SheetInfo {
    const info = this.model.sheet(sheet);
    if (!info) throw new HostError('ItemNotFound', 'The worksheet does not exist any more.', 'Worksheet', 404);
    return info;
  }

  /** By id or by name, as getItem takes both. */
  findSheet(key: string): SheetId | null {
    const wanted = key.toLowerCase();
    return this.model.sheets().find((id) => id === key || this.info(id).name.toLowerCase() === wanted) ?? null;
  }

  sheetOf(key: string): SheetId {
    const sheet = this.findSheet(key);
    if (sheet === null) throw itemNotFound(`worksheet ${key}`);
    return sheet;
  }

  /** An address, or a name, on a sheet or with its own. */
  place(text: string, onSheet: SheetId): Place {
    const { sheet, address } = splitAddress(text);
    const own = sheet === null ? onSheet : this.sheetOf(sheet);
    const area = parseArea(address);
    if (area) return { sheet: own, area };
    const place = sheet === null ? this.placeOfName(text, onSheet) : null;
    if (!place) throw invalidArgument(`"${text}" is not an address or a name in this workbook.`);
    return place;
  }

  /** Where a name points to; null for constants, unions, lost references and unknown names. */
  placeOfName(name: string, onSheet: SheetId | null): Place | null {
    const same = this.model.names().filter((one) => one.name.toLowerCase() === name.toLowerCase());
    const record =
      same.find((one) => one.sheet !== null && one.sheet === onSheet) ?? same.find((one) => one.sheet === null);
    return record ? this.placeOfReference(record.refersTo) : null;
  }

  placeOfReference(reference: string): Place | null {
    const { sheet, address } = splitAddress(reference);
    const own = sheet === null ? null : this.findSheet(sheet);
    const area = parseArea(address);
    return own !== null && area ? { sheet: own, area } : null;
  }

  addressOf({ sheet, area }: Place): string {
    return `${quotedSheet(this.info(sheet).name)}!${areaText(area)}`;
  }

  /** AccessDenied where the sheet is protected and any cell of the area locked, unless the protection allows this kind of change. */
  guardCells({ sheet, area }: Place, allowed?: ProtectionOption): void {
    const { protection, unlocked } = this.extras.of(sheet);
    if (!protection) return;
    if (allowed !== undefined && protection.options[allowed]) return;
    const bounded = isUnbounded(area) ? (this.model.used(sheet, false) ?? area) : area;
    if (allowed === undefined && unlocked.covers(bounded)) return;
    throw accessDenied(`${this.addressOf({ sheet, area })} is on a protected sheet`);
  }

  /** AccessDenied where the structure is protected: sheets can be neither added, removed, moved, shown, hidden nor renamed. */
  guardStructure(): void {
    if (this.structure) throw accessDenied('the structure of the workbook is protected');
  }

  /**
   * After a change of the rules in `extras`: the engine is told at the end of the turn. It may still be in the middle of a command of its
   * own, and many rules come at once.
   */
  drawRules(sheet: SheetId): void {
    this.undrawn.add(sheet);
    this.schedule();
  }

  /** A range the add-in keeps moves with the cells it stands for. */
  follow(place: Place): void {
    this.followed.add(place);
  }

  /** After cells moved by other ways than whole rows and columns. */
  moveFollowed(sheet: SheetId, moves: Moves): void {
    for (const place of this.followed) {
      const area = place.sheet === sheet ? moves(place.area) : place.area;
      if (area) (place as { area: Area }).area = area;
      else {
        this.lost.add(place);
        this.followed.delete(place);
      }
    }
  }

  /** For what is no edit to anybody: formulas that follow cells. */
  quietly(work: () => void): void {
    this.isQuiet = true;
    try {
      work();
    } finally {
      this.isQuiet = false;
    }
  }

  /** Whether the cells a kept range stood for are gone. */
  hasLost(place: Place): boolean {
    return this.lost.has(place) || this.model.sheet(place.sheet) === null;
  }

  eventRange(reference: string): Place | null {
    const place = this.eventRanges[Number(reference)];
    return place && this.model.sheet(place.sheet) ? place : null;
  }

  /** Resolves once what was done is calculated and its events are out. */
  async settle(): Promise<void> {
    await this.model.settle();
    while (this.flushing) await this.flushing;
  }

  /** Whether anybody hears of it is settled when it happens; it is told once all is calculated. */
  raise(
    type: number,
    sheet: SheetId,
    message: HostEvent['message'] | (() => HostEvent['message']),
    alsoFor: readonly string[] = [sheet],
  ): void {
    if (!this.events.enabled) return;
    this.pending.push(() => {
      const told = typeof message === 'function' ? message() : message;
      this.events.raise(type, [...alsoFor, 'Workbook'], { worksheetId: sheet, ...told });
    });
    this.schedule();
  }

  /** Told to who listens to the table, to the tables of its sheet, and to all. */
  raiseTable(type: number, { id, sheet }: TableRecord, message: HostEvent['message']): void {
    if (!this.events.enabled) return;
    this.pending.push(() =>
      this.events.raise(type, [id, sheet, 'Workbook'], { tableId: id, worksheetId: sheet, ...message }),
    );
    this.schedule();
  }

  private tellTables({ sheet, area }: Place): void {
    for (const table of this.extras.tables.on(sheet)) {
      const address = intersection(table.area, area);
      const message = { changeType: 'RangeEdited', ...this.trigger };
      if (address) this.raiseTable(EventType.TableChanged, table, { address: areaText(address), ...message });
    }
  }

  private tellSelection({ sheet, area }: Place): void {
    for (const table of this.extras.tables.on(sheet)) {
      const inside = intersection(table.area, area);
      const message = { isInsideTable: inside !== null, address: inside ? areaText(inside) : '' };
      this.raiseTable(EventType.TableSelectionChanged, table, message);
    }
  }

  private get trigger(): { source: string; triggerSource: string } {
    return { source: 'Local', triggerSource: this.byAddin ? 'ThisLocalAddin' : 'Unknown' };
  }

  private onModelChange(change: ModelChange): void {
    switch (change.kind) {
      case 'step':
        return this.onStep(change);
      case 'turning':
        return this.history.turning();
      case 'cells':
        if (this.isQuiet) return undefined;
        this.tellTables(change);
        return this.raiseChanged({ sheet: change.sheet, area: change.area }, 'RangeEdited', change.before);
      case 'formats':
        return this.raise(EventType.FormatChanged, change.sheet, { address: areaText(change.area), ...this.trigger });
      case 'inserted':
      case 'deleted':
        return this.onShift(change);
      case 'calculated':
        if (this.events.enabled) this.calculated.add(change.sheet);
        return this.schedule();
      case 'selected':
        this.raise(EventType.SelectionChanged, change.sheet, { address: areaText(change.area), isInsideTable: false });
        this.tellSelection(change);
        if (this.events.enabled) this.pending.push(() => this.events.raiseUnasked(DOCUMENT_SELECTION, {}));
        return undefined;
      case 'activated':
        if (change.before !== null) this.raise(EventType.Deactivated, change.before, {});
        return this.raise(EventType.Activated, change.sheet, {});
      case 'renamed':
        return this.raise(EventType.NameChanged, change.sheet, {
          nameBefore: change.before,
          nameAfter: change.after,
          source: 'Local',
        });
      case 'added':
        return this.raise(EventType.Added, change.sheet, { source: 'Local' }, []);
      case 'removed':
        this.extras.drop(change.sheet);
        return this.raise(EventType.Deleted, change.sheet, { source: 'Local' }, []);
      case 'structure':
        return undefined;
      default:
        throw new Error(`unexpected change ${JSON.stringify(change satisfies never)}`);
    }
  }

  private onStep({ step, phase }: Extract<ModelChange, { kind: 'step' }>): void {
    if (phase === 'begins') return this.history.begin(step);
    const changed = phase === 'done' ? this.history.done(step) : this.history.undone(step);
    for (const sheet of changed) this.drawRules(sheet);
  }

  private onShift(change: Extract<ModelChange, { kind: 'inserted' | 'deleted' }>): void {
    const { sheet, shift } = change;
    this.moveFollowed(sheet, (area) => shiftArea(area, shift));
    const moved = this.extras.shift(sheet, shift, (id) => this.model.sheet(id)?.name ?? '');
    for (const id of moved) this.drawRules(id);
    const count = Math.abs(shift.count);
    const area =
      shift.axis === 'row'
        ? { row: shift.at, rows: count, column: 0, columns: 16_384 }
        : { row: 0, rows: 1_048_576, column: shift.at, columns: count };
    const what = `${shift.axis === 'row' ? 'Row' : 'Column'}${change.kind === 'inserted' ? 'Inserted' : 'Deleted'}`;
    this.raiseChanged({ sheet, area }, what);
  }

  private raiseChanged(place: Place, changeType: string, before?: Cell): void {
    const referenceId = String(this.eventRanges.push(place) - 1);
    const message = { changeType, address: areaText(place.area), referenceId, shiftDirection: 'None', ...this.trigger };
    const { sheet, area } = place;
    // What a single cell holds now is known once it is calculated.
    this.raise(EventType.Changed, sheet, () => {
      if (!before || !this.model.sheet(sheet)) return message;
      const after = this.model.cell(sheet, area.row, area.column);
      const [valueBefore, valueAfter] = [shownValue(before), shownValue(after)];
      return {
        ...message,
        valueBefore,
        valueAfter,
        valueTypeBefore: valueType(before),
        valueTypeAfter: valueType(after),
      };
    });
  }

  /** Changed before Calculated, both after the calculation, in one go per turn. */
  private schedule(): void {
    this.flushing ??= Promise.resolve().then(async () => {
      for (const sheet of this.undrawn) if (this.model.sheet(sheet)) this.model.drawRules(sheet, this.extras.of(sheet));
      this.undrawn.clear();
      await this.model.settle();
      const [events, sheets] = [this.pending, this.calculated];
      this.pending = [];
      this.calculated = new Set();
      this.flushing = null;
      for (const event of events) event();
      for (const sheet of sheets) {
        this.events.raise(EventType.Calculated, [sheet, 'Workbook'], { worksheetId: sheet, address: '' });
      }
    });
  }
}
