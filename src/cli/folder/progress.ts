import type { Environment } from '../environment';

/** How far it is, on stderr: one line that renews itself on a terminal, now and then a line in a log. */
export class Progress {
  private shownAt: number;
  private readonly every: number;

  constructor(
    private readonly total: number,
    private done: number,
    private readonly startedAt: number,
    private readonly environment: Pick<Environment, 'err' | 'isTerminal'>,
  ) {
    this.every = environment.isTerminal ? 200 : 10_000;
    this.shownAt = startedAt;
  }

  step(now: number): void {
    this.done += 1;
    if (now - this.shownAt < this.every && !(this.environment.isTerminal && this.done === this.total)) return;
    this.shownAt = now;
    const { isTerminal, err } = this.environment;
    err(isTerminal ? `\r${this.text(now)}\u001b[K` : `${this.text(now)}\n`);
  }

  /** The line on the terminal is taken away, so that what follows stands alone. */
  end(): void {
    if (this.environment.isTerminal) this.environment.err('\r\u001b[K');
  }

  private text(now: number): string {
    const seconds = (now - this.startedAt) / 1000;
    return `已做 ${this.done}/${this.total} 个，${seconds.toFixed(0)} 秒`;
  }
}
