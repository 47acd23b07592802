import { decide, people, rate, told, type Cells } from './table';

const fields = [rate('rate', '补充资料/满意度'), people('sample', '补充资料/样本数')];
const judge = (cells: Cells) => told(decide({ kind: 'comes-with', given: 'rate', needs: 'sample' }, fields, cells));

describe('comes-with 填了甲就要填乙', () => {
  it.each<[string, Cells, string]>([
    ['都填了', { rate: 0.92, sample: 50 }, 'pass'],
    ['没有样本数', { rate: 0.92 }, 'fail: 满意度填了92.00%，但没有填样本数。'],
    ['样本数是 0，也是填了', { rate: 0.92, sample: 0 }, 'pass'],
    ['没有满意度，就不要样本数', {}, 'notApplicable: 满意度没有填。'],
    ['样本数不是数，那一格自己会说', { rate: 0.92, sample: '五十' }, 'pass'],
  ])('%s', (_, cells, wanted) => expect(judge(cells)).toEqual([wanted]));
});
