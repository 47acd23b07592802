import type { HostEvent } from '../channel/protocol';

/** Registered events. The client is told only of what it asked for, by number and target. */
export class EventHub {
  private readonly registered = new Set<string>();
  private readonly listeners = new Set<(event: HostEvent) => void>();
  /** runtime.enableEvents = false: what happens from now on nobody is told. */
  enabled = true;

  register(type: number, target: string): void {
    this.registered.add(`${type}|${target}`);
  }

  unregister(type: number, target: string): void {
    this.registered.delete(`${type}|${target}`);
  }

  get count(): number {
    return this.registered.size;
  }

  /** The pane went away without a word: its handlers die with it. */
  forgetAll(): void {
    this.registered.clear();
  }

  listen(listener: (event: HostEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  raise(type: number, targets: readonly string[], message: HostEvent['message']): void {
    for (const target of targets) {
      if (!this.registered.has(`${type}|${target}`)) continue;
      for (const listener of this.listeners) listener({ type, target, message });
    }
  }

  /** For events that a client registers with its own channel, not with the host. */
  raiseUnasked(type: number, message: HostEvent['message']): void {
    for (const listener of this.listeners) listener({ type, target: '', message });
  }
}
