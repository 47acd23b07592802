import { formKind } from '../../../src/core/adopt/form-kind';
import { printedGrid } from '../../../src/core/adopt/printed-grid';
import { builtInPack } from '../../support/built-in-pack';

const pack = builtInPack('kaifu-2020');

test.each([
  ['2020年度部门整体支出绩效自评基础数据表', 2020],
  ['2020年度部门整体支出绩效自评基础数据表（2021年报）', 2020],
  ['2020年度部门整体支出绩效自评基础数据表（单位：万元）', 2020],
  ['表2 2020年度部门整体支出绩效自评基础数据表', 2020],
  ['附表二：2020年度部门整体支出绩效自评基础数据表', 2020],
  ['附件12020年度部门整体支出绩效自评基础数据表', 2020],
  ['二〇二〇年度部门整体支出绩效自评基础数据表', 2020],
  ['二○二三年度部门整体支出绩效自评基础数据表', 2023],
  ['部门整体支出绩效自评基础数据表', null],
])('%s：%s', (title, year) => {
  const cells = [[title], ['项目']];
  const grid = printedGrid({ name: '页', visibility: 'visible', row: 1, column: 1, cells, merges: [] });
  const kind = formKind(pack, grid, { isHead: (row) => row > 1, over: () => [] }, 1);
  expect([kind.year, kind.isOther]).toEqual([year, false]);
});
