import type { Decimal } from '../../quantity/decimal';

/**
 * What a workbook knows of the figures that a report tells. Plain data, so that it comes from an open workbook or from the package a
 * document is linked by; nothing in it says which form it was.
 */
export interface Book {
  /** Empty where the workbook does not say. The whole name first, then the short one. */
  readonly unitNames: readonly string[];
  readonly year: number | null;
  /** Fields with a usable number: no blank, no 无, no text. */
  readonly figures: readonly BookFigure[];
  /** The sentences the form itself prints with these figures. */
  readonly fragments: readonly KnownFragment[];
}

export interface BookFigure {
  readonly field: string;
  /** Its label path, 经费控制情况/三公经费/本年决算数; or its name where that is all that is known. */
  readonly label: string;
  /** How people read it: 三公经费本年决算数. */
  readonly name: string;
  /** In 元 for money, in percent for rates, else in its own unit. */
  readonly amount: Decimal;
  /** What rounding may hide, in the unit of `amount`. */
  readonly slack: Decimal;
  /** With its unit: “36.80万元”. */
  readonly shown: string;
  readonly place?: { readonly sheet: string; readonly address: string };
}

/** A text with the places of the figures in it, UTF-16 units. */
export interface KnownFragment {
  readonly text: string;
  readonly figures: readonly { readonly field: string; readonly start: number; readonly end: number }[];
}

/** Last year's report or workbook. */
export interface LastYear {
  /** Its name as people know it. */
  readonly file: string;
  readonly year: number | null;
  readonly paragraphs: readonly string[];
  /** Only of a workbook. */
  readonly figures: readonly BookFigure[];
}
