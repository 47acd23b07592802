import { rewritten, type Rewrite } from '../rewrite';

const sentenceEnd = /[。！？\n]/;

/** “改为“……”。”: the sentence with its changes, where there is no button to make them. */
export function rewriteAdvice(rewrite: Rewrite): string {
  const { was, changes } = rewrite;
  const [first, last] = [changes[0]!, changes[changes.length - 1]!];
  let [from, to] = [first.start, last.end];
  while (from > 0 && !sentenceEnd.test(was[from - 1]!)) from--;
  while (to < was.length && !sentenceEnd.test(was[to]!)) to++;
  const shift = (one: { start: number; end: number; text: string }) => ({
    ...one,
    start: one.start - from,
    end: one.end - from,
  });
  return `改为“${rewritten({ ...rewrite, was: was.slice(from, to), changes: changes.map(shift) }).trim()}”。`;
}
