import { read } from '../mentions';
import { identitiesHold, sameQuantities } from './agreements';
import { factsOf } from './facts';
import { flows } from './flows';
import { growth } from './growth';
import { headedCounts } from './heads';
import { KnownFacts } from './known-facts';
import { budgetClaims, staffLimits, zeroCounts } from './limits';
import { counts } from './lists';
import { breakdowns } from './parts';
import { products, rates } from './rates';
import type { Relation } from './relation';
import { shares } from './shares';
import { sums } from './sums';
import { units } from './units';

/** Every relation between figures of a text that can be decided, and what came of it. Pure; linear in the text. */
export function auditText(source: string): Relation[] {
  const reading = read(source);
  const lists = breakdowns(reading);
  const facts = new KnownFacts(factsOf(reading));
  return [
    ...sums(reading, source, lists),
    ...counts(reading, source),
    ...headedCounts(reading, source),
    ...shares(reading, source, lists),
    ...growth(reading, source),
    ...rates(reading, source),
    ...products(reading, source),
    ...flows(reading, source),
    ...sameQuantities(reading, source, facts),
    ...identitiesHold(reading, source, facts),
    ...staffLimits(reading, source, facts),
    ...zeroCounts(reading, source, facts),
    ...budgetClaims(reading, source, facts),
    ...units(reading, source),
  ];
}
