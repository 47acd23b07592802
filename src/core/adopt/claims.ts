import { rowId } from '../pack/concrete-id';
import type { Judged } from './judge-block';
import type { AdoptionCandidate, PrintedPlace } from './plan';

/** "businessProjects[2].final" for a row of a block. */
export function concreteId({ print, row }: Pick<Judged, 'print' | 'row'>): string {
  return row === null || print.rows === null ? print.id : rowId(print.rows, row, print.id.slice(print.rows.length + 1));
}

export function placeKey({ sheet, address }: PrintedPlace): string {
  return `${sheet}!${address}`;
}

export function plainCandidate(one: AdoptionCandidate, confidence: number): AdoptionCandidate {
  const { sheet, address, why, measure, part, hasFormula } = one;
  return { sheet, address, confidence, why, measure, part, hasFormula };
}
