import { shiftFormula } from '../../../../src/hosts/file/read/shared-formula';

describe('共享公式：从主单元格移到相隔 行、列 的单元格', () => {
  test.each<[formula: string, rows: number, columns: number, shifted: string]>([
    ['A1+B1', 1, 0, 'A2+B2'],
    ['A1+B1', 0, 2, 'C1+D1'],
    ['A1', 0, 0, 'A1'],
    ['$A1+A$1+$A$1', 3, 3, '$A4+D$1+$A$1'],
    ['SUM(B2:C9)', -1, -1, 'SUM(A1:B8)'],
    ['Z9', 0, 1, 'AA9'],
    ['az10', 1, 1, 'BA11'],
    ['"A1 与 ""B2"""&A1', 1, 0, '"A1 与 ""B2"""&A2'],
    ["'A1 表'!B2+'它''s B2'!C3", 1, 1, "'A1 表'!C3+'它''s B2'!D4"],
    ['基础数据表!B5/补充资料!$C$6', 2, 1, '基础数据表!C7/补充资料!$C$6'],
    ['Sheet1!A1', 1, 0, 'Sheet1!A2'],
    ['B2!A1', 1, 0, 'B2!A2'],
    ['Jan:Mar!B2', 1, 0, 'Jan:Mar!B3'],
    ["'一月:三月'!B2", 1, 0, "'一月:三月'!B3"],
    ['[1]Sheet1!A1', 1, 0, '[1]Sheet1!A2'],
    ['LOG10(A1)+ATAN2(A1,B1)', 1, 0, 'LOG10(A2)+ATAN2(A2,B2)'],
    ['_xlfn.STDEV.S(A1:A9)', 1, 0, '_xlfn.STDEV.S(A2:A10)'],
    ['SUM(A:A)+SUM($B:C)', 5, 1, 'SUM(B:B)+SUM($B:D)'],
    ['SUM(1:1)+SUM($2:3)', 1, 5, 'SUM(2:2)+SUM($2:4)'],
    ['A1*1E5+2.5E-3+10', 1, 0, 'A2*1E5+2.5E-3+10'],
    ['IF(A1>0,TRUE,FALSE)', 1, 0, 'IF(A2>0,TRUE,FALSE)'],
    ['税率*A1+jx.B2', 1, 0, '税率*A2+jx.B2'],
    ['年2018+A1', 1, 0, '年2018+A2'],
    ['ABCD1+XFE1+A1048577', 1, 0, 'ABCD1+XFE1+A1048577'],
    ['表1[[#This Row],[A1]]+表1[B2]+A1', 1, 0, '表1[[#This Row],[A1]]+表1[B2]+A2'],
    ['T1[金额]+A1', 1, 0, 'T1[金额]+A2'],
    ['#REF!+A1', 1, 0, '#REF!+A2'],
    ['A1#', 1, 0, 'A2#'],
    ['-A1%+(A1:B2 B2:C3)', 1, 1, '-B2%+(B2:C3 C3:D4)'],
    ['A1', -1, 0, '#REF!'],
    ['B5+A5', 0, -1, 'A5+#REF!'],
    ['XFD1', 0, 1, '#REF!'],
    ['SUM(A:B)', 0, -1, 'SUM(#REF!)'],
  ])('%s 移 %i 行 %i 列得 %s', (formula, rows, columns, shifted) => {
    expect(shiftFormula(formula, rows, columns)).toBe(shifted);
  });
});
