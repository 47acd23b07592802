import type { Clock } from './clock';
import { isEditing } from './trouble';

export interface RecheckSteps {
  /** Reads and judges once. Throws what the host throws. */
  readonly once: () => Promise<void>;
  readonly onStart: () => void;
  /** A cell is being edited; the next attempt comes by itself. */
  readonly onEditing: () => void;
  readonly onDone: () => void;
  readonly onError: (error: unknown) => void;
}

/** Waits between attempts while a cell is being edited; the last one repeats. */
const editWaitsMs = [1000, 2000, 4000];

/**
 * One reading at a time: a request during a reading makes exactly one more afterwards, however many there were, so the last
 * state is always judged and typing never queues up work.
 */
export class Rechecker {
  private running: Promise<void> | null = null;
  private again = false;
  private editTries = 0;
  private cancelWait: (() => void) | null = null;
  private stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly steps: RecheckSteps,
  ) {}

  /** Resolves when a reading that began after this call is judged, or waits for a cell edit to end. */
  request(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    this.cancelWait?.();
    this.cancelWait = null;
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.loop().finally(() => (this.running = null));
    return this.running;
  }

  stop(): void {
    this.stopped = true;
    this.cancelWait?.();
    this.cancelWait = null;
  }

  private async loop(): Promise<void> {
    do {
      this.again = false;
      this.steps.onStart();
      try {
        await this.steps.once();
        this.editTries = 0;
      } catch (error) {
        if (!isEditing(error)) return this.steps.onError(error);
        return this.waitForEdit();
      }
    } while (this.again && !this.stopped);
    this.steps.onDone();
  }

  private waitForEdit(): void {
    this.steps.onEditing();
    const wait = editWaitsMs[Math.min(this.editTries, editWaitsMs.length - 1)]!;
    this.editTries++;
    this.cancelWait = this.clock.after(wait, () => void this.request());
  }
}
