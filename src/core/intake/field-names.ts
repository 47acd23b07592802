import type { FieldTable } from '../fields/field-table';
import { textOf } from '../fields/field-value';
import { rowId } from '../pack/concrete-id';
import { normaliseLabel } from '../pack/label-path';
import { columnsOf, isDerived, type ScalarField } from '../pack/pack';
import type { RowsField } from '../pack/schema';
import { columnSides, rowNames, type BookSide } from '../prose/words/book-fields';
import { terms } from '../vocabulary/terms';
import { senseOfHead } from './column-heads';

/** A figure of the form as printed tables may name it. */
export interface NamedField {
  readonly id: string;
  readonly isDerived: boolean;
  readonly side: BookSide | null;
  /** Names that say all by themselves: 编制数, 年初预算, 上年度三公经费预算数. */
  readonly own: ReadonlySet<string>;
  /** Names of its row, where the column says the rest. */
  readonly rows: ReadonlySet<string>;
  /** What stands above that: 经费控制情况, 三公经费. */
  readonly above: ReadonlySet<string>;
}

const termOf = new Map(terms.map((term) => [term.id, term]));

/** A row's name without its numbering, unit, year, quotes and 其中; "/" is a sign like any other in it. */
export function bareName(name: string): string {
  const text = withoutEnds(normaliseLabel(name.replace(/[/／]/g, '')), [':', '、', ',', '，', '。']);
  return text.replace(/^(?:其中|减|加)[:、]?/, '');
}

const loose = ['支出', '经费', '费用', '费', '金额', '总额', '合计', '数'];

/** Names that differ in how they end alone: 公用经费支出, 公用经费. */
export function stemOf(name: string): string {
  const stem = withoutEnds(name, loose);
  return stem === '' ? name : stem;
}

function withoutEnds(text: string, ends: readonly string[]): string {
  for (;;) {
    const end = ends.find((one) => text.endsWith(one));
    if (end === undefined) return text;
    text = text.slice(0, -end.length);
  }
}

/** Fields by what they are called. */
export interface NameIndex {
  readonly all: readonly NamedField[];
  readonly own: ReadonlyMap<string, readonly NamedField[]>;
  readonly rows: ReadonlyMap<string, readonly NamedField[]>;
  /** The same by stem. */
  readonly ownStems: ReadonlyMap<string, readonly NamedField[]>;
  readonly rowStems: ReadonlyMap<string, readonly NamedField[]>;
}

export function indexNames(all: readonly NamedField[]): NameIndex {
  const by = (names: (field: NamedField) => Iterable<string>): Map<string, NamedField[]> => {
    const found = new Map<string, NamedField[]>();
    for (const field of all)
      for (const name of new Set(names(field))) {
        const known = found.get(name);
        if (known) known.push(field);
        else found.set(name, [field]);
      }
    return found;
  };
  return {
    all,
    own: by(({ own }) => own),
    rows: by(({ rows }) => rows),
    ownStems: by(({ own }) => [...own].map(stemOf)),
    rowStems: by(({ rows }) => [...rows].map(stemOf)),
  };
}

/** Every number of the form: inputs, derived ones (told, never written), and the rows of blocks that have a name. */
export function namedFields(table: FieldTable): readonly NamedField[] {
  return table.pack.fields.flatMap((field): NamedField[] => {
    if (field.kind === 'rows') return namedRowsOf(table, field);
    return field.kind === 'number' ? [ofScalar(field, field.id)] : [];
  });
}

/** What the pack, the reader of prose and the vocabulary call a figure with one cell. */
export function ofScalar(field: ScalarField & { readonly aliases: readonly string[] }, id: string): NamedField {
  const stem = field.label.slice(0, field.label.lastIndexOf('/') + 1);
  const paths = [field.label, ...field.aliases.map((alias) => (alias.includes('/') ? alias : stem + alias))].map(
    (path) => path.split('/').map(bareName),
  );
  const isColumn = (path: readonly string[]): boolean =>
    path.length > 1 && senseOfHead(path.at(-1)!, null).is === 'sides';
  const column = columnSides.find(({ id: end }) => id.endsWith(end));
  const concept = column ? id.slice(0, -column.id.length) : id;
  const term = termOf.get(concept.slice(concept.lastIndexOf('.') + 1));
  const others = [...(rowNames[concept] ?? []), ...(term ? [term.label, ...(term.aliases ?? [])] : [])].map(bareName);
  const headed = paths.filter(isColumn);
  const alone = paths.filter((path) => !isColumn(path));
  return {
    id,
    isDerived: isDerived(field),
    side: column?.side ?? sideOfHead(headed[0]?.at(-1)),
    own: new Set([
      ...alone.flatMap((path) => [path.at(-1)!, (path.at(-2) ?? '') + path.at(-1)!]),
      ...(column ? [] : others),
      ...(field.name === undefined ? [] : [bareName(field.name)]),
    ]),
    rows: new Set([...headed.map((path) => path.at(-2)!), ...(column ? others : [])]),
    above: new Set([...headed.flatMap((path) => path.slice(0, -2)), ...alone.flatMap((path) => path.slice(0, -1))]),
  };
}

function sideOfHead(head: string | undefined): BookSide | null {
  const sense = head === undefined ? null : senseOfHead(head, null);
  return sense?.is === 'sides' && sense.sides.length === 1 ? sense.sides[0]! : null;
}

function namedRowsOf(table: FieldTable, field: RowsField): NamedField[] {
  const columns = columnsOf(field);
  const name = columns.find((column) => column.kind === 'text');
  if (!name) return [];
  return Array.from({ length: table.rowCount(field.id) }, (_, at) => at + 1).flatMap((row) => {
    const called = bareName(textOf(table.value(rowId(field.id, row, name.column))));
    if (called === '') return [];
    return columns.flatMap((column): NamedField[] => {
      const side = columnSides.find(({ id }) => column.id.endsWith(id))?.side ?? null;
      return column.kind !== 'number'
        ? []
        : [
            {
              id: rowId(field.id, row, column.column),
              isDerived: isDerived(column),
              side,
              own: new Set(side === null ? [called] : []),
              rows: new Set([called]),
              above: new Set(field.label.split('/').map(bareName)),
            },
          ];
    });
  });
}
