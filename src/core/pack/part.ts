/** A signed reference of a sum, in derivations and in checks alike: a field, or {minus: field}. */
export type Part = string | { readonly minus: string };

export function partId(part: Part): string {
  return typeof part === 'string' ? part : part.minus;
}
