import type { PrintedMeasure, PrintedPart } from '../workbook/adoption-record';

export interface PrintedPlace {
  readonly sheet: string;
  /** "C7"; of merged cells the upper left one. */
  readonly address: string;
}

/**
 * bound: certain, or a person has said so. proposed: found, but it waits for a person's word and is not bound. absent: not in the
 * file.
 */
export type AdoptedState = 'bound' | 'proposed' | 'absent';

/** A place that a field may stand at. */
export interface AdoptionCandidate extends PrintedPlace {
  /** 0 to 1; only what is certain is 1. */
  readonly confidence: number;
  /** What the form says there, or what speaks against it: a Chinese sentence. */
  readonly why: string;
  readonly measure: PrintedMeasure;
  readonly part: PrintedPart;
  /** Of the bureau's own. */
  readonly hasFormula: boolean;
}

export interface AdoptedField {
  /** Concrete: a row of a block is "businessProjects[2].final". */
  readonly field: string;
  readonly labelPath: string;
  readonly state: AdoptedState;
  /** The likeliest first; [] where it is absent. A bound field has its cell alone in it. */
  readonly candidates: readonly AdoptionCandidate[];
}

/** A row with a name that no field of the pack is for. */
export interface UnfamiliarRow extends PrintedPlace {
  readonly text: string;
}

export interface AdoptionPlan {
  readonly fields: readonly AdoptedField[];
  readonly unfamiliar: readonly UnfamiliarRow[];
  /** Of the form, as its title or heads say; null: nothing tells. */
  readonly year: number | null;
}

/** What a person has decided; what is left out is proposed. */
export interface AdoptionWish {
  /** Whose only candidate is right: concrete field ids. Where there are several, or where the map says otherwise, nothing is chosen. */
  readonly accepted: 'all' | ReadonlySet<string>;
  /** Concrete field id → its cell, wherever it was proposed; null: it stands nowhere. */
  readonly moved: ReadonlyMap<string, PrintedPlace | null>;
  /**
   * Where a person confirmed the fields of the same form once before, maybe for another unit: it holds where this file says nothing
   * else.
   */
  readonly map: ReadonlyMap<string, PrintedPlace>;
}

export const noAdoptionWish: AdoptionWish = { accepted: new Set(), moved: new Map(), map: new Map() };
