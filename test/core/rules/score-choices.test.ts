import type { Data } from '../../../src/core/table/data';
import { ruleOf } from '../../support/all-rules';
import { builtInPack } from '../../support/built-in-pack';
import { contextOf, installedSnapshot, withCell } from './installed';
import { told } from './table';

const pack = builtInPack('kaifu-2018');
const judge = (data: Data) =>
  told(
    ruleOf('score-choices').decide({ kind: 'score-choices' }, contextOf(pack, installedSnapshot(pack, data, false))),
  );

it('超过满分，那一格自己会说', () => {
  const over = withCell(pack, installedSnapshot(pack, {}, false), 'score.managementSystems', 9);
  expect(told(ruleOf('score-choices').decide({ kind: 'score-choices' }, contextOf(pack, over)))).toEqual(['pass']);
  expect(ruleOf('cell-type').decide({ kind: 'cell-type' }, contextOf(pack, over))).toMatchObject([
    { message: '管理制度健全性得分填了9.00分，不能大于8.00分。', suggestion: '满分8分，只能填0、2、4、6、8。' },
  ]);
});

describe('score-choices 人工评分在标准内', () => {
  it.each<[string, Data, string]>([
    ['标准里有的', { 'score.managementSystems': 6 }, 'pass'],
    ['标准里没有的', { 'score.managementSystems': 7 }, 'fail: 管理制度健全性填了7分，标准里只有0、2、4、6、8分。'],
    ['还没有打分', {}, 'notApplicable: 还没有人工评分。'],
  ])('%s', (_, data, wanted) => expect(judge(data)).toEqual([wanted]));
});
