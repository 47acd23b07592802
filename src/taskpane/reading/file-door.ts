import type { Clock } from '../../app/live/clock';
import { Store } from '../../app/live/store';
import { Problem } from '../../core/problem/further-problem';
import { problemFrom } from '../../core/problem/problem-data';
import type { Snapshot } from '../../core/workbook/snapshot';
import type {
  FileDocument,
  ReadAnswer,
  ReadProgress,
  ReadRequest,
  SheetScope,
  TableSheet,
  TellProgress,
} from '../../hosts/port/file-reading';
import { Pieces } from './pieces';
import type { FromThread } from './thread-messages';

/** Of a Worker what is used here. */
export type ReadingThread = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>;

export interface FileDoorTools {
  /** Throws where this browser makes no worker. */
  readonly startThread: () => ReadingThread;
  /** Reads on the thread of the page, for browsers that make no worker. */
  readonly readHere: (request: ReadRequest) => Promise<ReadAnswer>;
  readonly clock: Clock;
}

/** A file that is being read now. */
export interface ReadingNow {
  readonly file: string;
  /** null: nothing was told yet. */
  readonly progress: ReadProgress | null;
  /** false: the page itself reads, stands still meanwhile and hears no click. */
  readonly canCancel: boolean;
}

interface Running {
  now: ReadingNow;
  readonly cancel: () => void;
}

/** Loading the thread's script from inside the page takes milliseconds; from a server, a slow network. */
const readyWithinMs = 15_000;
/** A thread that waits holds what it has loaded: a few files later is soon enough to load that again. */
const idleMs = 20_000;

/**
 * The one door for files that somebody chose: their bytes are unpacked and read on another thread, so that the page goes on answering,
 * and the reading can be called off. Where no such thread can be made (a locked-down or very old browser) the page reads by itself:
 * it stands still that long, says so before, and nothing can be called off; what is read is the same.
 */
export class FileDoor {
  private readonly store = new Store<{ readonly reading: ReadingNow | null }>({ reading: null });
  private running: readonly Running[] = [];
  private canThread = true;
  private idle: ReadingThread | null = null;
  /** Bytes are never changed in place: what they were read as holds, and who asks while they are read waits for the same. */
  private readonly known = new WeakMap<Uint8Array, Map<string, Promise<ReadAnswer>>>();

