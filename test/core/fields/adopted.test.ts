import { readAdopted, writeAdopted } from '../../../src/core/fields/adopted';
import type { ScalarField } from '../../../src/core/pack/pack';
import type { AdoptedCell } from '../../../src/core/workbook/adoption-record';
import type { CellEdit } from '../../../src/core/workbook/edit';
import type { CellValue } from '../../../src/core/workbook/snapshot';
import { builtInPack } from '../../support/built-in-pack';

const pack = builtInPack('kaifu-2018');
const fieldOf = (id: string): ScalarField => pack.byId.get(id) as ScalarField;
const cell = (field: string, more: Partial<AdoptedCell>): AdoptedCell => ({
  field,
  measure: 'plain',
  part: { is: 'whole' },
  hasFormula: false,
  ...more,
});
const [money, rate] = ['officialReception.final', 'staffControlRate'];

test.each<[string, string, Partial<AdoptedCell>, CellValue, CellValue]>([
  ['元的表', money, { measure: '元' }, 8400, 0.84],
  ['分角也一分不差', money, { measure: '元' }, 1187900.07, 118.790007],
  ['千元', money, { measure: '千元' }, 8.4, 0.84],
  ['亿元', money, { measure: '亿元' }, 1.00000001, 10000.0001],
  ['万元不换', money, { measure: '万元' }, 0.1 + 0.2, 0.3],
  ['百分数写成 95.1', rate, { measure: 'percent' }, 95.1, 0.951],
  ['百分数写成 0.951', rate, { measure: 'ratio' }, 0.951, 0.951],
  ['空格还是空格', money, { measure: '元' }, null, null],
  ['文字照原样', money, { measure: '元' }, '8,400.00', '8,400.00'],
  [
    '同一格里，名称在前',
    'budgetUnitName',
    { part: { is: 'behind', label: '填报单位' } },
    '填 报 单 位： 区征地办 ',
    '区征地办',
  ],
  ['名称在前，还没有填', 'budgetUnitName', { part: { is: 'behind', label: '填报单位：' } }, '填报单位：________', null],
  ['名称后面的数', 'authorizedPosts', { part: { is: 'behind', label: '编制数' } }, '编制数：12', 12],
  ['标题里的年度', 'fiscalYear', { part: { is: 'year' } }, '2018年度部门整体支出绩效评价基础数据表', 2018],
  ['标题里没有年度', 'fiscalYear', { part: { is: 'year' } }, '部门整体支出绩效评价基础数据表', null],
])('读：%s', (_title, field, more, raw, expected) => {
  expect(readAdopted(cell(field, more), fieldOf(field), raw)).toEqual(expected);
});

test.each<[string, string, Partial<AdoptedCell>, CellEdit, CellValue, CellEdit | undefined]>([
  ['元的表', money, { measure: '元' }, 0.84, null, 8400],
  ['一分不差', money, { measure: '元' }, 118.790007, null, 1187900.07],
  ['百分数写成 95.1', rate, { measure: 'percent' }, 0.951, null, 95.1],
  ['清空', money, { measure: '元' }, null, 8400, null],
  ['无', money, { measure: '元' }, '无', null, '无'],
  [
    '名称留着',
    'budgetUnitName',
    { part: { is: 'behind', label: '填报单位：' } },
    '区征地办',
    '填报单位：____',
    '填报单位：区征地办',
  ],
  [
    '名称不见了：不写',
    'budgetUnitName',
    { part: { is: 'behind', label: '填报单位：' } },
    '区征地办',
    '区住建局',
    undefined,
  ],
  ['标题里换年度', 'fiscalYear', { part: { is: 'year' } }, 2019, '2018年度绩效评价', '2019年度绩效评价'],
  ['标题里没有年度：不写', 'fiscalYear', { part: { is: 'year' } }, 2019, '绩效评价', undefined],
  ['我们的公式：不写', money, { measure: '元' }, { formula: '=A1', value: 1 }, null, undefined],
])('写：%s', (_title, field, more, content, now, expected) => {
  expect(writeAdopted(cell(field, more), fieldOf(field), content, now)).toEqual(expected);
});
