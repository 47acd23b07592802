import { derivationInputs } from '../derive/inputs';
import type { FieldTable } from '../fields/field-table';
import { plainValue } from '../fields/field-value';
import { refsOfScore } from '../pack/refs';
import { isDerived } from '../pack/pack';
import { parseDecimal, sum, type Decimal } from '../quantity/decimal';
import { noteLine } from './notes';
import type { ScoreOutcome } from './outcome';
import { fullMarks, scoreIndicator } from './score';

export interface ScoredIndicator extends ScoreOutcome {
  readonly id: string;
  /** "投入/预算配置/在职人员控制率" */
  readonly label: string;
  readonly full: Decimal;
  /** The formula in words with the unit's numbers put in; the words alone while figures are missing. */
  readonly formula: string;
  /** Inputs by label path: plain decimals, words, or null. */
  readonly inputs: Readonly<Record<string, string | null>>;
  readonly basis: string;
  /** Whether the official text of this row was seen; false wants "请对照原表". */
  readonly seen: boolean;
}

export interface SheetScore {
  /** null while an indicator is 待评. */
  readonly total: Decimal | null;
  /** Points of the indicators that are settled. */
  readonly scored: Decimal;
  readonly full: Decimal;
  /** Only when no open indicator could change it. */
  readonly grade: string | null;
  readonly indicators: readonly ScoredIndicator[];
}

export function scoreSheet(table: FieldTable): SheetScore {
  const indicators: ScoredIndicator[] = [];
  for (const level of table.pack.scoring.levels) {
    for (const child of level.children) {
      for (const indicator of child.indicators) {
        const line = noteLine(table, indicator.id, indicator.rule);
        indicators.push({
          id: indicator.id,
          label: `${level.label}/${child.label}/${indicator.label.replaceAll('\n', '、')}`,
          full: fullMarks(indicator),
          ...scoreIndicator(table, indicator.id),
          formula: line === '' ? indicator.definition.replaceAll('\n', '') : line,
          inputs: inputsOf(table, indicator.rule.kind === 'manual' ? [`score.${indicator.id}`, `evidence.${indicator.id}`] : refsOfScore(indicator.rule)),
          basis: indicator.basis,
          seen: indicator.seen,
        });
      }
    }
  }
  const settled = indicators.flatMap((one) => (one.score === null ? [] : [one.score]));
  const open = indicators.filter((one) => one.score === null);
  const scored = sum(settled);
  const best = scored.plus(sum(open.map((one) => one.full)));
  const grade = gradeOf(table, scored);
  return {
    total: open.length === 0 ? scored : null,
    scored,
    full: sum(indicators.map((one) => one.full)),
    grade: grade !== null && grade === gradeOf(table, best) ? grade : null,
    indicators,
  };
}

function gradeOf(table: FieldTable, total: Decimal): string | null {
  return table.pack.scoring.grades.find((grade) => total.gte(parseDecimal(grade.from)!))?.label ?? null;
}

/** The typed figures behind a score: derived fields are followed down to their inputs. */
function inputsOf(table: FieldTable, refs: readonly string[]): Record<string, string | null> {
  const inputs: Record<string, string | null> = {};
  const visited = new Set<string>();
  const visit = (ref: string): void => {
    if (visited.has(ref)) return;
    visited.add(ref);
    for (const id of table.expand(ref)) {
      const field = table.field(id);
      if (isDerived(field) && 'derive' in field && field.derive !== undefined) derivationInputs(field.derive).forEach(visit);
      else inputs[field === table.field(ref) && id === ref ? field.label : `${field.label}[${id.slice(id.indexOf('[') + 1, id.indexOf(']'))}]`] = plainValue(table.value(id));
    }
  };
  refs.forEach(visit);
  return inputs;
}
