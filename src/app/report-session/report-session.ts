import type { OpenWorkbook } from '../open-workbook';
import { Memory } from '../../core/memory/memory';
import type { Pack } from '../../core/pack/pack';
import { Problem } from '../../core/problem/further-problem';
import { isProblem } from '../../core/problem/problem';
import { readCarrier } from '../../core/report/link/carrier';
import type { LinkPackage } from '../../core/report/link/link-package';
import type { Choice } from '../../core/report/refresh/plan';
import type { DocumentParts } from '../../hosts/port/document-host';
import { Rechecker } from '../live/rechecker';
import { Store } from '../live/store';
import { troubleOf, type Trouble } from '../live/trouble';
import { Answered } from './answered';
import type { ChangeContext } from './document-changes';
import { canStart, stampFor, type NewPlace } from './document-kind';
import type { LedgerRow } from './ledger';
import type { LinkGroup, LinkRow } from './link-rows';
import type * as Planning from './planning';
import { refusalOf } from './refusal';
import type { ReportCandidate } from './report-candidates';
import { firstReportState, type FigureSource, type ReportState } from './report-state';
import type { ReportSessionTools } from './session-tools';
import type { FigureWish } from './single-figure';
import { bookAtHand, TextAudit } from './text-audit';
import type { WorkbookSource } from './workbook-source';

/**
 * What a pane does with one report document: reads it, takes a workbook's figures by one of the carriers, shows what an update would
 * do and writes it when told. Free of any UI framework. Nothing is written without a command; where the document became another one
 * between the list and the command, the list is shown anew instead.
 */
export class ReportSession {
  private readonly store = new Store<ReportState>(firstReportState);
  private readonly rechecker: Rechecker;
  private readonly answers = new Answered();
  private readonly holds = new Answered();
  private stopListening: (() => Promise<void>) | null = null;
  private workbook: WorkbookSource | null = null;
  /** What was found in the workbook of carrier a, which is read again each time it is saved. */
  private memory = new Memory();
  private candidates: readonly ReportCandidate[] = [];
  private pack: Pack | null = null;
  /** There once the document was read. */
  private planning: typeof Planning | null = null;
  private relinks = false;
  /** From the relay, not taken yet: what was said yes to is written first. */
  private arrived: LinkPackage | null = null;
  private writings = 0;
  /** The document is used by one at a time: what a reading named is gone after the next. */
  private queue: Promise<unknown> = Promise.resolve();

  /** 文字核对: what the document's own text says, with or without a workbook. */
  readonly audit: TextAudit;

