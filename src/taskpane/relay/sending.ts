import { linkReport } from '../../app/refresh-link';
import type { CheckedBook } from '../../app/workbook-session/session-state';
import type { WorkbookSession } from '../../app/workbook-session/workbook-session';
import { Store } from '../../app/live/store';
import { writeReports } from '../../app/write-report';
import type { RenderTemplate } from '../../core/narrative/template-engine';
import type { RelaySender, SenderState } from '../../hosts/port/report-relay';
import type { RelayUse } from './relay-hold';

export interface SendingTools {
  readonly sender: RelaySender;
  readonly session: Pick<WorkbookSession, 'subscribe' | 'getSnapshot'>;
  readonly use: Store<{ readonly use: RelayUse }>;
  /** Bugs of ours, for the error boundary. */
  readonly onBug: (error: unknown) => void;
}

export interface SendingState {
  readonly sender: SenderState;
  /** Digest of what was offered last; null: nothing yet. */
  readonly offered: string | null;
}

/** The Excel pane's end of the relay: once linked, every recheck that changes what the report says is sent, whichever view is shown. */
export class Sending {
  private readonly store: Store<SendingState>;
  private render: RenderTemplate | null = null;
  private report: string | null = null;
  /** What was looked at last. */
  private book: CheckedBook | null = null;

  constructor(private readonly tools: SendingTools) {
    this.store = new Store<SendingState>({ sender: tools.sender.state, offered: null });
    // All three live as long as the pane.
    tools.sender.subscribe((state) => this.follow(state));
    tools.session.subscribe(() => {
      if (this.isLinked) this.offer();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);
  readonly getSnapshot = (): SendingState => this.store.getSnapshot();

  /** Which of the pack's reports Word gets: the one shown. @param report its id */
  choose(report: string): void {
    if (this.report === report) return;
    this.report = report;
    this.book = null;
    if (this.isLinked) this.offer();
  }

  async pair(): Promise<void> {
    this.render ??= (await import('../../app/narrative-engine')).createNarrativeEngine();
    await this.tools.sender.pair();
  }

  /** Word's pane showed that the digits agree. The sender keeps what is offered until there is a link. */
  confirm(): void {
    this.book = null;
    this.offer();
    this.tools.sender.confirm();
  }

  stop(): Promise<void> {
    return this.tools.sender.stop();
  }

  private get isLinked(): boolean {
    return this.store.getSnapshot().sender.step === 'linked';
  }

  private follow(sender: SenderState): void {
    this.store.set({ sender });
    const { use } = this.tools;
    if (sender.step === 'linked') use.set({ use: 'used' });
    else if (use.getSnapshot().use === 'used') use.set({ use: 'stopped' });
  }

  private offer(): void {
    const { book } = this.tools.session.getSnapshot();
    if (!book || book === this.book || !this.render) return;
    this.book = book;
    try {
      const reports = writeReports(book.workbook.pack, book.workbook.table, this.render);
      const written = reports.find(({ report }) => report.id === this.report) ?? reports[0];
      if (!written) return;
      const link = linkReport(book.workbook, written, new Date(book.at).toISOString());
      if (link.digest === this.store.getSnapshot().offered) return;
      this.tools.sender.offer(link);
      this.store.set({ offered: link.digest });
    } catch (error) {
      this.tools.onBug(error);
    }
  }
}
