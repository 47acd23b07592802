import type { Area } from '../../../core/workbook/address';

interface Placed {
  readonly area: Omit<Area, 'sheet'>;
}

/**
 * Which of many areas of a sheet a cell lies in, without asking each: a tree over the rows where areas begin and end, each node
 * with the areas that cover all its rows, by their left column. Areas are taken to be apart, as Excel keeps array formulas: of two
 * that overlap either may be the answer, or none.
 */
export class AreaIndex<One extends Placed> {
  readonly #rows: readonly number[];
  /** As in a heap: the children of node n are 2n and 2n + 1, leaves last. */
  readonly #nodes: One[][];

  constructor(areas: readonly One[]) {
    const borders = new Set(areas.flatMap(({ area }) => [area.top, area.bottom + 1]));
    this.#rows = [...borders].sort((a, b) => a - b);
    const size = this.#rows.length;
    const places = new Map(this.#rows.map((row, index) => [row, index]));
    this.#nodes = Array.from({ length: 2 * size }, () => []);
    // Ascending, so that every node's list is too.
    for (const one of [...areas].sort((a, b) => a.area.left - b.area.left)) {
      let from = places.get(one.area.top)! + size;
      let to = places.get(one.area.bottom + 1)! + size;
      for (; from < to; from >>= 1, to >>= 1) {
        if (from & 1) this.#nodes[from++]!.push(one);
        if (to & 1) this.#nodes[--to]!.push(one);
      }
    }
  }

  at(row: number, column: number): One | undefined {
    const leaf = lastAtMost(this.#rows, row, (border) => border);
    if (leaf < 0) return undefined;
    for (let node = leaf + this.#rows.length; node >= 1; node >>= 1) {
      const areas = this.#nodes[node]!;
      const one = areas[lastAtMost(areas, column, ({ area }) => area.left)];
      if (one && column <= one.area.right) return one;
    }
    return undefined;
  }
}

/** Index of the last of an ascending list that is not above `most`; −1 without one. */
function lastAtMost<T>(list: readonly T[], most: number, figure: (one: T) => number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (figure(list[middle]!) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
