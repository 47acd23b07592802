import Big from 'big.js';

/**
 * A second opinion on every score, written from the standards as the forms print them (《部门整体支出绩效评价指标（评分）表》; 财预〔2020〕10号,
 * 财预〔2021〕101号) and from nothing else: no weight, band or step of a pack's `rule`, no line of src/core/scoring.
 * A part that cannot be used, or that a standard needs and nobody filled, makes its indicator 待评 (null), never full marks.
 */
export type Part =
  | { readonly is: 'number'; readonly number: Big }
  | { readonly is: 'text'; readonly text: string }
  /** The form's own word for "there is none". */
  | { readonly is: 'none' }
  | { readonly is: 'blank' }
  | { readonly is: 'unusable' };

export type ReadPart = (id: string) => Part;

/** One indicator: what it is worth (null: that itself is not known) and what it gets (null: 待评). */
export interface SecondScore {
  readonly id: string;
  readonly full: Big | null;
  readonly score: Big | null;
}

export interface SecondTotal {
  readonly scores: readonly SecondScore[];
  /** Null while anything is open. */
  readonly total: Big | null;
  /** Null while what is open could still change it. */
  readonly grade: string | null;
}

export type WeightForm = '13-61-26' | '10-60-30' | '16-58-26';

/** Full marks as the three printed forms state them: 13-61-26 长沙市雨花区 2017、2022, 10-60-30 省参事室 2017, 16-58-26 某县 2018. */
const weights: Readonly<Record<WeightForm, Readonly<Record<string, number>>>> = {
  '13-61-26': {
    staffControlRate: 5,
    threePublicChangeRate: 8,
    budgetCompletionRate: 5,
    budgetControlRate: 5,
    buildingsAreaControlRate: 5,
    buildingsInvestmentControlRate: 5,
    publicOutlayControlRate: 8,
    threePublicControlRate: 7,
    procurementExecutionRate: 6,
    managementSystems: 8,
    fundUseCompliance: 6,
    disclosure: 6,
    keyWorkCompletionRate: 8,
    benefits: 6,
    administrativeEfficiency: 6,
    satisfaction: 6,
  },
  '10-60-30': {
    staffControlRate: 5,
    threePublicChangeRate: 5,
    budgetCompletionRate: 5,
    budgetControlRate: 5,
    buildingsAreaControlRate: 5,
    buildingsInvestmentControlRate: 5,
    publicOutlayControlRate: 8,
    threePublicControlRate: 7,
    procurementExecutionRate: 6,
    managementSystems: 8,
    fundUseCompliance: 6,
    disclosure: 5,
    keyWorkCompletionRate: 8,
    benefits: 10,
    administrativeEfficiency: 6,
    satisfaction: 6,
  },
  '16-58-26': {
    staffControlRate: 8,
    threePublicChangeRate: 8,
    budgetCompletionRate: 8,
    budgetControlRate: 8,
    publicOutlayControlRate: 8,
    threePublicControlRate: 8,
    procurementExecutionRate: 6,
    managementSystems: 8,
    fundUseCompliance: 6,
    disclosure: 6,
    keyWorkCompletionRate: 8,
    benefits: 6,
    administrativeEfficiency: 6,
    satisfaction: 6,
  },
};

const threePublic = ['vehiclePurchase', 'vehicleOperation', 'officialOverseasTravel', 'officialReception'];