  constructor(private readonly tools: FileDoorTools) {}

  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);
  /** The file whose reading began last; null: none is being read. */
  readonly getSnapshot = (): ReadingNow | null => this.store.getSnapshot().reading;

  /** @throws Problem input.*; input.cancelled once `cancel` was called; input.reader-died */
  readonly workbook = async (bytes: Uint8Array, file: string, sheets: SheetScope = 'named'): Promise<Snapshot> => {
    const answer = await this.read({ want: 'workbook', bytes, file, sheets });
    if (answer.want !== 'workbook') throw new Error(`asked for a workbook, told of a ${answer.want}`);
    return answer.snapshot;
  };

  /** @throws Problem as `workbook` does */
  readonly document = async (bytes: Uint8Array, file: string): Promise<FileDocument> => {
    const answer = await this.read({ want: 'document', bytes, file });
    if (answer.want !== 'document') throw new Error(`asked for a document, told of a ${answer.want}`);
    return answer.document;
  };

  /** The sheets of an .xlsx, or the tables of a .docx. @throws Problem as `workbook` does */
  readonly tables = async (bytes: Uint8Array, file: string): Promise<readonly TableSheet[]> => {
    const answer = await this.read({ want: 'tables', bytes, file });
    if (answer.want !== 'tables') throw new Error(`asked for tables, told of a ${answer.want}`);
    return answer.sheets;
  };

  /** Whatever is being read is let go; each of these readings ends in input.cancelled. */
  cancel(): void {
    for (const { cancel } of this.running) cancel();
  }

  private read(request: ReadRequest): Promise<ReadAnswer> {
    const { bytes, file, want } = request;
    const key = want === 'workbook' ? `${want} ${request.sheets} ${file}` : `${want} ${file}`;
    const known = this.known.get(bytes) ?? new Map<string, Promise<ReadAnswer>>();
    const before = known.get(key);
    if (before) return before;
    const reading = this.readSomewhere(request);
    this.known.set(bytes, known.set(key, reading));
    // Told where it is awaited; asked again, it is read again.
    reading.catch(() => known.delete(key));
    return reading;
  }

  private async readSomewhere(request: ReadRequest): Promise<ReadAnswer> {
    const there = this.canThread ? await this.readThere(request) : null;
    return there ?? this.readHere(request);
  }

  /** null: no thread can be made here. */
  private readThere(request: ReadRequest): Promise<ReadAnswer | null> {
    const { file } = request;
    const { clock } = this.tools;
    const { idle } = this;
    this.idle = null;
    const thread = idle ?? this.newThread();
    if (thread === null) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      let isReady = idle !== null;
      const pieces = new Pieces();
      const tell: TellProgress = (progress) => this.show(running, { file, progress, canCancel: true });
      const end = (settle: () => void, keeps = false): void => {
        stopWaiting();
        this.done(running);
        thread.onmessage = thread.onerror = thread.onmessageerror = null;
        if (keeps) this.keep(thread);
        else thread.terminate();
        settle();
      };
      const gone = (): void => {
        if (isReady) return end(() => reject(new Problem('input.reader-died', { file })));
        this.canThread = false;
        end(() => resolve(null));
      };
      const running: Running = {
        now: { file, progress: null, canCancel: true },
        cancel: () => end(() => reject(new Problem('input.cancelled', { file }))),
      };
      const stopWaiting = isReady ? () => {} : clock.after(readyWithinMs, () => !isReady && gone());
      thread.onmessage = ({ data }: MessageEvent<FromThread>) => {
        switch (data.say) {
          case 'ready':
            isReady = true;
            return stopWaiting();
          case 'progress':
            return tell(data.progress);
          case 'rows':
            return pieces.take(data);
          case 'done':
            return end(() => resolve(pieces.whole(data.answer)), true);
          case 'problem':
            return end(() => reject(problemFrom(data.problem)), true);
          case 'bug':
            return end(() => reject(Object.assign(new Error(data.message), { stack: data.stack })));
        }
      };
      thread.onerror = (event) => {
        event.preventDefault();
        gone();
      };
      thread.onmessageerror = gone;
      this.begin(running);
      thread.postMessage(request);
    });
  }

  private newThread(): ReadingThread | null {
    try {
      return this.tools.startThread();
    } catch (error) {
      // SecurityError, or no Worker at all.
      if (!(error instanceof DOMException) && !(error instanceof ReferenceError)) throw error;
      this.canThread = false;
      return null;
    }
  }

  private async readHere(request: ReadRequest): Promise<ReadAnswer> {
    const running: Running = { now: { file: request.file, progress: null, canCancel: false }, cancel: () => {} };
    this.begin(running);
    try {
      // What stands on the page now stands there until the end: it is to be the sentence that says so.
      await new Promise<void>((resolve) => this.tools.clock.after(50, resolve));
      return await this.tools.readHere(request);
    } finally {
      this.done(running);
    }
  }

  private keep(thread: ReadingThread): void {
    if (this.idle !== null) return thread.terminate();
    this.idle = thread;
    this.tools.clock.after(idleMs, () => {
      if (this.idle !== thread) return;
      this.idle = null;
      thread.terminate();
    });
  }

  private begin(running: Running): void {
    this.running = [...this.running, running];
    this.told();
  }

  private show(running: Running, now: ReadingNow): void {
    running.now = now;
    this.told();
  }

  private done(running: Running): void {
    this.running = this.running.filter((one) => one !== running);
    this.told();
  }

  private told(): void {
    this.store.set({ reading: this.running[this.running.length - 1]?.now ?? null });
  }
}
