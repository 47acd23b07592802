import type { FoundDocument, TextRange } from '../../core/report/refresh/found-document';
import type { Book } from '../../core/prose/book/book';
import type { LinkPackage } from '../../core/report/link/link-package';
import type { IgnoredFinding } from '../../core/report/ignored-finding';
import { isProblem } from '../../core/problem/problem';
import type { DocumentHost, ReadDocument } from '../../hosts/port/document-host';
import type { Clock } from '../live/clock';
import { Store } from '../live/store';
import { troubleOf, type Trouble } from '../live/trouble';
import type { ListedAudit, MendedSentence } from '../list-audit';
import type { ReportCandidate } from './report-candidates';

export interface AuditState {
  readonly isReading: boolean;
  /** What the last reading found; null: the text has not been read yet. */
  readonly audit: ListedAudit | null;
  /** When it was read; ms of the session's clock. */
  readonly at: number;
  /** The document was changed after that; what is shown is of the text before. */
  readonly isStale: boolean;
  /** Keys of findings in the texts that the last update wrote into: their own words do not go with the new figures. */
  readonly afterUpdate: readonly string[];
  /** What the user lets stand: the document's own, and what was said here. */
  readonly ignored: readonly IgnoredFinding[];
  /** Where that is kept: in the document, or until the pane is closed, because the document is none of ours. */
  readonly keptIn: 'document' | 'session';
  readonly trouble: Trouble | null;
}

const fresh: AuditState = {
  isReading: false,
  audit: null,
  at: 0,
  isStale: false,
  afterUpdate: [],
  ignored: [],
  keptIn: 'session',
  trouble: null,
};

export interface TextAuditTools {
  readonly host: DocumentHost;
  readonly clock: Clock;
  /** One at a time with everything else that uses the document. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** The document as it was read last. */
  readonly reading: () => ReadDocument | null;
  /** What the figures at hand say; null where there are none. */
  readonly book: () => Promise<Book | null>;
  /** Writes into the document's memory what it is to let stand. false: not done, and people have been told. */
  readonly keep: (ignored: readonly IgnoredFinding[]) => Promise<boolean>;
  readonly onBug: (error: unknown) => void;
}

/**
 * 文字核对 of one document: its text is read when somebody asks, never by itself, and works for a text that is none of ours; where a
 * workbook's figures are at hand, the text is held against them too. What the user lets stand is told by the words it is about: where they change, it is open again.
 */
export class TextAudit {
  private readonly store = new Store<AuditState>(fresh);
  /** Said about a document that has no memory of ours. */
  private here: readonly IgnoredFinding[] = [];
  private readAs: string | undefined;

