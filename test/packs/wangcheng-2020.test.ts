import { casesOf } from './pack-cases';
import { describePublishedExample } from './published-example';

describePublishedExample({
  pack: 'wangcheng-2020',
  seed: '望城区-2020',
  reports: [
    {
      id: 'selfEvaluation',
      original: (seed) => seed.replace('[bookmark: _GoBack]', ''),
      headings: [
        '一、单位基本情况',
        '二、长沙市望城区征地服务中心预算管理及执行情况',
        '1.资金使用',
        '2.资金管理',
        '三、长沙市望城区征地服务中心资产管理情况',
        '四、长沙市望城区征地服务中心整体支出绩效目标及开展情况',
        '（一）2020年度征地补偿安置工作情况',
        '（二）2021年度工作思路',
      ],
    },
  ],
  finance: [
    ['staffing', '长沙市望城区征地服务中心为全额拨款的事业单位，人员编制17名，退役士官4人。职能职责如下：'],
    [
      'fundUse',
      '长沙市望城区征地办年度项目资金405万元整，用于征拆安置工作协调、会议、政策电视宣传制作、宣传资料印刷以及依法腾地专项支出等；用于完成本区域范围内征地安置依法腾地工作、项目扫尾及政策宣传；依法依规热情主动做好全区项目征地拆迁安置工作的牵头、组织、协调、监督等，保障项目的顺利推进。',
    ],
    [
      'fixedAssets',
      '截至2020年12月31日本单位有固定资产162.02万元，累计折旧116.12万元，资产已全部录入资产系统，集中统一管理，单位专设一名固定资产管理员。',
    ],
  ],
  open: {
    error: ['proseAgrees'],
    explain: [],
    notice: [],
  },
  says: [],
  score: { scored: '91.68', pending: ['disclosure'] },
  clean: casesOf('wangcheng-2020').clean,
  faults: [
    ['累计折旧大于原值', { 'fixedAssets.accumulatedDepreciation': 1161.2 }, 'depreciationWithinAssets'],
    [
      '奖金列入项目',
      { businessProjects: [{ name: '年度考核奖', priorFinal: 398, budget: 405, final: 405 }] },
      'staffCostsInProjects',
    ],
    ['正文的编制数与表不同', { 'reportText.yearWork': '中心核定编制15人，全部在岗。' }, 'proseFigures'],
    ['三公经费决算超过预算', { 'officialReception.final': 3.2 }, 'threePublicFinalNotAboveBudget'],
  ],
});
