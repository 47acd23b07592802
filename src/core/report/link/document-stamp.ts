import { chartGrid, chartId } from '../../narrative/chart-model';
import { printedRows } from '../head-rows';
import type { AttachmentTable } from '../table-model';
import type { LinkPackage } from './link-package';

/**
 * Which workbook a document follows and what it showed when it was written last; kept in the document beside the base. Its tables
 * are the tables' base, as the report base has texts only.
 */
export interface DocumentStamp {
  readonly version: 1;
  readonly workbookId: string;
  readonly pack: string;
  readonly report: string;
  readonly digest: string;
  /** 报告数字截至: ISO 8601. */
  readonly time: string;
  readonly tables: readonly StampTable[];
}

export interface StampTable {
  readonly sheet: string;
  /** What the workbook's table said. */
  readonly grid: TextGrid;
  /** 不再更新. */
  readonly unlinked?: true;
  /** The same for single cells: r3c2, r3c2t2 in a second table. */
  readonly unlinkedCells?: readonly string[];
}

/** Tables as printed (a page break makes two), their rows, the texts of the cells that begin there. */
export type TextGrid = readonly (readonly (readonly string[])[])[];

export function stampOf(link: LinkPackage): DocumentStamp {
  const { workbookId, pack, report, digest, time } = link;
  const tables = link.tables.map((table) => ({ sheet: table.sheet, grid: textGrid(table) }));
  const charts = (link.charts ?? []).map((chart) => ({ sheet: chartId(chart.id), grid: [chartGrid(chart)] }));
  return { version: 1, workbookId, pack, report, digest, time, tables: [...tables, ...charts] };
}

export function textGrid(attachment: AttachmentTable): TextGrid {
  return printedRows(attachment.table).map((rows) => rows.map((row) => row.cells.map((cell) => cell.text)));
}

/** null for what is no stamp, or one of a version that is not ours: then nobody knows which workbook it was. */
export function readStamp(json: string): DocumentStamp | null {
  try {
    const tree = JSON.parse(json) as Partial<DocumentStamp> | null;
    if (tree === null || typeof tree !== 'object' || tree.version !== 1) return null;
    const texts = [tree.workbookId, tree.pack, tree.report, tree.digest, tree.time];
    if (!texts.every((text) => typeof text === 'string') || !Array.isArray(tree.tables)) return null;
    return tree.tables.every(isStampTable) ? (tree as DocumentStamp) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isStampTable(tree: unknown): tree is StampTable {
  const { sheet, grid, unlinkedCells = [] } = (tree ?? {}) as Partial<StampTable>;
  const isGrid =
    Array.isArray(grid) &&
    grid.every(
      (table) =>
        Array.isArray(table) &&
        table.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string')),
    );
  const areCells = Array.isArray(unlinkedCells) && unlinkedCells.every((one) => typeof one === 'string');
  return typeof sheet === 'string' && isGrid && areCells;
}
