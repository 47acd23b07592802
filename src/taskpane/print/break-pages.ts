/** What stays whole on a page: a line of a paragraph, or a row of a table. Pixels from the top of the section's text. */
export interface Unit {
  readonly top: number;
  readonly bottom: number;
  /** Which paragraph or table it belongs to, and which part of it this is. */
  readonly block: number;
  readonly index: number;
  readonly count: number;
  readonly isRow: boolean;
  /** A page begins here whatever there is room for. */
  readonly breaks: boolean;
  readonly keepNext: boolean;
  readonly keepLines: boolean;
  readonly widowControl: boolean;
  /** A table's head that is printed again on its next pages: how high it is; 0: none. */
  readonly head: number;
  /** How many rows of the table are its head. */
  readonly headRows: number;
}

export interface Page {
  readonly from: number;
  readonly to: number;
  /** Height of the head that is printed again, and the block it is of. */
  readonly head: number;
  readonly block: number;
}

/**
 * Where pages end, as Word decides it: keep with next, keep lines together, no single lines, heads of tables again. Fonts differ from
 * machine to machine, and so do the pages.
 */
export function breakPages(units: readonly Unit[], height: number): Page[] {
  const pages: Page[] = [];
  let first = 0;
  while (first < units.length) {
    const begin = units[first]!;
    const head = begin.isRow && begin.index >= begin.headRows ? begin.head : 0;
    let next = first + 1;
    // Half a pixel: sums of fractions.
    while (next < units.length && !units[next]!.breaks && units[next]!.bottom - begin.top + head <= height + 0.5)
      next++;
    if (next < units.length && !units[next]!.breaks) next = earlier(units, first, next);
    pages.push({ from: begin.top, to: units[next - 1]!.bottom, head, block: begin.block });
    first = next;
  }
  return pages.length > 0 ? pages : [{ from: 0, to: 0, head: 0, block: -1 }];
}

/** The last place before `next` where a page may end; `next` itself where there is none. */
function earlier(units: readonly Unit[], first: number, next: number): number {
  for (let at = next; at > first; at--) if (mayEndBefore(units, at)) return at;
  return next;
}

function mayEndBefore(units: readonly Unit[], at: number): boolean {
  const [last, unit] = [units[at - 1]!, units[at]!];
  if (unit.block !== last.block) return !last.keepNext;
  // A head with no row of its own below it says nothing.
  if (unit.isRow) return unit.headRows === 0 || unit.index > unit.headRows;
  if (unit.keepLines) return false;
  return !unit.widowControl || (unit.index > 1 && unit.count - unit.index > 1);
}
