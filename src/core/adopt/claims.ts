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

/** The same for two fields that would both hold one cell; parts of one text ("≥95%") share it. */
export function claimKey(one: Pick<AdoptionCandidate, 'sheet' | 'address' | 'part'>): string {
  return isQuantityPart(one.part) ? `${placeKey(one)} ${one.part.is}` : placeKey(one);
}

export function plainCandidate(one: AdoptionCandidate, confidence: number): AdoptionCandidate {
  const { sheet, address, why, measure, part, hasFormula } = one;
  return { sheet, address, confidence, why, measure, part, hasFormula };
}
