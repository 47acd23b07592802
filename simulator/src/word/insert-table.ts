import { invalidArgument } from '../executor/errors';
import { asText, type Arguments } from '../executor/type-table';
import { ancestor, childElements, descendants, is, value, valueOf } from './model/dom';
import { contentSpan, isBlockContainer } from './model/blocks';
import { cellsOf, newTable, rowsOf } from './model/table';
import { blockContainerOf } from './model/steps';
import { checkedText } from './insert';
import { generalException } from './open-document';
import type { Target } from './target';

/** Texts of a table by rows; null where nothing was given. */
export function cellTexts(given: unknown, rows: number, columns: number): readonly (readonly string[])[] | null {
  if (given === undefined || given === null) return null;
  if (!Array.isArray(given) || given.length !== rows) throw invalidArgument(`The values must have ${rows} rows.`);
  return given.map((row: unknown) => {
    if (!Array.isArray(row) || row.length !== columns)
      throw invalidArgument(`Each row of values must have ${columns} cells.`);
    return row.map((cell) => checkedText(typeof cell === 'number' ? String(cell) : asText(cell)));
  });
}

/** Arguments: rows, columns, place, values. */
export function insertTable(
  target: Target,
  args: Arguments,
  places: readonly ('Start' | 'End' | 'Before' | 'After')[],
): Element {
  const rows = args.number(0);
  const columns = args.number(1);
  if (!Number.isInteger(rows) || !Number.isInteger(columns) || rows < 1 || columns < 1 || columns > 63)
    throw invalidArgument('A table has at least one row and 1 to 63 columns.');
  const where = args.word(2, places);
  const texts = cellTexts(args.any(3), rows, columns);
  const { document, inside, whole } = target;
  const { model } = document;
  const isBefore = where === 'Before' || where === 'Start';
  const place =
    where === 'Before' ? whole.start : where === 'After' ? whole.end : where === 'Start' ? inside.start : inside.end;
  const container = blockContainerOf(place.node);
  if (
    !container ||
    (where !== 'Before' &&
      where !== 'After' &&
      ancestor(inside.start.node, 'sdtContent') &&
      !isBlockContainer(ancestor(inside.start.node, 'sdtContent')))
  )
    throw generalException('a table has no room inside a line of text');
  return document.write([{ start: place, end: place }], () => {
    const { tree } = model;
    const section = descendants(model.body, 'sectPr').at(-1);
    const size = childElements(section ?? model.body).find((one) => is(one, 'pgSz'));
    const margins = childElements(section ?? model.body).find((one) => is(one, 'pgMar'));
    const width =
      Number(value(size, 'w') ?? 11906) -
      Number(value(margins, 'left') ?? 1800) -
      Number(value(margins, 'right') ?? 1800);
    const styles = model.parts.related('styles');
    const grid =
      styles &&
      childElements(styles.documentElement).find((one) => is(one, 'style') && valueOf(one, 'name') === 'Table Grid');
    const table = newTable(tree, rows, columns, Math.max(width, 1000), value(grid, 'styleId'));
    let block: Node | null = place.node;
    while (block && block.parentNode !== container && block !== container) block = block.parentNode;
    const reference =
      block === container
        ? (container.childNodes[place.offset] ?? null)
        : isBefore
          ? block
          : (block?.nextSibling ?? null);
    tree.insertBefore(container, table, reference);
    model.text.ensureParagraph(container);
    if (texts)
      rowsOf(table).forEach((row, at) =>
        cellsOf(row).forEach((cell, column) => {
          const text = texts[at]?.[column] ?? '';
          if (text !== '') model.text.insert(contentSpan(cell).start, text, null);
        }),
      );
    return table;
  });
}
