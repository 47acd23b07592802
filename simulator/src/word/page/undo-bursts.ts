import type { DocumentChange, DocumentModel } from '../model/document-model';

/** Longer than this between two letters, and they are two things to take back. */
const PAUSE_MS = 2000;

/** Letters typed in one go are taken back in one go, as in Word; everything else, and what the add-in wrote, step by step. */
export class UndoBursts {
  /** Which burst each step on the model's undo list belongs to. */
  private readonly done: number[] = [];
  private readonly undone: number[] = [];
  private last = 0;
  private typedAt = -Infinity;
  private isTyping = false;
  private isReverting = false;

  constructor(private readonly model: DocumentModel) {}

  /** Runs an edit that types a letter. */
  typing<Result>(work: () => Result): Result {
    this.isTyping = true;
    try {
      return work();
    } finally {
      this.isTyping = false;
    }
  }

  /** The caret went elsewhere: what is typed next is something else. */
  interrupt(): void {
    this.typedAt = -Infinity;
  }

  note({ source }: DocumentChange): void {
    if (source === 'undo' || this.isReverting) return;
    const now = performance.now();
    const goesOn = this.isTyping && source === 'user' && now - this.typedAt < PAUSE_MS;
    this.typedAt = this.isTyping ? now : -Infinity;
    if (!goesOn) this.last += 1;
    this.done.push(this.last);
    this.undone.length = 0;
  }

  undo(): void {
    this.move(this.done, this.undone, () => this.model.undo());
  }

  redo(): void {
    this.move(this.undone, this.done, () => this.model.redo());
  }

  private move(from: number[], to: number[], step: () => boolean): void {
    this.interrupt();
    this.isReverting = true;
    const burst = from.at(-1);
    // Steps from before the page was there have no burst.
    if (burst === undefined) step();
    while (burst !== undefined && from.at(-1) === burst && step()) {
      from.pop();
      to.push(burst);
    }
    this.isReverting = false;
  }
}
