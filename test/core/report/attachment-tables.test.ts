import type { AttachmentTable, TableModel } from '../../../src/core/report/table-model';
import { kaifuReport } from '../narrative/kaifu-report';

const { tables } = kaifuReport();
const [basic, score] = tables as readonly [AttachmentTable, AttachmentTable];

/** Every grid position → how many cells cover it. */
function coverage(model: TableModel): number[][] {
  const grid = model.rows.map(() => model.columnsMm.map(() => 0));
  model.rows.forEach((row, top) => {
    for (const cell of row.cells) {
      for (let r = top; r < top + cell.rowSpan; r++)
        for (let c = cell.column; c < cell.column + cell.colSpan; c++) grid[r]![c]! += 1;
    }
  });
  return grid;
}

const rowTexts = (model: TableModel): string[][] => model.rows.map((row) => row.cells.map((cell) => cell.text));

describe('报告的附件表', () => {
  test('两张表，顺序、序号和标题照提纲', () => {
    expect(tables.map(({ sheet, label, title, orientation }) => [sheet, label, title, orientation])).toEqual([
      ['basicData', '附件1', '2018年度部门整体支出绩效评价基础数据表', 'portrait'],
      ['scoreTable', '附件2', '2018年度部门整体支出绩效评价指标评分表', 'landscape'],
    ]);
  });

  test('表上方的单位行、表下方的说明', () => {
    expect(basic.lead).toEqual([{ left: '填报单位：开福区征地办', right: '单位：万元' }]);
    expect(basic.notes).toEqual([
      '说明：项目支出需要填报基本支出以外的所有项目支出情况，公用经费填报基本支出中的一般商品和服务支出。',
    ]);
    expect(score.lead).toEqual([{ left: '填报单位：开福区征地办', right: '满分：100分' }]);
  });

  test.each(tables.map((table) => [table.label, table.table] as const))(
    '%s 的每一格恰好有一个单元格',
    (_label, model) => {
      expect(coverage(model).flat()).toEqual(
        coverage(model)
          .flat()
          .map(() => 1),
      );
    },
  );

  test.each([
    [['三公经费', '3.98', '4.5', '3.65']],
    [['项目支出：', '96.4', '0', '118.79']],
    [['1、业务工作专项', '96.4', '0', '118.79']],
    [['政府采购金额', '—', '12', '11.8']],
    [['部门整体支出预算调整', '—', '219.2', '404.39']],
    [['9', '8', '88.89%']],
    [['无', '无', '无', '无', '无', '无']],
  ])('基础数据表有一行 %j', (cells) => {
    expect(rowTexts(basic.table)).toContainEqual(cells);
  });

  test('评分表只有打印的列，表头重复一行，在预算执行之后分页', () => {
    expect(score.table.columnsMm).toHaveLength(9);
    expect(score.table.headerRows).toBe(1);
    const breaks = score.table.rows.flatMap((row, index) => (row.breakAfter ? [index] : []));
    expect(breaks).toHaveLength(1);
    expect(rowTexts(score.table)[breaks[0]! + 1]).toContain('预算管理');
    expect(rowTexts(score.table).at(-1)).toEqual(['合计', '100', '已评15项、94分；待评1项、6分', '81.68']);
  });

  test('格子记得自己是哪一项', () => {
    const cells = basic.table.rows.flatMap((row) => row.cells);
    expect(cells.find((cell) => cell.field === 'businessProjects[1].final')?.text).toBe('118.79');
  });

  test('多填一个项目，表就多一行', () => {
    const more = kaifuReport({
      businessProjects: [
        { name: '甲', final: 100 },
        { name: '乙', final: 18.79 },
      ],
    }).tables[0]!;
    expect(more.table.rows).toHaveLength(basic.table.rows.length + 1);
    expect(rowTexts(more.table)).toContainEqual(['乙', '', '', '18.79']);
  });
});

describe('很长的重复行', () => {
  const projects = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `项目${at + 1}`, priorFinal: 1, budget: 2, final: 3 }));
  const tableOf = (count: number): TableModel => kaifuReport({ businessProjects: projects(count) }).tables[0]!.table;

  test('印前500行，其余的写成一句，后面的行接着印，合计是全部的', () => {
    const short = tableOf(500);
    const long = tableOf(10_000);
    expect(long.rows.length).toBe(short.rows.length + 1);
    expect(rowTexts(long)).toContainEqual(['项目500', '1', '2', '3']);
    expect(rowTexts(long).flat()).not.toContain('项目501');
    expect(rowTexts(long)).toContainEqual(['其余9500行从略，见工作簿《基础数据表》']);
    expect(rowTexts(long)).toContainEqual(['项目支出：', '10000', '20000', '30000']);
    expect(rowTexts(short).flat().join()).not.toContain('从略');
    expect(
      coverage(long)
        .flat()
        .every((count) => count === 1),
    ).toBe(true);
  });
});
