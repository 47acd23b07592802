import { coalesced } from '../port/live/coalesce';
import type { Schedule } from '../port/live/schedule';
import type { WpsProgram } from './program';

/** No event tells completely what happened, so all of them only say "look again". Coming to a sheet or window is a good moment for it. */
const sheetEvents = ['SheetChange', 'SheetCalculate', 'SheetActivate', 'WindowActivate'];

/**
 * The one place that listens to WPS: a listener is taken away by the event's name, and all others of that name with it. So each event has
 * one of ours, which tells all who want to hear. An event in the middle of a write of ours is our own.
 */
export class Changes {
  private readonly heard = new Set<() => void>();
  private writing = 0;
  private readonly tell = (): void => {
    if (this.writing === 0) for (const one of this.heard) one();
  };

  constructor(
    private readonly program: WpsProgram,
    private readonly eventNames: readonly string[] = sheetEvents,
  ) {}

  /** What WPS tells while `work` runs is not told on. */
  whileWriting<T>(work: () => T): T {
    this.writing += 1;
    try {
      return work();
    } finally {
      this.writing -= 1;
    }
  }

  /** @returns the way to stop */
  listen(listener: () => void, coalesceMs: number, schedule: Schedule): () => void {
    const changes = coalesced(listener, coalesceMs, schedule);
    if (this.heard.size === 0) {
      const events = this.program.events();
      for (const name of this.eventNames) events.AddApiEventListener(name, this.tell);
    }
    this.heard.add(changes.seen);
    return () => {
      changes.stop();
      if (!this.heard.delete(changes.seen) || this.heard.size > 0) return;
      const events = this.program.events();
      for (const name of this.eventNames) events.RemoveApiEventListener(name);
    };
  }
}
