import { formulaOf, rowFormulaOf } from './formula';
import type { Ref } from '../derive/expression';
import { slot } from '../memory/memory';
import { columnRef, parseRowId } from '../pack/concrete-id';
import { factOfPack } from '../pack/fact-of-pack';
import type { Pack, ScalarField } from '../pack/pack';
import { columnLetters, sheetPrefix } from '../workbook/address';
import { refsFor, type CellMap } from './cell-map';

/** The formula (without "=") a derived field's cell should hold where it stands now; null for inputs, constants and unplaced fields. */
export function expectedFormula(pack: Pack, map: CellMap, id: string): string | null {
  const known = map.memory.at(written);
  let formula = known.get(id);
  if (formula === undefined) known.set(id, (formula = write(pack, map, id)));
  return formula;
}

/**
 * Whether a cell of a derived column holds its formula (with "=") to the letter, by row (1-based): it is written once, then only its row
 * numbers change. Null for a column that users fill, and where a cell that it reads has no place.
 */
export function columnFormula(pack: Pack, map: CellMap, ref: string): IsColumnFormula | null {
  const known = map.memory.at(columnsWritten);
  let formula = known.get(ref);
  if (formula === undefined) known.set(ref, (formula = writeColumn(pack, map, ref)));
  return formula;
}

export type IsColumnFormula = (formula: string, row: number) => boolean;

const columnsWritten = slot(() => new Map<string, IsColumnFormula | null>());

/** Stands around what differs from workbook to workbook while a formula is taken apart. */
const mark = '\u0000';

function writeColumn(pack: Pack, map: CellMap, ref: string): IsColumnFormula | null {
  const field = pack.byId.get(ref);
  const area = map.area(ref);
  if (!field || !('rows' in field) || !area) return null;
  const elsewhere = refsFor(map, area.sheet);
  const text = rowFormulaOf(field, 1, pack, (id) => {
    const own = parseRowId(id);
    const column = own?.rows === field.rows ? map.area(columnRef(id)) : null;
    if (!column) return elsewhere(id);
    const prefix = column.sheet === area.sheet ? '' : sheetPrefix(column.sheet);
    return `${prefix}${columnLetters(column.left)}${mark}${column.top}${mark}`;
  });
  if (text === null || text.includes('#REF!')) return null;
  const pieces = `=${text}`.split(mark);
  const words = pieces.filter((_, at) => at % 2 === 0);
  const tops = pieces.flatMap((piece, at) => (at % 2 === 1 ? [Number(piece) - 1] : []));
  return (formula, row) => {
    let end = 0;
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      if (!formula.startsWith(word, end)) return false;
      end += word.length;
      if (at === tops.length) break;
      const number = String(tops[at]! + row);
      if (!formula.startsWith(number, end)) return false;
      end += number.length;
    }
    return end === formula.length;
  };
}

/** A cell map never changes, so neither do its formulas; a workbook keeps its map while its names stay. */
const written = slot(() => new Map<string, string | null>());

function write(pack: Pack, map: CellMap, id: string): string | null {
  const row = parseRowId(id);
  const field = pack.byId.get(columnRef(id));
  const area = map.area(id);
  if (!field || field.kind === 'rows' || !area) return null;
  if ('rows' in field) return row && rowFormulaOf(field, row.index, pack, refsFor(map, area.sheet));
  const pieces = piecesOf(pack, field);
  if (pieces === null) return null;
  const ref = knownRefs(map, area.sheet);
  let formula = '';
  for (let at = 0; at < pieces.length; at++) formula += at % 2 === 0 ? pieces[at]! : ref(pieces[at]!);
  return formula;
}

/** Every second piece is the id of a field whose address stands there: the rest is the same in every workbook of the pack. */
function piecesOf(pack: Pack, field: ScalarField): readonly string[] | null {
  const known = pieces(pack);
  let found = known.get(field.id);
  if (found === undefined) {
    const text = formulaOf(field, pack, (id) => `${mark}${id}${mark}`);
    known.set(field.id, (found = text === null ? null : text.split(mark)));
  }
  return found;
}

/** Written when first asked for: half of a form's formulas are longer than a page. */
const pieces = factOfPack(() => new Map<string, readonly string[] | null>());

/** Totals are referred to from a hundred formulas. */
function knownRefs(map: CellMap, sheet: string): Ref {
  const bySheet = map.memory.at(addresses);
  let known = bySheet.get(sheet);
  if (!known) bySheet.set(sheet, (known = new Map()));
  const ref = refsFor(map, sheet);
  const ofSheet = known;
  return (id) => {
    let address = ofSheet.get(id);
    if (address === undefined) ofSheet.set(id, (address = ref(id)));
    return address;
  };
}

/** Of a sheet, and as seen from it, by field: they stand as long as the map. */
const addresses = slot(() => new Map<string, Map<string, string>>());
