import { slot } from '../../memory/memory';
import { factOfPack } from '../../pack/fact-of-pack';
import type { Pack } from '../../pack/pack';
import type { Area } from '../../workbook/address';
import type { SheetSnapshot } from '../../workbook/snapshot';
import type { RuleContext } from '../rule';

/** The sheet of a pack's sheet id: by its title, or where the user renamed it by the cells bound on it. */
export function sheetById({ table, binding }: RuleContext, id: string): SheetSnapshot | null {
  const definition = table.pack.sheets.find((sheet) => sheet.id === id);
  if (!definition) return null;
  const titled = binding.sheet(definition.title);
  if (titled) return titled;
  for (const row of definition.rows) {
    for (const { field } of row.cells) {
      const area = field === undefined ? null : binding.area(field);
      if (area) return binding.sheet(area.sheet);
    }
  }
  return null;
}

const fieldCells = slot<ReadonlyMap<string, readonly Area[]> | null>(() => null);

/** Whether a cell holds a field: those are judged as fields, not as titles. */
export function isFieldCell(context: RuleContext, sheet: string, row: number, column: number): boolean {
  const areas = areasOf(context).get(sheet.toLowerCase()) ?? [];
  return areas.some((area) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right);
}

/** Whether any field stands on a row of the sheet. */
export function hasFieldCell(context: RuleContext, sheet: string, row: number): boolean {
  return (areasOf(context).get(sheet.toLowerCase()) ?? []).some((area) => row >= area.top && row <= area.bottom);
}

/** Areas of all fields by sheet, for as long as the workbook's names stay. */
function areasOf({ table, binding }: RuleContext): ReadonlyMap<string, readonly Area[]> {
  const { memory } = binding.cells;
  const found = memory.at(fieldCells);
  if (found) return found;
  const areas = new Map<string, Area[]>();
  for (const id of table.pack.byId.keys()) {
    const area = binding.area(id);
    if (!area) continue;
    const sheet = area.sheet.toLowerCase();
    const list = areas.get(sheet);
    if (list) list.push(area);
    else areas.set(sheet, [area]);
  }
  return memory.put(fieldCells, areas);
}

interface Literals {
  /** Fixed texts of the form, standards and definitions of its indicators: printed as issued, whatever year they name. */
  readonly literals: ReadonlySet<string>;
  readonly allowsNextYear: boolean;
}

const literalsBySheet = factOfPack((pack) => new Map(pack.sheets.map((sheet) => [sheet.id, collect(pack, sheet)])));

export function literalTexts(pack: Pack, sheetId: string): Literals {
  const found = literalsBySheet(pack).get(sheetId);
  if (!found) throw new Error(`no such sheet: ${sheetId}`);
  return found;
}

function collect(pack: Pack, { rows }: Pack['sheets'][number]): Literals {
  const texts = rows.flatMap((row) => row.cells.flatMap((cell) => cell.text ?? []));
  const fixed = pack.indicators.flatMap((indicator) => [
    indicator.standard,
    indicator.definition,
    indicator.basis,
    indicator.label,
  ]);
  const literals = [...texts, ...fixed].filter((text) => !text.includes('{')).map((text) => text.trim());
  return { literals: new Set(literals), allowsNextYear: texts.some((text) => text.includes('{nextYear}')) };
}
