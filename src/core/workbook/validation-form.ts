/** Far beyond any amount a form can hold; Excel wants a bound for "any number". */
const anyNumber = 999_999_999_999_999;
const maxListText = 255;

/** The bounds of a number validation as every host writes them: one bound, or two with `between`. */
export function boundsOf(
  min: number | undefined,
  max: number | undefined,
): { readonly operator: 'between' | 'greaterThanOrEqual' | 'lessThanOrEqual'; readonly figures: readonly number[] } {
  if (min !== undefined && max === undefined) return { operator: 'greaterThanOrEqual', figures: [min] };
  if (min === undefined && max !== undefined) return { operator: 'lessThanOrEqual', figures: [max] };
  return { operator: 'between', figures: [min ?? -anyNumber, max ?? anyNumber] };
}

/** A list's choices, joined by commas as Excel keeps them. Throws for what Excel would take otherwise: a bug of ours. */
export function listText(options: readonly string[]): string {
  if (options.length === 0) throw new Error('a list validation without options');
  const comma = options.find((option) => option.includes(','));
  if (comma !== undefined) throw new Error(`a list option with a comma would become two: ${comma}`);
  const text = options.join(',');
  if (text.length > maxListText)
    throw new Error(`a list of ${text.length} characters, Excel takes ${maxListText}: ${text.slice(0, 40)}…`);
  return text;
}
