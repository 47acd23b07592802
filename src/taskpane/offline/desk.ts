import { ReportSession } from '../../app/report-session/report-session';
import type { PackSource } from '../../app/live/pack-source';
import { WorkbookSession } from '../../app/workbook-session/workbook-session';
import { Store } from '../../app/live/store';
import type { OpenWorkbook } from '../../app/open-workbook';
import type { WrittenReport } from '../../app/write-report';
import { numberOf, textOf } from '../../core/fields/field-value';
import { isProblem } from '../../core/problem/problem';
import { readIdentity } from '../../core/workbook/identity';
import type { Snapshot } from '../../core/workbook/snapshot';
import type { DocumentHost } from '../../hosts/port/document-host';
import type { Fresh, FileOnDisk, WorkbookFile } from '../../hosts/port/workbook-file';
import { browserClock } from '../browser-clock';
import { zhOffline as zh } from '../text/zh-offline';
import { keepDraftsOf } from '../drafts';
import { download, kindOf, pickPlace, type ChosenFile, type FileKind } from './chosen-file';
import { emptyDesk, type DeskNote, type DeskState } from './desk-state';
import { ReportFile } from './report-file';

const doneMs = 10_000;

type Place = NonNullable<DeskState['place']>;

/** What the desk is given once, by its main: the only one that names hosts. */
export interface DeskTools {
  readonly packs: PackSource;
  /** @param bytes null: a new workbook */
  readonly openWorkbook: (
    bytes: Uint8Array | null,
    file: string,
    disk: FileOnDisk | null,
    showPlace: (place: Place) => void,
  ) => Promise<WorkbookFile>;
  readonly openReport: (bytes: Uint8Array, file: string) => Promise<DocumentHost & { bytes(): Uint8Array }>;
  readonly readWorkbook: (bytes: Uint8Array, file: string) => Promise<Snapshot>;
  readonly authorReport: (written: WrittenReport, workbook: OpenWorkbook) => Promise<Uint8Array>;
  /** Bugs of ours, for the error boundary. */
  readonly onBug: (error: unknown) => void;
}

/**
 * A workbook and a report side by side, over files: what is open, what is not saved, what another program saved meanwhile. The report
 * follows the workbook beside it without any carrier. Nothing is overwritten or dropped without a word.
 */
export class Desk {
  private readonly store = new Store<DeskState>(emptyDesk);
  private book: { host: WorkbookFile; session: WorkbookSession; chosen: ChosenFile | null; stop: () => void } | null =
    null;
  private report: ReportFile | null = null;
  private confirmed: (() => Promise<void>) | null = null;

