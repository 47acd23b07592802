import type { Mention, Reading } from '../mentions';

/** Figures of one unit with nothing between but 、 ， or 和: “31.2%、52.9%和15.9%”. Each belongs to another of the things named before. */
export function runFrom({ mentions }: Reading, first: Mention): Mention[] {
  const run = [first];
  for (
    let next = mentions[first.index + 1];
    next && follows(run[run.length - 1]!, next);
    next = mentions[next.index + 1]
  )
    run.push(next);
  return run;
}

/** The run that ends at a figure. */
export function runTo({ mentions }: Reading, last: Mention): Mention[] {
  const run = [last];
  for (let before = mentions[last.index - 1]; before && follows(before, run[0]!); before = mentions[before.index - 1])
    run.unshift(before);
  return run;
}

/** Whether it is one of several in a row. */
export function isInRun({ mentions }: Reading, one: Mention): boolean {
  const [before, next] = [mentions[one.index - 1], mentions[one.index + 1]];
  return (before !== undefined && follows(before, one)) || (next !== undefined && follows(one, next));
}

const between = /^(?:和|及|与|以及|、)?$/;

function follows(a: Mention, b: Mention): boolean {
  if (a.unit === null || a.unit !== b.unit || a.sentence !== b.sentence || a.depth !== b.depth) return false;
  return b.token - a.token === 2 && between.test(b.label);
}
