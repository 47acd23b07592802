import { reportDefinition } from '../../../src/core/pack/report-shape';
import { reportCharts } from '../../../src/core/report/report-charts';
import { readData, tableFromData } from '../../../src/core/table/data';
import { kaifu } from '../narrative/kaifu-report';

const charts = (fields: readonly string[]) => ({
  id: 'r',
  title: '报告',
  sections: [
    {
      id: 'money',
      heading: null,
      charts: [
        {
          ...{ id: 'threePublic', name: '三公经费图', title: '{priorYear}、{year}年“三公”经费（万元）' },
          categories: ['公务接待', '公务用车运行'],
          series: [{ name: '{year}年决算', fields }],
        },
      ],
    },
  ],
});
const fields = ['officialReception.final', 'vehicleOperation.final'];
const names = { year: 2018, unitName: '甲' };

test('图里的数照表里的小数位，年度照工作簿', () => {
  const table = tableFromData(kaifu, readData(kaifu, kaifu.sample, {}));
  const [chart] = reportCharts(table, reportDefinition.parse(charts(fields)), names);
  expect(chart).toMatchObject({ section: 'money', title: '2017、2018年“三公”经费（万元）' });
  expect(chart!.series).toEqual([
    {
      name: '2018年决算',
      points: [
        { field: 'officialReception.final', text: '0.94' },
        { field: 'vehicleOperation.final', text: '2.71' },
      ],
    },
  ]);
});

test('没有填的没有柱子', () => {
  const table = tableFromData(kaifu, readData(kaifu, kaifu.sample, { 'officialReception.final': null }));
  const [chart] = reportCharts(table, reportDefinition.parse(charts(fields)), names);
  expect(chart!.series[0]!.points.map(({ text }) => text)).toEqual(['', '2.71']);
});

test('数据项与类别不一样多，检查模板时说出来', () => {
  const read = reportDefinition.safeParse(charts(fields.slice(0, 1)));
  expect(read.error?.issues[0]?.message).toContain('一样多');
});
