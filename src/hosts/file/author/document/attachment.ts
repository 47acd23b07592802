import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { xmlText } from '../../../../core/fields/xml-text';
import { ems } from '../../../../core/layout/text-lines';
import { pieceOf } from '../../../../core/report/outer-pieces';
import { printedRows, rowScale } from '../../../../core/report/head-rows';
import type { AttachmentTable, TableCellModel, TableModel } from '../../../../core/report/table-model';
import { mm, textWidthMm } from './page';
import { attachmentTag, fragmentTag, StructuredTag } from './structured-tag';
import { columnWidths, numberEms } from './column-widths';
import { fontRun, styleIds, type ChineseFont } from './styles';
import { textRun } from './text';

/** Type in a table, the air beside it, and the height of a row of one line: as printed reports have them (10.5 pt, 7.8 mm). */
const largestPt = 10.5;
const smallestPt = 8;
const smallestNumberPt = 5;
const besideMm = 0.9;
const aboveMm = 0.6;
const lowestRowPt = 22.1;
/** Line to type size: 9 pt type on 11.8 pt. */
const leading = 1.31;

/**
 * One attachment: label and title, lead line, the table in a control of its own, notes. Ends with a paragraph, as a section must. A
 * table inside a section of the report has that section's heading over it instead, and the width of the report's text.
 */
export function attachmentBlocks(
  attachment: AttachmentTable,
  newPage: boolean,
  controlId: (tag: string) => number,
): (Paragraph | StructuredTag)[] {
  const isInside = attachment.section !== undefined;
  const widthMm = textWidthMm(isInside ? { ...attachment, orientation: 'portrait' } : attachment);
  const tag = attachmentTag(attachment.sheet);
  /** One that follows the workbook stands in a control of its own. */
  const followed = (kind: 'title' | 'lead' | 'note', index: number, line: Paragraph): Paragraph | StructuredTag => {
    const piece = pieceOf(attachment, kind, index);
    if (piece === null) return line;
    const tag = fragmentTag(piece.id);
    return new StructuredTag({ tag, title: piece.title, id: controlId(tag) }, [line]);
  };
  const runsOf = (kind: 'title' | 'lead' | 'note', index: number, text: string): TextRun[] =>
    lineChildren(pieceOf(attachment, kind, index)?.paragraphs[0] ?? [{ text }]);
  const notes = attachment.notes.map((note, index) =>
    followed('note', index, new Paragraph({ style: styleIds.tableNote, children: runsOf('note', index, note) })),
  );
  const head = [
    new Paragraph({
      style: styleIds.attachmentLabel,
      ...(newPage ? { pageBreakBefore: true } : {}),
      children: [textRun(attachment.label)],
    }),
    followed(
      'title',
      0,
      new Paragraph({ style: styleIds.attachmentTitle, children: runsOf('title', 0, attachment.title) }),
    ),
  ];
  return [
    ...(isInside ? [] : head),
    ...attachment.lead.map(({ left, right }, index) =>
      followed('lead', index, leadParagraph(runsOf('lead', index, right === '' ? left : `${left}\t${right}`), widthMm)),
    ),
    new StructuredTag(
      { tag, title: attachment.name, id: controlId(tag) },
      tableBlocks(inRoom(attachment), widthMm, notes.length > 0),
    ),
    ...(notes.length > 0 ? notes : [hairline(false)]),
  ];
}

/** One that is a little longer than its page is set closer; inside a section nobody knows where the page ends. */
function inRoom({ table, section, orientation }: AttachmentTable): TableModel {
  const scale = section === undefined ? rowScale(table, orientation) : 1;
  if (scale === 1) return table;
  return {
    ...table,
    rows: table.rows.map((row) => ({ ...row, heightPt: Math.min(row.heightPt, lowestRowPt) * scale })),
  };
}

function leadParagraph(children: TextRun[], widthMm: number): Paragraph {
  return new Paragraph({
    style: styleIds.tableLead,
    tabStops: [{ type: TabStopType.RIGHT, position: mm(widthMm) }],
    children,
  });
}

/** Runs of a line, so that each figure is a run of its own; \t is a tab. */
function lineChildren(paragraph: RunsOfText): TextRun[] {
  return paragraph.map(({ text }) => {
    if (!text.includes('\t')) return textRun(text);
    const [first = '', ...others] = text.split('\t');
    return new TextRun({
      font: { hint: 'eastAsia' },
      children: [xmlText(first), ...others.flatMap((part) => [new Tab(), xmlText(part)])].filter((one) => one !== ''),
    });
  });
}

type RunsOfText = readonly { readonly text: string }[];

