import { parseA1 } from '../workbook/address';
import type { EmptyField } from './unfilled';

/**
 * 下一个空格: the first empty cell behind the one the user stands on, in the order of the form, and round again.
 * @param empty of `fillingOf`
 * @param at where the user stands; null: nobody knows, then behind `last`, the one shown last
 */
export function nextEmpty(
  empty: readonly EmptyField[],
  at: { readonly sheet: string; readonly address: string } | null,
  last: string | null = null,
): EmptyField | null {
  const here = at && parseA1(at.address);
  if (!at || !here) return empty[(empty.findIndex(({ id }) => id === last) + 1) % empty.length] ?? null;
  const isHere = ({ sheet }: EmptyField): boolean => sheet.toLowerCase() === at.sheet.toLowerCase();
  const behind = empty.find((one) => {
    const area = parseA1(one.address);
    if (!isHere(one) || !area) return false;
    return area.top > here.top || (area.top === here.top && area.left > here.left);
  });
  if (behind) return behind;
  // The sheet is done from here on: on to the next, and from one without empty cells to the first of all.
  const own = empty.map(isHere);
  return empty[(own.lastIndexOf(true) + 1) % empty.length] ?? null;
}
