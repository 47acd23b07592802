import { numberValue } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import type { Memory } from '../memory/memory';
import type { CheckDefinition } from '../pack/schema';
import type { Decimal } from '../quantity/decimal';
import { findingId } from '../rules/finding-id';
import type { RuleContext } from '../rules/rule';
import { decideOne } from '../rules/runner';
import { brokenEquations } from '../rules/support/equations';
import { supposing } from '../table/suppose';
import { isFormula } from '../workbook/snapshot';
import type { Suspect } from './follows';

/** A workbook where some cells hold something else. */
export interface Trial {
  /** Whether a finding would still be told. */
  tells(one: Suspect): boolean;
  /** Whether an equation that holds would not any more. */
  breaksEquations(): boolean;
}

/**
 * What would be told if cells of a workbook held other values, one supposition after the other. Each differs from the workbook by a cell
 * or two, so each works out only what rests on them: the others of hundreds of figures and checks are as they were.
 */
export class Trials {
  private readonly memory: Memory;
  private broken: ReadonlySet<string> | null = null;

  constructor(
    readonly context: RuleContext,
    readonly checks: ReadonlyMap<string, CheckDefinition>,
  ) {
    this.memory = context.table.memory.forSuppositions();
  }

  suppose(values: ReadonlyMap<string, Decimal>): Trial {
    const { memory: _, ...rest } = this.context;
    const context: RuleContext = { ...rest, table: this.supposed(values) };
    const told = new Map<string, ReadonlySet<string> | 'unknown'>();
    return {
      tells: ({ finding }) => {
        let ids = told.get(finding.check);
        if (!ids) told.set(finding.check, (ids = idsOf(this.checks.get(finding.check), context)));
        return ids === 'unknown' || ids.has(finding.id);
      },
      breaksEquations: () => {
        this.broken ??= new Set(brokenEquations(this.context.table).map(({ title }) => title));
        const { broken } = this;
        return brokenEquations(context.table).some(({ title }) => !broken.has(title));
      },
    };
  }

  private supposed(values: ReadonlyMap<string, Decimal>): FieldTable {
    const base = this.context.table;
    const holdsFormula = (id: string): boolean => {
      const cell = base.place(id)?.cell ?? null;
      return cell !== null && isFormula(cell);
    };
    const mended = new Map([...values].map(([id, one]) => [id, numberValue(one)]));
    return supposing(base, { values: mended }, holdsFormula, this.memory);
  }
}

/** unknown: the rule did not come to an end, so nothing can be said of its findings. */
function idsOf(check: CheckDefinition | undefined, context: RuleContext): ReadonlySet<string> | 'unknown' {
  if (check === undefined || check.rule === null) return new Set();
  const { outcome, verdicts } = decideOne(check, context);
  if (outcome === 'crashed') return 'unknown';
  return new Set(
    verdicts.flatMap((one) =>
      one.outcome === 'fail' && one.answered !== true ? [findingId(check.id, one.subject)] : [],
    ),
  );
}
