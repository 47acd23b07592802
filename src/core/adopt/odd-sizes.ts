import { convertPrinted, isSourceUnit, type SourceUnit } from '../intake/printed-figure';
import { isOutOfSize, isTooLarge } from '../intake/source-unit';
import { fromDouble, type Decimal } from '../quantity/decimal';
import { amountAs } from './ask-units';
import { placeKey } from './claims';
import type { Judged } from './judge-block';

/**
 * Claims whose amounts cannot be in what their sheet says. Of nearly all of it, what it is printed in is asked as if it were not said; of a
 * cell among others, the cell.
 */
export function withOddSizes(claims: readonly Judged[]): readonly Judged[] {
  const bySheet = new Map<string, Map<string, Decimal>>();
  for (const one of claims) {
    const size = one.waitsForUnit ? null : sizeOf(one);
    if (size === null) continue;
    const sizes = bySheet.get(groupOf(one)) ?? new Map<string, Decimal>();
    bySheet.set(groupOf(one), sizes.set(placeKey(one), size));
  }
  const tooLarge = new Set([...bySheet].flatMap(([group, sizes]) => (isTooLarge([...sizes.values()]) ? [group] : [])));
  const ofSheet = new Map<string, Map<string, Decimal>>();
  for (const [group, sizes] of bySheet) {
    const sheet = group.slice(group.indexOf(' ') + 1);
    ofSheet.set(sheet, new Map([...(ofSheet.get(sheet) ?? []), ...sizes]));
  }
  return claims.map((one): Judged => {
    if (one.waitsForUnit || !isSourceUnit(one.measure)) return one;
    if (tooLarge.has(groupOf(one))) return { ...one, waitsForUnit: true, saysUnit: one.measure };
    const size = sizeOf(one);
    const others = [...(ofSheet.get(one.sheet) ?? [])].flatMap(([key, other]) =>
      key === placeKey(one) ? [] : [other],
    );
    if (size === null || !isOutOfSize(size, others)) return one;
    const why = `${one.why}；按${one.measure}是 ${amountAs(String(one.block.number), one.measure)}，比别的数大得多，单位可能不对`;
    return { ...one, why, isOdd: true, isCertain: false, confidence: Math.min(one.confidence, 0.5) };
  });
}

function groupOf({ sheet, measure }: Judged): string {
  return `${measure} ${sheet}`;
}

/** 万元. null: no amount stands there. */
function sizeOf({ block, measure, print }: Judged): Decimal | null {
  const isMoney = isSourceUnit(print.field.unit) && isSourceUnit(measure);
  return isMoney && block.number !== null
    ? convertPrinted(fromDouble(block.number), measure as SourceUnit, '万元')
    : null;
}
