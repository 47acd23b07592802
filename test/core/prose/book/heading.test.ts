import { bookOf, raised, relationsOf } from './books';

const kinds = (text: string) =>
  relationsOf(text)
    .filter(({ kind }) => kind === 'heading')
    .map(({ verdict, quotes }) => `${verdict} ${quotes[0]!.text}`);

describe('标题上的单位和年度', () => {
  it.each([
    ['示例县水利局2023年度部门整体支出绩效自评报告\n', ['holds 2023年度', 'holds 示例县水利局']],
    ['示例县水利局\n2023年度部门整体支出绩效自评报告\n', ['holds 2023年度', 'holds 示例县水利局']],
    ['2023年度水利局部门整体支出绩效自评报告\n', ['holds 2023年度']],
    ['附件2\n单位名称：示例县水利局\n2023年部门整体支出绩效评价报告', ['holds 2023年', 'holds 示例县水利局']],
    ['示例县水利局2022年度部门整体支出绩效自评报告\n', ['fails 2022年度', 'holds 示例县水利局']],
    ['示例县林业局\n2023年度部门整体支出绩效自评报告\n', ['holds 2023年度', 'asks 示例县林业局']],
    ['县水利局2023年度部门整体支出绩效自评报告\n', ['holds 2023年度', 'holds 县水利局']],
    ['部门整体支出绩效自评报告\n', []],
    ['一、部门概况\n示例县林业局协助水利局工作。\n', []],
    ['关于报送2022年度绩效自评报告的通知要求我局按时报送材料。\n', []],
  ])('%j', (text, found) => {
    expect(kinds(text)).toEqual(found);
  });

  it('年度不同：只说年度，两年的数不再比', () => {
    const found = raised('示例县水利局2022年度部门整体支出绩效自评报告\n基本支出决算430万元。\n');
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('报告标题写2022年，工作簿是2023年度');
  });

  it('工作簿没有写单位和年度：不比', () => {
    const book = bookOf(undefined, { unitNames: [], year: null });
    expect(raised('示例县林业局2022年度部门整体支出绩效自评报告\n', book)).toEqual([]);
  });
});
