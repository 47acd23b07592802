import Big from 'big.js';
import {
  add,
  atLeastZero,
  atMost,
  numberOf,
  settled,
  share,
  textOf,
  type ReadPart,
  type SecondScore,
  type SecondTotal,
} from './second-scorer';

/** What 《补充资料》 prints as chosen until somebody chooses another; 反向指标计分办法 has none, for both ways are in use. */
const printedChoice: Readonly<Record<string, string>> = {
  executionStandard: '执行率×分值',
  achievementStandard: '按完成比例',
  overshootStandard: '只说明原因',
  capStandard: '不设上限',
};

/** Which 自评表: its indicator lines ("department.quantity1"), the money its execution is measured by. */
export interface EvaluationForm {
  readonly execution: string;
  readonly executed: readonly string[];
  readonly adjusted: readonly string[];
  /** Whether every part of the money must be filled, or blank means none of that kind. */
  readonly needsEveryPart: boolean;
  readonly lines: readonly { readonly id: string; readonly indicator: string }[];
}

/**
 * 部门整体支出绩效自评表, 项目支出绩效自评表: 预算执行率 10 分 and the indicators the unit wrote itself (财预〔2020〕10号). What circulates in two
 * ways is chosen in 《补充资料》; where nobody chose and it matters, the score is open.
 */
export function secondSelfEvaluation(form: EvaluationForm, read: ReadPart): SecondTotal {
  const number = (id: string): Big | null => numberOf(read(id));
  const choice = (id: string): string | null => {
    const part = read(id);
    return part.is === 'blank' ? (printedChoice[id] ?? null) : textOf(part);
  };
  const money = (ids: readonly string[]): Big | null => {
    const parts = ids.map(read);
    // A source that nobody uses may stay empty; one with a budget and without spending is not filled yet.
    const isUnused = (id: string): boolean =>
      ['initialBudget', 'adjustedBudget', 'executed'].every(
        (column) => read(`${id.slice(0, id.lastIndexOf('.'))}.${column}`).is === 'blank',
      );
    const given = form.needsEveryPart ? parts : parts.filter((_, at) => !isUnused(ids[at]!));
    return given.length === 0 ? null : add(given.map(numberOf));
  };
  const rate = share(money(form.executed), money(form.adjusted));
  const scores: SecondScore[] = [{ id: form.execution, full: new Big(10), score: execution(rate) }];
  for (const { id, indicator } of form.lines) {
    const full = read(`${id}.full`);
    // 没有写分值的行不计分。
    if (full.is === 'blank') continue;
    const points = numberOf(full);
    scores.push({ id: indicator, full: points, score: points === null ? null : achieved(id, points) });
  }
  return { scores, ...settled(scores, limits()) };

  /** 执行率×分值，最高不超过分值；或者：完成且不超得10分，80%（含）～100%得7分，60%（含）～80%得5分，低于60%不得分。 */
  function execution(executionRate: Big | null): Big | null {
    const way = choice('executionStandard');
    if (executionRate === null || way === null) return null;
    if (way === '执行率×分值') return atMost(executionRate.times(10), new Big(10));
    if (executionRate.gt(1)) return null;
    if (executionRate.eq(1)) return new Big(10);
    return new Big(executionRate.gte('0.8') ? 7 : executionRate.gte('0.6') ? 5 : 0);
  }

  function achieved(id: string, full: Big): Big | null {
    const direction = choice(`${id}.direction`);
    if (direction === '定性') return qualitative(id, full);
    const [target, actual] = [number(`${id}.target`), number(`${id}.actual`)];
    if (direction === null || target === null || actual === null) return null;
    // ＝0 is an upper limit: nothing of it may happen. Any other ＝ is scored as ≥.
    if (direction === '＝' && target.eq(0)) return actual.eq(0) ? full : new Big(0);
    return direction === '≤' ? reverse(target, actual, full) : forward(target, actual, full);
  }

  /** 完成指标值记满分；未完成的按完成值与指标值的比例记分；超过指标值较多的按本地规定可以调减。 */
  function forward(target: Big, actual: Big, full: Big): Big | null {
    if (actual.gte(target)) {
      // A target of 0 has no 30 % to be beyond.
      if (target.eq(0) || actual.lt(target.times('1.3'))) return full;
      const way = choice('overshootStandard');
      return way === null ? null : way === '只说明原因' ? full : atLeastZero(full.minus(2));
    }
    return completed(actual.div(target), full);
  }

  /** ≤指标值记满分；超过的，（1－超出部分÷指标值）×分值，或者指标值÷实际完成值×分值。 */
  function reverse(target: Big, actual: Big, full: Big): Big | null {
    if (actual.lte(target)) return full;
    // Of nothing allowed, both ways leave nothing.
    if (target.eq(0)) return new Big(0);
    const way = choice('reverseStandard');
    if (way === null) return null;
    const part =
      way === '指标值÷实际完成值×分值' ? target.div(actual) : atLeastZero(new Big(2).minus(actual.div(target)));
    return completed(part, full);
  }

  /** 按完成比例；或者设及格线：完成率低于60%不得分，60%以上得（完成率－60%）÷（1－60%）×分值（财预〔2021〕101号，不分正向、反向）。 */
  function completed(part: Big, full: Big): Big | null {
    const way = choice('achievementStandard');
    if (way === null) return null;
    if (way === '按完成比例') return part.times(full);
    return part.lt('0.6') ? new Big(0) : part.minus('0.6').div('0.4').times(full);
  }

  /** 达成100～80%（含）、部分达成80～60%（含）、未达成60～0%；评定比例不在档次之内的不能计分。 */
  function qualitative(id: string, full: Big): Big | null {
    const [grade, part] = [choice(`${id}.grade`), number(`${id}.share`)];
    if (grade === null || part === null) return null;
    const isInside =
      grade === '达成'
        ? part.gte('0.8') && part.lte(1)
        : grade === '部分达成'
          ? part.gte('0.6') && part.lt('0.8')
          : part.gte(0) && part.lt('0.6');
    return isInside ? part.times(full) : null;
  }

  /** 设上限：执行率70%～80%总分不超过89分，60%～70%不超过79分，50%～60%不超过69分，低于50%不超过59分。 */
  function limits(): (Big | null)[] {
    const way = choice('capStandard');
    if (way === '不设上限') return [null];
    const all: readonly (readonly [string, number | null])[] = [
      ['0.5', 59],
      ['0.6', 69],
      ['0.7', 79],
      ['0.8', 89],
      ['Infinity', null],
    ];
    const big = (limit: number | null): Big | null => (limit === null ? null : new Big(limit));
    const possible =
      rate === null
        ? all.map(([, limit]) => big(limit))
        : [big(all.find(([under]) => under === 'Infinity' || rate.lt(under))?.[1] ?? null)];
    return way === null ? [null, ...possible] : possible;
  }
}

