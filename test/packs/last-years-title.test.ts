import { runChecks } from '../../src/core/rules/runner';
import type { CellSnapshot } from '../../src/core/workbook/snapshot';
import { contextOf, installedSnapshot } from '../core/rules/installed';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';

/** Every form a year is printed on, with its title of the year before. */
const forms = builtInPackIds.flatMap((id) => {
  const pack = builtInPack(id);
  return pack.sheets
    .filter(({ rows }) => rows.some(({ cells }) => cells.some(({ text }) => text?.startsWith('{year}年度'))))
    .map((sheet) => ({ id, pack, sheet }));
});

it.each(forms.map((form) => [form.id, form.sheet.title, form] as const))(
  '%s《%s》的标题是上年的：错误',
  (_id, title, { pack }) => {
    const clean = installedSnapshot(pack, {});
    const year = String(contextOf(pack, clean).year);
    const retyped = (cell: CellSnapshot): CellSnapshot =>
      typeof cell === 'string' && cell.startsWith(`${year}年度`) ? cell.replace(year, String(Number(year) - 1)) : cell;
    const snapshot = {
      ...clean,
      sheets: clean.sheets.map((sheet) =>
        sheet.name === title ? { ...sheet, cells: sheet.cells.map((row) => row.map(retyped)) } : sheet,
      ),
    };
    const checks = pack.checks.filter(({ rule }) => rule?.kind === 'year-in-text');
    const told = runChecks({ ...pack, checks }, contextOf(pack, snapshot)).findings;
    expect(told.map(({ level, cells }) => `${level} ${cells[0]?.sheet}`)).toEqual([`error ${title}`]);
  },
);
