import { saysNothing } from '../fields/field-value';
import type { FieldTable } from '../fields/field-table';
import { columns, type LaidCell } from '../layout/laid';
import { layoutSheet, type LaidSheet } from '../layout/layout';
import type { ReportDefinition } from '../pack/report-shape';
import type { SheetDefinition, StyleDefinition } from '../pack/schema';
import { otherManner, type DecimalsManner } from '../quantity/format';
import { headRowsOf } from './head-rows';
import { cellText, lineRuns, styleOf } from './line-runs';
import { tablePiece } from './outer-pieces';
import type { AttachmentTable, TableCellModel, TableModel, TableRowModel } from './table-model';

/** What the sheets' fixed texts name ({year}年度…). */
export interface AttachmentNames {
  readonly year: number;
  readonly unitName: string;
}

/**
 * The report's tables, those inside its sections first, then its attachments, as the sheets would print: the ruled box is the table, lines above it title and lead, notes below it.
 * The sheet's own signature line stays out, because the report is signed on its own.
 */
export function attachmentTables(
  table: FieldTable,
  definition: ReportDefinition,
  names: AttachmentNames,
): AttachmentTable[] {
  const inside = definition.sections.flatMap((section) =>
    (section.tables ?? []).map((one) => ({ ...one, label: '', section: section.id })),
  );
  const attached = definition.attachments.filter(({ when }) => when === undefined || !saysNothing(table.value(when)));
  return [...inside, ...attached].map((attachment) => {
    const sheet = table.pack.sheets.find((each) => each.id === attachment.sheet);
    if (sheet === undefined) throw new Error(`report ${definition.id} attaches an unknown sheet: ${attachment.sheet}`);
    const { decimals } = definition;
    return attachmentTable(table, sheet, layOut(table, sheet, names, attachment), { ...attachment, decimals });
  });
}

/** The sheet as the report prints it: of a block longer than `mostRows` the first rows, and one line for all the others. */
function layOut(
  table: FieldTable,
  sheet: SheetDefinition,
  names: AttachmentNames,
  { mostRows, restText }: { readonly mostRows: number; readonly restText: string },
): LaidSheet {
  const rowCount = (rowsId: string): number => Math.min(table.rowCount(rowsId), mostRows + 1);
  const laid = layoutSheet(table.pack, sheet, { ...names, rowCount });
  let { cells } = laid;
  for (const [rowsId, { bottom }] of laid.blocks) {
    const left = table.rowCount(rowsId) - mostRows;
    const last = cells.filter((cell) => cell.top === bottom && cell.bottom === bottom);
    const [first] = last;
    if (left <= 0 || !first) continue;
    const rest: LaidCell = {
      top: bottom,
      bottom,
      left: Math.min(...last.map((cell) => cell.left)),
      right: Math.max(...last.map((cell) => cell.right)),
      style: first.style,
      align: 'center',
      text: restText.replaceAll('{n}', String(left)).replaceAll('{sheet}', sheet.title),
    };
    cells = [...cells.filter((cell) => !last.includes(cell)), rest];
  }
  return { ...laid, cells };
}

function attachmentTable(
  table: FieldTable,
  sheet: SheetDefinition,
  laid: LaidSheet,
  names: {
    readonly label: string;
    readonly title: string;
    readonly decimals: DecimalsManner;
    readonly section?: string;
    readonly orientation?: 'portrait' | 'landscape' | undefined;
  },
): AttachmentTable {
  const print = columns(sheet.page.printColumns);
  const box = laid.boxes[0] ?? { top: 1, bottom: laid.rows.length };
  const shown = laid.cells.filter((cell) => cell.left >= print.left && cell.right <= print.right);
  const lines = linesOf(shown, laid.rows.length).map((cells) =>
    cells.map((cell) => ({ ...cell, text: cellText(table, cell, names.decimals) })),
  );
  const above = lines.slice(0, box.top - 1).filter((cells) => cells.length > 0 && !isLabel(cells, names.label));
  const title = above.find((cells) => cells.length === 1 && alignOf(table, cells[0]!) === 'center');
  const notes = lines.slice(box.bottom).filter((cells) => cells.length === 1 && cells[0]!.text !== '');
  const lead = above.filter((cells) => cells !== title);
  const orientation = names.orientation ?? sheet.page.orientation;
  return {
    sheet: sheet.id,
    ...(names.section === undefined ? {} : { section: names.section }),
    label: names.label,
    name: names.title,
    title: title?.[0]?.text ?? names.title,
    lead: lead.map((cells) => ({ left: cells[0]!.text, right: cells[1]?.text ?? '' })),
    table: tableModel(
      table,
      sheet,
      laid,
      shown,
      { ...print, top: box.top, bottom: box.bottom },
      { decimals: names.decimals, orientation: names.section === undefined ? orientation : 'portrait' },
    ),
    notes: notes.map((cells) => cells[0]!.text),
    ...withPieces(table, sheet.id, names.title, {
      // Inside a section, the section's heading stands over it instead.
      title: title && names.section === undefined ? [title] : [],
      lead,
      note: notes,
    }),
    orientation,
    marginsMm: sheet.page.marginsMm,
  };
}

