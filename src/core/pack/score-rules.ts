import * as z from 'zod';
import { decimalText, fieldRef } from './primitives';

/** What an indicator without an answer does, and what no base means. */
const zeroBase = z.strictObject({
  /** The denominator that may be zero. */
  base: fieldRef,
  /** base 0 and this 0 too: full marks (forms.md §2.5). base 0 and this other than 0: `points`. */
  amount: fieldRef,
  /** What the standard gives where something stands against a base of 0 (上年结转为0而有结余计0分). Absent: it says nothing, 待评. */
  points: decimalText.optional(),
});

/** No such thing in this year (无完工楼堂馆所): full marks when this field holds its noneText or the choice 无. */
const none = z.strictObject({ field: fieldRef, is: z.string() });

const steps = z.strictObject({
  kind: z.literal('steps'),
  /** A ratio field (1 = 100 %), or a count in its own unit (违规2次): `standard` and `step` are in the same. */
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
  bands: z
    .array(
      z.strictObject({
        upTo: decimalText.optional(),
        exclusive: z.boolean().default(false),
        points: decimalText.nullable(),
      }),
    )
    .min(2),
  zeroBase: zeroBase.optional(),
});

const prorated = z.strictObject({ kind: z.literal('prorated'), of: fieldRef, outOf: fieldRef });

const manual = z.strictObject({
  kind: z.literal('manual'),
  /** Allowed scores; absent: any from 0 to full. */
  choices: z.array(decimalText).min(1).optional(),
});

/**
 * A performance indicator the unit sets itself (财预〔2020〕10号): 年度指标值 against 实际完成值, full marks where it is met, by ratio where not;
 * 定性 indicators by band. Which way an indicator counts stands in `direction`: ≥, ≤, ＝ or 定性.
 */
const achievement = z.strictObject({
  kind: z.literal('achievement'),
  direction: fieldRef,
  target: fieldRef,
  actual: fieldRef,
  /** Where the unit of both is written (件, %, 小时), if the form has a place for it. */
  amountUnit: fieldRef.optional(),
  /** Where the reason of a deviation is written. */
  reason: fieldRef,
  /** 定性: the band the user chose in `grade`, and the share of full marks given in `share`: from ≤ share < to, in the topmost ≤. */
  qualitative: z.strictObject({
    grade: fieldRef,
    share: fieldRef,
    bands: z.array(z.strictObject({ is: z.string(), from: decimalText, to: decimalText })).min(1),
  }),
  /** Reverse indicators over their limit: both published ways. Neither chosen: 待评 where it matters. */
  reverse: z.strictObject({
    field: fieldRef,
    /** (1 − (actual − target) ÷ target) × full; twice the target and more is 0. */
    excess: z.string(),
    /** target ÷ actual × full */
    quotient: z.string(),
  }),
  /** Below `line` nothing, from there (share − line) ÷ (1 − line) × full; in force while `field` holds `is`. */
  passLine: z.strictObject({ field: fieldRef, is: z.string(), line: decimalText }).optional(),
  /** Far over the target (actual ÷ target ≥ beyond) loses `deduct`; in force while `field` holds `is`. */
  overshoot: z.strictObject({ field: fieldRef, is: z.string(), beyond: decimalText, deduct: decimalText }).optional(),
});

const settled = z.discriminatedUnion('kind', [steps, bands, prorated, manual, achievement]);

/** The standard is not settled here: a choice field picks it, and nothing is scored until it is picked. */
const byChoice = z.strictObject({
  kind: z.literal('by-choice'),
  choice: fieldRef,
  options: z.array(z.strictObject({ is: z.string(), rule: settled })).min(1),
});

export const scoreRule = z.discriminatedUnion('kind', [steps, bands, prorated, manual, achievement, byChoice]);
export type ScoreRule = z.output<typeof scoreRule>;
export type StepsRule = z.output<typeof steps>;
export type BandsRule = z.output<typeof bands>;
export type ProratedRule = z.output<typeof prorated>;
export type ManualRule = z.output<typeof manual>;
export type AchievementRule = z.output<typeof achievement>;
