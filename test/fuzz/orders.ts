import { rmSync, writeFileSync } from 'node:fs';

/** What `npm run fuzz` asks of a run, by its environment; a plain run has none of it. */
const { FUZZ_KIND: kind, FUZZ_INPUTS: inputs, FUZZ_INDEX: only, FUZZ_RUNNING: running } = process.env;

function whole(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${name} 要一个从 0 起的整数，得到的是“${text}”`);
  return Number(text);
}

export const orders = {
  isWanted: (name: string): boolean => kind === undefined || kind === name,

  /**
   * The numbers of the inputs to try, each told to whoever watches: an input that never comes to an end can tell nobody itself.
   * @param usual how many in a plain run
   */
  *indices(name: string, usual: number): Generator<number> {
    const count = inputs === undefined ? usual : whole('FUZZ_INPUTS', inputs);
    const indices =
      only === undefined ? Array.from({ length: count }, (_, index) => index) : [whole('FUZZ_INDEX', only)];
    for (const index of indices) {
      if (running !== undefined) writeFileSync(`${running}-${name}`, `${name} ${index}`);
      yield index;
    }
    if (running !== undefined) rmSync(`${running}-${name}`, { force: true });
  },

  patienceMs: 60_000 + 3000 * Number(inputs ?? 0),
} as const;
