import { boundSheets } from '../../../src/core/workbook/bound-sheets';
import { FilledCells } from '../../../src/core/workbook/filled-box';

const sheets = [{ name: '基础数据表' }, { name: "甲'乙" }, { name: 'Other' }];
const name = (refersTo: string, called = 'jx.a'): { name: string; refersTo: string; hidden: boolean } => ({
  name: called,
  refersTo,
  hidden: false,
});

describe('读哪些表', () => {
  it('jx 名称指到的表，不分大小写，引号照 Excel 的写法', () => {
    expect(boundSheets(sheets, [name("'甲''乙'!$B$2"), name('OTHER!$A:$A', 'JX.b')])).toEqual([sheets[1], sheets[2]]);
  });

  it('断了的名称哪里也不指；别人的名称不算', () => {
    expect(boundSheets(sheets, [name('#REF!'), name('基础数据表!$A$1', 'Print_Area')])).toEqual([]);
  });

  it('没有一个 jx 名称：不是我们的工作簿', () => {
    expect(boundSheets(sheets, [name('基础数据表!$A$1', 'Print_Area')])).toBeNull();
  });
});

describe('有内容的格子围成的框', () => {
  const filled = (...cells: [number, number, string | null][]): FilledCells => {
    const all = new FilledCells();
    for (const [row, column, cell] of cells) all.add(row, column, cell);
    return all;
  };

  it('先后不论，空格不占地方，每行到最后一个有内容的格子为止', () => {
    expect(filled([5, 4, '丁'], [3, 2, '甲'], [9, 9, null], [3, 3, null]).cut()).toEqual({
      row: 3,
      column: 2,
      cells: [['甲'], [], [null, null, '丁']],
    });
  });

  it('全空', () => {
    expect(filled([9, 9, null]).cut()).toEqual({ row: 1, column: 1, cells: [] });
  });

  it('框里的空位太多：不围', () => {
    const wide = filled([1, 1, '甲'], [2, 16_384, '乙'], [1_000, 1, '丙']);
    expect(wide.cut(10_000)).toBeNull();
    expect(wide.cut(20_000)?.cells).toHaveLength(1_000);
  });
});
