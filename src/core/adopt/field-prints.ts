import { ofScalar, stemOf } from '../intake/field-names';
import { senseOfHead } from '../intake/column-heads';
import { layoutPack } from '../install/install';
import { columnsOf, isDerived, type ColumnField, type Pack, type ScalarField } from '../pack/pack';
import type { RowsField } from '../pack/schema';
import { columnSides, type BookSide } from '../prose/words/book-fields';
import { cellMapOf } from '../table/cell-map';
import { isSided, printedName } from './printed-name';

/** How forms print a field: what its row, its column and its section are called. */
export interface FieldPrint {
  /** Plain: a column of repeating rows is "businessProjects.final". */
  readonly id: string;
  readonly field: ScalarField;
  readonly rows: string | null;
  /** Titles of the pack's sheets that print it; a unit's name stands on several. */
  readonly sheets: ReadonlySet<string>;
  readonly side: BookSide | null;
  /** Heads of its column where that is no side: 分值, 得分, 执行率. */
  readonly heads: ReadonlySet<string>;
  /** Names of its row, where the column says the rest. */
  readonly rowNames: ReadonlySet<string>;
  /** 数量指标2: the second row of 数量指标; null: its row has a name of its own. */
  readonly ordinal: number | null;
  /** Names that say all by themselves. */
  readonly own: ReadonlySet<string>;
  /** What prose and the vocabulary call it beside: enough to propose it. */
  readonly loose: ReadonlySet<string>;
  /** Sections and rows above it, under all the names that the pack has for them. */
  readonly above: ReadonlySet<string>;
}

/** Every field that a bureau's form may ask for. Derived words are ours alone: a bureau prints its own. */
export function fieldPrints(pack: Pack): readonly FieldPrint[] {
  const sheetOf = sheetsOfFields(pack);
  const heads = commonHeads(pack);
  const printed = pack.fields.flatMap((field): FieldPrint[] =>
    field.kind === 'rows'
      ? columnsOf(field).map((column) => ofColumn(field, column, sheetOf(column.id)))
      : field.kind !== 'number' && isDerived(field)
        ? []
        : [ofField(field, heads, sheetOf(field.id))],
  );
  return withKnownParents(pack, printed);
}

function sheetsOfFields(pack: Pack): (id: string) => ReadonlySet<string> {
  const map = cellMapOf(layoutPack(pack, { rowCount: () => 1 }, { year: 2000, unitName: '' }));
  const inLines = new Map<string, Set<string>>();
  for (const line of pack.fields) {
    if (line.kind !== 'text' || line.derive === undefined) continue;
    const sheet = map.area(line.id)?.sheet;
    for (const id of fieldsIn(line.derive))
      if (sheet !== undefined) inLines.set(id, (inLines.get(id) ?? new Set()).add(sheet));
  }
  return (id) => {
    const own = map.area(id)?.sheet;
    return new Set([...(own === undefined ? [] : [own]), ...(inLines.get(id) ?? [])]);
  };
}

/** 填表人：…, or a unit's name that is printed once more. */
function fieldsIn(derive: object): readonly string[] {
  if ('copy' in derive && typeof derive.copy === 'string') return [derive.copy];
  if (!('join' in derive) || !Array.isArray(derive.join)) return [];
  return (derive.join as (string | { readonly field: string })[]).flatMap((part) =>
    typeof part === 'string' ? [] : [part.field],
  );
}

/** Last parts of labels that stand under several names: heads of columns, where they say no side. */
function commonHeads(pack: Pack): ReadonlySet<string> {
  const over = new Map<string, Set<string>>();
  for (const { label } of pack.fields) {
    const path = label.split('/').map(printedName);
    if (path.length > 2) over.set(path.at(-1)!, (over.get(path.at(-1)!) ?? new Set()).add(path.at(-2)!));
  }
  return new Set([...over].flatMap(([head, owners]) => (owners.size > 2 ? [head] : [])));
}

type Labelled = ScalarField & { readonly aliases: readonly string[] };

function pathsOf({ label, aliases }: Pick<Labelled, 'label' | 'aliases'>): string[][] {
  const stem = label.slice(0, label.lastIndexOf('/') + 1);
  return [label, ...aliases.map((alias) => (alias.includes('/') ? alias : stem + alias))].map((path) =>
    path.split('/').map(printedName),
  );
}

