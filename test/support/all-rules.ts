import { kinds, type CheckKind } from '../../src/core/pack/check-params';
import { readProse } from '../../src/core/rules/read-prose';
import { ruleOf as ruleWith } from '../../src/core/rules/registry';
import type { Rule } from '../../src/core/rules/rule';

/** The rule of any kind, whether it reads sentences or not. */
export function ruleOf(kind: CheckKind): Rule {
  const rule = ruleWith(kind, readProse);
  if (rule === null) throw new Error(`${kind} has no rule`);
  return rule;
}

/** Every rule there is. */
export const allRules: readonly Rule[] = (Object.keys(kinds) as CheckKind[]).map(ruleOf);
