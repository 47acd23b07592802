/** Excel's limit; taller rows are cut by the program itself. */
export const maxRowHeightPt = 409;

/** Millimetres on paper → whole screen pixels → points (0.75 pt a pixel). */
export function columnPoints(millimetres: number): number {
  return Math.max(1, Math.round((millimetres / 25.4) * 96)) * 0.75;
}

/** Equal neighbours together, 1-based: fewer ranges, fewer calls. */
export function runs(values: readonly number[]): { from: number; to: number; value: number }[] {
  const found: { from: number; to: number; value: number }[] = [];
  values.forEach((value, index) => {
    const last = found.at(-1);
    if (last?.value === value) last.to = index + 1;
    else found.push({ from: index + 1, to: index + 1, value });
  });
  return found;
}
