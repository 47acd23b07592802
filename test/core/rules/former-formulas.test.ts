import { checkWorkbook } from '../../../src/app/check-workbook';
import { bindWorkbook } from '../../../src/app/open-workbook';
import { isFormula, type CellSnapshot, type Snapshot } from '../../../src/core/workbook/snapshot';
import { builtInPack } from '../../support/built-in-pack';
import { installedSnapshot } from './installed';

const pack = builtInPack('kaifu-2018');

/** The example with the formulas of so many cells written in another way, results unchanged. */
function rewritten(most: number): Snapshot {
  let left = most;
  const other = (cell: CellSnapshot): CellSnapshot =>
    isFormula(cell) && left-- > 0 ? { ...cell, formula: `=IF(1=1,${cell.formula.slice(1)},"")` } : cell;
  const snapshot = installedSnapshot(pack, pack.sample, false);
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map((line) => line.map(other)) })),
  };
}

const told = (snapshot: Snapshot): string[] =>
  checkWorkbook(bindWorkbook(snapshot, pack, { pack: pack.id, packVersion: pack.version, workbookId: 'former' }))
    .findings.filter(({ check }) => check === 'formulaIntact')
    .map(({ level, message }) => `${level} ${message}`);

describe('以前的版本写的公式', () => {
  it('大半公式与现在的不同，结果相同：一条提示，不逐格说', () => {
    expect(told(rewritten(Infinity))).toEqual([expect.stringMatching(/^notice 这个工作簿有\d+处公式与现在的模板不同/)]);
  });

  it('只有两格不同：照旧逐格说', () => {
    const lines = told(rewritten(2));
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^notice .*的公式被改过，目前结果相同/);
  });
});
