import { layoutSheet } from '../layout/layout';
import type { Pack } from '../pack/pack';
import type { FieldPrint, PrintIndex } from './field-prints';
import { headRows } from './head-rows';
import { printedGrid } from './printed-grid';
import { isSided, joinedHeads, printedName, sectionName } from './printed-name';
import type { PrintedSheet } from './printed-sheet';
import { rowLabels } from './row-labels';

/**
 * What the pack's own sheets print around each field, beside what its label says: 基本支出 over 人员经费, 决算比预算 over 增减额. Read the
 * way a bureau's form is read.
 */
export function withOwnForms(pack: Pack, names: PrintIndex): readonly FieldPrint[] {
  const found = new Map<string, Around>();
  for (const { printed, fields } of ownForms(pack)) {
    const grid = printedGrid(printed);
    const heads = headRows(grid, names);
    const labels = rowLabels(printed, grid, heads, names);
    for (const [id, { top, left }] of fields) {
      const block = grid.at(top, left);
      const label = labels.of(block);
      const stack = heads.over(block);
      found.set(id, {
        label: label ? printedName(label.block.text) : '',
        above: [...(label?.groups ?? []), ...(label?.parents ?? [])].map(({ text }) => sectionName(text)),
        head: joinedHeads(stack.map(({ text }) => text)),
      });
    }
  }
  return names.all.map((print) => enriched(print, found.get(print.id)));
}

interface Around {
  readonly label: string;
  readonly above: readonly string[];
  readonly head: string;
}

function enriched(print: FieldPrint, around: Around | undefined): FieldPrint {
  if (around === undefined || print.rows !== null) return print;
  const { label, above, head } = around;
  const isHeaded = print.heads.size > 0;
  const isInColumn = isHeaded || print.side !== null;
  return {
    ...print,
    above: new Set([...print.above, ...above.filter((name) => name !== '')]),
    rowNames: isInColumn && label !== '' ? new Set([...print.rowNames, label]) : print.rowNames,
    heads: isHeaded && head !== '' && !isSided(head) ? new Set([...print.heads, head]) : print.heads,
  };
}

interface OwnForm {
  readonly printed: PrintedSheet;
  readonly fields: ReadonlyMap<string, { readonly top: number; readonly left: number }>;
}

/** The pack's sheets with their words alone. */
function ownForms(pack: Pack): OwnForm[] {
  return pack.sheets.map((definition) => {
    const laid = layoutSheet(pack, definition, { year: 2000, unitName: '', rowCount: () => 1 });
    const cells = laid.rows.map(() => new Array<string | null>(definition.columnsMm.length).fill(null));
    const fields = new Map<string, { top: number; left: number }>();
    for (const { top, left, text, field } of laid.cells) {
      if (field !== undefined) fields.set(field, { top, left });
      if (text !== undefined) cells[top - 1]![left - 1] = text;
    }
    const merges = laid.cells.map(({ top, left, bottom, right }) => ({ top, left, bottom, right }));
    return { printed: { name: definition.title, visibility: 'visible', row: 1, column: 1, cells, merges }, fields };
  });
}
