import type { Memory } from '../memory/memory';
import { ofTexts } from '../memory/remember';

const normalForms = ofTexts(4096, normalise);

/**
 * Whether two formulas say the same: $, spaces, letter case, "=" in front and quotes around sheet names aside.
 * @param memory of the workbook, for those who ask again at every recheck
 */
export function sameFormula(a: string, b: string, memory?: Memory): boolean {
  // Nearly every formula stands as it was written, but for the sign in front.
  if (a === b || a === `=${b}` || `=${a}` === b) return true;
  const normal = memory?.at(normalForms) ?? normalise;
  return normal(a).text === normal(b).text;
}

const ignored = new Set(['$', "'", ' ', '\n', '\r', '\t']);

function normalise(formula: string): { readonly text: string } {
  let text = '';
  let inWords = false;
  for (const sign of formula.replace(/^\s*=/, '').replaceAll('_xlfn.', '')) {
    if (sign === '"') inWords = !inWords;
    if (inWords) text += sign;
    else if (!ignored.has(sign)) text += sign.toUpperCase();
  }
  return { text };
}