  constructor(private readonly tools: DeskTools) {}

  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);
  readonly getSnapshot = (): DeskState => this.store.getSnapshot();

  get hasUnsaved(): boolean {
    const { workbook, report } = this.getSnapshot();
    return (workbook?.unsaved ?? 0) + (report?.unsaved ?? 0) > 0;
  }

  show(side: FileKind): void {
    this.store.set({ side });
  }

  dismiss(what: 'note' | 'place'): void {
    this.store.set({ [what]: null });
  }

  /** Files chosen or dropped: one of each kind counts. */
  async open(files: readonly ChosenFile[]): Promise<void> {
    for (const kind of ['workbook', 'report'] as const) {
      const chosen = files.filter((file) => kindOf(file.name) === kind).pop();
      if (chosen)
        await this.attempt(kind, () => (kind === 'workbook' ? this.bringBook(chosen) : this.bringReport(chosen)));
    }
  }

  /** An empty workbook; its forms are chosen in the pane. */
  newWorkbook(): Promise<void> {
    return this.attempt('workbook', () => this.orAsk('workbook', () => this.putBook(null, null, zh.newFile)));
  }

  /** The same file as it is now, without choosing it again. */
  reread(kind: FileKind): Promise<void> {
    return this.attempt(kind, async () => {
      if (kind === 'workbook' && this.book) {
        const count = this.book.host.unsaved();
        await this.tookFresh(await this.book.host.lookAtDisk(), count, true);
      } else if (kind === 'report' && this.report) await this.lookAtReport(true);
    });
  }

  /** The page came to the front: a file that can be read again may have been saved meanwhile. */
  async noticeDisk(): Promise<void> {
    if (this.book?.chosen?.isLive)
      await this.attempt('workbook', async () => {
        const count = this.book!.host.unsaved();
        await this.tookFresh(await this.book!.host.lookAtDisk(), count, false);
      });
    if (this.report?.chosen?.isLive) await this.attempt('report', () => this.lookAtReport(false));
  }

  /** Back where it came from, or to a place that the user chooses, or as a download: whatever the browser can do. */
  save(kind: FileKind): Promise<void> {
    return this.attempt(kind, async () => {
      if (kind === 'workbook') {
        const count = this.book?.host.unsaved() ?? 0;
        if (this.book) await this.tookFresh(await this.book.host.lookAtDisk(), count, false);
      } else await this.lookAtReport(false);
      const bytes = this.bytesOf(kind);
      if (bytes === null || this.getSnapshot().conflict?.kind === kind) return;
      await this.saveBytes(kind, bytes);
    });
  }

  /** A copy under the same name beside whatever happens to the file. */
  saveCopy(kind: FileKind): void {
    const bytes = this.bytesOf(kind);
    if (bytes === null) return;
    download(kind, bytes, this.nameOf(kind));
    this.markSaved(kind, bytes);
    this.tell(kind, zh.downloaded(this.nameOf(kind)));
  }

  close(kind: FileKind): Promise<void> {
    return this.orAsk(kind, async () => this.drop(kind), true);
  }

  /** The answer to `question`. */
  async answer(yes: boolean): Promise<void> {
    const { confirmed } = this;
    const kind = this.getSnapshot().question?.kind ?? 'workbook';
    this.confirmed = null;
    this.store.set({ question: null });
    if (yes && confirmed) await this.attempt(kind, confirmed);
  }

  /** The answer to `conflict`. copy: what is here goes to a file of its own first. later: nothing happens. */
  async settle(how: 'copy' | 'theirs' | 'later'): Promise<void> {
    const { conflict } = this.getSnapshot();
    if (!conflict || how === 'later') return this.store.set({ conflict: null });
    const { kind, file } = conflict;
    const bytes = this.bytesOf(kind);
    if (how === 'copy' && bytes) download(kind, bytes, zh.conflict.copyName(file));
    await this.attempt(kind, async () => {
      const fresh = kind === 'workbook' ? this.book?.host.conflict() : await this.report?.chosen?.bytes();
      if (fresh && kind === 'workbook') this.book!.host.discardFor(fresh);
      else if (fresh) await this.putReport(fresh, this.report!.chosen, this.report!.file, false);
      this.store.set({ conflict: null });
      if (kind === 'workbook') await this.book?.session.recheck();
      this.tell(kind, zh.reread_taken(file));
    });
  }

  /** A new report of the workbook at hand: opened on its side, to be saved there. */
  async writeReport(written: WrittenReport, workbook: OpenWorkbook): Promise<void> {
    const bytes = await this.tools.authorReport(written, workbook);
    const name = `${written.report.title}.docx`.replace(/[\\/:*?"<>|\s]+/g, '');
    const put = (): Promise<void> => this.putReport(bytes, null, name, true);
    await this.orAsk('report', put);
  }

  private async bringBook(chosen: ChosenFile): Promise<void> {
    const bytes = await chosen.bytes();
    if (bytes === null) return this.tell('workbook', zh.unreadable(chosen.name), 'trouble');
    if (this.book && this.book.host.file === chosen.name && this.book.host.bytes() !== null) {
      // The file that is open, chosen again after it was saved elsewhere.
      const count = this.book.host.unsaved();
      if (readIdentity(await this.tools.readWorkbook(bytes, chosen.name))) {
        this.book.chosen = chosen;
        return this.tookFresh(await this.book.host.take(bytes), count, true);
      }
    }
    if (!readIdentity(await this.tools.readWorkbook(bytes, chosen.name)))
      return this.tell('workbook', zh.foreign(chosen.name), 'trouble');
    await this.orAsk('workbook', () => this.putBook(bytes, chosen, chosen.name));
  }

  private async putBook(bytes: Uint8Array | null, chosen: ChosenFile | null, name: string): Promise<void> {
    const { packs, onBug } = this.tools;
    const disk: FileOnDisk = {
      isNewer: async () => (await this.book?.chosen?.isNewer()) ?? false,
      bytes: async () => (await this.book?.chosen?.bytes()) ?? null,
    };
    const host = await this.tools.openWorkbook(bytes, name, disk, (place) => this.store.set({ place }));
    const newId = (): string => crypto.randomUUID();
    const session = new WorkbookSession({ host, packs, clock: browserClock, newId, fileName: name, onBug });
    keepDraftsOf(readIdentity(await host.read())?.workbookId ?? '');
    this.drop('workbook');
    const stops = [host.onState(() => this.sync()), session.subscribe(() => this.follow())];
    this.book = { host, session, chosen, stop: () => stops.forEach((stop) => stop()) };
    this.store.set({ side: 'workbook', note: null, conflict: null });
    this.sync();
    await session.start();
  }

  private async bringReport(chosen: ChosenFile): Promise<void> {
    const bytes = await chosen.bytes();
    if (bytes === null) return this.tell('report', zh.unreadable(chosen.name), 'trouble');
    await this.orAsk('report', () => this.putReport(bytes, chosen, chosen.name, false));
  }

  private async putReport(bytes: Uint8Array, chosen: ChosenFile | null, file: string, isNew: boolean): Promise<void> {
    const host = await this.tools.openReport(bytes, file);
    const { packs, readWorkbook, onBug } = this.tools;
    const opened = new ReportFile(host, file, chosen, isNew ? null : bytes, () => this.sync());
    const session = new ReportSession({ host: opened.host, packs, clock: browserClock, readWorkbook, onBug });
    this.drop('report');
    this.report = opened;
    opened.session = session;
    this.store.set({ side: 'report', note: null, conflict: null });
    this.sync();
    await session.start();
    this.followed = null;
    this.follow();
  }

  private followed: OpenWorkbook | null = null;

  /** The report follows the workbook beside it. */
  private follow(): void {
    const { book } = this.book?.session.getSnapshot() ?? { book: null };
    const session = this.report?.session;
    if (!book || !session || book.workbook === this.followed || !this.book) return;
    if (session.getSnapshot().stage === 'opening') return;
    this.followed = book.workbook;
    void session.takeBook(book.workbook, this.book.host.file);
  }

  private async tookFresh(fresh: Fresh, count: number, isAsked: boolean): Promise<void> {
    const { book } = this;
    if (!book) return;
    const { file } = book.host;
    if (fresh === 'conflict' || book.host.conflict())
      return this.store.set({ conflict: { kind: 'workbook', file, unsaved: book.host.unsaved() } });
    this.sync();
    if (fresh !== 'same' || isAsked) await book.session.recheck();
    if (fresh === 'merged') this.tell('workbook', zh.reread_merged(file, count));
    else if (fresh === 'taken') this.tell('workbook', zh.reread_taken(file));
    else if (isAsked) this.tell('workbook', zh.reread_same(file));
  }

  private async lookAtReport(isAsked: boolean): Promise<void> {
    const { report } = this;
    if (!report?.chosen) return;
    const { file, chosen } = report;
    if (!(await chosen.isNewer())) {
      if (isAsked) this.tell('report', zh.reread_same(file));
      return;
    }
    if (report.isUnsaved) return this.store.set({ conflict: { kind: 'report', file, unsaved: 1 } });
    const bytes = await chosen.bytes();
    if (bytes === null) return this.tell('report', zh.unreadable(file), 'trouble');
    await this.putReport(bytes, chosen, file, false);
    this.tell('report', zh.reread_taken(file));
  }

  private async saveBytes(kind: FileKind, bytes: Uint8Array): Promise<void> {
    const name = this.nameOf(kind);
    const chosen = kind === 'workbook' ? this.book?.chosen : this.report?.chosen;
    if (chosen?.isLive) {
      if (!(await chosen.write(bytes))) return this.tell(kind, zh.unwritable(name), 'trouble', true);
      this.markSaved(kind, bytes);
      return this.tell(kind, zh.saved(name));
    }
    const place = await pickPlace(kind, name);
    if (place === null) return;
    if (place === 'no-picker') return this.saveCopy(kind);
    if (!(await place.write(bytes))) return this.tell(kind, zh.unwritable(place.name), 'trouble', true);
    if (kind === 'workbook' && this.book) this.book.chosen = place;
    if (kind === 'report' && this.report) this.report.become(place);
    this.markSaved(kind, bytes);
    this.tell(kind, zh.saved(place.name));
  }

  private markSaved(kind: FileKind, bytes: Uint8Array): void {
    if (kind === 'workbook') this.book?.host.saved(bytes);
    else this.report?.saved(bytes);
    this.sync();
  }

  private bytesOf(kind: FileKind): Uint8Array | null {
    return kind === 'workbook' ? (this.book?.host.bytes() ?? null) : (this.report?.host.bytes() ?? null);
  }

  /** A new workbook is named by what it is about. */
  private nameOf(kind: FileKind): string {
    if (kind === 'report') return this.report?.file ?? '';
    const { host, session, chosen } = this.book!;
    if (chosen !== null) return chosen.name;
    const { book } = session.getSnapshot();
    if (!book || host.file !== zh.newFile) return host.file;
    const { pack, table } = book.workbook;
    const unit = pack.byId.has('budgetUnitName') ? textOf(table.value('budgetUnitName')) : '';
    const year = pack.byId.has('fiscalYear') ? numberOf(table.value('fiscalYear'))?.toFixed() : undefined;
    return zh.suggested(unit, year === undefined ? '' : `${year}年度`).replace(/[\\/:*?"<>|\s]+/g, '');
  }

  private drop(kind: FileKind): void {
    if (kind === 'workbook') {
      this.book?.stop();
      void this.book?.session.stop();
      this.book = null;
      this.store.set({ place: null });
    } else {
      void this.report?.session?.stop();
      this.report = null;
    }
    this.sync();
  }

  /** Goes on at once, or asks first where something would be lost. */
  private async orAsk(kind: FileKind, work: () => Promise<void>, closes = false): Promise<void> {
    const side = this.getSnapshot()[kind];
    if (!side || side.unsaved === 0) return work();
    this.confirmed = work;
    this.store.set({
      side: kind,
      question: closes
        ? { kind, text: zh.closeAsk(side.file), yes: zh.closeYes }
        : { kind, text: zh.replaceAsk(side.file), yes: zh.replaceYes },
    });
  }

  private sync(): void {
    const { book, report } = this;
    const last = this.getSnapshot();
    const workbook = book && {
      session: book.session,
      file: this.nameOf('workbook'),
      unsaved: book.host.unsaved(),
      isLive: book.chosen?.isLive ?? false,
    };
    const reportSide = report?.session
      ? {
          session: report.session,
          file: report.file,
          unsaved: report.isUnsaved ? 1 : 0,
          isLive: report.chosen?.isLive ?? false,
        }
      : null;
    this.store.set({
      workbook: sameSide(last.workbook, workbook) ? last.workbook : workbook,
      report: sameSide(last.report, reportSide) ? last.report : reportSide,
    });
  }

  private tell(kind: FileKind, text: string, level: DeskNote['level'] = 'done', offersCopy = false): void {
    const note = { kind, text, level, offersCopy };
    this.store.set({ note });
    // What went well needs no click; trouble stays until it is read.
    if (level === 'done')
      browserClock.after(doneMs, () => {
        if (this.getSnapshot().note === note) this.store.set({ note: null });
      });
  }

  private async attempt(kind: FileKind, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isProblem(error)) this.tell(kind, error.message, 'trouble');
      else this.tools.onBug(error);
    }
  }
}

function sameSide<T extends object>(a: T | null, b: T | null): boolean {
  return (
    a === b || (a !== null && b !== null && (Object.keys(b) as (keyof T)[]).every((key) => Object.is(a[key], b[key])))
  );
}
