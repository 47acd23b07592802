import { sum } from '../../quantity/decimal';
import { identities } from '../words/quantities';
import { formIdentities, formRest, formTotal, noneCell, notAdded, sameEverywhere } from '../words/tables';
import { labelOf, type Grid, type GridCell, type GridRow } from './grid';
import type { Relation } from './relation';
import { quantityNamed } from './table-names';
import { totalDiffers, totalHolds } from './tables';

/**
 * Rows of forms that are made of other rows, whatever stands between: the three public expenses, 年度资金总额 and the money it consists of.
 * A part that the form does not have, or a blank one, leaves it open.
 */
export function tableIdentities(source: string, grids: readonly Grid[]): Relation[] {
  return grids.flatMap((grid) => [...expenses(grid), ...funds(grid)].flatMap((made) => judge(source, grid, made)));
}

interface Made {
  readonly whole: GridRow;
  readonly parts: readonly GridRow[];
}

function expenses({ rows }: Grid): Made[] {
  const of = (id: string): GridRow | null => {
    const found = rows.filter((row) => quantityNamed(labelOf(row))?.id === id);
    return found.length === 1 ? found[0]! : null;
  };
  // 支出合计 may be more than 基本 and 项目 (经营支出), whatever rows a form has.
  const always = identities.filter(({ whole }) => sameEverywhere.has(whole));
  const made = new Map<GridRow, Made>();
  for (const { whole, parts } of [...always, ...formIdentities]) {
    const own = of(whole);
    const found = parts.map(of);
    if (own === null || made.has(own) || found.some((row) => row === null)) continue;
    made.set(own, { whole: own, parts: found as GridRow[] });
  }
  return [...made.values()];
}

/** 年度资金总额, with all rows down to 其他资金. */
function funds({ rows }: Grid): Made[] {
  return rows.flatMap((whole, at): Made[] => {
    if (!formTotal.test(labelOf(whole))) return [];
    const rest = rows.slice(at + 1, at + 7).findIndex((row) => formRest.test(labelOf(row)));
    return rest < 1 ? [] : [{ whole, parts: rows.slice(at + 1, at + 2 + rest) }];
  });
}

function judge(source: string, { heads }: Grid, { whole, parts }: Made): Relation[] {
  return heads.flatMap((head, column): Relation[] => {
    const own = whole[column]!;
    const cells = parts.map((row) => row[column]!);
    if (column === 0 || own.number === null || notAdded.test(head) || /分/.test(head)) return [];
    if ([own, ...cells].some(({ isMerged }) => isMerged) || cells.some((cell) => !isKnown(cell))) return [];
    const known = cells.filter(({ number }) => number !== null);
    const added = sum(known.map(({ number }) => number!));
    const slack = sum([own, ...known].map((cell) => cell.slack));
    if (added.minus(own.number).abs().lte(slack)) return known.length > 1 ? [totalHolds(source, own, known)] : [];
    return [totalDiffers(source, own, known, parts.map(labelOf), `“${labelOf(whole)}”行“${head}”`)];
  });
}

/** A dash is nothing; a blank may be anything. */
const isKnown = ({ number, text }: GridCell): boolean => number !== null || (text !== '' && noneCell.test(text));
