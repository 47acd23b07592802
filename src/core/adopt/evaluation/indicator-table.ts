import { isWords, type Block, type PrintedGrid } from '../printed-grid';
import type { IndicatorColumn } from './form-fields';

/** The part of a printed 自评表 that lists its indicators. */
export interface IndicatorTable {
  readonly top: number;
  /** The last row of its heads. */
  readonly headBottom: number;
  /** 总分; or the row behind the last indicator. */
  readonly bottom: number;
  readonly columns: ReadonlyMap<IndicatorColumn, number>;
  readonly rows: readonly IndicatorRow[];
  /** The row of 总分, where there is one. */
  readonly total: number | null;
}

export interface IndicatorRow {
  readonly row: number;
  /** What stands in 二级指标, merged down or left out where it is the one above. */
  readonly group: Block;
}

const heads: readonly (readonly [RegExp, IndicatorColumn | 'level' | 'group'])[] = [
  [/^一级指标$/, 'level'],
  [/^二级指标$/, 'group'],
  [/^(?:三级指标|三级指标名称|指标名称|指标内容)$/, 'name'],
  [/^(?:指标性质|指标方向|方向|计算符号|运算符号)$/, 'direction'],
  [/^(?:年度指标值|年初指标值|指标值|年度目标值|目标值|预期指标值|年初设定指标值|年度指标数值)$/, 'target'],
  [/^(?:度量单位|计量单位|单位|单位或内容|单位或定性内容)$/, 'unit'],
  [/^(?:实际完成值|全年实际完成值|年度实际完成值|全年完成值|完成值|实际值|实际完成指标值|全年实际值)$/, 'actual'],
  [/^(?:定性完成情况|完成情况)$/, 'grade'],
  [/^评定比例$/, 'share'],
  [/^(?:分值|指标分值|权重|指标权重|分值权重)$/, 'full'],
  [/^(?:得分|自评得分|实际得分|指标得分)$/, 'score'],
  [/^(?:偏差原因|未完成原因|原因分析|偏差分析).*$/, 'reason'],
];

/** Without brackets, letters of a computation ("全年预算数（A）") and blanks. */
export function plainHead(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/[A-Z]$/, '')
    .replace(/[:：]$/, '');
}

function columnOf(text: string): IndicatorColumn | 'level' | 'group' | null {
  const name = plainHead(text);
  return heads.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** null: nothing on the sheet lists indicators with what was aimed at and what was reached. */
export function indicatorTable(grid: PrintedGrid): IndicatorTable | null {
  for (let top = 1; top <= grid.rows; top++) {
    if (isIndicatorHead(grid.row(top))) return tableFrom(grid, top);
  }
  return null;
}

/** A row that heads such a list. */
export function isIndicatorHead(row: readonly Block[]): boolean {
  const kinds = new Set(row.map(({ text }) => columnOf(text)));
  return ['group', 'name', 'target', 'actual'].every((kind) => kinds.has(kind as IndicatorColumn));
}

function tableFrom(grid: PrintedGrid, top: number): IndicatorTable | null {
  const first = grid.row(top).filter(isWords);
  const name = first.find(({ text }) => columnOf(text) === 'name')!;
  const headBottom = Math.max(name.bottom, subHeadRow(grid, top) ?? top);
  const columns = new Map<IndicatorColumn | 'level' | 'group', number>();
  const twice = new Set<string>();
  for (let column = 1; column <= grid.columns; column++) {
    const leaf = grid.at(headBottom, column);
    if (leaf.left !== column) continue;
    const over = grid.at(top, column);
    const kind = columnOf(leaf.text) ?? (over.left === column ? columnOf(over.text) : null);
    if (kind === null) continue;
    if (columns.has(kind)) twice.add(kind);
    else columns.set(kind, column);
  }
  for (const kind of twice) columns.delete(kind as IndicatorColumn);
  const groupColumn = columns.get('group');
  const levelColumn = columns.get('level') ?? null;
  if (groupColumn === undefined) return null;
  columns.delete('group');
  columns.delete('level');
  const { rows, bottom, total } = rowsBelow(grid, headBottom, groupColumn, levelColumn);
  return { top, headBottom, bottom, columns: columns as ReadonlyMap<IndicatorColumn, number>, rows, total };
}

/** 方向, 指标值, 单位 beneath 年度指标值: a second line of heads. */
function subHeadRow(grid: PrintedGrid, top: number): number | null {
  if (top >= grid.rows) return null;
  const below = grid.row(top + 1).filter(isWords);
  return below.length > 1 && below.every(({ text }) => columnOf(text) !== null) ? top + 1 : null;
}

const isTotal = (text: string): boolean => /^(?:总分|合计|总计|总得分|自评总分|合计得分)$/.test(plainHead(text));

function rowsBelow(
  grid: PrintedGrid,
  headBottom: number,
  groupColumn: number,
  levelColumn: number | null,
): { rows: IndicatorRow[]; bottom: number; total: number | null } {
  const rows: IndicatorRow[] = [];
  let last: { readonly group: Block; readonly level: string } | null = null;
  let level = '';
  for (let row = headBottom + 1; row <= grid.rows; row++) {
    const words = grid.row(row).filter(({ text }) => text !== '');
    const [first] = words;
    if (first && isTotal(first.text)) return { rows, bottom: row, total: row };
    const group = grid.at(row, groupColumn);
    const isBeside = first === undefined || first.left > groupColumn || group.left === groupColumn;
    // 说明：… over the whole width.
    if (!isBeside || group.left < groupColumn || (group.right >= grid.columns && grid.columns > groupColumn + 2))
      return { rows, bottom: row, total: null };
    if (levelColumn !== null) level = grid.at(row, levelColumn).text || level;
    if (isWords(group)) last = { group, level };
    else if (last !== null && last.level !== level) last = null;
    if (last !== null) rows.push({ row, group: last.group });
  }
  return { rows, bottom: grid.rows + 1, total: null };
}
