import { isAboutFigures, type HeadSense } from '../intake/column-heads';
import type { Pack } from '../pack/pack';
import { oneSource } from '../prose/words/book-fields';
import type { PrintIndex } from './field-prints';
import { formKind, type FormKind } from './form-kind';
import { headRows, headSense, type HeadRows } from './head-rows';
import { isWords, printedGrid, type Block, type PrintedGrid } from './printed-grid';
import { yearIn } from './printed-name';
import type { PrintedSheet } from './printed-sheet';
import { rowLabels, type RowLabels } from './row-labels';

/** A printed sheet as it is read before anything is matched. */
export interface FormSheet {
  readonly printed: PrintedSheet;
  readonly grid: PrintedGrid;
  readonly heads: HeadRows;
  readonly labels: RowLabels;
  readonly kind: FormKind;
  /** Of its figures: the title's, where its heads agree. */
  readonly year: number | null;
  /** Heads that name years, and not the title's. */
  readonly disagrees: boolean;
}

export function formSheet(pack: Pack, printed: PrintedSheet, names: PrintIndex): FormSheet {
  const grid = printedGrid(printed);
  const heads = headRows(grid, names);
  const kind = formKind(pack, grid, heads, printed.row);
  const years = headYears(grid, heads);
  const last = years.length === 0 ? null : Math.max(...years);
  const disagrees = kind.year !== null && last !== null && !years.includes(kind.year);
  return {
    printed,
    grid,
    heads,
    labels: rowLabels(printed, grid, heads, names),
    kind,
    year: disagrees ? last : (kind.year ?? last),
    disagrees,
  };
}

/** Years of what was spent: a budget may be next year's. [] where heads say 本年 and 上年: then the title alone tells. */
function headYears(grid: PrintedGrid, heads: HeadRows): number[] {
  const found = new Set<number>();
  for (let row = 1; row <= grid.rows; row++)
    if (heads.isHead(row))
      for (const block of grid.row(row)) {
        if (!isWords(block)) continue;
        const stack = heads.over({ top: block.bottom + 1, left: block.left });
        const { sense } = columnSense(stack, null);
        const year = stack.map(({ text }) => yearIn(text)).find((one) => one !== null) ?? null;
        if (sense.is !== 'sides' || !sense.sides.some((side) => side === 'final' || side === 'priorFinal')) continue;
        if (year === null) return [];
        found.add(year);
      }
  return [...found];
}

export interface ColumnSense {
  readonly sense: HeadSense;
  /** One source of the money stands over it: 一般公共预算 over 决算数. */
  readonly isPartial: boolean;
}

const whole = /^(?:合计|小计|金额|总计|总额|数额)$/;

/** 2022年度 over 决算数 over 合计: all of them together say more than two of them. */
function joinedTexts(nearest: string, uppers: readonly string[]): readonly string[] {
  const own = whole.test(nearest) ? '' : nearest;
  const together = uppers.map(
    (_, at) =>
      uppers
        .slice(0, uppers.length - at)
        .reverse()
        .join('') + own,
  );
  const each = uppers.map((upper) => (isYearAlone(nearest) ? nearest + upper : upper + own));
  return [...together, ...each];
}

/** 2022年 beneath 决算数. */
function isYearAlone(text: string): boolean {
  return /^(?:19|20)\d{2}年度?$/.test(text.normalize('NFKC').replace(/\s/g, ''));
}

/** What a block's column holds, all the heads over it taken together. */
export function columnSense(stack: readonly Block[], year: number | null): ColumnSense {
  const [nearest, ...uppers] = stack.map(({ text }) => text);
  if (nearest === undefined) return { sense: { is: 'unknown' }, isPartial: false };
  const isPartial = uppers.some((text) => oneSource.test(text)) || oneSource.test(nearest);
  const own = headSense(nearest, year);
  if (own.is === 'other-year') return { sense: own, isPartial };
  // 占预算% beneath 本年决算数, 金额 beneath 比上年增减: told about figures, and none of ours.
  if (own.is !== 'sides' && (isAboutFigures(nearest) || uppers.some(isAboutFigures)))
    return { sense: own.is === 'aside' ? own : { is: 'unknown' }, isPartial };
  for (const text of joinedTexts(nearest, uppers)) {
    const joined = headSense(text, year);
    if (joined.is === 'sides' || joined.is === 'other-year') return { sense: joined, isPartial };
  }
  return { sense: own, isPartial };
}
