import { isProblem } from '../../core/problem/problem';
import type { Store } from '../live/store';
import type { FileKind } from './chosen-file';
import type { DeskNote, DeskState } from './desk-state';
import type { DeskTools } from './desk-tools';

const doneMs = 10_000;

/** What the desk says and asks: notes, questions before something is lost, and trouble in words. */
export class DeskTalk {
  private confirmed: (() => Promise<void>) | null = null;

  constructor(
    private readonly store: Store<DeskState>,
    private readonly tools: Pick<DeskTools, 'clock' | 'words' | 'onBug'>,
  ) {}

  tell(kind: FileKind, text: string, level: DeskNote['level'] = 'done', offersCopy = false): void {
    const note = { kind, text, level, offersCopy };
    this.store.set({ note });
    // What went well needs no click; trouble stays until it is read.
    if (level === 'done')
      this.tools.clock.after(doneMs, () => {
        if (this.store.getSnapshot().note === note) this.store.set({ note: null });
      });
  }

  /** Problems become notes (what the user called off is none); anything else is a bug of ours. */
  async attempt(kind: FileKind, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isProblem(error)) this.tools.onBug(error);
      else if (error.code !== 'input.cancelled') this.tell(kind, error.message, 'trouble');
    }
  }

  /** Goes on at once, or asks first where something would be lost. */
  async orAsk(kind: FileKind, work: () => Promise<void>, closes = false): Promise<void> {
    const side = this.store.getSnapshot()[kind];
    if (!side || side.unsaved === 0) return work();
    const { words } = this.tools;
    this.confirmed = work;
    this.store.set({
      side: kind,
      question: closes
        ? { kind, text: words.closeAsk(side.file), yes: words.closeYes }
        : { kind, text: words.replaceAsk(side.file), yes: words.replaceYes },
    });
  }

  /** The answer to `question`. */
  async answer(yes: boolean): Promise<void> {
    const { confirmed } = this;
    const kind = this.store.getSnapshot().question?.kind ?? 'workbook';
    this.confirmed = null;
    this.store.set({ question: null });
    if (yes && confirmed) await this.attempt(kind, confirmed);
  }
}
