import { read } from '../mentions';
import { growth } from './growth';
import { headedCounts } from './heads';
import { counts } from './lists';
import { breakdowns } from './parts';
import { products, rates } from './rates';
import type { Relation } from './relation';
import { shares } from './shares';
import { sums } from './sums';

/** Every relation between figures of a text that can be decided, and what came of it. Pure; linear in the text. */
export function auditText(source: string): Relation[] {
  const reading = read(source);
  const lists = breakdowns(reading);
  return [
    ...sums(reading, source, lists),
    ...counts(reading, source),
    ...headedCounts(reading, source),
    ...shares(reading, source, lists),
    ...growth(reading, source),
    ...rates(reading, source),
    ...products(reading, source),
  ];
}