/** Of the lines around a table those that name the year or the unit: they follow the workbook, each on its own. */
function withPieces(
  table: FieldTable,
  sheet: string,
  name: string,
  lines: Readonly<Record<'title' | 'lead' | 'note', readonly (readonly LaidCell[])[]>>,
): Pick<AttachmentTable, 'pieces'> {
  const pieces = (['title', 'lead', 'note'] as const).flatMap((kind) =>
    lines[kind].flatMap((cells, index) => {
      const [left, right] = [cells[0]!, kind === 'lead' ? cells[1] : undefined].map(
        (cell) => cell && lineRuns(table, cell),
      );
      const isWide = right !== undefined && right.some(({ text }) => text !== '');
      return (
        tablePiece(sheet, kind, index, name, isWide ? [...left!, { kind: 'text', text: '\t' }, ...right] : left!) ?? []
      );
    }),
  );
  return pieces.length > 0 ? { pieces } : {};
}

function tableModel(
  table: FieldTable,
  sheet: SheetDefinition,
  laid: LaidSheet,
  cells: readonly LaidCell[],
  area: { left: number; right: number; top: number; bottom: number },
  { decimals, orientation }: { readonly decimals: DecimalsManner; readonly orientation: 'portrait' | 'landscape' },
): TableModel {
  const titleRows = sheet.page.titleRows;
  const lastTitle = titleRows === undefined ? -1 : laid.rows.findIndex((row) => row.id === titleRows[1]);
  const rows: TableRowModel[] = [];
  const tall = cells.filter((cell) => cell.bottom > cell.top);
  const startingAt = linesOf(cells, laid.rows.length);
  for (let row = area.top; row <= area.bottom; row++) {
    const laidRow = laid.rows[row - 1]!;
    const starting = startingAt[row - 1] ?? [];
    rows.push({
      heightPt: laidRow.heightPt,
      breakAfter: laidRow.breakAfter,
      cells: coverRow(tall, starting, row, area).map((cell) => cellModel(table, cell, area.left, decimals)),
    });
  }
  const columnsMm = sheet.columnsMm.slice(area.left - 1, area.right);
  return {
    columnsMm,
    ...(lastTitle < 0
      ? headRowsOf({ rows, columnsMm }, orientation)
      : { headerRows: Math.max(0, lastTitle + 2 - area.top) }),
    rows,
  };
}

/** Grid columns of a row that no cell covers become empty cells, so that the table closes. */
function coverRow(
  tall: readonly LaidCell[],
  starting: LaidCell[],
  row: number,
  area: { left: number; right: number },
): LaidCell[] {
  const covered = [...starting];
  for (let column = area.left; column <= area.right; column++) {
    const covers = (cell: LaidCell): boolean =>
      cell.top <= row && row <= cell.bottom && cell.left <= column && column <= cell.right;
    if (starting.some(covers) || tall.some(covers)) continue;
    covered.push({ top: row, bottom: row, left: column, right: column, text: '', style: '' });
  }
  return covered.sort((a, b) => a.left - b.left);
}

function cellModel(table: FieldTable, cell: LaidCell, firstColumn: number, decimals: DecimalsManner): TableCellModel {
  const style = styleOf(table, cell);
  const text = cellText(table, cell, decimals);
  const otherwise = cellText(table, cell, otherManner(decimals));
  return {
    text,
    column: cell.left - firstColumn,
    colSpan: cell.right - cell.left + 1,
    rowSpan: cell.bottom - cell.top + 1,
    style: kindOf(table, cell, style),
    sizePt: style.font?.size ?? 10.5,
    bold: style.font?.bold ?? false,
    align: alignOf(table, cell),
    indent: cell.indent ?? style.indent ?? 0,
    ...(cell.field === undefined ? {} : { field: cell.field }),
    ...(otherwise === text ? {} : { otherwise }),
  };
}

function kindOf(table: FieldTable, cell: LaidCell, style: StyleDefinition): TableCellModel['style'] {
  if (style.font?.name === '黑体') return 'head';
  if (cell.field === undefined) return 'label';
  return table.field(cell.field).kind === 'number' ? 'number' : 'text';
}

function alignOf(table: FieldTable, cell: LaidCell): TableCellModel['align'] {
  return cell.align ?? styleOf(table, cell).align ?? 'left';
}

function isLabel(cells: readonly { readonly text: string }[], label: string): boolean {
  return cells.length === 1 && cells[0]!.text.replace(/\s/g, '') === label;
}

function linesOf(cells: readonly LaidCell[], count: number): LaidCell[][] {
  const lines = Array.from({ length: count }, (): LaidCell[] => []);
  for (const cell of cells) lines[cell.top - 1]?.push(cell);
  for (const line of lines) line.sort((a, b) => a.left - b.left);
  return lines;
}
