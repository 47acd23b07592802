import type { Data } from '../../../src/core/table/data';
import { ruleOf } from '../../support/all-rules';
import { builtInPack } from '../../support/built-in-pack';
import { contextOf, installedSnapshot } from './installed';
import { told } from './table';

const pack = builtInPack('kaifu-2018');
const judge = (data: Data) =>
  told(
    ruleOf('score-evidence').decide({ kind: 'score-evidence' }, contextOf(pack, installedSnapshot(pack, data, false))),
  );

describe('score-evidence 人工评分的佐证材料', () => {
  it.each<[string, Data, string]>([
    ['写了', { 'score.managementSystems': 8, 'evidence.managementSystems': '财务管理制度' }, 'pass'],
    [
      '没有写的一条说完',
      { 'score.managementSystems': 8, 'score.fundUseCompliance': 6 },
      'fail: 管理制度健全性（8分）、资金使用合规性（6分）打了分，没有写佐证材料。',
    ],
    ['得 0 分的不用', { 'score.managementSystems': 0 }, 'notApplicable: 还没有人工评分。'],
    ['还没有打分', {}, 'notApplicable: 还没有人工评分。'],
  ])('%s', (_, data, wanted) => expect(judge(data)).toEqual([wanted]));
});
