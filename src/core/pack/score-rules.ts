import * as z from 'zod';
import { decimalText, fieldRef } from './primitives';

/** What an indicator without an answer does, and what no base means. */
const zeroBase = z.strictObject({
  /** The denominator that may be zero. */
  base: fieldRef,
  /** base 0 and this 0 too: full marks (forms.md §2.5). base 0 and this above 0: 待评. */
  amount: fieldRef,
});

/** No such thing in this year (无完工楼堂馆所): full marks when this field holds its noneText or the choice 无. */
const none = z.strictObject({ field: fieldRef, is: z.string() });

const steps = z.strictObject({
  kind: z.literal('steps'),
  /** A ratio field (1 = 100 %). */
  rate: fieldRef,
  /** Which side of the standard loses points: above it, below it, or both (away). */
  loses: z.enum(['above', 'below', 'away']),
  standard: decimalText,
  /** One step, as a ratio: 0.05 is five percentage points. */
  step: decimalText,
  deduct: decimalText,
  /** floor: only whole steps count (forms.md §2.4, two published cases). proportional: parts count too. */
  rounding: z.enum(['floor', 'proportional']).default('floor'),
  zeroBase: zeroBase.optional(),
  none: none.optional(),
});

const bands = z.strictObject({
  kind: z.literal('bands'),
  rate: fieldRef,
  /** In ascending order; a rate ≤ upTo (or < upTo where exclusive) earns `points`; the last band has no upTo. points null: 待评. */
  bands: z.array(z.strictObject({ upTo: decimalText.optional(), exclusive: z.boolean().default(false), points: decimalText.nullable() })).min(2),
  zeroBase: zeroBase.optional(),
});

const prorated = z.strictObject({ kind: z.literal('prorated'), of: fieldRef, outOf: fieldRef });

const manual = z.strictObject({
  kind: z.literal('manual'),
  /** Allowed scores; absent: any from 0 to full. */
  choices: z.array(decimalText).optional(),
});

const settled = z.discriminatedUnion('kind', [steps, bands, prorated, manual]);

/** The standard is not settled here: a choice field picks it, and nothing is scored until it is picked. */
const byChoice = z.strictObject({
  kind: z.literal('by-choice'),
  choice: fieldRef,
  options: z.array(z.strictObject({ is: z.string(), rule: settled })).min(1),
});

export const scoreRule = z.discriminatedUnion('kind', [steps, bands, prorated, manual, byChoice]);
export type ScoreRule = z.output<typeof scoreRule>;
export type SettledScoreRule = z.output<typeof settled>;
export type StepsRule = z.output<typeof steps>;
export type BandsRule = z.output<typeof bands>;
export type ProratedRule = z.output<typeof prorated>;
export type ManualRule = z.output<typeof manual>;
