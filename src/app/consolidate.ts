import { addUnits, type ConsolidatedUnit, type Consolidation } from '../core/consolidate/add-units';
import { originSheet } from '../core/consolidate/origin-sheet';
import { isUnfilled, type UnitFigures } from '../core/consolidate/unit-figures';
import type { Pack } from '../core/pack/pack';
import { Problem } from '../core/problem/further-problem';
import type { Edit } from '../core/workbook/edit';
import { newWorkbook } from './new-workbook';

export interface SkippedUnit {
  readonly file: string;
  readonly problem: Problem;
}

/**
 * Which workbooks are one department's: of this pack, of one year, each unit once, something filled in. The year is the one that most of
 * them have.
 * @param departments whether what was added up before counts as a unit: a department of departments
 */
export function chooseUnits(
  pack: Pack,
  all: readonly ConsolidatedUnit[],
  departments: boolean,
): { readonly units: readonly ConsolidatedUnit[]; readonly skipped: readonly SkippedUnit[] } {
  const skipped: SkippedUnit[] = [];
  const year = mostSaid(all.filter(({ file, figures }) => !noUnit(file, figures)).map(({ figures }) => figures.year));
  const seen = new Map<string, string>();
  const units = all.filter(({ file, figures }) => {
    const problem = problemOf(file, figures);
    if (problem) skipped.push({ file, problem });
    else if (figures.unit !== '') seen.set(figures.unit, file);
    return problem === null;
  });
  return { units, skipped };

  function noUnit(file: string, figures: UnitFigures): Problem | null {
    if (figures.pack !== pack.id)
      return new Problem('input.consolidate-pack', { file, found: figures.pack, wanted: pack.id });
    if (figures.isConsolidated && !departments) return new Problem('input.consolidate-result', { file });
    return isUnfilled(figures, pack) ? new Problem('input.consolidate-blank', { file }) : null;
  }

  function problemOf(file: string, figures: UnitFigures): Problem | null {
    const { year: said, unit } = figures;
    const no = noUnit(file, figures);
    if (no) return no;
    if (said !== year)
      return new Problem('input.consolidate-year', {
        file,
        found: said === null ? '没有填年度' : `是 ${said} 年度`,
        wanted: year === null ? '没有填年度' : `是 ${year} 年度`,
      });
    const other = unit === '' ? undefined : seen.get(unit);
    return other === undefined ? null : new Problem('input.consolidate-twice', { file, unit, other });
  }
}

function mostSaid(years: readonly (number | null)[]): number | null {
  const counts = new Map<number | null, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

export interface ConsolidatedBook extends Consolidation {
  readonly edits: readonly Edit[];
}

/**
 * A department's workbook from its units': rates and scores worked out anew, and a sheet that shows what each unit brought.
 * @param unitName of the department; '' : left to fill in
 * @param keep transfers that go to units outside, by field id
 */
export function consolidate(
  pack: Pack,
  units: readonly ConsolidatedUnit[],
  unitName: string,
  workbookId: string,
  keep: ReadonlySet<string>,
): ConsolidatedBook {
  const added = addUnits(pack, units, keep);
  const data = { ...added.data, ...(unitName !== '' && { budgetUnitName: unitName }) };
  const edits = newWorkbook({ pack, sample: false, data, workbookId });
  return { ...added, edits: [...edits, ...originSheet(pack, units, added)] };
}
