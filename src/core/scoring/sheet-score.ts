import { derivationInputs, refsOfScore } from '../pack/refs-in';
import type { FieldTable } from '../fields/field-table';
import { plainValue, textOf, toCheck } from '../fields/field-value';
import type { Scoring } from '../pack/generated-fields';
import type { IndicatorDefinition } from '../pack/schema';
import { isDerived } from '../pack/pack';
import { round, sum, type Decimal } from '../quantity/decimal';
import { achievementLine } from './achievement';
import { noteLine } from './notes';
import type { ScoreOutcome } from './outcome';
import { scoreIndicator } from './score';
import { capsOf, gradeOf, hundred, isInUse, isScoringInUse, marksOf, scoringOf, totalsUnder, under } from './totals';

export interface ScoredIndicator extends ScoreOutcome {
  readonly id: string;
  /** "投入/预算配置/在职人员控制率" */
  readonly label: string;
  /** Null where the unit wrote marks that cannot be used. */
  readonly full: Decimal | null;
  /** The formula in words with the unit's numbers put in; the words alone while figures are missing. */
  readonly formula: string;
  /** Inputs by label path: plain decimals, words, or null. */
  readonly inputs: Readonly<Record<string, string | null>>;
  readonly basis: string;
  /** Whether the official text of this row was seen; false wants "请对照原表". */
  readonly seen: boolean;
}

export interface SheetScore {
  /** null while an indicator is 待评, or while the marks the unit wrote do not add up to 100. */
  readonly total: Decimal | null;
  /** Points of the indicators that are settled. */
  readonly scored: Decimal;
  /** The form's 100 points. */
  readonly full: Decimal;
  /** Σ marks of the indicators in use; other than 100 only where units write them, null where one of them cannot be used. */
  readonly marks: Decimal | null;
  /** Why the total is lower than the sum of the points; null where no limit bites. */
  readonly cap: string | null;
  /** Only when no open indicator could change it. */
  readonly grade: string | null;
  readonly indicators: readonly ScoredIndicator[];
}

/** A further score table of the pack that is in use: 《项目支出绩效自评表》 of one project. */
export interface TableScore extends SheetScore {
  readonly id: string;
  readonly title: string;
  /** 项目名称 */
  readonly name: string;
}

/** The main scoring: 《评分表》, or 《部门整体支出绩效自评表》. */
export function scoreSheet(table: FieldTable): SheetScore {
  return scoreOne(table, scoringOf(table, ''));
}

/** The further score tables that are in use, in the pack's order. */
export function scoreTables(table: FieldTable): TableScore[] {
  return table.pack.scorings.flatMap((scoring): TableScore[] =>
    scoring.name === null || !isScoringInUse(table, scoring)
      ? []
      : [
          {
            id: scoring.id,
            title: scoring.title,
            name: textOf(table.value(scoring.name)).trim(),
            ...scoreOne(table, scoring),
          },
        ],
  );
}

function scoreOne(table: FieldTable, scoring: Scoring): SheetScore {
  const indicators: ScoredIndicator[] = [];
  for (const level of scoring.definition.levels) {
    for (const child of level.children) {
      for (const indicator of child.indicators) {
        if (!isInUse(table, indicator)) continue;
        const full = marksOf(table, indicator);
        const outcome = scoreIndicator(table, indicator.id);
        const { rule } = indicator;
        const line =
          rule.kind === 'achievement'
            ? achievementLine(rule, full, outcome.score, table)
            : noteLine(table, indicator.id, rule);
        indicators.push({
          id: indicator.id,
          label: `${level.label}/${child.label}/${nameOfIndicator(table, indicator)}`,
          full,
          ...outcome,
          formula: line === '' ? indicator.definition.replaceAll('\n', '') : line,
          inputs: inputsOf(table, refsOfScore(indicator.rule)),
          basis: indicator.basis,
          seen: indicator.seen,
        });
      }
    }
  }
  const settled = indicators.flatMap((one) => (one.score === null ? [] : [one.score]));
  const open = indicators.filter((one) => one.score === null);
  const points = sum(settled);
  const caps = capsOf(table, scoring);
  const [cap] = caps;
  const known = indicators.flatMap(({ full }) => full ?? []);
  const marks = known.length < indicators.length ? null : sum(known);
  const isWhole = marks !== null && round(marks, 8).eq(hundred);
  const totals = totalsUnder(caps, points);
  const total = open.length === 0 && isWhole && totals.length === 1 ? totals[0]! : null;
  const ends = isWhole ? [points, points.plus(sum(open.flatMap(({ full }) => full ?? [])))] : [];
  const grades = new Set(ends.flatMap((end) => caps.map((one) => gradeOf(scoring, under(one, end)))));
  return {
    total,
    scored: totals.length === 1 ? totals[0]! : points,
    full: hundred,
    marks,
    cap: caps.length === 1 && cap && points.gt(cap.total) ? cap.reason : null,
    grade: grades.size === 1 ? [...grades][0]! : null,
    indicators,
  };
}

/** The unit's own name where it wrote one: 数量指标1 is 完成拆迁户数. */
function nameOfIndicator(table: FieldTable, { label, name }: IndicatorDefinition): string {
  const own = name === undefined ? '' : textOf(table.value(name)).trim();
  return (own === '' ? label : own).replaceAll('\n', '、').replaceAll('/', '／');
}

const fewRows = 20;

/** The typed figures behind a score: derived fields are followed down to their inputs. */
function inputsOf(table: FieldTable, refs: readonly string[]): Record<string, string | null> {
  const inputs: Record<string, string | null> = {};
  const visited = new Set<string>();
  const visit = (ref: string): void => {
    if (visited.has(ref)) return;
    visited.add(ref);
    const rows = table.expand(ref);
    if (rows.length > fewRows) {
      // A column of many rows is one figure to people: its sum.
      const { total, firstUnusable } = table.totals(ref);
      inputs[`${table.field(ref).label}合计`] = firstUnusable === null ? total.toFixed() : toCheck;
      return;
    }
    for (const id of rows) {
      const field = table.field(id);
      if (isDerived(field) && 'derive' in field && field.derive !== undefined)
        derivationInputs(field.derive).forEach(visit);
      else
        inputs[
          field === table.field(ref) && id === ref
            ? field.label
            : `${field.label}[${id.slice(id.indexOf('[') + 1, id.indexOf(']'))}]`
        ] = plainValue(table.value(id));
    }
  };
  refs.forEach(visit);
  return inputs;
}
