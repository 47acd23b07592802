import { read } from '../mentions';
import { identitiesHold, sameQuantities } from './agreements';
import { balances } from './balances';
import { differences, ranges } from './differences';
import { equations } from './equations';
import { exceeded } from './exceeded';
import { factsOf } from './facts';
import { flows } from './flows';
import { growth } from './growth';
import { gridsOf, type SourceTable } from './grid';
import { headedCounts } from './heads';
import { KnownFacts } from './known-facts';
import { budgetClaims, staffLimits, zeroCounts } from './limits';
import { countsBehind } from './lists-before';
import { counts } from './lists';
import { breakdowns } from './parts';
import { numberedPoints } from './points';
import { products } from './products';
import { prompts } from './prompts';
import { rates } from './rates';
import type { Relation } from './relation';
import { rests } from './rests';
import { scoreTotals } from './scores';
import { shares } from './shares';
import { sums } from './sums';
import { tableQuantities } from './table-facts';
import { tableIdentities } from './table-identities';
import { tableRates } from './table-rates';
import { tableTotals } from './tables';
import { units } from './units';

/** Every relation between figures of a text that can be decided, and what came of it. Pure; linear in the text. */
export function auditText(source: string, tables: readonly SourceTable[] = []): Relation[] {
  const reading = read(withoutTables(source, tables));
  const grids = gridsOf(source, tables);
  const lists = breakdowns(reading);
  const facts = new KnownFacts(factsOf(reading));
  return toldOnce([
    ...sums(reading, source, lists),
    ...counts(reading, source),
    ...headedCounts(reading, source),
    ...countsBehind(reading, source),
    ...scoreTotals(reading, source),
    ...shares(reading, source, lists),
    ...growth(reading, source),
    ...rates(reading, source, lists),
    ...exceeded(reading, source),
    ...products(reading, source),
    ...flows(reading, source),
    ...differences(reading, source),
    ...ranges(reading, source),
    ...rests(reading, source),
    ...balances(reading, source),
    ...equations(reading, source),
    ...numberedPoints(reading, source),
    ...sameQuantities(reading, source, facts),
    ...identitiesHold(reading, source, facts),
    ...staffLimits(reading, source, facts),
    ...zeroCounts(reading, source, facts),
    ...budgetClaims(reading, source, facts),
    ...units(reading, source),
    ...prompts(reading, source),
    ...tableTotals(source, grids),
    ...tableIdentities(source, grids),
    ...tableRates(source, grids),
    ...tableQuantities(reading, source, facts, grids),
  ]);
}

/**
 * A total against its parts is told where the text itself breaks it down; the identity behind it would say the same again, or speak of
 * fewer parts than the text counts in.
 */
function toldOnce(relations: readonly Relation[]): Relation[] {
  const broken = relations.filter(({ kind, verdict }) => kind === 'sum' && verdict === 'fails');
  const added = new Set(
    relations.flatMap(({ kind, verdict, quotes }) => (kind === 'sum' && verdict === 'holds' ? [quotes[0]?.start] : [])),
  );
  return relations.filter(
    (one) =>
      one.kind !== 'identity' ||
      one.verdict !== 'fails' ||
      (!added.has(one.quotes[0]?.start) &&
        !broken.some((other) => one.quotes.every(({ start }) => other.quotes.some((same) => same.start === start)))),
  );
}

/** Tables as line ends: every offset of the text around them stays what it is. */
export function withoutTables(source: string, tables: readonly SourceTable[]): string {
  if (tables.length === 0) return source;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of tables) {
    pieces.push(source.slice(at, start), '\n'.repeat(end - start));
    at = end;
  }
  return pieces.join('') + source.slice(at);
}
