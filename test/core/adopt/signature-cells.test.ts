import { planAdoption } from '../../../src/core/adopt/plan-adoption';
import type { AdoptionPlan } from '../../../src/core/adopt/plan';
import { builtInPack } from '../../support/built-in-pack';

const pack = builtInPack('hunan-2023/5-projects');

/** A form of ours with that line at its foot. */
function withFoot(...foot: (string | null)[]): AdoptionPlan {
  const cells = [
    ['2024年度部门整体支出绩效自评基础数据表', null, null, null],
    ['填报单位：某某局　金额单位：万元', null, null, null],
    ['经费控制情况', '2023年决算数', '2024年预算数', '2024年决算数'],
    ['三公经费', 1, 2, 3],
    foot,
  ];
  const merges = [{ top: 5, left: 1, bottom: 5, right: 4 }];
  return planAdoption(pack, [
    { name: '附件1', visibility: 'visible', row: 1, column: 1, cells, merges: foot.length === 1 ? merges : [] },
  ]);
}
const states = ({ fields }: AdoptionPlan): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap(({ field, state, candidates: [at] }) =>
      at?.address === 'A5' ? [[field, `${state} ${at.part.is === 'behind' ? at.part.label : at.part.is}`]] : [],
    ),
  );

test('一格里写着四样，各是各的：都认下来', () => {
  expect(
    states(withFoot('填表人（签名）：张三　填报日期：2025年3月8日　联系电话：5200000　单位负责人（签名）：李四')),
  ).toEqual({
    preparer: 'bound 填表人（签名）：',
    preparedOn: 'bound 填报日期：',
    contactPhone: 'bound 联系电话：',
    unitHead: 'bound 单位负责人（签名）：',
  });
});

test('同一样写了两遍，或者别处还有：不替人选', () => {
  expect(states(withFoot('填表人（签名）：张三　填表人（签名）：李四　联系电话：5200000'))).toMatchObject({
    preparer: expect.stringMatching(/^proposed/),
    contactPhone: 'bound 联系电话：',
  });
});
