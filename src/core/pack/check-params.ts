import * as z from 'zod';
import { decimalText, fieldRef } from './primitives';

/**
 * The closed list of rule kinds with their params (data of a pack). The code that decides each stands in
 * core/rules/kinds/<kind>.ts (or reading/); a house test holds the two lists together, and `npm run kinds` carries a change here to where it is
 * shown. Field refs may name `<rows>.<column>`: then the rule decides every row, each a subject of its own, unless said otherwise.
 */
const part = z.union([fieldRef, z.strictObject({ minus: fieldRef })]);
/** [one side's words, the other's]: how sentences name two compared figures. */
const named = { label: z.string() };
/** Its name, and in a few words what a pack's author gets: the guide's table and editors show them. */
const kind = <K extends string>(name: K, holds: string) => z.literal(name).describe(holds);

export const kinds = {
  /** 合计 = Σ分项, on the figures the sheet shows. `tolerance` (default: none) is in the total's unit; a gap ≤ 0.005×(n+1) is 尾差. */
  'sums-to': z.strictObject({
    kind: kind('sums-to', '合计等于分项之和'),
    total: fieldRef,
    parts: z.array(part).min(1),
    tolerance: decimalText.optional(),
  }),
  /** 其中 rows that are no partition: Σparts ≤ whole. */
  'at-most': z.strictObject({
    kind: kind('at-most', '其中项之和不超过总数'),
    parts: z.array(part).min(1),
    whole: fieldRef,
  }),
  /** Two places that state one quantity. */
  equals: z.strictObject({
    kind: kind('equals', '两处同一个数'),
    left: fieldRef,
    right: fieldRef,
    /** Where `right` adds up forms, one for each name listed with an amount: the advice while `right` is less and fewer are `given`. */
    forms: z
      .strictObject({
        listed: z.array(z.strictObject({ name: fieldRef, amount: fieldRef })).min(1),
        given: z.array(fieldRef).min(1),
        suggestion: z.string(),
      })
      .optional(),
  }),
  /** The rate on the sheet = its quotient, at the digits it shows. */
  'percent-of': z.strictObject({
    kind: kind('percent-of', '比率等于它的算式'),
    rate: fieldRef,
    of: z.array(part).min(1),
    over: z.array(part).min(1),
  }),
  /** A ratio within [min, max]; either may be absent. */
  'ratio-in-range': z.strictObject({
    kind: kind('ratio-in-range', '比率在范围内'),
    rate: fieldRef,
    min: decimalText.optional(),
    max: decimalText.optional(),
    ...named,
  }),
  /** `amount` ≤ `limit`: 只减不增, 决算不超预算. */
  'not-above': z.strictObject({
    kind: kind('not-above', '一个数不超过另一个'),
    amount: fieldRef,
    limit: fieldRef,
    amountLabel: z.string(),
    limitLabel: z.string(),
    /** Where the excess may have been explained already (增减变动说明的主要原因). */
    reason: fieldRef.optional(),
    /** Whether an amount above the limit cannot be (a score above its full marks): then nothing is worked out with it. */
    impossible: z.boolean().optional(),
  }),
  /** |to − from| beyond both thresholds of the pack wants a reason in `reason`; `adjusted` (全年预算) replaces `from` where given. */
  'change-needs-explanation': z.strictObject({
    kind: kind('change-needs-explanation', '增减大的写了原因'),
    from: fieldRef,
    to: fieldRef,
    adjusted: fieldRef.optional(),
    reason: fieldRef,
    subject: z.string(),
    fromLabel: z.string(),
    toLabel: z.string(),
  }),
  /** Direction words and figures in `reason` agree with from → to. Several comparisons may stand in one text. */
  'explanation-agrees': z.strictObject({
    kind: kind('explanation-agrees', '写的增减和数与表一致'),
    reason: fieldRef,
    subject: z.string(),
    comparisons: z.array(z.strictObject({ from: fieldRef, to: fieldRef, label: z.string() })).min(1),
  }),
  /** A reason the workbook can contradict: a cause in words (人员减少) against from → to (上年在职人数 → 在职人数). */
  'reason-supported': z.strictObject({
    kind: kind('reason-supported', '写的原因与表里的人数、编制数不矛盾'),
    reason: fieldRef,
    subject: z.string(),
    causes: z
      .array(
        z.strictObject({
          words: z.array(z.string()).min(1),
          /** Words beside them that make it a coming and going (新进 beside 人员减少): the figures hold only what remains, so nothing is judged. */
          unless: z.array(z.string()).min(1).optional(),
          /** `some`: true wherever `to` is more than nothing (a car was bought), whatever the year before was. */
          direction: z.enum(['up', 'down', 'some']),
          from: fieldRef,
          /** The other base the words may mean: the budget where `from` is the year before. A sentence that names its base is held to that one. */
          orFrom: fieldRef.optional(),
          to: fieldRef,
          label: z.string(),
        }),
      )
      .min(1),
  }),
  /**
   * A reason that is written must not be filler (pack.fillers, repetition of its head, under 4 characters). A reason of a change is
   * held to that only where the change wants one.
   */
  'not-filler': z.strictObject({
    kind: kind('not-filler', '原因不是“无”“见附件”'),
    text: fieldRef,
    subject: z.string(),
  }),
  /** A closing claim in prose ("基本在预算控制范围内") against spent and budget. `within` (default 0) is the excess still called so. */
  'claim-holds': z.strictObject({
    kind: kind('claim-holds', '“未超预算”这类说法属实'),
    texts: z.array(fieldRef).min(1),
    claims: z.array(z.string()).min(1),
    comparisons: z.array(z.strictObject({ amount: fieldRef, limit: fieldRef, label: z.string() })).min(1),
    within: decimalText.optional(),
  }),
  /** base 0 with an amount: no rate exists, and "完成年初预算的 X%" must not be written in `texts`. */
  'zero-base': z.strictObject({
    kind: kind('zero-base', '预算为 0 而有支出'),
    base: fieldRef,
    amount: fieldRef,
    texts: z.array(fieldRef).default([]),
    subject: z.string(),
    reason: fieldRef.optional(),
  }),
  /**
   * 元/万元 slip: a value that fits its row's other columns, or closes a sum, a limit or a pair of the pack, only after ÷10 000, or is a
   * whole-元 figure. Rows of field ids.
   */
  'amount-unit-slip': z.strictObject({
    kind: kind('amount-unit-slip', '没有把元填成万元'),
    rows: z.array(z.array(fieldRef).min(1)).min(1),
  }),
  /**
   * A figure 10, 100 or 1000 times its row's other columns, which are alike, or that part of them; or one that closes a sum, a limit or a
   * pair of the pack to the cent when it is so shifted. Rows of field ids.
   */
  'digit-slip': z.strictObject({
    kind: kind('digit-slip', '没有多填、少填几位'),
    rows: z.array(z.array(fieldRef).min(1)).min(1),
  }),
  /** No negative amounts in number fields that do not allow them. */
  'non-negative': z.strictObject({ kind: kind('non-negative', '金额不是负数（全部数据项）') }),
  /** Number fields hold numbers, text fields text, whole counts whole numbers, dates dates, choices one of their options. */
  'cell-type': z.strictObject({ kind: kind('cell-type', '该是数的是数，该是文字的是文字（全部数据项）') }),
  /** Derived cells still hold the pack's formula. */
  'formula-intact': z.strictObject({ kind: kind('formula-intact', '公式没有被盖住（全部公式）') }),
  /** Derived cells show what their inputs give (a stale or foreign result). */
  'derived-agrees': z.strictObject({ kind: kind('derived-agrees', '公式的结果是最新的（全部公式）') }),
  /** Every `jx.` name of the pack stands and points to a cell; row keys are unique. */
  'form-copies': z.strictObject({ kind: kind('form-copies', '旁边没有留着另填了数的副本（全部表）') }),
  'name-intact': z.strictObject({ kind: kind('name-intact', '单元格的名称还在（全部数据项）') }),
  /** The 单位 line of a sheet says the unit that the form prints. */
  'unit-in-heads': z.strictObject({
    kind: kind('unit-in-heads', '单位行没有改成别的单位'),
    sheets: z.array(z.string()).min(1),
  }),
  /** Rows with amounts have a name, and no two have the same one, over all blocks together. */
  'named-rows': z.strictObject({
    kind: kind('named-rows', '有金额的项目写了名称，不重名'),
    blocks: z.array(z.strictObject({ name: fieldRef, amounts: z.array(fieldRef).min(1) })).min(1),
  }),
  /** A name that must be one of a list: the project of a 自评表 is one of the projects of the base table. */
  'listed-name': z.strictObject({
    kind: kind('listed-name', '名称在清单里（自评表的项目在项目清单里）'),
    name: fieldRef,
    lists: z.array(fieldRef).min(1),
    listLabel: z.string(),
  }),
  /** One body's name, typed on several forms, is the same on all of them. */
  'names-agree': z.strictObject({
    kind: kind('names-agree', '各表写的是同一个名称（预算部门）'),
    names: z.array(fieldRef).min(2),
    label: z.string(),
  }),
  /** 有 or 无, against the cells it speaks of: nothing in them where `none` was chosen, something where `some` was. */
  'none-agrees': z.strictObject({
    kind: kind('none-agrees', '选“有”“无”与各格一致'),
    choice: fieldRef,
    none: z.string(),
    some: z.string(),
    cells: z.array(fieldRef).min(1),
  }),
  /** Where `given` is filled, `needs` is too: 满意度 without a sample size says nothing. */
  'comes-with': z.strictObject({
    kind: kind('comes-with', '填了甲就要填乙（满意度、样本数）'),
    given: fieldRef,
    needs: fieldRef,
  }),
  /** Scores given by hand name their evidence (佐证材料). Walks every score table. */
  'score-evidence': z.strictObject({ kind: kind('score-evidence', '人工评分写了佐证材料') }),
  /** Scores given by hand are among those the standard allows. Walks every score table. */
  'score-choices': z.strictObject({ kind: kind('score-choices', '人工评分是标准里有的分数') }),
  /** Required fields are filled. */
  'required-filled': z.strictObject({ kind: kind('required-filled', '必填的都填了') }),
  /** Years in titles, heads and figures' sentences are the fiscal year or the year before (文号, next year's plans aside). */
  'year-in-text': z.strictObject({
    kind: kind('year-in-text', '年份没有沿用上年的'),
    sheets: z.array(z.string()).default([]),
    texts: z.array(fieldRef).default([]),
  }),
  /** A total typed with no parts under it. */
  'parts-given': z.strictObject({
    kind: kind('parts-given', '有合计就有分项'),
    total: fieldRef,
    parts: z.array(part).min(1),
    ...named,
  }),
  /** A figure that equals a difference exactly: 本年追加 = 决算 − 年初预算 (可能倒挤). */
  'not-derived-backwards': z.strictObject({
    kind: kind('not-derived-backwards', '一个数不是由差额倒挤出来的'),
    amount: fieldRef,
    of: z.array(part).min(2),
    label: z.string(),
  }),
  /** Placeholders left in prose: XX, 待填, （局、部、中心）. */
  'no-placeholder': z.strictObject({
    kind: kind('no-placeholder', '正文里没有留着 XX、待填'),
    texts: z.array(fieldRef).min(1),
  }),
  /** Words that do not belong in `text`: 住房公积金 in a project's name is 人员经费. `meaning` says what they are, `amount` how much it is about. */
  'no-mention': z.strictObject({
    kind: kind('no-mention', '名称里不该有的词（项目里的公积金）'),
    text: fieldRef,
    words: z.array(z.string().min(1)).min(1),
    /** Words that say the money is other people's: 农民工工资, 城乡居民养老保险, 农机购置补贴. */
    unless: z.array(z.string().min(1)).min(1).optional(),
    meaning: z.string(),
    amount: fieldRef.optional(),
  }),
  /** A figure that a prose text states about a field agrees with the field: `words` directly before the figure. */
  'text-states-figure': z.strictObject({
    kind: kind('text-states-figure', '正文里的数与表一致'),
    texts: z.array(fieldRef).min(1),
    figures: z.array(z.strictObject({ words: z.array(z.string()).min(1), field: fieldRef })).min(1),
  }),
  /** A text's figures go together: total and parts, share, rate, 由A到B. `texts` absent: every text of prose that people fill in. */
  'prose-agrees': z.strictObject({
    kind: kind('prose-agrees', '一段文字里的数互相一致（合计与分项、占比、增减率、由多少到多少）'),
    texts: z.array(fieldRef).min(1).optional(),
  }),
  /** Marks that units write on a 自评表 add up: to 100, or each first level (level), or each second level that has its marks (block), to the form's. Walks every score table in use. */
  'weights-add-up': z.strictObject({
    kind: kind('weights-add-up', '自评表的分值合计 100；各一级指标是通行的权重'),
    per: z.enum(['table', 'level', 'block']),
  }),
  /** An indicator the unit began to write has its name, direction, target and weight. Walks every score table in use. */
  'indicator-complete': z.strictObject({ kind: kind('indicator-complete', '填了的指标有名称、方向、指标值、分值') }),
  /** A missed or far exceeded indicator (actual ÷ target ≥ beyond; target 0: actual ≥ beyondZero) has its reason. Walks every score table in use. */
  'deviation-reason': z.strictObject({
    kind: kind('deviation-reason', '没有完成的、超额过多的写了原因'),
    beyond: decimalText,
    beyondZero: decimalText,
  }),
  /**
   * 年度总体目标 in words against the indicators of its table: `states` says which of their figures it gives, `of` whose table it is
   * (the score table's `name`; absent: the main one).
   */
  'goal-states-figure': z.strictObject({
    kind: kind('goal-states-figure', '总体目标里的数与指标一致'),
    goals: z
      .array(z.strictObject({ text: fieldRef, states: z.enum(['target', 'actual']), of: fieldRef.optional() }))
      .min(1),
  }),
  /** 上年数 taken from last year's file are still what arrived. Walks every figure that arrived. */
  'prior-year-as-arrived': z.strictObject({ kind: kind('prior-year-as-arrived', '装入的上年数没有再改') }),
  /** The share of a 定性 indicator lies in the band chosen. Walks every score table in use. */
  'qualitative-share': z.strictObject({ kind: kind('qualitative-share', '定性指标的评定比例在所选档次之内') }),
} as const;

export type CheckKind = keyof typeof kinds;
export type CheckParams<K extends CheckKind = CheckKind> = { [P in K]: z.output<(typeof kinds)[P]> }[K];

type Kinds = typeof kinds;
export const checkParams = z.discriminatedUnion(
  'kind',
  Object.values(kinds) as unknown as [Kinds['sums-to'], ...Kinds[CheckKind][]],
);
