import type { CheckParams } from '../../pack/check-params';
import { factOfPack } from '../../pack/fact-of-pack';
import type { Pack } from '../../pack/pack';

/** Whether a limit of 0 is told by a zero-base check of the same two figures: once is enough. */
export function zeroIsToldElsewhere(pack: Pack, { amount, limit }: CheckParams<'not-above'>): boolean {
  return pairs(pack).has(`${amount} ${limit}`);
}

const pairs = factOfPack(
  ({ checks }): ReadonlySet<string> =>
    new Set(checks.flatMap(({ rule }) => (rule?.kind === 'zero-base' ? [`${rule.amount} ${rule.base}`] : []))),
);
