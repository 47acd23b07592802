import type { Mention } from '../mentions';

/** A figure and the figures the text breaks it into. */
export interface Breakdown {
  readonly total: Mention;
  readonly parts: readonly Mention[];
  /** How plainly the text says so: 其中…; 包括…; a bare bracket; a bare list behind 共; 合计 behind the parts. */
  readonly said: 'named' | 'some' | 'bracket' | 'bare' | 'summed';
  /** Other ways to read the same list, where ； may part its items or end it. */
  readonly others: readonly (readonly Mention[])[];
  /** Figures that may come on top of the parts (“另…283户”), each more makes another reading. */
  readonly more: readonly Mention[];
  /** The list says of itself that it is not complete (等, 主要). */
  readonly isOpen: boolean;
}
