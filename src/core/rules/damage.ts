import type { Pack } from '../pack/pack';
import type { Finding } from './finding';
import { ruleOf } from './registry';

/**
 * The findings that say the form itself is damaged: formulas typed over, names that went missing. What could not be checked is none.
 * Rules that read sentences find no such thing.
 */
export function damagesIn(pack: Pack, findings: readonly Finding[]): readonly Finding[] {
  const damaging = new Set(
    pack.checks.flatMap(({ id, rule }) => (rule !== null && ruleOf(rule.kind, undefined)?.findsDamage ? [id] : [])),
  );
  return findings.filter(({ level, check }) => level !== 'unverifiable' && damaging.has(check));
}
