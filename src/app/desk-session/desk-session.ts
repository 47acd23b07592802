import { readIdentity } from '../../core/workbook/identity';
import type { Fresh, FileOnDisk } from '../../hosts/port/workbook-file';
import { fileNameOf } from '../file-name';
import type { GivenFile } from '../hand-in';
import { Store } from '../live/store';
import type { OpenWorkbook } from '../open-workbook';
import { ReportSession } from '../report-session/report-session';
import { WorkbookSession } from '../workbook-session/workbook-session';
import type { WrittenReport } from '../write-report';
import { BookFile } from './book-file';
import { kindOf, type ChosenFile, type FileKind } from './chosen-file';
import type { DeskFile } from './desk-file';
import { sidesOf } from './desk-sides';
import { emptyDesk, type DeskState } from './desk-state';
import { DeskTalk } from './desk-talk';
import type { DeskTools } from './desk-tools';
import { ReportFile } from './report-file';

/**
 * A workbook and a report side by side, over files: what is open, what is not saved, what another program saved meanwhile. The report
 * follows the workbook beside it without any carrier. Nothing is overwritten or dropped without a word.
 */
export class DeskSession {
  private readonly store = new Store<DeskState>(emptyDesk);
  private readonly talk: DeskTalk;
  private book: BookFile | null = null;
  private report: ReportFile | null = null;
  /** The reading of the workbook that the report has. */
  private followed: OpenWorkbook | null = null;