const lineNames = [
  'quantity1',
  'quantity2',
  'quantity3',
  'quantity4',
  'quality1',
  'quality2',
  'quality3',
  'timeliness1',
  'timeliness2',
  'cost1',
  'cost2',
  'economic1',
  'social1',
  'social2',
  'ecological1',
  'sustainable1',
  'recipients1',
  'recipients2',
];

export const departmentForm: EvaluationForm = {
  execution: 'execution',
  executed: ['generalBudget', 'governmentFund', 'specialAccount', 'otherFunds'].map((one) => `departmentFunds.${one}`),
  adjusted: ['priorCarryover', 'initialBudget', 'additionalBudget'],
  needsEveryPart: true,
  lines: lineNames.map((line) => ({ id: `department.${line}`, indicator: line })),
};

/** Its three sources are 其中: a project has those it has. */
export function projectForm(project: number): EvaluationForm {
  const sources = ['fiscalAppropriation', 'carryover', 'otherFunds'].map((one) => `project${project}.${one}`);
  return {
    execution: `project${project}Execution`,
    executed: sources.map((one) => `${one}.executed`),
    adjusted: sources.map((one) => `${one}.adjustedBudget`),
    needsEveryPart: false,
    lines: lineNames
      .filter((line) => line !== 'quality3')
      .map((line) => ({
        id: `project${project}.${line}`,
        indicator: `project${project}${line[0]!.toUpperCase()}${line.slice(1)}`,
      })),
  };
}
