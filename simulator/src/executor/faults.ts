import { DELAY_FOR_CELL_EDIT, type HostAnswer } from '../channel/protocol';

/** Failures that a tester orders. They stay until cleared, or for a number of requests. */
export type Fault =
  /** The user is typing into a cell: requests fail at once, or wait where the add-in asked for it. */
  | 'cell-edit'
  | 'connection-lost'
  | 'busy'
  /** The request never comes back. */
  | 'timeout'
  /** The whole document refuses writing and reading for lack of rights. */
  | 'no-permission'
  | 'payload-too-large';

const failures: Readonly<Record<Exclude<Fault, 'timeout'>, { failure: number; message: string }>> = {
  'cell-edit': { failure: 5004, message: 'Excel is in cell-editing mode.' },
  'connection-lost': { failure: 5012, message: 'The session has expired or the connection was lost.' },
  busy: { failure: 5102, message: 'Activity limit has been reached.' },
  'no-permission': { failure: 7000, message: 'You do not have sufficient permissions for this action.' },
  'payload-too-large': { failure: 5103, message: 'The request payload size has exceeded the limit.' },
};

export class Faults {
  private readonly ordered = new Map<Fault, number>();
  private waiting: (() => void)[] = [];

  /** Orders a fault for the next `times` requests; without a number until `clear`. */
  order(fault: Fault, times = Infinity): void {
    this.ordered.set(fault, times);
  }

  clear(fault: Fault): void {
    this.ordered.delete(fault);
    if (fault !== 'cell-edit') return;
    const released = this.waiting;
    this.waiting = [];
    for (const release of released) release();
  }

  has(fault: Fault): boolean {
    return this.ordered.has(fault);
  }

  /** The failure to answer with, or null to go on; holds the request where it asked to be held. */
  async next(flags: number): Promise<HostAnswer | null> {
    if (this.take('timeout')) return new Promise<never>(() => {});
    for (const fault of Object.keys(failures) as (keyof typeof failures)[]) {
      if (fault === 'cell-edit' && this.has(fault) && (flags & DELAY_FOR_CELL_EDIT) !== 0) {
        await new Promise<void>((resolve) => this.waiting.push(resolve));
      }
      if (this.take(fault)) return failures[fault];
    }
    return null;
  }

  private take(fault: Fault): boolean {
    const left = this.ordered.get(fault);
    if (left === undefined) return false;
    if (left <= 1) this.clear(fault);
    else this.ordered.set(fault, left - 1);
    return true;
  }
}
