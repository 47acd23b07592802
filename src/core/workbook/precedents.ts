import { columnNumber, parseReference, type Area } from './address';

/** What the defined names of a workbook refer to, by name in lower case. */
export type NameTargets = ReadonlyMap<string, string>;

const lastRow = 1_048_576;
const lastColumn = 16_384;

/**
 * In this order: what stands first is taken where several would fit. What begins a sheet's name and is none is taken whole by a later
 * piece, so nothing is read twice; the checker cannot see that.
 */
const token = new RegExp(
  // eslint-disable-next-line regexp/no-super-linear-move -- see above
  [
    '"(?:[^"]|"")*"?',
    '#(?:REF!|DIV/0!|N/A|NAME\\?|NULL!|NUM!|VALUE!)',
    "(?<sheet>(?:'(?:[^']|'')+'|[\\p{L}_][\\p{L}\\p{N}_.]*)!)?(?<ref>" +
      '\\$?[A-Z]{1,3}\\$?\\d{1,7}(?::\\$?[A-Z]{1,3}\\$?\\d{1,7})?' +
      '|\\$?[A-Z]{1,3}:\\$?[A-Z]{1,3}' +
      '|\\$?\\d{1,7}:\\$?\\d{1,7}' +
      ')(?![\\p{L}\\p{N}_.(!])',
    '(?<name>[\\p{L}_\\\\][\\p{L}\\p{N}_.\\\\?]*)(?<follows>[!(])?',
    '\\d+(?:\\.\\d+)?(?:E[+-]?\\d+)?',
    "(?<strange>[\\[\\]@]|'(?:[^']|'')*'?)",
  ].join('|'),
  'giu',
);

/** Their answer depends on cells that the formula does not name. */
const indirect = new Set(['indirect', 'offset', 'getpivotdata', 'cell', 'evaluate']);

/**
 * The cells that a formula reads, as far as its text tells. null: it does not tell (INDIRECT, tables, other files, names that are
 * not known): then it may read any cell.
 */
export function precedentsOf(formula: string, sheet: string, names: NameTargets, depth = 0): readonly Area[] | null {
  // A1:INDEX(…) reads up to where the function says.
  if (depth > 8 || /:\s*[A-Z]+\(|\)\s*:/i.test(formula)) return null;
  const areas: Area[] = [];
  for (const { groups = {} } of formula.matchAll(token)) {
    const { ref, name, follows, strange } = groups;
    if (strange !== undefined || follows === '!') return null;
    if (ref !== undefined) {
      const area = areaOf(ref, groups['sheet'], sheet);
      if (!area) return null;
      areas.push(area);
    } else if (name !== undefined && follows === '(') {
      if (indirect.has(name.toLowerCase())) return null;
    } else if (name !== undefined && !/^(?:true|false)$/i.test(name)) {
      const target = names.get(name.toLowerCase());
      const more = target === undefined ? null : precedentsOf(target, sheet, names, depth + 1);
      if (!more) return null;
      areas.push(...more);
    }
  }
  return areas;
}

function areaOf(ref: string, prefix: string | undefined, sheet: string): Area | null {
  const bare = ref.replaceAll('$', '');
  const own = prefix === undefined ? sheet : prefix.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
  const columns = /^([A-Z]{1,3}):([A-Z]{1,3})$/i.exec(bare);
  if (columns) return ordered(own, 1, columnNumber(columns[1]!), lastRow, columnNumber(columns[2]!));
  const rows = /^(\d+):(\d+)$/.exec(bare);
  if (rows) return ordered(own, Number(rows[1]), 1, Number(rows[2]), lastColumn);
  const [from, to = from] = bare.split(':').map((corner) => parseReference(`x!${corner}`));
  return from && to ? ordered(own, from.top, from.left, to.top, to.left) : null;
}

function ordered(sheet: string, top: number, left: number, bottom: number, right: number): Area {
  return {
    sheet,
    top: Math.min(top, bottom),
    left: Math.min(left, right),
    bottom: Math.max(top, bottom),
    right: Math.max(left, right),
  };
}
