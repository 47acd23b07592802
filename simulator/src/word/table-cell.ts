import { itemNotFound } from '../executor/errors';
import { asText, readOnly, type HostObject } from '../executor/type-table';
import { ancestor, child, value } from './model/dom';
import { contentSpan } from './model/blocks';
import { cellsOf, cellText, rowsOf, tableOf } from './model/table';
import { listMembers } from './element-list';
import {
  bodyObject,
  cellObject,
  rowObject,
  TableCell,
  TableCellCollection,
  tableObject,
  type ElementState,
} from './objects';
import { addRows, writeCell } from './table';

function rowOf(cell: Element): Element {
  const row = ancestor(cell, 'tr');
  if (!row) throw new Error('a cell outside of any row');
  return row;
}

function following({ document, element }: ElementState): HostObject | null {
  const all = rowsOf(tableOf(element)).flatMap(cellsOf);
  const next = all[all.indexOf(element) + 1];
  return next ? cellObject(document, next) : null;
}

TableCell.define({
  tracked: true,
  properties: {
    CellIndex: readOnly(({ element }) => cellsOf(rowOf(element)).indexOf(element)),
    RowIndex: readOnly(({ element }) => rowsOf(tableOf(element)).indexOf(rowOf(element))),
    Value: {
      get: ({ document, element }) => {
        document.assertThere(element);
        return cellText(element);
      },
      set: ({ document, element }, given) => {
        document.assertThere(element);
        const text = asText(given);
        document.write([contentSpan(element)], () => writeCell(document, element, text));
      },
    },
    Width: readOnly(({ element }) => Number(value(child(child(element, 'tcPr'), 'tcW'), 'w') ?? 0) / 20),
  },
  navigations: {
    Body: ({ document, element }) => bodyObject(document, element),
    ParentRow: ({ document, element }) => rowObject(document, rowOf(element)),
    ParentTable: ({ document, element }) => tableObject(document, tableOf(element)),
  },
  methods: {
    DeleteRow: ({ document, element }) => {
      const row = rowOf(element);
      const table = tableOf(element);
      document.write([contentSpan(element)], () => {
        document.model.tree.remove(row);
        if (rowsOf(table).length > 0) return;
        const parent = table.parentNode as Element;
        document.model.tree.remove(table);
        document.model.text.ensureParagraph(parent);
      });
    },
    GetNext: (state) => {
      const found = following(state);
      if (!found) throw itemNotFound('the next cell');
      return found;
    },
    GetNextOrNullObject: following,
    InsertRows: ({ document, element }, args) => {
      const where = args.word(0, ['Before', 'After']);
      return addRows(
        { document, element: tableOf(element) },
        rowOf(element),
        where === 'Before',
        args.number(1),
        args.any(2),
      );
    },
  },
});

TableCellCollection.define(listMembers(TableCellCollection, cellObject));