  constructor(private readonly tools: TextAuditTools) {}

  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);
  readonly getSnapshot = (): AuditState => this.store.getSnapshot();

  get canGoTo(): boolean {
    return this.tools.host.goToText !== undefined;
  }

  /** 核对全文, 重新核对. */
  async check(): Promise<void> {
    if (this.getSnapshot().isReading) return;
    const { host, alone, clock, book } = this.tools;
    this.store.set({ isReading: true, trouble: null, afterUpdate: [] });
    await this.attempt('read', async () => {
      const { listAudit } = await import('../list-audit');
      const text = await alone(async () => {
        const read = await host.readText();
        this.readAs = host.textMark?.();
        return read;
      });
      const own = await book();
      this.store.set({ audit: listAudit(text, own && { book: own, lastYear: null }), at: clock.now(), isStale: false });
      this.showIgnored();
    });
    this.store.set({ isReading: false });
  }

  /** The document was read again: it may hold another text than the one that was audited. */
  noticeReading(): void {
    const isStale = this.getSnapshot().audit !== null && this.tools.host.textMark?.() !== this.readAs;
    this.store.set({ isStale });
    this.showIgnored();
  }

  /** An update has written figures: whether the words around them still agree is looked at at once. */
  async noticeUpdate(before: FoundDocument, after: FoundDocument): Promise<void> {
    const changed = changedTexts(before, after);
    if (changed.length === 0) return;
    await this.check();
    const { audit, trouble } = this.getSnapshot();
    if (trouble) return;
    const own = (audit?.findings ?? []).filter(
      ({ level, passages }) =>
        level !== 'unverifiable' &&
        passages.some(({ text }) => changed.some((one) => one.includes(squeezed(text.replace(/^…|…$/g, ''))))),
    );
    this.store.set({ afterUpdate: own.map(({ key }) => key) });
  }

  /** 转到这句话. */
  goTo(range: TextRange): Promise<void> {
    const { host, alone } = this.tools;
    this.store.set({ trouble: null });
    return this.attempt('go-to', () => alone(async () => host.goToText?.(range)));
  }

  get canAmend(): boolean {
    return this.tools.host.amendText !== undefined;
  }

  /** 改用建议写法: the words are written, then the whole text is read again. false: nothing was written, and people have been told. */
  async amend({ range, words }: MendedSentence): Promise<boolean> {
    const { host, alone } = this.tools;
    this.store.set({ trouble: null });
    await this.attempt('write', () => alone(async () => host.amendText?.(range, words)));
    if (this.getSnapshot().trouble !== null) return false;
    await this.check();
    return true;
  }

  /** 忽略: with a reason, so that another reader knows. false: nothing was kept. */
  ignore(key: string, reason: string): Promise<boolean> {
    const time = new Date(this.tools.clock.now()).toISOString();
    return this.keep((ignored) => [...ignored.filter((one) => one.key !== key), { key, reason, time }]);
  }

  /** 恢复: open again. */
  restore(key: string): Promise<boolean> {
    return this.keep((ignored) => ignored.filter((one) => one.key !== key));
  }

  dismissTrouble(): void {
    this.store.set({ trouble: null });
  }

  private async keep(change: (ignored: readonly IgnoredFinding[]) => readonly IgnoredFinding[]): Promise<boolean> {
    const reading = this.tools.reading();
    let done = true;
    if (isRemembering(reading)) done = await this.tools.keep(change(reading.ignored));
    if (!isRemembering(reading) || this.here.length > 0) this.here = change(this.here);
    this.showIgnored();
    return done;
  }

  private showIgnored(): void {
    const reading = this.tools.reading();
    const own = isRemembering(reading) ? reading.ignored : [];
    const here = this.here.filter(({ key }) => !own.some((one) => one.key === key));
    this.store.set({ ignored: [...own, ...here], keptIn: isRemembering(reading) ? 'document' : 'session' });
  }

  private async attempt(during: Trouble['during'], work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isProblem(error) || (error instanceof Error && error.name === 'ChunkLoadError'))
        this.store.set({ trouble: troubleOf(error, during) });
      else this.tools.onBug(error);
    }
  }
}

/** The workbook that was read, or else the package that arrived: that one holds what its report prints. */
export async function bookAtHand(
  [candidate]: readonly Pick<ReportCandidate, 'book'>[],
  link: LinkPackage | null,
): Promise<Book | null> {
  if (candidate) return candidate.book();
  if (link === null) return null;
  const { bookOfLink } = await import('../book-of');
  return bookOfLink(link);
}

/** Texts of controls that are not what they were; as comparable with what the audit quotes. */
function changedTexts(before: FoundDocument, after: FoundDocument): string[] {
  const was = new Set(before.controls.map(({ fragment, text }) => `${fragment}:${text}`));
  return after.controls
    .filter(({ fragment, text }) => fragment !== null && !was.has(`${fragment}:${text}`))
    .map(({ text }) => squeezed(text));
}

const squeezed = (text: string): string => text.replace(/[\s\ufffc]/g, '');

/** A report of ours with its memory. */
function isRemembering(reading: ReadDocument | null): reading is ReadDocument {
  return reading !== null && reading.base !== null && reading.stamp !== null;
}
