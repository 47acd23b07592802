import type { SourceUnit } from '../intake/printed-figure';
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
  /** Money on a sheet that says no measure, and nobody has said it yet: `measure` is the likeliest. */
  readonly waitsForUnit: boolean;
  /** A person has to say so of this very cell: accepting all does not take it. */
  readonly isOdd: boolean;
}

export interface AdoptedField {
  /** Concrete: a row of a block is "businessProjects[2].final". */
  readonly field: string;
  readonly labelPath: string;
  readonly state: AdoptedState;
  /** The likeliest first; [] where it is absent. A bound field has its cell alone in it. */
  readonly candidates: readonly AdoptionCandidate[];
  /** Proposed for no other reason than that its sheet says no measure: bound as soon as somebody says it. */
  readonly waitsForUnit?: true;
}

/** A sheet whose amounts are in a measure that nothing on it says, or that cannot be what it says: asked once for all of them. */
export interface UnsaidUnit {
  readonly sheet: string;
  /** What it says; null: nothing. */
  readonly printed: SourceUnit | null;
  /** What a person said; null: nobody yet. */
  readonly said: SourceUnit | null;
  readonly likeliest: SourceUnit;
  /** The largest amount as it is printed, which shows best what each measure would mean; null: none is filled in. */
  readonly largest: string | null;
  /** How many fields wait for it, or have it from what was said. */
  readonly fields: number;
}

/** A row with a name that no field of the pack is for, or what else of the file was left aside. */
export interface UnfamiliarRow extends PrintedPlace {
  readonly text: string;
  /** What it is, where it is no row that the pack does not know. */
  readonly why?: string;
}

/** A column of figures whose head nobody can place: which side of which year it is, or another year's. */
export interface UnknownColumn extends PrintedPlace {
  readonly text: string;
  /** Rows of the pack's that have a figure in it. */
  readonly rows: number;
}

export interface AdoptionPlan {
  readonly fields: readonly AdoptedField[];
  readonly unfamiliar: readonly UnfamiliarRow[];
  readonly columns: readonly UnknownColumn[];
  readonly units: readonly UnsaidUnit[];
  /** Of the form, as its title or heads say; null: nothing tells. */
  readonly year: number | null;
}

/** What a person has decided; what is left out is proposed. */
export interface AdoptionWish {
  /** Whose only candidate is right: concrete field ids. Where there are several, or where the map says otherwise, nothing is chosen. */
  readonly accepted: 'all' | ReadonlySet<string>;
  /** Said by name beside `all`. */
  readonly named: ReadonlySet<string>;
  /** Concrete field id → its cell, wherever it was proposed; null: it stands nowhere. */
  readonly moved: ReadonlyMap<string, PrintedPlace | null>;
  /**
   * Where a person confirmed the fields of the same form once before, maybe for another unit: it holds where this file says nothing
   * else.
   */
  readonly map: ReadonlyMap<string, PrintedPlace>;
  /** What amounts are printed in where a sheet does not say: by its name, or for all such sheets. */
  readonly units: SourceUnit | ReadonlyMap<string, SourceUnit>;
}

export const noAdoptionWish: AdoptionWish = {
  accepted: new Set(),
  named: new Set(),
  moved: new Map(),
  map: new Map(),
  units: new Map(),
};