  constructor(private readonly tools: DeskTools) {
    this.talk = new DeskTalk(this.store, tools);
  }

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
    this.tools.stopReading();
    for (const kind of ['workbook', 'report'] as const) {
      const chosen = files.filter((file) => kindOf(file.name) === kind).pop();
      if (chosen)
        await this.talk.attempt(kind, () => (kind === 'workbook' ? this.bringBook(chosen) : this.bringReport(chosen)));
    }
  }

  /** An empty workbook; its forms are chosen in the pane. */
  newWorkbook(): Promise<void> {
    this.tools.stopReading();
    const put = (): Promise<void> => this.putBook(null, null, this.tools.words.newFile);
    return this.talk.attempt('workbook', () => this.talk.orAsk('workbook', put));
  }

  /** The same file as it is now, without choosing it again. */
  reread(kind: FileKind): Promise<void> {
    return this.talk.attempt(kind, () => this.lookAt(kind, true));
  }

  /** The page came to the front: a file that can be read again may have been saved meanwhile. */
  async noticeDisk(): Promise<void> {
    for (const kind of ['workbook', 'report'] as const)
      if (this.fileOf(kind)?.chosen?.isLive) await this.talk.attempt(kind, () => this.lookAt(kind, false));
  }

  /** Back where it came from, or to a place that the user chooses, or as a download: whatever the browser can do. */
  save(kind: FileKind): Promise<void> {
    return this.talk.attempt(kind, async () => {
      await this.lookAt(kind, false);
      const file = this.fileOf(kind);
      const bytes = file?.bytes() ?? null;
      if (!file || bytes === null || this.getSnapshot().conflict?.kind === kind) return;
      await this.saveBytes(kind, file, bytes);
    });
  }

  /** A copy under the same name beside whatever happens to the file. */
  saveCopy(kind: FileKind): void {
    const file = this.fileOf(kind);
    const bytes = file?.bytes() ?? null;
    if (!file || bytes === null) return;
    this.tools.download(kind, bytes, file.name);
    this.markSaved(file, bytes);
    this.talk.tell(kind, this.tools.words.downloaded(file.name));
  }

  /** What is open, as it would be saved now. */
  atHand(): { readonly book: GivenFile | null; readonly documents: readonly GivenFile[] } {
    const given = (file: DeskFile | null): GivenFile | null => {
      const bytes = file?.bytes() ?? null;
      return file && bytes && { name: file.name, bytes };
    };
    const report = this.report?.host.onlyText ? null : given(this.report);
    return { book: given(this.book), documents: report ? [report] : [] };
  }

  close(kind: FileKind): Promise<void> {
    this.tools.stopReading();
    return this.talk.orAsk(kind, async () => this.drop(kind), true);
  }

  /** The answer to `question`. */
  answer(yes: boolean): Promise<void> {
    return this.talk.answer(yes);
  }

  /** The answer to `conflict`. copy: what is here goes to a file of its own first. later: nothing happens. */
  async settle(how: 'copy' | 'theirs' | 'later'): Promise<void> {
    const { conflict } = this.getSnapshot();
    if (!conflict || how === 'later') return this.store.set({ conflict: null });
    const { words, download } = this.tools;
    const { kind, file } = conflict;
    const bytes = this.fileOf(kind)?.bytes();
    if (how === 'copy' && bytes) download(kind, bytes, words.copyName(file));
    await this.talk.attempt(kind, async () => {
      const fresh = kind === 'workbook' ? this.book?.host.conflict() : await this.report?.chosen?.bytes();
      if (fresh && kind === 'workbook') this.book!.host.discardFor(fresh);
      else if (fresh) await this.putReport(fresh, this.report!.chosen, this.report!.name, false);
      this.store.set({ conflict: null });
      if (kind === 'workbook') await this.book?.session.recheck();
      this.talk.tell(kind, words.rereadTaken(file));
    });
  }

  /** A new report of the workbook at hand: opened on its side, to be saved there. */
  async writeReport(written: WrittenReport, workbook: OpenWorkbook): Promise<void> {
    const bytes = await this.tools.authorReport(written, workbook);
    const name = fileNameOf(`${written.report.title}.docx`);
    await this.talk.orAsk('report', () => this.putReport(bytes, null, name, true));
  }

  private fileOf(kind: FileKind): DeskFile | null {
    return kind === 'workbook' ? this.book : this.report;
  }

  private async bringBook(chosen: ChosenFile): Promise<void> {
    const { words, readWorkbook } = this.tools;
    const { name } = chosen;
    const bytes = await chosen.bytes();
    if (bytes === null) return this.talk.tell('workbook', words.unreadable(name), 'trouble');
    if (this.book && this.book.host.file === name && this.book.host.bytes() !== null) {
      // The file that is open, chosen again after it was saved elsewhere.
      const count = this.book.unsaved;
      if (readIdentity(await readWorkbook(bytes, name))) {
        this.book.chosen = chosen;
        return this.tookFresh(await this.book.host.take(bytes), count, true);
      }
    }
    // A bureau's own form, to be adopted; beside an open workbook more likely a wrong click.
    if (this.book && !readIdentity(await readWorkbook(bytes, name)))
      return this.talk.tell('workbook', words.foreign(name), 'trouble');
    await this.talk.orAsk('workbook', () => this.putBook(bytes, chosen, name));
  }

  private async putBook(bytes: Uint8Array | null, chosen: ChosenFile | null, fileName: string): Promise<void> {
    const { packs, clock, newId, onBug, words } = this.tools;
    const disk: FileOnDisk = {
      isNewer: async () => (await this.book?.chosen?.isNewer()) ?? false,
      bytes: async () => (await this.book?.chosen?.bytes()) ?? null,
    };
    const host = await this.tools.openWorkbook(bytes, fileName, disk, (place) => this.store.set({ place }));
    const session = new WorkbookSession({ host, packs, clock, newId, fileName, onBug });
    this.tools.onWorkbook(readIdentity(await host.read())?.workbookId ?? '');
    this.drop('workbook');
    const stops = [host.onState(() => this.sync()), session.subscribe(() => this.follow())];
    this.book = new BookFile(host, session, chosen, words, () => stops.forEach((stop) => stop()));
    this.store.set({ side: 'workbook', note: null, conflict: null });
    this.sync();
    await session.start();
  }

  private async bringReport(chosen: ChosenFile): Promise<void> {
    const bytes = await chosen.bytes();
    if (bytes === null) return this.talk.tell('report', this.tools.words.unreadable(chosen.name), 'trouble');
    await this.talk.orAsk('report', () => this.putReport(bytes, chosen, chosen.name, false));
  }

  private async putReport(bytes: Uint8Array, chosen: ChosenFile | null, name: string, isNew: boolean): Promise<void> {
    const { packs, clock, readWorkbook, onBug } = this.tools;
    const opened = new ReportFile(await this.tools.openReport(bytes, name), name, chosen, isNew ? null : bytes, () =>
      this.sync(),
    );
    const session = new ReportSession({ host: opened.host, packs, clock, readWorkbook, onBug });
    this.drop('report');
    this.report = opened;
    opened.session = session;
    this.store.set({ side: 'report', note: null, conflict: null });
    this.sync();
    await session.start();
    this.followed = null;
    this.follow();
    // Nothing else can be done with it here: people opened it to have its words read.
    if (!this.book && session.getSnapshot().stage === 'unlinked') await session.audit.check();
  }

  /** The report follows the workbook beside it. */
  private follow(): void {
    const { book } = this.book?.session.getSnapshot() ?? { book: null };
    const session = this.report?.session;
    if (!book || !session || session.onlyText || book.workbook === this.followed || !this.book) return;
    if (session.getSnapshot().stage === 'opening') return;
    this.followed = book.workbook;
    void session.takeBook(book.workbook, this.book.host.file);
  }

  /** @param isAsked the user wants to hear that nothing is new as well */
  private async lookAt(kind: FileKind, isAsked: boolean): Promise<void> {
    if (kind === 'report') return this.lookAtReport(isAsked);
    if (!this.book) return;
    const count = this.book.unsaved;
    await this.tookFresh(await this.book.host.lookAtDisk(), count, isAsked);
  }

  private async tookFresh(fresh: Fresh, count: number, isAsked: boolean): Promise<void> {
    const { book, talk } = this;
    if (!book) return;
    const { words } = this.tools;
    const { file } = book.host;
    if (fresh === 'conflict' || book.host.conflict())
      return this.store.set({ conflict: { kind: 'workbook', file, unsaved: book.unsaved } });
    this.sync();
    if (fresh !== 'same' || isAsked) await book.session.recheck();
    if (fresh === 'merged') talk.tell('workbook', words.rereadMerged(file, count));
    else if (fresh === 'taken') talk.tell('workbook', words.rereadTaken(file));
    else if (isAsked) talk.tell('workbook', words.rereadSame(file));
  }

  private async lookAtReport(isAsked: boolean): Promise<void> {
    const { report, talk } = this;
    if (!report?.chosen) return;
    const { words } = this.tools;
    const { name, chosen } = report;
    if (!(await chosen.isNewer())) {
      if (isAsked) talk.tell('report', words.rereadSame(name));
      return;
    }
    if (report.unsaved > 0) return this.store.set({ conflict: { kind: 'report', file: name, unsaved: 1 } });
    const bytes = await chosen.bytes();
    if (bytes === null) return talk.tell('report', words.unreadable(name), 'trouble');
    await this.putReport(bytes, chosen, name, false);
    talk.tell('report', words.rereadTaken(name));
  }

  private async saveBytes(kind: FileKind, file: DeskFile, bytes: Uint8Array): Promise<void> {
    const { words, pickPlace } = this.tools;
    const { name, chosen } = file;
    const place = chosen?.isLive ? chosen : await pickPlace(kind, name);
    if (place === null) return;
    if (place === 'no-picker') return this.saveCopy(kind);
    if (!(await place.write(bytes))) return this.talk.tell(kind, words.unwritable(place.name), 'trouble', true);
    if (place !== chosen) file.become(place);
    this.markSaved(file, bytes);
    this.talk.tell(kind, words.saved(place.name));
  }

  private markSaved(file: DeskFile, bytes: Uint8Array): void {
    file.saved(bytes);
    this.sync();
  }

  private drop(kind: FileKind): void {
    this.fileOf(kind)?.stop();
    if (kind === 'report') this.report = null;
    else {
      this.book = null;
      this.store.set({ place: null });
    }
    this.sync();
  }

  private sync(): void {
    this.store.set(sidesOf(this.getSnapshot(), this.book, this.report));
  }
}
