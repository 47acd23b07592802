import { invalidArgument, itemNotFound } from '../executor/errors';
import { asNumber, readOnly, type Arguments, type HostObject } from '../executor/type-table';
import { ancestor, child, contains, is } from './model/dom';
import { contentSpan, controlsAround, paragraphsInside } from './model/blocks';
import { isRichText } from './model/control';
import { behind, before } from './model/place';
import { isOwnRow, trackRow } from './model/revision';
import { cellsOf, cellText, emptyCopy, headerRows, isUniform, rowsOf } from './model/table';
import { listMembers } from './element-list';
import { checkedText, insertContentControl, insertParagraph } from './insert';
import { cellTexts, insertTable } from './insert-table';
import {
  bodyObject,
  cellObject,
  controlObject,
  fontObject,
  paragraphObject,
  rangeObject,
  ranges,
  Table,
  TableCollection,
  tableObject,
  TableRowCollection,
  tables,
  type ElementState,
} from './objects';
import type { OpenDocument } from './open-document';
import type { Target } from './target';
import { tableStyles } from './table-style';
import { rangeAt } from './text-members';
import { SearchOptions } from './search-options';
import { searchIn } from './search';

function tableView({ document, element }: ElementState): Target {
  document.assertThere(element);
  const whole = { start: before(element), end: behind(element) };
  return { document, inside: whole, whole };
}

/** Writes a cell: its first paragraph keeps its looks, further ones go. */
export function writeCell({ model }: OpenDocument, cell: Element, text: string): void {
  if (cellText(cell) === text) return;
  model.text.replace(contentSpan(cell), checkedText(text));
}

function texts(element: Element): readonly (readonly string[])[] {
  return rowsOf(element).map((row) => cellsOf(row).map(cellText));
}

function writeValues(state: ElementState, given: unknown): void {
  const rows = rowsOf(state.element);
  const view = tableView(state);
  if (!Array.isArray(given) || given.length !== rows.length)
    throw invalidArgument(`The values must have ${rows.length} rows.`);
  const lines = rows.map((row, at) => cellTexts([given[at]], 1, cellsOf(row).length)?.[0] ?? []);
  state.document.write([view.inside], () => {
    rows.forEach((row, at) =>
      cellsOf(row).forEach((cell, column) => writeCell(state.document, cell, lines[at]?.[column] ?? '')),
    );
  });
}

/** New rows look like the row they stand beside. */
export function addRows(
  state: ElementState,
  beside: Element,
  isBefore: boolean,
  count: number,
  given: unknown,
): HostObject {
  const { document, element } = state;
  if (!Number.isInteger(count) || count < 1) throw invalidArgument('At least one row is added.');
  const lines = cellTexts(given, count, cellsOf(beside).length);
  const { tree, text } = document.model;
  const made: Element[] = [];
  document.write([tableView(state).inside], () => {
    const parent = beside.parentNode as Element;
    const reference = isBefore ? beside : beside.nextSibling;
    for (let at = 0; at < count; at++) {
      const row = emptyCopy(beside);
      tree.insertBefore(parent, row, reference);
      made.push(row);
      if (document.model.tracksChanges) trackRow(tree, row, 'ins', document.model.reviser);
      cellsOf(row).forEach((cell, column) => {
        const written = lines?.[at]?.[column] ?? '';
        if (written !== '') text.insert(contentSpan(cell).start, written);
      });
    }
  });
  return TableRowCollection.of({ document, find: () => made.filter((row) => contains(element, row)) });
}

function deleteRows(state: ElementState, args: Arguments): void {
  const from = args.number(0);
  const count = args.optionalNumber(1) ?? 1;
  const rows = rowsOf(state.element).slice(from, from + count);
  if (from < 0 || count < 1 || rows.length !== count) throw invalidArgument('There are not that many rows.');
  state.document.write([tableView(state).inside], () => {
    for (const row of rows) removeRow(state.document, row);
    if (rowsOf(state.element).length === 0) removeTable(state);
  });
}

/** With tracking a row stays, marked with all it says, until somebody accepts that. */
export function removeRow({ model }: OpenDocument, row: Element): void {
  if (!model.tracksChanges || isOwnRow(row, model.reviser)) return model.tree.remove(row);
  for (const cell of cellsOf(row)) model.text.delete(contentSpan(cell));
  trackRow(model.tree, row, 'del', model.reviser);
}

function removeTable({ document, element }: ElementState): void {
  const parent = element.parentNode as Element;
  document.model.tree.remove(element);
  document.model.text.ensureParagraph(parent);
}

function cell(state: ElementState, args: Arguments): HostObject | null {
  tableView(state);
  const row = rowsOf(state.element)[args.number(0)];
  const found = row && cellsOf(row)[args.number(1)];
  return found ? cellObject(state.document, found) : null;
}

function paragraphBeside({ document, element }: ElementState, step: 1 | -1): HostObject | null {
  const all = paragraphsInside(document.model.body);
  const own = paragraphsInside(element);
  const edge = step === 1 ? own.at(-1) : own[0];
  const found = edge && all[all.indexOf(edge) + step];
  return found ? paragraphObject(document, found) : null;
}

function must(object: HostObject | null, what: string): HostObject {
  if (!object) throw itemNotFound(what);
  return object;
}

