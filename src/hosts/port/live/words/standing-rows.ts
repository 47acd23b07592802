/**
 * Of a program's rows those that a plan counts; whether they are all, or without those that wait to be taken out, tells their number. null:
 * neither.
 */
export function standingRows<Row>(
  live: readonly Row[],
  all: readonly { readonly isGone: boolean }[],
): readonly Row[] | null {
  if (live.length === all.length) return live.filter((_, row) => !all[row]!.isGone);
  return live.length === all.filter(({ isGone }) => !isGone).length ? live : null;
}
