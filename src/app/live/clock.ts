/** Time as the session needs it, handed in by the host's main: core and app have no clock of their own. */
export interface Clock {
  now(): number;
  /** Calls back once after `ms`; the result takes it back. */
  after(ms: number, callback: () => void): () => void;
}
