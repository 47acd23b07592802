import type { Mention, Reading } from '../mentions';
import { completesThat } from '../words/rates';

/** “完成年初预算60万元的40%”: a plan that stands inside the words of its own rate is no level the sentence goes on about. */
export function isPlanInside({ mentions }: Reading, one: Mention): boolean {
  const rate = mentions[one.index + 1];
  if (rate?.unit !== '%' || rate.token - one.token !== 2 || !/^的(?:约|近)?$/.test(rate.label)) return false;
  return completesThat.test(one.label);
}
