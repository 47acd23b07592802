import type { FieldTable } from '../../core/fields/field-table';
import { numberOf } from '../../core/fields/field-value';
import { decimalsShown, fieldName } from '../../core/pack/pack';
import { fixed, percent } from '../../core/quantity/format';
import { parseDecimal } from '../../core/quantity/decimal';
import type { Finding, FindingCell } from '../../core/rules/finding';

/** One line of the comparison table: a name, the cells it stands in, the figure as printed. */
export interface Side {
  readonly label: string;
  readonly cells: readonly FindingCell[];
  readonly text: string;
}

/**
 * 左右两边 of a finding with the name and cells of each figure, found by comparing what the cells hold with what the rule said.
 * A side that no single cell holds gets the rest of the cells where it is their sum, and none where it is a limit or a quotient.
 */
export function findingSides(
  table: FieldTable,
  finding: Finding,
): { readonly left: Side | null; readonly right: Side | null } {
  const rest = finding.cells.filter((cell) => cell.field !== undefined && cell.field !== finding.answeredBy);
  const take = (text: string | undefined): FindingCell | null => {
    const index = rest.findIndex((cell) => text !== undefined && figuresOf(table, cell).includes(plain(text)));
    return index < 0 ? null : rest.splice(index, 1)[0]!;
  };
  const leftCell = take(finding.left);
  const rightCell = take(finding.right);
  const name = (cell: FindingCell | null, otherwise: string): string =>
    cell?.field === undefined ? otherwise : fieldName(table.field(cell.field));
  const side = (
    text: string | undefined,
    cell: FindingCell | null,
    label: string,
    cells: readonly FindingCell[],
  ): Side | null => (text === undefined ? null : { label: name(cell, label), cells: cell ? [cell] : cells, text });
  const kind = table.pack.checks.find(({ id }) => id === finding.check)?.rule?.kind;
  const isSum = kind !== undefined && sums.has(kind) && rightCell === null && leftCell !== null && rest.length > 1;
  return {
    left: side(
      finding.left,
      leftCell,
      isOfOneText(finding) ? '文中写' : isFigure(finding.left) ? '现在' : '写的是',
      [],
    ),
    right: side(
      finding.right,
      rightCell,
      isSum
        ? '分项之和'
        : kind === 'ratio-in-range'
          ? '标准'
          : isOfOneText(finding)
            ? '应是'
            : isFigure(finding.left)
              ? '对照'
              : '数字是',
      isSum ? rest : [],
    ),
  };
}

/** The rules whose right side is the sum of the cells they name. */
const sums: ReadonlySet<string> = new Set(['sums-to', 'at-most']);

/** A text against itself: both figures stand in it, or follow from it. */
const isOfOneText = ({ inText, cells }: Finding): boolean => inText !== undefined && cells.length === 1;

function isFigure(text: string | undefined): boolean {
  return text !== undefined && /^[-+]?\d/.test(text);
}

/** 基本支出本年决算数 and 基本支出本年预算数 → 决算数 and 预算数: what both names begin with is in the sentence above. */
export function shortLabels(left: string, right: string): readonly [string, string] {
  let same = 0;
  while (same < left.length && left[same] === right[same]) same++;
  const isWorth = same >= 4 && left.length - same >= 2 && right.length - same >= 2;
  return isWorth ? [left.slice(same), right.slice(same)] : [left, right];
}

function plain(text: string): string {
  const figure = /-?\d+(?:\.\d+)?/.exec(text)?.[0];
  const number = figure === undefined ? null : parseDecimal(figure);
  return number === null || text.replace(/^[-\d.]+/, '').length > 3
    ? text
    : number.toFixed() + (text.endsWith('%') ? '%' : '');
}

function figuresOf(table: FieldTable, cell: FindingCell): string[] {
  const id = cell.field!;
  const field = table.field(id);
  return [table.shown(id), table.value(id)].flatMap((value) => {
    const number = numberOf(value);
    if (number === null) return [];
    const decimals = field.kind === 'number' ? decimalsShown(field) : 2;
    return [plain(fixed(number, decimals)), plain(percent(number)), number.toFixed()];
  });
}