/** The hundred-point form: 投入、过程、产出及效率. */
export function secondScores(form: WeightForm, read: ReadPart): SecondTotal {
  const number = (id: string): Big | null => numberOf(read(id));
  const choice = (id: string): string | null => textOf(read(id));
  const total = (ids: readonly string[]): Big | null => add(ids.map(number));

  const standards: Readonly<Record<string, (full: Big) => Big | null>> = {
    // 以100%为标准。≦100%计满分；每超过一个百分点扣0.5分，扣完为止。
    staffControlRate: (full) => {
      const [staff, posts] = [number('actualStaff'), number('authorizedPosts')];
      return whole(full, 0.5, above(share(staff, posts), 1), 0.01);
    },
    // ≦0计满分；＞0，每超过一个百分点扣0.8分（分值8）、0.5分（分值5）。本年度预算数比上年度预算数。
    threePublicChangeRate: (full) => {
      const now = total(threePublic.map((one) => `${one}.budget`));
      const before = number('threePublicExpenses.priorBudget');
      if (now === null || before === null) return null;
      if (before.eq(0)) return now.eq(0) ? full : null;
      return whole(full, full.eq(8) ? 0.8 : 0.5, above(now.minus(before).div(before), 0), 0.01);
    },
    // 100%计满分，每低于5%扣2分，扣完为止。
    budgetCompletionRate: (full) => {
      const over = total(['priorCarryover', 'initialBudget', 'additionalBudget']);
      const left = number('yearEndSurplus');
      if (over === null || left === null) return null;
      const rate = share(over.minus(left), over);
      return whole(full, 2, rate === null ? null : below(rate, 1), 0.05);
    },
    // ＝0计满分；0～10%（含）、10～20%（含）、20～30%（含）依次降一档；大于30%不得分。压减（负数）原标准没有写。
    budgetControlRate: (full) => {
      const [added, base] = [number('additionalBudget'), number('initialBudget')];
      if (added === null || base === null) return null;
      if (added.eq(0)) return full;
      const rate = share(added, base);
      if (rate === null || rate.lt(0)) return null;
      const bands = full.eq(8) ? [6, 4, 2] : [4, 3, 2];
      const at = ['0.1', '0.2', '0.3'].findIndex((limit) => rate.lte(limit));
      return at < 0 ? new Big(0) : new Big(bands[at]!);
    },
    buildingsAreaControlRate: (full) => buildings(full, 'actualArea', 'approvedArea'),
    buildingsInvestmentControlRate: (full) => buildings(full, 'actualInvestment', 'budgetedInvestment'),
    // 100%以下（含）计满分，每超出1%扣1分，扣完为止。
    publicOutlayControlRate: (full) => spending(full, number('publicOutlay.final'), number('publicOutlay.budget')),
    threePublicControlRate: (full) =>
      spending(full, total(threePublic.map((one) => `${one}.final`)), total(threePublic.map((one) => `${one}.budget`))),
    // 100%计满分，每超过（降低）1%扣1分，或者每超过（降低）5%扣2分（照本地的表选定）。
    procurementExecutionRate: (full) => {
      const [bought, planned] = [number('governmentProcurement.final'), number('governmentProcurement.budget')];
      const way = choice('procurementStandard');
      if (way === null || bought === null || planned === null) return null;
      if (planned.eq(0)) return bought.eq(0) ? full : null;
      const gap = bought.div(planned).minus(1).abs();
      return way === '每超过（降低）1%扣1分' ? whole(full, 1, gap, 0.01) : whole(full, 2, gap, 0.05);
    },
    // ①②③④各2分。
    managementSystems: (full) => judged('managementSystems', full, (points) => isWholeNumber(points.div(2))),
    // 每出现一例不符合扣1分，扣完为止。
    fundUseCompliance: (full) => judged('fundUseCompliance', full, isWholeNumber),
    // ①至⑤逐条计整分。
    disclosure: (full) => judged('disclosure', full, isWholeNumber),
    // 得分＝（考核部分得分÷实际满分）×分值。
    keyWorkCompletionRate: (full) => {
      const rate = share(number('assessment.earned'), number('assessment.full'));
      // Nobody earns more than there is to earn.
      return rate === null || rate.gt(1) ? null : rate.times(full);
    },
    // 根据自评材料评定。
    benefits: (full) => judged('benefits', full, () => true),
    // 效果较好计6分；一般计3分；无效果或不明显计0分。
    administrativeEfficiency: (full) =>
      judged('administrativeEfficiency', full, (points) => [0, 3, 6].some((one) => points.eq(one))),
    // 90%（含）以上计6分；80%（含）～90%计4分；70%（含）～80%计2分；低于70%计0分。
    satisfaction: () => {
      const rate = number('satisfaction.rate');
      if (rate === null || rate.lt(0) || rate.gt(1)) return null;
      return new Big(rate.gte('0.9') ? 6 : rate.gte('0.8') ? 4 : rate.gte('0.7') ? 2 : 0);
    },
  };

  /** 100%以下（含）计满分，每超出5%扣2分，扣完为止。没有楼堂馆所项目的部门按满分计算。 */
  function buildings(full: Big, of: string, over: string): Big | null {
    const completion = read('officeBuildings.completion');
    // 无 beside a filled figure, or one that nobody can read: one of the two may be wrong, and only the unit knows which.
    const figures = ['approvedArea', 'actualArea', 'budgetedInvestment', 'actualInvestment'].map(
      (id) => `officeBuildings.${id}`,
    );
    const isDoubtful = figures.some((id) => read(id).is === 'unusable' || number(id)?.gt(0) === true);
    if (textOf(completion) === '无') return isDoubtful ? null : full;
    // Both figures of a building say themselves that there is one; an answer that cannot be read says nothing.
    if (completion.is === 'unusable') return null;
    const rate = share(number(`officeBuildings.${of}`), number(`officeBuildings.${over}`));
    return whole(full, 2, above(rate, 1), 0.05);
  }

  /** A mark a person gives: one of those the standard knows, between 0 and full marks; otherwise nobody has scored yet. */
  function judged(id: string, full: Big, knows: (points: Big) => boolean): Big | null {
    const points = number(`score.${id}`);
    return points === null || points.lt(0) || points.gt(full) || !knows(points) ? null : points;
  }

  const scores = Object.entries(weights[form]).map(([id, points]): SecondScore => {
    const full = new Big(points);
    return { id, full, score: standards[id]!(full) };
  });
  return { scores, ...settled(scores, [null]) };
}