/** A page break inside a table is two tables, the second with the same head: rows cannot carry a break in every program. */
function tableBlocks(model: TableModel, widthMm: number, hasNotes: boolean): (Paragraph | Table)[] {
  const { headFrom = 0, headerRows } = model;
  const parts = printedRows(model);
  return parts.flatMap((rows, index) => {
    const [isFirst, isLast] = [index === 0, index === parts.length - 1];
    // A note below never stands on a page without a row of its table, nor a last row without the one before it.
    const own = { ...model, rows, headerRows: isFirst && headFrom > 0 ? 0 : headerRows };
    const table = tableOf(own, widthMm, !isLast ? 'none' : hasNotes ? 'note' : 'row');
    return isFirst ? [table] : [hairline(!(index === 1 && headFrom > 0)), table];
  });
}

/** Two tables in a row would become one without a paragraph between them. */
function hairline(newPage: boolean): Paragraph {
  return new Paragraph({
    ...(newPage ? { pageBreakBefore: true } : {}),
    spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    run: { size: 2 },
  });
}

/** What the end of a table goes with to the next page: nothing, the row before the last one, the note below as well. */
type Kept = 'none' | 'row' | 'note';

/** A table as wide as it is told. */
export function tableOf(model: TableModel, widthMm: number, kept: Kept = 'none'): Table {
  const widths = columnWidths(model, mm(widthMm));
  const last = model.rows.length - 1;
  const isKept = (index: number): boolean =>
    (kept !== 'none' && index === last - 1 && index > model.headerRows) || (kept === 'note' && index === last);
  const outside = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
  const inside = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { type: WidthType.DXA, size: widths.reduce((sum, width) => sum + width, 0) },
    columnWidths: widths,
    borders: {
      top: outside,
      bottom: outside,
      left: outside,
      right: outside,
      insideHorizontal: inside,
      insideVertical: inside,
    },
    margins: {
      left: mm(besideMm),
      right: mm(besideMm),
      top: mm(aboveMm),
      bottom: mm(aboveMm),
      marginUnitType: WidthType.DXA,
    },
    rows: model.rows.map((row, index) => {
      return new TableRow({
        cantSplit: true,
        ...(index < model.headerRows ? { tableHeader: true } : {}),
        height: { rule: HeightRule.ATLEAST, value: Math.round(Math.min(row.heightPt, lowestRowPt) * 20) },
        children: row.cells.map((cell) => tableCell(cell, widths, isKept(index))),
      });
    }),
  });
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const;
const fonts: Record<TableCellModel['style'], ChineseFont> = {
  head: '黑体',
  label: '仿宋_GB2312',
  number: '仿宋_GB2312',
  text: '仿宋_GB2312',
};

function tableCell(cell: TableCellModel, widths: readonly number[], keepNext: boolean): TableCell {
  const width = widths.slice(cell.column, cell.column + cell.colSpan).reduce((sum, each) => sum + each, 0);
  const sizePt = fittingSize(cell, width);
  const run = fontRun(fonts[cell.style], sizePt, cell.bold ? { bold: true } : {});
  return new TableCell({
    columnSpan: cell.colSpan,
    rowSpan: cell.rowSpan,
    width: { type: WidthType.DXA, size: width },
    verticalAlign: VerticalAlignTable.CENTER,
    children: cell.text.split('\n').map((line) => {
      return new Paragraph({
        style: styleIds.tableCell,
        alignment: alignments[cell.align],
        ...(keepNext ? { keepNext } : {}),
        spacing: { line: Math.round(sizePt * leading * 20), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        indent: { left: indentOf(cell, sizePt), right: cell.align === 'right' ? 80 : 0 },
        run,
        children: [textRun(line, { ...run, font: { ...(run.font as object), hint: 'eastAsia' } })],
      });
    }),
  });
}

/** A line that is only a little too long gets smaller type rather than a break its author did not set; a longer one wraps. A number never does. */
function fittingSize(cell: TableCellModel, width: number): number {
  const wanted = Math.min(cell.sizePt, largestPt);
  if (cell.rowSpan > 2) return wanted;
  const longest = Math.max(...cell.text.split('\n').map(ems));
  const room = (sizePt: number): number => width - indentOf(cell, sizePt) - 2 * mm(besideMm);
  if (numberEms(cell) > 0) {
    const fits = (sizePt: number): boolean => numberEms(cell) * sizePt * 20 <= room(sizePt);
    let sizePt = wanted;
    while (sizePt > smallestNumberPt && !fits(sizePt)) sizePt -= 0.5;
    return sizePt;
  }
  const sizes = [wanted, wanted - 0.5, wanted - 1, wanted - 1.5].filter((sizePt) => sizePt >= smallestPt);
  return sizes.find((sizePt) => longest * sizePt * 20 <= room(sizePt)) ?? wanted;
}

/** The first step is the cell's own margin. */
function indentOf(cell: TableCellModel, sizePt: number): number {
  return Math.round(Math.max(0, cell.indent - 1) * sizePt * 14);
}
