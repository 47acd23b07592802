import type { Tree } from '../src/core/pack/merge';

/**
 * 《项目清单》 laid over a built-in form: repeating rows of ten columns, two of them formulas filled down, totals under the block,
 * checks row by row and on the sums. What is measured with many rows, and what tests of repeating rows use.
 */
export const projectList: Tree = {
  id: 'project-list',
  title: '项目清单（测量和测试用）',
  region: '测试',
  year: 2018,
  version: '1.0.0',
  fields: [
    {
      id: 'projects',
      label: '项目清单/项目',
      kind: 'rows',
      minimumRows: 1,
      guide: '一个项目一行。',
      columns: [
        {
          id: 'name',
          label: '项目名称',
          name: '清单项目名称',
          kind: 'text',
          required: true,
          lastYear: 'projects.name',
        },
        { id: 'category', label: '项目类型', kind: 'text' },
        { id: 'purpose', label: '资金用途', kind: 'text' },
        {
          id: 'priorFinal',
          label: '上年支出',
          name: '清单上年支出',
          kind: 'number',
          unit: '万元',
          lastYear: 'projects.final',
        },
        { id: 'initialBudget', label: '年初预算', name: '清单年初预算', kind: 'number', unit: '万元' },
        { id: 'supplement', label: '本年追加', name: '清单本年追加', kind: 'number', unit: '万元', negative: true },
        {
          id: 'budget',
          label: '全年预算',
          name: '清单全年预算',
          kind: 'number',
          unit: '万元',
          derive: { sum: ['projects.initialBudget', 'projects.supplement'] },
        },
        { id: 'final', label: '全年执行', name: '清单全年执行', kind: 'number', unit: '万元' },
        {
          id: 'executionRate',
          label: '执行率',
          name: '清单执行率',
          kind: 'number',
          unit: '%',
          derive: { ratio: { of: ['projects.final'], over: ['projects.budget'] } },
        },
        { id: 'reason', label: '偏差原因', name: '清单偏差原因', kind: 'text' },
      ],
    },
    ...['priorFinal', 'initialBudget', 'supplement', 'budget', 'final'].map((column) => ({
      id: `projectsTotal.${column}`,
      label: `项目清单/合计/${column}`,
      name: `清单合计${column}`,
      kind: 'number',
      unit: '万元',
      derive: { sum: [`projects.${column}`] },
    })),
    {
      id: 'projectsTotal.executionRate',
      label: '项目清单/合计/执行率',
      name: '清单合计执行率',
      kind: 'number',
      unit: '%',
      derive: { ratio: { of: ['projects.final'], over: ['projects.budget'] } },
    },
    {
      id: 'projectsTotal.count',
      label: '项目清单/合计/个数',
      name: '清单项目个数',
      kind: 'number',
      unit: '个',
      decimals: 0,
      derive: { count: 'projects.name' },
    },
  ],
  sheets: [
    {
      id: 'projects',
      title: '项目清单',
      // B is the hidden key column: inside the table, so that whatever people select to sort takes the keys along.
      columnsMm: [50, 0, 24, 50, 22, 22, 22, 22, 22, 20, 50],
      page: {
        orientation: 'landscape',
        marginsMm: { top: 18, bottom: 15, left: 15, right: 15 },
        fit: 'width',
        printColumns: 'A:K',
        titleRows: ['head', 'head'],
      },
      boxes: [{ from: 'head', to: 'total', columns: 'A:K' }],
      rows: [
        { id: 'title', heightPt: 30, cells: [{ at: 'A:K', text: '{year}年度项目清单', style: 'titleSmall' }] },
        {
          id: 'head',
          heightPt: 24,
          cells: [
            '项目名称',
            '',
            '项目类型',
            '资金用途',
            '上年支出',
            '年初预算',
            '本年追加',
            '全年预算',
            '全年执行',
            '执行率',
            '偏差原因',
          ].flatMap((text, index) => (text === '' ? [] : [{ at: 'ABCDEFGHIJK'.charAt(index), text, style: 'head' }])),
        },
        {
          id: 'projects',
          heightPt: 24,
          repeat: 'projects',
          cells: [
            { at: 'A', field: 'projects.name', style: 'rowName' },
            { at: 'C', field: 'projects.category', style: 'rowName' },
            { at: 'D', field: 'projects.purpose', style: 'rowName' },
            { at: 'E', field: 'projects.priorFinal', style: 'amount' },
            { at: 'F', field: 'projects.initialBudget', style: 'amount' },
            { at: 'G', field: 'projects.supplement', style: 'amount' },
            { at: 'H', field: 'projects.budget', style: 'amount' },
            { at: 'I', field: 'projects.final', style: 'amount' },
            { at: 'J', field: 'projects.executionRate', style: 'percentSmall' },
            { at: 'K', field: 'projects.reason', style: 'rowName' },
          ],
        },
        {
          id: 'total',
          heightPt: 24,
          cells: [
            { at: 'A', text: '合计', style: 'head' },
            { at: 'C', field: 'projectsTotal.count', style: 'rowName' },
            { at: 'E', field: 'projectsTotal.priorFinal', style: 'amount' },
            { at: 'F', field: 'projectsTotal.initialBudget', style: 'amount' },
            { at: 'G', field: 'projectsTotal.supplement', style: 'amount' },
            { at: 'H', field: 'projectsTotal.budget', style: 'amount' },
            { at: 'I', field: 'projectsTotal.final', style: 'amount' },
            { at: 'J', field: 'projectsTotal.executionRate', style: 'percentSmall' },
          ],
        },
      ],
    },
  ],
  checks: [
    ...['initialBudget', 'budget', 'final'].map((column) => ({
      id: `projectsSum.${column}`.replace('.', ''),
      title: `清单合计等于各项目之和（${column}）`,
      level: 'error',
      rule: { kind: 'sums-to', total: `projectsTotal.${column}`, parts: [`projects.${column}`] },
      basis: '同表勾稽',
    })),
    {
      id: 'projectsWithinBudget',
      title: '项目支出不超过全年预算',
      level: 'explain',
      rule: {
        kind: 'not-above',
        amount: 'projects.final',
        limit: 'projects.budget',
        amountLabel: '全年执行',
        limitLabel: '全年预算',
      },
      basis: '预算约束',
    },
    {
      id: 'projectsChangeExplained',
      title: '比上年增减大的项目写明原因',
      level: 'explain',
      rule: {
        kind: 'change-needs-explanation',
        from: 'projects.priorFinal',
        to: 'projects.final',
        reason: 'projects.reason',
        subject: '项目支出',
        fromLabel: '上年支出',
        toLabel: '全年执行',
      },
      basis: '编制说明',
    },
    {
      id: 'projectsReasonAgrees',
      title: '偏差原因与数字一致',
      level: 'explain',
      rule: {
        kind: 'explanation-agrees',
        reason: 'projects.reason',
        subject: '项目支出',
        comparisons: [{ from: 'projects.priorFinal', to: 'projects.final', label: '比上年' }],
      },
      basis: '编制说明',
    },
    {
      id: 'projectsRateRange',
      title: '项目执行率在合理范围',
      level: 'explain',
      rule: { kind: 'ratio-in-range', rate: 'projects.executionRate', min: '0.5', max: '1.2', label: '项目执行率' },
      basis: '财预〔2020〕10号',
    },
    {
      id: 'projectsUnitSlip',
      title: '清单金额单位',
      level: 'explain',
      rule: { kind: 'amount-unit-slip', rows: [['projects.priorFinal', 'projects.initialBudget', 'projects.final']] },
      basis: '表样',
    },
    {
      id: 'projectsNoMention',
      title: '项目里没有人员支出',
      level: 'explain',
      rule: {
        kind: 'no-mention',
        text: 'projects.name',
        words: ['公积金', '奖金'],
        meaning: '属人员经费',
        amount: 'projects.final',
      },
      basis: '支出分类',
    },
    {
      id: 'projectsNoPlaceholder',
      title: '清单文字没有留空',
      level: 'notice',
      rule: { kind: 'no-placeholder', texts: ['projects.purpose', 'projects.reason'] },
      basis: '表样',
    },
    {
      id: 'projectsYear',
      title: '清单里的年份',
      level: 'notice',
      rule: { kind: 'year-in-text', sheets: ['projects'], texts: ['projects.purpose'] },
      basis: '表样',
    },
  ],
};

/** Rows that no check finds fault with, alike on every machine. */
export function projectRows(count: number): Record<string, number | string>[] {
  return Array.from({ length: count }, (_, at) => {
    const priorFinal = ((at * 37) % 900) + 100 + ((at * 13) % 100) / 100;
    const initialBudget = Number((priorFinal * 1.05).toFixed(2));
    return {
      name: `项目${at + 1}`,
      category: ['业务工作经费', '运行维护经费', '专项资金'][at % 3] ?? '',
      purpose: `第${(at % 40) + 1}批设施维护和日常管理`,
      priorFinal,
      initialBudget,
      supplement: at % 7 === 0 ? 3.5 : 0,
      final: Number((priorFinal * 1.02).toFixed(2)),
    };
  });
}