  constructor(private readonly tools: ReportSessionTools) {
    this.audit = new TextAudit({
      ...tools,
      alone: (work) => this.alone(work),
      reading: () => this.getSnapshot().reading,
      book: () => bookAtHand(this.candidates, this.getSnapshot().link),
      keep: (ignored) => this.edit((context, by) => by.keepIgnored(context, ignored)),
    });
    this.rechecker = new Rechecker(tools.clock, {
      once: () => this.alone(() => this.readDocument()),
      onStart: () => this.store.set({ activity: 'reading' }),
      onEditing: () => this.store.set({ activity: 'idle' }),
      onDone: () => this.store.set({ activity: 'idle' }),
      onError: (error) => this.failed(error, 'read'),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);
  readonly getSnapshot = (): ReportState => this.store.getSnapshot();

  /** Nothing can be linked in this document: 文字核对 is all there is to do with it. */
  get onlyText(): boolean {
    return this.tools.host.onlyText === true;
  }

  get canGoTo(): boolean {
    return this.tools.host.goTo !== undefined;
  }

  /** First reading; from then on the list follows the document as the user goes through it. */
  async start(): Promise<void> {
    await this.recheck();
    await this.attempt('read', async () => {
      this.stopListening = (await this.tools.host.onVisited?.(() => this.visited())) ?? null;
    });
  }

  async stop(): Promise<void> {
    this.rechecker.stop();
    await this.stopListening?.();
    this.stopListening = null;
  }

  /** Reads the document again; the workbook's figures stay those at hand. */
  recheck(): Promise<void> {
    return this.rechecker.request();
  }

  /** Carrier a: a saved .xlsx. */
  takeWorkbook(source: WorkbookSource): Promise<void> {
    return this.take(async () => {
      const { name } = source;
      const bytes = await source.bytes();
      if (bytes === null) throw new Problem('input.moved', { file: name });
      const { openSavedWorkbook } = await import('./report-candidates');
      const snapshot = await this.tools.readWorkbook(bytes, name);
      if (source !== this.workbook) this.memory = new Memory();
      const workbook = await openSavedWorkbook(snapshot, this.tools.packs, name, this.memory);
      await this.offer(workbook, 'workbook', name);
      this.workbook = source;
      this.store.set({ canReread: source.isLive });
    });
  }

  /** 重新读取: the file of carrier a, as it is saved now. */
  async rereadWorkbook(): Promise<void> {
    if (this.workbook) await this.takeWorkbook(this.workbook);
  }

  /** Whether the workbook was saved again meanwhile; asked when the pane comes to the front. */
  async noticeWorkbook(): Promise<void> {
    const { workbook } = this;
    if (!workbook || this.getSnapshot().isNewer) return;
    const isNewer = (await workbook.isNewer?.()) ?? false;
    if (isNewer && workbook === this.workbook) this.store.set({ isNewer });
  }

  /** Carrier b: the copied text. */
  paste(text: string): Promise<void> {
    return this.takePackage(() => readCarrier(text), 'paste', '');
  }

  /** Carrier e: what the workbook's program left as a file. */
  takeHanded(link: LinkPackage, workbook: string): Promise<void> {
    return this.takePackage(() => link, 'handed', workbook);
  }

  /** Carrier c: the workbook that is open beside this document. */
  takeBook(workbook: OpenWorkbook, name: string): Promise<void> {
    return this.take(() => this.offer(workbook, 'open-workbook', name));
  }

  /** Carrier d: what the paired Excel pane sent. */
  async takeLink(link: LinkPackage): Promise<void> {
    this.arrived = link;
    if (this.pack?.id !== link.pack) await this.loadPack(link.pack);
    this.takeArrived();
  }

  /** The document follows the workbook at hand from now on, though another one wrote it. Nothing is written yet. */
  relink(): void {
    this.relinks = true;
    this.show();
  }

  /** 采用新值, 保留我的, 不再更新; null takes an answer back. */
  answer({ question, isAsked }: Pick<LedgerRow, 'question' | 'isAsked'>, choice: Choice | null): void {
    (isAsked ? this.answers : this.holds).set(question, choice);
    this.store.set({ result: null });
    this.show();
  }

  /** 更新: writes what the list shows, after looking whether the document still is what the list was made from. */
  apply(): Promise<void> {
    return this.write(async () => {
      const { link, refreshed } = this.getSnapshot();
      if (!link || !refreshed) return;
      const { countsOf, isSamePlan, refreshReport } = await import('./planning');
      const reading = await this.tools.host.read();
      this.show(reading);
      const now = this.getSnapshot().refreshed;
      if (!now || !isSamePlan(now, refreshed)) return this.store.set({ isChanged: true });
      const { answers, holds, tools } = this;
      const options = { file: this.fileName(), relink: this.relinks, holds: holds.of, reading };
      const done = await refreshReport(tools.host, link, answers.of, options);
      const result = { ...countsOf(done, answers.of, holds.of), tracksChanges: done.tracksChanges };
      this.forget();
      this.store.set({ result });
      this.show(done.after);
      if (result.written > 0) void this.audit.noticeUpdate(reading.found, done.after.found);
    });
  }

  /** 暂不更新: the figures at hand are put away; the document stays as it is. */
  putAside(): void {
    this.workbook = null;
    this.candidates = [];
    this.forget();
    this.store.set({ link: null, source: null, canReread: false, isNewer: false, refusal: null, isChanged: false });
    this.show();
  }

  /** An override, its withdrawal, 不再更新 of one figure, or the way back. false: nothing was written. */
  changeFigure(row: Pick<LinkRow, 'key'>, wish: FigureWish): Promise<boolean> {
    return this.edit((context, by) => by.writeFigure(context, row, wish));
  }

  /** 断开 one fragment or table: its words stay as plain text and never change again. */
  unlinkGroup(group: Pick<LinkGroup, 'key' | 'fragment'>): Promise<boolean> {
    return this.edit((context, by) => by.letGo(context, group));
  }

  /** 解除全部链接: plain text for sending out. We cannot take it back. */
  async unlinkAll(): Promise<void> {
    await this.write(() => this.tools.host.unlinkAll());
    if (this.getSnapshot().trouble === null) this.putAside();
    await this.recheck();
  }

  /** A new report of the workbook at hand: in a document of its own, into the empty one that is open, or as a file. */
  async startReport(id: string, where: NewPlace = 'beside'): Promise<void> {
    const candidate = this.candidates.find(({ written }) => written.report.id === id);
    if (!candidate) return;
    await this.write(async () => {
      const newReport = await (await import('./planning')).startReport(this.tools, candidate, where);
      this.store.set({ newReport, ...(newReport === null && { link: candidate.link }) });
    });
    await this.recheck();
  }

  /** Shows a figure, or a whole text, in the document. */
  goTo({ control, range }: { readonly control: string | null; readonly range?: LinkRow['range'] }): Promise<void> {
    const { host } = this.tools;
    if (control === null || !host.goTo) return Promise.resolve();
    return this.attempt('go-to', () => this.alone(() => host.goTo!(control, ...(range ? [range] : []))));
  }

  dismissTrouble(): void {
    this.store.set({ trouble: null, refusal: null, newReport: null });
  }

  /** The document as it stands, for 打印预览; null where it has no pages. */
  get parts(): (() => Promise<DocumentParts>) | null {
    const { host } = this.tools;
    return host.parts ? () => this.alone(() => host.parts!()) : null;
  }

  private visited(): void {
    if (this.getSnapshot().activity !== 'writing') void this.recheck();
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.queue.then(work, work);
    this.queue = next.catch(() => undefined);
    return next;
  }

  private async readDocument(): Promise<void> {
    const planning = import('./planning');
    planning.catch(() => undefined); // told where it is awaited
    const reading = await this.tools.host.read();
    this.planning = await planning;
    const file = await this.tools.host.name();
    if (this.pack === null && reading.stamp) await this.loadPack(reading.stamp.pack);
    const { trouble, result, reading: before } = this.getSnapshot();
    // 已更新 is no longer so of a text that was put back, or of another one in its place.
    if (result && before?.stamp?.time !== reading.stamp?.time) this.store.set({ result: null });
    this.store.set({ file, trouble: trouble?.during === 'read' ? null : trouble });
    this.show(reading);
    this.audit.noticeReading();
  }

  /** For names only: without the pack the list shows ids, and nothing else is missing. */
  private async loadPack(id: string): Promise<void> {
    try {
      this.pack = await this.tools.packs.load(id);
    } catch (error) {
      if (!isProblem(error)) throw error;
    }
  }

  private async offer(workbook: OpenWorkbook, kind: FigureSource['kind'], name: string): Promise<void> {
    const { candidateFor, reportCandidates } = await import('./report-candidates');
    const candidates = reportCandidates(workbook, new Date(this.tools.clock.now()).toISOString());
    const chosen = candidateFor(candidates, this.getSnapshot().reading ?? { base: null, stamp: null });
    this.candidates = candidates;
    this.pack = workbook.pack;
    this.workbook = null;
    this.store.set({ link: chosen?.link ?? null, source: this.sourceOf(kind, name), canReread: false, isNewer: false });
  }

  private takePackage(read: () => LinkPackage, kind: FigureSource['kind'], name: string): Promise<void> {
    return this.take(async () => {
      const link = read();
      await this.loadPack(link.pack);
      this.workbook = null;
      this.candidates = [];
      this.store.set({ link, source: this.sourceOf(kind, name), canReread: false, isNewer: false });
    });
  }

  private sourceOf(kind: FigureSource['kind'], name: string): FigureSource {
    return { kind, name, at: this.tools.clock.now() };
  }

  /** Only the latest: those before it say nothing that it does not. Answers stand where they answer the same question. */
  private takeArrived(): void {
    const link = this.arrived;
    if (link === null || this.writings > 0) return;
    this.arrived = null;
    if (this.getSnapshot().link?.workbookId !== link.workbookId) this.relinks = false;
    this.workbook = null;
    this.candidates = [];
    const fresh = { canReread: false, isNewer: false, refusal: null, result: null, isChanged: false };
    this.store.set({ link, source: this.sourceOf('relay', ''), ...fresh });
    this.show();
  }

  /** Takes figures, for the document as it stands now. A refusal leaves at hand what was there before. */
  private async take(work: () => Promise<void>): Promise<void> {
    await this.recheck();
    this.store.set({ activity: 'reading', refusal: null, result: null, isChanged: false, newReport: null });
    try {
      await work();
      this.relinks = false;
      this.show();
    } catch (error) {
      if (!isProblem(error)) this.tools.onBug(error);
      // What the user called off was not refused.
      else if (error.code !== 'input.cancelled') this.store.set({ refusal: refusalOf(error) });
    } finally {
      this.store.set({ activity: 'idle' });
    }
  }

  /** Everything the pane shows, from what is at hand. */
  private show(reading = this.getSnapshot().reading): void {
    if (!reading || !this.planning) return;
    const { link } = this.getSnapshot();
    const { pack, relinks: relink, candidates, tools } = this;
    const lists = { answers: this.answers.of, holds: this.holds.of };
    const view = this.planning.reportView({ reading, link, pack, relink, file: this.fileName(), ...lists });
    const newReports = canStart(tools, reading)
      ? candidates.map(({ written: { report } }) => ({ id: report.id, title: report.title }))
      : [];
    this.store.set({ ...view, newReports });
  }

  private forget(): void {
    this.answers.clear();
    this.holds.clear();
    this.relinks = false;
  }

  private fileName(): string {
    return this.getSnapshot().file ?? '';
  }

  /** A change on a fresh reading, then read again. */
  private async edit(work: (context: ChangeContext, by: typeof Planning) => Promise<boolean>): Promise<boolean> {
    let done = false;
    await this.write(async () => {
      const [{ host, clock }, by] = [this.tools, await import('./planning')];
      const reading = await host.read();
      const time = new Date(clock.now()).toISOString();
      done = await work(
        { host, reading, stamp: stampFor(reading, this.getSnapshot().link, this.fileName()), time },
        by,
      );
    });
    await this.recheck();
    return done;
  }

  private async write(work: () => Promise<void>): Promise<void> {
    this.store.set({ activity: 'writing', trouble: null, result: null, isChanged: false });
    this.writings += 1;
    await this.attempt('write', () => this.alone(work));
    this.writings -= 1;
    this.store.set({ activity: 'idle' });
    this.takeArrived();
    // What failed half-way is looked at, not guessed.
    if (this.getSnapshot().trouble) await this.recheck();
  }

  private async attempt(during: Trouble['during'], work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.failed(error, during);
    }
  }

  private failed(error: unknown, during: Trouble['during']): void {
    this.store.set({ activity: 'idle' });
    if (!isProblem(error)) return this.tools.onBug(error);
    const { stage } = this.getSnapshot();
    this.store.set({ trouble: troubleOf(error, during), stage: stage === 'opening' ? 'stopped' : stage });
  }
}
