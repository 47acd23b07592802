import { writeFileSync } from 'node:fs';

/** What `npm run fuzz` asks of a run, by its environment; a plain run has none of it. */
const { FUZZ_KIND: kind, FUZZ_INPUTS: inputs, FUZZ_INDEX: only, FUZZ_RUNNING: running } = process.env;

function whole(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${name} 要一个从 0 起的整数，得到的是“${text}”`);
  return Number(text);
}

export const orders = {
  isWanted: (name: string): boolean => kind === undefined || kind === name,

  /** The numbers of the inputs to try. @param usual how many in a plain run */
  indices(usual: number): number[] {
    if (only !== undefined) return [whole('FUZZ_INDEX', only)];
    return Array.from({ length: inputs === undefined ? usual : whole('FUZZ_INPUTS', inputs) }, (_, index) => index);
  },

  /** Where somebody watches: an input that never comes to an end can tell nobody itself. */
  tellRunning(name: string, index: number): void {
    if (running !== undefined) writeFileSync(running, `${name} ${index}`);
  },

  patienceMs: 60_000 + 3000 * Number(inputs ?? 0),
} as const;
