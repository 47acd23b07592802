import { parseRowId } from '../pack/concrete-id';
import { readFieldTable } from '../table/read-table';
import { newKeys } from '../edits/key-edits';
import { layoutSheet } from '../layout/layout';
import { cellName, columnsOf, isDerived } from '../pack/pack';
import { absoluteA1, a1, sheetPrefix, type Area } from '../workbook/address';
import { bind } from '../fields/binding';
import type { RuleContext } from '../rules/rule';
import type { DefineName, Edit } from '../workbook/edit';
import { cellMapFrom } from '../table/cell-map';
import { expectedFormula } from '../table/expected-formula';
import { formulaEdits, withNames } from './repair';
import { cellStyle } from './styles';
import { validation } from './validations';

/**
 * 纳入表内 as Edits: rows typed behind (or before) a block become part of it. The block's names grow, formulas over it follow, the
 * new rows get keys, their own formulas, looks and validations. What people typed stays as it is.
 */
export function extendRows({ table, binding, snapshot }: RuleContext, rows: string, area: Area): Edit[] {
  const { pack } = table;
  const field = pack.byId.get(rows);
  if (field?.kind !== 'rows') throw new Error(`no repeating rows: ${rows}`);
  const ids = [`${rows}.key`, ...columnsOf(field).map(({ id }) => id)];
  const names = ids.flatMap((id): DefineName[] => {
    const old = binding.area(id);
    if (!old) return [];
    const refersTo = sheetPrefix(old.sheet) + absoluteA1({ ...old, top: area.top, bottom: area.bottom });
    return [{ edit: 'define-name', name: cellName(id), refersTo, hidden: false }];
  });
  const grown = withNames(snapshot, names);
  const newBinding = bind(pack, grown);
  const newTable = readFieldTable(pack, newBinding);
  const [before, after] = [cellMapFrom(binding), cellMapFrom(newBinding)];
  // Formulas elsewhere that people changed on purpose are formula-intact's business, not this command's.
  const formulas = formulaEdits(pack, newBinding, newTable).filter(
    ({ id, isTyped }) =>
      !isTyped &&
      (parseRowId(id)?.rows === rows || expectedFormula(pack, before, id) !== expectedFormula(pack, after, id)),
  );
  return [...names, ...looks(), ...formulas.map(({ edit }) => edit), ...newKeys(grown, newTable).edits];

  function looks(): Edit[] {
    const old = binding.area(`${rows}.key`);
    const definition = pack.sheets.find((one) => one.rows.some(({ repeat }) => repeat === rows));
    if (!old || !definition || field?.kind !== 'rows') return [];
    const laid = layoutSheet(pack, definition, { year: 0, unitName: '', rowCount: () => 1 });
    const added = [
      { top: area.top, bottom: old.top - 1 },
      { top: old.bottom + 1, bottom: area.bottom },
    ].filter(({ top, bottom }) => top <= bottom);
    return columnsOf(field).flatMap((column): Edit[] => {
      const place = newBinding.area(column.id);
      const cell = laid.cells.find((one) => one.field === `${rows}[1].${column.column}`);
      if (!place || !cell) return [];
      const style = { ...cellStyle(pack, cell), border: { outside: 'thin', inside: 'thin' } } as const;
      const areas = added.map((one) => a1({ ...place, ...one }));
      return [
        { edit: 'style-cells', sheet: place.sheet, areas, style },
        ...(isDerived(column) ? [] : [validation(place.sheet, place, column)]),
      ];
    });
  }
}
