import { rowId } from '../pack/concrete-id';
import { isQuantityPart } from '../workbook/adoption-record';
import type { Judged } from './judge-block';
import type { AdoptionCandidate, PrintedPlace } from './plan';

/** "businessProjects[2].final" for a row of a block. */
export function concreteId({ print, row }: Pick<Judged, 'print' | 'row'>): string {
  return row === null || print.rows === null ? print.id : rowId(print.rows, row, print.id.slice(print.rows.length + 1));
}

export function placeKey({ sheet, address }: PrintedPlace): string {
  return `${sheet}!${address}`;
}

/** The same for two fields that would both hold one cell; parts of one text ("≥95%", 填表人：… 联系电话：…) share it. */
export function claimKey(one: Pick<AdoptionCandidate, 'sheet' | 'address' | 'part'>): string {
  const { part } = one;
  if (isQuantityPart(part)) return `${placeKey(one)} ${part.is}`;
  return part.is === 'behind' ? `${placeKey(one)} behind ${part.label}` : placeKey(one);
}

/** Whether a cell cannot be both: the same part of it is, or one of them is all of it. */
export function collide(one: AdoptionCandidate, other: AdoptionCandidate): boolean {
  if (placeKey(one) !== placeKey(other)) return false;
  const isAll =
    [one, other].some(({ part }) => part.is === 'whole') && [one, other].some(({ part }) => part.is === 'behind');
  return isAll || claimKey(one) === claimKey(other);
}

export function plainCandidate(one: AdoptionCandidate, confidence: number): AdoptionCandidate {
  const { sheet, address, why, measure, part, hasFormula, waitsForUnit, isOdd } = one;
  return { sheet, address, confidence, why, measure, part, hasFormula, waitsForUnit, isOdd };
}
