/** What a self-check wants to know of one sheet beyond its snapshot. */
export interface InspectionWish {
  readonly sheet: string;
  /** A1 areas whose validation is asked for. */
  readonly validated: readonly string[];
}

export interface Inspection {
  readonly sheet: string;
  /** false: the rest of the answer is empty. */
  readonly exists: boolean;
  readonly isProtected: boolean;
  /** A1 without sheet and $; null where none is set. */
  readonly printArea: string | null;
  /** First and last repeated row; null where none are set. */
  readonly titleRows: readonly [number, number] | null;
  /** Number of conditional formats. */
  readonly highlights: number;
  /** One answer per asked area: its kind of rule; null where there is none or the area holds several. */
  readonly validations: readonly (ValidationKind | null)[];
}

/** As ValidationRule.type; "other" for kinds that no pack uses. */
export type ValidationKind = 'whole' | 'decimal' | 'list' | 'date' | 'text-length' | 'formula' | 'other';