/** Spending against its budget: nothing planned and nothing spent keeps full marks; spending without a budget has no rate. */
function spending(full: Big, spent: Big | null, planned: Big | null): Big | null {
  if (spent === null || planned === null) return null;
  if (planned.eq(0)) return spent.eq(0) ? full : null;
  return whole(full, 1, above(spent.div(planned), 1), 0.01);
}

/** Whole steps only: 92.8 % of 100 % in steps of 5 % is one step (省经信委 2015), 99.27 % none (某县 2018). */
function whole(full: Big, deduct: number, beyond: Big | null, step: number): Big | null {
  if (beyond === null) return null;
  const steps = beyond.div(step).round(12, Big.roundHalfUp).round(0, Big.roundDown);
  return atLeastZero(full.minus(steps.times(deduct)));
}

function above(rate: Big | null, standard: number): Big | null {
  return rate === null ? null : atLeastZero(rate.minus(standard));
}

function below(rate: Big, standard: number): Big {
  return atLeastZero(new Big(standard).minus(rate));
}

/** What the scores add up to, and the grade where neither an open indicator nor a limit (null: none) can change it any more. */
export function settled(
  scores: readonly SecondScore[],
  limits: readonly (Big | null)[],
): Pick<SecondTotal, 'total' | 'grade'> {
  const limited = (points: Big): Big[] => limits.map((limit) => (limit === null ? points : atMost(points, limit)));
  let [low, high] = [new Big(0), new Big(0)];
  for (const { full, score } of scores) {
    if (full === null) return { total: null, grade: null };
    // The form adds what it prints, and it prints points with two decimals.
    const points = score?.round(2, Big.roundHalfUp);
    low = low.plus(points ?? 0);
    high = high.plus(points ?? full);
  }
  const ends = [...limited(low), ...limited(high)];
  const isOpen = scores.some(({ score }) => score === null) || ends.some((end) => !end.eq(ends[0]!));
  const grades = new Set(ends.map((end) => gradeOf(end.round(2, Big.roundHalfUp))));
  return { total: isOpen ? null : ends[0]!, grade: grades.size === 1 ? [...grades][0]! : null };
}

/** 90（含）－100优、80（含）－90良、60（含）－80中、60以下差。 */
function gradeOf(points: Big): string {
  return points.gte(90) ? '优' : points.gte(80) ? '良' : points.gte(60) ? '中' : '差';
}

export function numberOf(part: Part): Big | null {
  return part.is === 'number' ? part.number : null;
}

export function textOf(part: Part): string | null {
  return part.is === 'text' ? part.text : null;
}

/** Null as soon as one part is. */
export function add(parts: readonly (Big | null)[]): Big | null {
  let sum = new Big(0);
  for (const part of parts) {
    if (part === null) return null;
    sum = sum.plus(part);
  }
  return sum;
}

/** No rate without both parts, none over zero. */
export function share(of: Big | null, over: Big | null): Big | null {
  return of === null || over === null || over.eq(0) ? null : of.div(over);
}

export function atMost(points: Big, limit: Big): Big {
  return points.gt(limit) ? limit : points;
}

export function atLeastZero(points: Big): Big {
  return points.lt(0) ? new Big(0) : points;
}

function isWholeNumber(points: Big): boolean {
  return points.eq(points.round(0, Big.roundDown));
}
