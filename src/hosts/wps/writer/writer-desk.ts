import { isProblem } from '../../../core/problem/problem';
import type { DocumentHost } from '../../port/document-host';
import { windowTimer, type Schedule } from '../../port/live/schedule';
import type { LinkTray } from '../../port/handed-links';
import type { SavedDocument, SavedState } from '../../port/saved-document';
import { Changes } from '../changes';
import { WpsFiles } from '../files';
import { LinkExchange } from '../link-exchange';
import { pathIn } from '../file-place';
import { writerName, wpsAround, type WpsProgram } from '../program';
import { frontDocument, frontMark } from './front-document';
import { OpenDocumentHost } from './open/open-document-host';
import { answersFor, seenBuilds, type SeenBuild, type WriterAnswer } from './open/seen-builds';
import { SavedFileHost, type OpenedFile } from './saved-file-host';
import { listenForVisits } from './visits';

export interface WriterTools {
  /** A .docx as a document (hosts/file), which no host may name another. @throws Problem input.* */
  readonly openFile: (bytes: Uint8Array, name: string) => Promise<OpenedFile>;
  readonly program?: WpsProgram;
  /** Builds in which the open document is worked in; in all others its saved file is. Default: those that somebody has seen. */
  readonly builds?: readonly SeenBuild[];
  /** What the browser calls itself: tells the system. Default: asked. */
  readonly userAgent?: string;
  /** Default: the window's timer. */
  readonly schedule?: Schedule;
  /** How long events are gathered before the listener is called once. */
  readonly coalesceMs?: number;
}

/** What may mean that another document is in front, or that its file holds something else. */
const eventNames = ['DocumentOpen', 'DocumentChange', 'WindowActivate', 'FileAfterSave'] as const;
/** Where the open document is read, whatever the user has done in it. */
const openNames = [...eventNames, 'WindowSelectionChange'] as const;

/**
 * WPS 文字 as one pane has it (ADR 34): one document after the other comes to the front, and each has a host of its own, so that what was
 * asked and answered of one is not taken for another. Of WPS nothing is kept but the full name of the document in front.
 */
export class WriterDesk {
  private readonly listeners = new Set<() => void>();
  private readonly others = new Set<() => void>();
  private state: SavedState = { kind: 'opening' };
  private current: DocumentHost | null = null;
  readonly saved: SavedDocument = {
    getSnapshot: () => this.state,
    subscribe: (listener) => {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    },
    canOpen: () => this.isOpening(),
    openCopy: () => this.openCopy(),
  };
  /** What WPS 表格 left for this program. */
  readonly handed: LinkTray;
  private readonly program: WpsProgram;
  private readonly files: WpsFiles;
  private readonly changes: Changes;
  /** null: the open document is not touched here. */
  private readonly answers: ReadonlySet<WriterAnswer> | null;

  constructor(private readonly tools: WriterTools) {
    this.program = tools.program ?? wpsAround;
    this.files = new WpsFiles(this.program, writerName);
    this.answers = answersHere(this.program, tools);
    this.changes = new Changes(this.program, this.answers ? openNames : eventNames);
    this.handed = new LinkExchange(this.files);
  }

  /** For the document that is in front now; the one before is not used any more. */
  host(): DocumentHost {
    this.tell({ kind: 'opening' });
    const { tools, program, files } = this;
    // What an earlier one still finds out is of no interest.
    const isLast = (): boolean => this.current === host;
    const shared = {
      program,
      front: () => frontDocument(program, files),
      tell: (state: SavedState) => isLast() && this.tell(state),
      turned: () => isLast() && this.others.forEach((other) => other()),
      listen: (listener: () => void) =>
        listenForVisits(listener, {
          changes: this.changes,
          schedule: tools.schedule ?? windowTimer,
          coalesceMs: tools.coalesceMs ?? 25,
          mark: () => frontMark(program, files),
        }),
    };
    const host: DocumentHost = this.answers
      ? new OpenDocumentHost({ ...shared, answers: this.answers })
      : new SavedFileHost({ ...shared, openFile: tools.openFile, files });
    this.current = host;
    return host;
  }

  /** Calls back when another document is in front than the host is for: what is about the old one has to go. */
  onOther(listener: () => void): void {
    this.others.add(listener);
  }

  private isOpening(): boolean {
    try {
      return this.program.writer().Documents!.Open !== undefined;
    } catch {
      return false;
    }
  }

  private openCopy(): boolean {
    const { state } = this;
    const copy = state.kind === 'ready' ? (state.copy ?? state.apart) : null;
    if (!copy) return false;
    try {
      this.program.writer().Documents!.Open!(pathIn(copy.folder, copy.name));
      return true;
    } catch {
      return false;
    }
  }

  private tell(state: SavedState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}

function answersHere(
  program: WpsProgram,
  { builds = seenBuilds, userAgent }: WriterTools,
): ReadonlySet<WriterAnswer> | null {
  // Nobody has seen any: WPS is not even asked.
  if (builds.length === 0) return null;
  try {
    return answersFor(program.writer().Build, userAgent ?? navigator.userAgent, builds);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return null;
  }
}
