import type { HostAnswer, RequestBody } from '../channel/protocol';

export interface Exchange {
  readonly request: RequestBody;
  readonly answer: HostAnswer;
  /** Changes the request made to the workbook. */
  readonly writes: number;
  /** Only gives back references: the client sends one after each `run`, the user never waits for it. */
  readonly cleanup: boolean;
}

/** Every request and its answer, oldest first. */
export class Traffic {
  private readonly kept: Exchange[] = [];
  private readonly listeners = new Set<(exchange: Exchange) => void>();
  private counted = 0;
  private written = 0;

  constructor(private readonly limit = 2000) {}

  get exchanges(): readonly Exchange[] {
    return this.kept;
  }

  /** Requests an add-in waited for: one a `context.sync()` that had anything to say. */
  get roundTrips(): number {
    return this.counted;
  }

  get writes(): number {
    return this.written;
  }

  add(exchange: Exchange): void {
    this.kept.push(exchange);
    if (this.kept.length > this.limit) this.kept.shift();
    if (!exchange.cleanup) this.counted += 1;
    this.written += exchange.writes;
    for (const listener of this.listeners) listener(exchange);
  }

  onExchange(listener: (exchange: Exchange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  reset(): void {
    this.kept.length = 0;
    this.counted = 0;
    this.written = 0;
  }
}
