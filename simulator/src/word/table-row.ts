import { itemNotFound } from '../executor/errors';
import { readOnly, type HostObject } from '../executor/type-table';
import { child, toggle } from './model/dom';
import { contentSpan } from './model/blocks';
import { behind, before } from './model/place';
import { cellsOf, cellText, rowsOf, tableOf } from './model/table';
import { listMembers } from './element-list';
import { cellTexts } from './insert-table';
import {
  fontObject,
  ranges,
  rowObject,
  TableCellCollection,
  tableObject,
  TableRow,
  TableRowCollection,
  type ElementState,
} from './objects';
import { searchIn } from './search';
import { SearchOptions } from './search-options';
import { addRows, removeRow, writeCell } from './table';
import type { Target } from './target';

function view({ document, element }: ElementState): Target {
  document.assertThere(element);
  const whole = { start: before(element), end: behind(element) };
  return { document, inside: whole, whole };
}

function following({ document, element }: ElementState): HostObject | null {
  const rows = rowsOf(tableOf(element));
  const next = rows[rows.indexOf(element) + 1];
  return next ? rowObject(document, next) : null;
}

TableRow.define({
  tracked: true,
  properties: {
    CellCount: readOnly(({ element }) => cellsOf(element).length),
    RowIndex: readOnly(({ element }) => rowsOf(tableOf(element)).indexOf(element)),
    IsHeader: readOnly(({ element }) => toggle(child(element, 'trPr'), 'tblHeader') ?? false),
    Values: {
      get: ({ element }) => [cellsOf(element).map(cellText)],
      set: (state, given) => {
        const cells = cellsOf(state.element);
        const line = cellTexts(given, 1, cells.length)?.[0] ?? [];
        state.document.write([view(state).inside], () =>
          cells.forEach((cell, at) => writeCell(state.document, cell, line[at] ?? '')),
        );
      },
    },
  },
  navigations: {
    Cells: ({ document, element }) => TableCellCollection.of({ document, find: () => cellsOf(element) }),
    ParentTable: ({ document, element }) => tableObject(document, tableOf(element)),
    Font: (state) => fontObject(() => view(state)),
  },
  methods: {
    Clear: (state) =>
      state.document.write([view(state).inside], () =>
        cellsOf(state.element).forEach((cell) => writeCell(state.document, cell, '')),
      ),
    Delete: (state) =>
      state.document.write([view(state).inside], () => {
        const { tree, text } = state.document.model;
        const table = tableOf(state.element);
        removeRow(state.document, state.element);
        if (rowsOf(table).length > 0) return;
        const parent = table.parentNode as Element;
        tree.remove(table);
        text.ensureParagraph(parent);
      }),
    GetNext: (state) => {
      const found = following(state);
      if (!found) throw itemNotFound('the next row');
      return found;
    },
    GetNextOrNullObject: following,
    InsertRows: (state, args) => {
      const { document, element } = state;
      const where = args.word(0, ['Before', 'After']);
      return addRows({ document, element: tableOf(element) }, element, where === 'Before', args.number(1), args.any(2));
    },
    Search: (state, args) => {
      const found = searchIn(view(state).inside, args.text(0), args.has(1) ? SearchOptions.from(args.any(1)) : {});
      return ranges(state.document, () => found);
    },
    Select: (state, args) => {
      const where = args.word(0, ['Select', 'Start', 'End'], 'Select');
      const { start, end } = contentSpan(state.element);
      state.document.model.select({ start: where === 'End' ? end : start, end: where === 'Start' ? start : end });
    },
  },
});

TableRowCollection.define(listMembers(TableRowCollection, rowObject));
