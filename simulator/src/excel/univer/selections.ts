import { boundingArea, intersection, isWholeColumns, isWholeRows } from '../address';
import type { Area } from '../model';
import { areaOf, rangeOf } from './changes';
import type { OpenUniver } from './open';

/** With all of every merged cell that it meets, as Excel selects; whole rows and columns stay what they are. */
function withMerges(area: Area, merges: readonly Area[], rows: number, columns: number): Area {
  const isWhole = isWholeRows(area) || isWholeColumns(area) || area.rows >= rows || area.columns >= columns;
  if (isWhole) return area;
  const met = merges.reduce((grown, merge) => (intersection(grown, merge) ? boundingArea(grown, merge) : grown), area);
  return met.rows === area.rows && met.columns === area.columns ? met : withMerges(met, merges, rows, columns);
}

/** Univer's name box and its API select a piece of a merged cell; all its ways of selecting end in one service. */
export function selectMergedWhole({ univer, library, workbook }: OpenUniver): void {
  const service = univer.__getInjector().get(library.SheetsSelectionsService);
  const set = service.setSelections.bind(service) as (...args: readonly unknown[]) => void;
  service.setSelections = (...args: readonly unknown[]): void => {
    const [selections, sheet] = Array.isArray(args[0]) ? [args[0], null] : [args[2], args[1]];
    const facade = typeof sheet === 'string' ? workbook.getSheetBySheetId(sheet) : workbook.getActiveSheet();
    const core = facade?.getSheet();
    const merges = core?.getMergeData().map(areaOf) ?? [];
    for (const selection of (selections ?? []) as { range: ReturnType<typeof rangeOf> }[]) {
      if (!core || merges.length === 0) break;
      const area = areaOf(selection.range);
      const whole = withMerges(area, merges, core.getMaxRows(), core.getMaxColumns());
      if (whole !== area) selection.range = { ...selection.range, ...rangeOf(whole) };
    }
    set(...args);
  };
}