function parentControl({ document, element }: ElementState): HostObject | null {
  const found = controlsAround(element).find(isRichText);
  return found ? controlObject(document, found) : null;
}

const outer = (state: ElementState, name: 'tbl' | 'tc'): Element | null => ancestor(state.element.parentNode, name);

Table.define({
  tracked: true,
  properties: {
    Values: { get: (state) => texts(tableView(state) && state.element), set: writeValues },
    RowCount: readOnly(({ element }) => rowsOf(element).length),
    IsUniform: readOnly(({ element }) => isUniform(element)),
    NestingLevel: readOnly(({ element }) => {
      let level = 1;
      for (let at = ancestor(element.parentNode, 'tbl'); at; at = ancestor(at.parentNode, 'tbl')) level += 1;
      return level;
    }),
    HeaderRowCount: {
      get: ({ element }) => headerRows(element),
      set: (state, given) => {
        const count = asNumber(given);
        const { tree } = state.document.model;
        state.document.write([tableView(state).inside], () =>
          rowsOf(state.element).forEach((row, at) => {
            const own = child(row, 'trPr');
            const found = child(own, 'tblHeader');
            if (at >= count && found) tree.remove(found);
            if (at >= count || found) return;
            const holder = own ?? tree.create('trPr');
            if (!own) tree.insertBefore(row, holder, child(row, 'tblPrEx')?.nextSibling ?? row.firstChild);
            tree.append(holder, tree.create('tblHeader'));
          }),
        );
      },
    },
    ...tableStyles,
  },
  navigations: {
    Rows: ({ document, element }) => TableRowCollection.of({ document, find: () => rowsOf(element) }),
    Tables: ({ document, element }) =>
      tables(document, () =>
        rowsOf(element)
          .flatMap(cellsOf)
          .flatMap((one) => nested(one)),
      ),
    Font: (state) => fontObject(() => tableView(state)),
    ParentBody: (state) => bodyObject(state.document, outer(state, 'tc') ?? state.document.model.body),
    ParentContentControl: (state) => must(parentControl(state), 'the control around the table'),
    ParentContentControlOrNullObject: parentControl,
    ParentTable: (state) => {
      const found = outer(state, 'tbl');
      return must(found && tableObject(state.document, found), 'the table around the table');
    },
    ParentTableOrNullObject: (state) => {
      const found = outer(state, 'tbl');
      return found && tableObject(state.document, found);
    },
    ParentTableCell: (state) => {
      const found = outer(state, 'tc');
      return must(found && cellObject(state.document, found), 'the cell around the table');
    },
    ParentTableCellOrNullObject: (state) => {
      const found = outer(state, 'tc');
      return found && cellObject(state.document, found);
    },
  },
  methods: {
    AddRows: (state, args) => {
      const where = args.word(0, ['Start', 'End']);
      const rows = rowsOf(state.element);
      const beside = where === 'Start' ? rows[0] : rows.at(-1);
      if (!beside) throw itemNotFound('a row');
      return addRows(state, beside, where === 'Start', args.number(1), args.any(2));
    },
    DeleteRows: deleteRows,
    Delete: (state) => state.document.write([tableView(state).inside], () => removeTable(state)),
    Clear: (state) =>
      state.document.write([tableView(state).inside], () =>
        rowsOf(state.element).forEach((row) => cellsOf(row).forEach((one) => writeCell(state.document, one, ''))),
      ),
    GetCell: (state, args) => must(cell(state, args), 'the cell'),
    GetCellOrNullObject: cell,
    GetRange: (state, args) =>
      rangeObject(state.document, rangeAt(tableView(state), args.word(0, ['Whole', 'Start', 'End', 'After'], 'Whole'))),
    GetParagraphAfter: (state) => must(paragraphBeside(state, 1), 'the paragraph after the table'),
    GetParagraphAfterOrNullObject: (state) => paragraphBeside(state, 1),
    GetParagraphBefore: (state) => must(paragraphBeside(state, -1), 'the paragraph before the table'),
    GetParagraphBeforeOrNullObject: (state) => paragraphBeside(state, -1),
    InsertContentControl: (state) => controlObject(state.document, insertContentControl(tableView(state))),
    InsertParagraph: (state, args) => {
      const text = args.text(0);
      return paragraphObject(
        state.document,
        insertParagraph(tableView(state), text, args.word(1, ['Before', 'After'])),
      );
    },
    InsertTable: (state, args) => tableObject(state.document, insertTable(tableView(state), args, ['Before', 'After'])),
    Search: (state, args) => {
      const found = searchIn(tableView(state).inside, args.text(0), args.has(1) ? SearchOptions.from(args.any(1)) : {});
      return ranges(state.document, () => found);
    },
    Select: (state, args) => {
      const where = args.word(0, ['Select', 'Start', 'End'], 'Select');
      state.document.model.select(rangeAt(tableView(state), where === 'Select' ? 'Whole' : where));
    },
  },
});

function nested(one: Element): readonly Element[] {
  const found: Element[] = [];
  for (let node = one.firstChild; node; node = node.nextSibling) if (is(node, 'tbl')) found.push(node);
  return found;
}

TableCollection.define(listMembers(TableCollection, tableObject));
