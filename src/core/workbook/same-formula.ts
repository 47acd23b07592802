import { remember } from '../memory/remember';

const normal = remember(4096, (formula) => ({ text: normalise(formula) }));

/** Whether two formulas say the same: $, spaces, letter case, "=" in front and quotes around sheet names aside. */
export function sameFormula(a: string, b: string): boolean {
  // Nearly every formula stands as it was written, but for the sign in front.
  return a === b || a === `=${b}` || `=${a}` === b || normal(a).text === normal(b).text;
}

const ignored = new Set(['$', "'", ' ', '\n', '\r', '\t']);

function normalise(formula: string): string {
  let text = '';
  let inWords = false;
  for (const sign of formula.replace(/^\s*=/, '').replaceAll('_xlfn.', '')) {
    if (sign === '"') inWords = !inWords;
    if (inWords) text += sign;
    else if (!ignored.has(sign)) text += sign.toUpperCase();
  }
  return text;
}
