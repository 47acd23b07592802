import type { LaidCell, Span } from '../layout/laid';
import type { LaidSheet } from '../layout/layout';
import { numberFormat } from '../pack/field-format';
import { isDerived, type Pack } from '../pack/pack';
import type { StyleDefinition } from '../pack/schema';
import { a1 } from '../workbook/address';
import type { CellStyle, Edit } from '../workbook/edit';
import { parseRowId } from '../pack/concrete-id';

/** Pale on purpose: LibreOffice prints fills, Excel leaves them off by blackAndWhite (pictures §7). */
export const inputFill = 'FFF9E6';
export const derivedFill = 'F3F3F3';

/** Fonts, boxes, fills and locks of a sheet. Equal looks share one edit. */
export function styleEdits(pack: Pack, sheet: LaidSheet): Edit[] {
  const name = sheet.definition.title;
  const edits: Edit[] = [];
  const groups = new Map<string, { style: CellStyle; areas: Span[] }>();
  const merges: string[] = [];
  for (const cell of sheet.cells) {
    const style = cellStyle(pack, cell);
    const key = JSON.stringify(style);
    const group = groups.get(key) ?? { style, areas: [] };
    group.areas.push(cell);
    groups.set(key, group);
    if (cell.top !== cell.bottom || cell.left !== cell.right) merges.push(a1(cell));
  }
  for (const { style, areas } of groups.values())
    edits.push({ edit: 'style-cells', sheet: name, areas: stacked(areas).map(a1), style });
  if (merges.length > 0) edits.push({ edit: 'merge-cells', sheet: name, areas: merges });
  for (const box of sheet.boxes) {
    const style: CellStyle = { border: { outside: 'medium', inside: 'thin' } };
    edits.push({ edit: 'style-cells', sheet: name, areas: [a1(box)], style });
  }
  return edits;
}

/** Areas that stand one under the other over the same columns become one: a column of ten thousand rows is one area. */
function stacked(areas: readonly Span[]): Span[] {
  const byColumns = new Map<string, Span[]>();
  for (const area of areas) {
    const key = `${area.left}:${area.right}`;
    const stacks = byColumns.get(key) ?? [];
    if (stacks.length === 0) byColumns.set(key, stacks);
    const last = stacks.at(-1);
    if (last && last.bottom + 1 === area.top) stacks[stacks.length - 1] = { ...last, bottom: area.bottom };
    else stacks.push({ top: area.top, left: area.left, bottom: area.bottom, right: area.right });
  }
  return [...byColumns.values()].flat();
}

/** How the layout's cell looks, locked or not. */
export function cellStyle(pack: Pack, cell: LaidCell): CellStyle {
  const named = pack.styles[cell.style];
  if (!named) throw new Error(`pack ${pack.id} has no style ${cell.style}`);
  const base = fromDefinition(named);
  const look: CellStyle = {
    ...base,
    ...(cell.align === undefined ? {} : { align: cell.align }),
    ...(cell.indent === undefined ? {} : { indent: cell.indent }),
    locked: true,
  };
  if (cell.field === undefined) return look;
  const row = parseRowId(cell.field);
  const field = pack.byId.get(row ? `${row.rows}.${row.column}` : cell.field);
  if (!field || field.kind === 'rows') throw new Error(`no such field: ${cell.field}`);
  const derived = isDerived(field);
  const plainConstant =
    derived &&
    'derive' in field &&
    field.derive !== undefined &&
    ('constant' in field.derive ||
      'scoreNote' in field.derive ||
      'scoreDeduction' in field.derive ||
      'join' in field.derive);
  const format =
    named.numberFormat ??
    (field.kind === 'number'
      ? cell.style === 'indicatorScore' || cell.style === 'indicatorWeight'
        ? 'General'
        : numberFormat(field)
      : field.kind === 'date'
        ? 'yyyy"年"m"月"d"日"'
        : '@');
  return {
    ...look,
    ...(derived && field.kind === 'text' ? {} : { numberFormat: format }),
    ...(plainConstant ? {} : { fill: derived ? derivedFill : inputFill }),
    locked: derived,
  };
}

function fromDefinition(style: StyleDefinition): CellStyle {
  const { font } = style;
  return {
    ...(font
      ? {
          font: {
            ...(font.name === undefined ? {} : { name: font.name }),
            ...(font.size === undefined ? {} : { sizePt: font.size }),
            ...(font.bold === undefined ? {} : { bold: font.bold }),
            ...(font.color === undefined ? {} : { color: font.color }),
          },
        }
      : {}),
    ...(style.align === undefined ? {} : { align: style.align }),
    verticalAlign: style.verticalAlign ?? 'middle',
    ...(style.wrap === undefined ? {} : { wrap: style.wrap }),
    ...(style.indent === undefined ? {} : { indent: style.indent }),
  };
}