function ofField(field: Labelled, common: ReadonlySet<string>, sheets: ReadonlySet<string>): FieldPrint {
  const paths = pathsOf(field);
  const column = columnSides.find(({ id }) => field.id.endsWith(id));
  const isInSide = (path: readonly string[]): boolean => path.length > 1 && isSided(path.at(-1)!);
  const isHeaded = (path: readonly string[]): boolean =>
    isInSide(path) || (path.length > 2 && common.has(path.at(-1)!));
  const headed = paths.filter(isHeaded);
  const alone = paths.filter((path) => !isHeaded(path));
  const named = field.kind === 'number' ? ofScalar(field, field.id) : null;
  const own = new Set(alone.map((path) => path.at(-1)!));
  if (own.has('填报单位')) for (const name of reportingUnit) own.add(name);
  const numbered = headed.map((path) => /^(.+指标)(\d{1,2})$/.exec(path.at(-2)!)).find((found) => found !== null);
  const ordinal = numbered ? Number(numbered[2]) : null;
  const rowNames = new Set(numbered ? [numbered[1]!] : headed.map((path) => path.at(-2)!));
  return {
    id: field.id,
    field,
    rows: null,
    sheets,
    side: headed.some(isInSide) ? (column?.side ?? sideOf(headed.find(isInSide)!.at(-1)!)) : null,
    heads: new Set(headed.filter((path) => !isInSide(path)).map((path) => path.at(-1)!)),
    rowNames,
    ordinal,
    own,
    loose: new Set(
      (numbered ? [] : [...(named?.own ?? []), ...(named?.rows ?? [])])
        .map(printedName)
        .filter((name) => !own.has(name) && !rowNames.has(name) && !common.has(name)),
    ),
    above: new Set([...headed.flatMap((path) => path.slice(0, -2)), ...alone.flatMap((path) => path.slice(0, -1))]),
  };
}

/** What forms call 填报单位 beside. */
const reportingUnit = ['编报单位', '编制单位', '报送单位', '填表单位'];

function sideOf(head: string): BookSide | null {
  const sense = senseOfHead(head, null);
  return sense.is === 'sides' && sense.sides.length === 1 ? sense.sides[0]! : null;
}

/** A column of a block: its rows begin under the block's name, or under what the pack prints in the first of them. */
function ofColumn(field: RowsField, column: ColumnField, sheets: ReadonlySet<string>): FieldPrint {
  const name = columnsOf(field).find(({ kind }) => kind === 'text');
  const printed = name?.kind === 'text' && name.default !== undefined ? [printedName(name.default)] : [];
  const paths = pathsOf(field);
  const side = columnSides.find(({ id }) => `.${column.column}` === id)?.side ?? null;
  return {
    id: column.id,
    field: column,
    rows: field.id,
    sheets,
    side,
    heads: new Set(side === null ? [printedName(column.label.split('/').at(-1)!)] : []),
    rowNames: new Set([...paths.map((path) => path.at(-1)!), ...printed]),
    ordinal: null,
    own: new Set(),
    loose: new Set(),
    above: new Set(paths.flatMap((path) => path.slice(0, -1))),
  };
}

/** 公务用车购置及运行维护费 stands above 公车购置 wherever 公务用车购置和维护经费 does. */
function withKnownParents(pack: Pack, prints: readonly FieldPrint[]): readonly FieldPrint[] {
  const called = new Map<string, Set<string>>();
  for (const { rowNames, loose } of prints)
    for (const name of rowNames) {
      const all = called.get(name) ?? new Set<string>();
      for (const other of [...rowNames, ...loose]) all.add(other);
      called.set(name, all);
    }
  return prints.map((print) => ({
    ...print,
    above: new Set([...print.above].flatMap((name) => [name, ...(called.get(name) ?? [])])),
  }));
}

/** Fields by what they are called. */
export interface PrintIndex {
  readonly all: readonly FieldPrint[];
  readonly rowNames: ReadonlyMap<string, readonly FieldPrint[]>;
  readonly own: ReadonlyMap<string, readonly FieldPrint[]>;
  readonly loose: ReadonlyMap<string, readonly FieldPrint[]>;
  readonly rowStems: ReadonlyMap<string, readonly FieldPrint[]>;
  readonly heads: ReadonlySet<string>;
}

export function indexPrints(all: readonly FieldPrint[]): PrintIndex {
  const by = (names: (print: FieldPrint) => Iterable<string>): Map<string, FieldPrint[]> => {
    const found = new Map<string, FieldPrint[]>();
    for (const print of all)
      for (const name of new Set(names(print))) {
        const known = found.get(name);
        if (known) known.push(print);
        else found.set(name, [print]);
      }
    return found;
  };
  return {
    all,
    rowNames: by(({ rowNames }) => rowNames),
    own: by(({ own }) => own),
    loose: by(({ loose }) => loose),
    rowStems: by(({ rowNames, own }) => [...rowNames, ...own].map(stemOf)),
    heads: new Set(all.flatMap(({ heads }) => [...heads])),
  };
}
