import type { BookSide } from '../prose/words/book-fields';
import { isAboutFigures, senseOfHead, type HeadSense } from './column-heads';
import { bareName, stemOf, type NamedField, type NameIndex } from './field-names';
import { saysYear, seenFrom } from './source-year';

/** Where a pasted figure stood. */
export interface FigurePlace {
  /** Names in its row, the nearest last. */
  readonly labels: readonly string[];
  /** Its column's head; null where it has none. */
  readonly head: string | null;
  /** What the user says the column is. */
  readonly side?: BookSide;
  /** Lines above without figures, and names of the rows above, the nearest first. */
  readonly above: readonly string[];
}

export type Match =
  | { readonly is: 'field'; readonly field: NamedField }
  /** Several fit, or the row is known and its column not: the user chooses. */
  | { readonly is: 'open'; readonly candidates: readonly NamedField[] };

const nobody: Match = { is: 'open', candidates: [] };

/** The years of a match; null: not known. */
export interface IntakeYears {
  readonly form: number | null;
  /** What the table's title says its figures are of: columns and rows without a year of their own are of that one. */
  readonly source: number | null;
}

/** The field that the printed names say, and no other: nothing is taken by likeness or by its order in the form. */
export function matchField(names: NameIndex, place: FigurePlace, { form, source }: IntakeYears): Match {
  const other = form === null || source === form || place.side !== undefined ? null : source;
  const sense = (text: string): HeadSense => {
    const own = senseOfHead(text, form);
    return other === null || saysYear(text) ? own : seenFrom(own, other, form!);
  };
  const head: HeadSense =
    place.side !== undefined
      ? { is: 'sides', sides: [place.side] }
      : place.head === null
        ? { is: 'unknown' }
        : sense(place.head);
  if (head.is === 'other-year') return nobody;
  const yearOfPlace = other === null || (place.head !== null && saysYear(place.head)) ? null : other;
  const [nearest = '', ...farther] = [...place.labels].reverse();
  const isAside = place.side === undefined && place.head !== null && isAboutFigures(place.head);
  const labels = isAside ? [] : [nearest, [...farther].reverse().join('') + nearest, ...farther];
  let open: readonly NamedField[] = [];
  for (const label of labels) {
    const said = yearOf(label) ?? (head.is === 'sides' ? null : (yearOfPlace ?? yearOfHead(place.head, form)));
    if (said !== null && (form === null || ![form, form - 1].includes(said))) continue;
    const found = named(names, label, head, said === null || said === form ? '' : '上年');
    const match = settled(found.exact, [...farther, ...place.above]);
    if (match !== null) return match;
    // Of another year, a column that is told and not of the form is nobody's.
    const isTold = yearOfPlace !== null && head.is === 'sides';
    if (open.length === 0) open = found.exact.length > 0 ? found.exact : isTold ? [] : found.row;
  }
  // The figures of one quantity in a row: names stand in the head, the label says which side.
  const label = sense(nearest);
  if (label.is === 'sides' && head.is === 'unknown' && place.head !== null) {
    const found = named(names, place.head, label, '');
    const match = settled(found.exact, place.above);
    if (match !== null) return match;
    open = found.exact.length > 0 ? found.exact : found.row;
  }
  const isOfYearBefore = yearOfPlace !== null && yearOfPlace === form! - 1;
  const fits = isOfYearBefore ? open.filter(({ side }) => side?.startsWith('prior')) : open;
  return { is: 'open', candidates: inputsOf(fits) };
}

/** "2017年", "上年": a head that says when and not what. Heads that say both are sides. */
function yearOfHead(head: string | null, form: number | null): number | null {
  if (head === null || form === null) return null;
  if (/^(?:上年|去年)/.test(head.normalize('NFKC').trim())) return form - 1;
  return yearOf(head);
}

interface Found {
  /** Fields that row and column name together. */
  readonly exact: readonly NamedField[];
  /** All of the row, where the column does not tell. */
  readonly row: readonly NamedField[];
}

function named(names: NameIndex, label: string, head: HeadSense, prior: '' | '上年'): Found {
  const name = bareName(label);
  if (name === '') return { exact: [], row: [] };
  const by = (owners: readonly NamedField[] = [], row: readonly NamedField[] = []): Found | null => {
    const own = prior === '' ? owners : [];
    if (own.length + row.length === 0) return null;
    if (head.is !== 'sides') return own.length > 0 ? { exact: own, row: own } : { exact: [], row };
    const fits = prior === '' || head.sides.every((side) => side.startsWith('prior'));
    const exact = fits ? row.filter(({ side }) => side !== null && head.sides.includes(side)) : [];
    return { exact, row: [...row, ...own] };
  };
  const inOne = (): Found | null => {
    const exact = head.is === 'sides' ? [] : saysItsSide(names.all, name, prior);
    return exact.length > 0 ? { exact, row: [] } : null;
  };
  const stem = stemOf(name);
  const exactly = by(names.own.get(name), names.rows.get(name));
  return exactly ?? inOne() ?? by(names.ownStems.get(stem), names.rowStems.get(stem)) ?? { exact: [], row: [] };
}

/** 三公经费本年决算数: row and column in one name. */
function saysItsSide(fields: readonly NamedField[], name: string, prior: '' | '上年'): NamedField[] {
  return fields.filter(({ side, rows }) =>
    [...rows].some((row) => {
      const inner = name.startsWith(row)
        ? name.slice(row.length)
        : name.endsWith(row)
          ? name.slice(0, -row.length)
          : '';
      const said = inner.replace(/^(?:支出|经费)?的?/, '').replace(/的$/, '');
      const sense = said === '' ? null : senseOfHead(prior + said, null);
      return side !== null && sense?.is === 'sides' && sense.sides.includes(side);
    }),
  );
}

/** One field, or one of its derived copies; null: none, or several that what stands above does not tell apart. */
function settled(found: readonly NamedField[], above: readonly string[]): Match | null {
  let left = found.some(({ isDerived }) => !isDerived) ? inputsOf(found) : found.slice(0, 1);
  for (const one of above) {
    if (left.length < 2) break;
    const name = bareName(one);
    const under = left.filter((field) => [...field.above].some((part) => part === name));
    if (under.length > 0) left = under;
  }
  return left.length === 1 ? { is: 'field', field: left[0]! } : null;
}

function inputsOf(fields: readonly NamedField[]): readonly NamedField[] {
  return fields.filter(({ isDerived }) => !isDerived);
}

function yearOf(label: string): number | null {
  const said = /(?:19|20)\d{2}(?=年)/.exec(label.normalize('NFKC'))?.[0];
  return said === undefined ? null : Number(said);
}
