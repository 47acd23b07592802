import type { FieldTable } from '../fields/field-table';
import type { Pack } from '../pack/pack';
import { looksOfLevel } from '../rules/level';
import { faultFormulasOf } from '../rules/formulas/registry';
import type { CellNamer, FaultFormula } from '../rules/rule';
import { a1 } from '../workbook/address';
import type { HighlightCells } from '../workbook/edit';
import { refsFor, type CellMap } from '../table/cell-map';

/** Native conditional formats that mark faults: each rule kind states its own test as an Excel formula, the pack's check its level. */
export function highlightEdits(pack: Pack, map: CellMap, table: FieldTable): HighlightCells[] {
  const namer: CellNamer = {
    expand: (ref) => table.expand(ref),
    ref: (id, from) => refsFor(map, map.area(from)?.sheet ?? '')(id),
  };
  return pack.checks.flatMap((check) => {
    if (check.rule === null) return [];
    const faults = faultFormulasOf(check.rule.kind)?.(check.rule, namer, pack) ?? [];
    return faults.flatMap((fault) => highlight(map, fault, looksOfLevel[fault.level ?? check.level]));
  });
}

function highlight(map: CellMap, fault: FaultFormula, look: HighlightCells['look']): HighlightCells[] {
  const area = map.area(fault.field);
  return area ? [{ edit: 'highlight-cells', sheet: area.sheet, areas: [a1(area)], formula: fault.formula, look }] : [];
}
