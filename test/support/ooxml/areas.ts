/** A rectangle of cells, counted from 1. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** "B2" or "B2:C5", within a sheet's 1048576 rows and 16384 columns; null: none. Written here anew: it judges the product's own. */
export function areaOf(ref: string): Area | null {
  const found = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?$/.exec(ref);
  if (!found) return null;
  const [, left, top, right = left, bottom = top] = found;
  const area = { top: Number(top), left: column(left!), bottom: Number(bottom), right: column(right!) };
  const isFit = area.bottom <= 1_048_576 && area.right <= 16_384 && area.top <= area.bottom && area.left <= area.right;
  return isFit ? area : null;
}

function column(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Pairs that share a cell, as "first second". */
export function overlaps(refs: readonly string[]): readonly string[] {
  const areas = refs
    .flatMap((ref) => {
      const area = areaOf(ref);
      return area === null ? [] : [{ ref, area }];
    })
    .sort((a, b) => a.area.top - b.area.top);
  const found: string[] = [];
  let open: typeof areas = [];
  for (const one of areas) {
    open = open.filter(({ area }) => area.bottom >= one.area.top);
    for (const { ref, area } of open)
      if (area.left <= one.area.right && one.area.left <= area.right) found.push(`${ref} ${one.ref}`);
    open.push(one);
  }
  return found;
}
