import { alreadyExists, HostError, invalidArgument, itemNotFound, notSimulated } from '../executor/errors';
import {
  asBoolean,
  asText,
  defineType,
  isHostObject,
  readOnly,
  type Arguments,
  type HostObject,
  type HostType,
} from '../executor/type-table';
import { areaText, parseArea, quotedSheet, splitAddress } from './address';
import { assertFormula, assertSheets } from './formula-syntax';
import type { Book } from './book';
import type { NameRecord, SheetId } from './model';
import { Range, rangeOf, Worksheet } from './objects';

/** The names of the workbook (sheet null) or of one sheet. */
interface NamesState {
  readonly book: Book;
  readonly sheet: SheetId | null;
}

/** A name by its own name: what it points to is looked up each time. */
interface NameState extends NamesState {
  readonly name: string;
}

/** Letters, digits, "_", ".", "\\", not a cell address, not R or C. Excel's rule. */
const validName = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u;
const looksLikeCell = /^([A-Z]{1,3}\d+|R|C|R\d+C\d+)$/i;

function records({ book, sheet }: NamesState): readonly NameRecord[] {
  // Excel lists names by the alphabet.
  const own = book.model.names().filter((one) => one.sheet === sheet);
  return own.sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1));
}

const byName = new WeakMap<readonly NameRecord[], ReadonlyMap<string, NameRecord>>();

const keyOf = (sheet: SheetId | null, name: string): string => `${sheet ?? ''}!${name.toLowerCase()}`;

/** An add-in asks for each property of hundreds of names one by one. */
function find({ book, sheet }: NamesState, name: string): NameRecord | null {
  const all = book.model.names();
  let index = byName.get(all);
  if (!index) byName.set(all, (index = new Map(all.map((one) => [keyOf(one.sheet, one.name), one]))));
  return index.get(keyOf(sheet, name)) ?? null;
}

function record(state: NameState): NameRecord {
  const found = find(state, state.name);
  if (!found) throw itemNotFound(`name ${state.name}`);
  return found;
}

function nameOf(state: NamesState, name: string): HostObject | null {
  const found = find(state, name);
  return found && NamedItem.of({ ...state, name: found.name });
}

function getItem(state: NamesState, args: Arguments): HostObject {
  const name = args.text(0);
  const found = nameOf(state, name);
  if (!found) throw itemNotFound(`name ${name}`);
  return found;
}

function add(state: NamesState, args: Arguments): HostObject {
  const { book, sheet } = state;
  const name = args.text(0);
  if (!validName.test(name) || looksLikeCell.test(name) || name.length > 255)
    throw invalidArgument(`"${name}" cannot be a name.`);
  if (find(state, name)) throw alreadyExists(`name ${name}`);
  const reference = args.any(1);
  const comment = args.optionalText(2) ?? '';
  write(state, () => book.model.putName({ name, refersTo: refersTo(book, reference), hidden: false, comment, sheet }));
  return NamedItem.of({ ...state, name });
}

/** Rules of a sheet say its own names too. */
function write({ book, sheet }: NamesState, work: () => void): void {
  book.write(() => {
    work();
    if (sheet !== null) book.drawRules(sheet);
  });
}

/** A range as "'表'!$A$1"; a formula or constant as it is, without "=". */
function refersTo(book: Book, reference: unknown): string {
  if (isHostObject(reference)) {
    const { sheet, area } = Range.from(reference);
    return `${quotedSheet(book.info(sheet).name)}!${areaText(area, true)}`;
  }
  if (typeof reference === 'number') return String(reference);
  const formula = asText(reference).replace(/^=/, '');
  assertFormula(`=${formula}`);
  assertSheets(formula, (name) => book.findSheet(name) !== null);
  return formula;
}

function change(state: NameState, part: Partial<NameRecord>): void {
  const changed = { ...record(state), ...part };
  write(state, () => state.book.model.putName(changed));
}

const errorSign = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/;
const literal = /^"((?:[^"]|"")*)"$/;

/** What a name stands for, and its value; of a formula that would have to be calculated neither is known. */
function meaning({ refersTo: text }: NameRecord, member: string): { readonly type: string; readonly value: unknown } {
  if (/#REF!/.test(text)) return { type: 'Error', value: '#REF!' };
  if (errorSign.test(text)) return { type: 'Error', value: text };
  if (/^[-+]?\d+$/.test(text)) return { type: 'Integer', value: Number(text) };
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return { type: 'Double', value: Number(text) };
  if (/^(true|false)$/i.test(text)) return { type: 'Boolean', value: /^true$/i.test(text) };
  const [, quoted] = literal.exec(text) ?? [];
  if (quoted !== undefined) return { type: 'String', value: quoted.replaceAll('""', '"') };
  const { sheet, address } = splitAddress(text);
  if (sheet !== null && parseArea(address)) return { type: 'Range', value: text };
  throw notSimulated('NamedItem', `${member} (of a formula)`);
}

const NamedItem: HostType<NameState> = defineType<NameState>({
  name: 'NamedItem',
  tracked: true,
  id: ({ name }) => name,
  properties: {
    Name: readOnly((state) => record(state).name),
    Formula: {
      get: (state) => `=${record(state).refersTo}`,
      set: (state, value) => change(state, { refersTo: refersTo(state.book, value) }),
    },
    Value: readOnly((state) => meaning(record(state), 'value').value),
    Type: readOnly((state) => meaning(record(state), 'type').type),
    Visible: {
      get: (state) => !record(state).hidden,
      set: (state, value) => change(state, { hidden: !asBoolean(value) }),
    },
    Comment: {
      get: (state) => record(state).comment,
      set: (state, value) => change(state, { comment: asText(value) }),
    },
    Scope: readOnly(({ sheet }) => (sheet === null ? 'Workbook' : 'Worksheet')),
  },
  navigations: {
    Worksheet: ({ book, sheet }) => {
      if (sheet === null)
        throw new HostError('InvalidOperation', 'The name belongs to the workbook.', 'NamedItem.worksheet');
      return Worksheet.of({ book, sheet });
    },
    WorksheetOrNullObject: ({ book, sheet }) => (sheet === null ? null : Worksheet.of({ book, sheet })),
  },
  methods: {
    GetRange: (state) => {
      const place = state.book.placeOfReference(record(state).refersTo);
      if (!place) throw new HostError('InvalidReference', 'The name does not refer to a range.', 'NamedItem.getRange');
      return rangeOf(state.book, place);
    },
    GetRangeOrNullObject: (state) => {
      const place = state.book.placeOfReference(record(state).refersTo);
      return place && rangeOf(state.book, place);
    },
    Delete: (state) => {
      const { name, sheet } = record(state);
      write(state, () => state.book.model.deleteName(name, sheet));
    },
  },
});

export const NamedItemCollection: HostType<NamesState> = defineType<NamesState>({
  name: 'NamedItemCollection',
  item: getItem,
  items: (state) => records(state).map((one) => NamedItem.of({ ...state, name: one.name })),
  methods: {
    Add: add,
    GetItem: getItem,
    GetItemOrNullObject: (state, args) => nameOf(state, args.text(0)),
    GetCount: (state) => records(state).length,
  },
});
