import type { CheckKind } from '../../../core/pack/check-params';
import type { RelationKind } from '../../../core/prose/audit/relation';
import type { HelpedView, HelpTopic } from '../../help/help-topic';
import type { Place } from './guides';

/** Headings by anchor. The types ask for every view, every kind of check and of claim; test/house/guides.test.ts finds each in its guide. */
export const viewSections: Readonly<Record<HelpedView, string>> = {
  template: '装入',
  adopt: '认领财政局的表',
  'last-year': '取数',
  paste: '粘贴一批数',
  stage: '决算数阶段',
  checklist: '送出前清单',
  consolidate: '汇总各单位的表',
  check: '说明',
  score: '评分',
  report: '报告',
  'hand-in': '送出',
  ledger: '更新清单',
  links: '链接',
  audit: '文字核对',
  log: '更新记录',
  offline: '网页版怎样用',
};

export const kindSections: Readonly<Record<CheckKind, string>> = {
  'sums-to': '合计应为',
  'at-most': '其中项多出',
  equals: '两处应当一致',
  'percent-of': '比率与算式不符',
  'ratio-in-range': '比率超过或低于范围',
  'not-above': '超过另一个数',
  'change-needs-explanation': '没有写明原因',
  'explanation-agrees': '所写的增减与数字不符',
  'reason-supported': '所写的原因与表里的数矛盾',
  'not-filler': '不是原因',
  'claim-holds': '写未超预算而数字超了',
  'zero-base': '预算为0算不出比率',
  'amount-unit-slip': '可能把元当成了万元',
  'digit-slip': '可能多填或少填了几位',
  'non-negative': '不应为负',
  'cell-type': '应填数值应填文字',
  'formula-intact': '公式被改过',
  'derived-agrees': '显示的数不是最新的',
  'form-copies': '旁边有一张副本',
  'name-intact': '名称不见了读不到',
  'unit-in-heads': '单位行写的不是本表的单位',
  'named-rows': '没有写项目名称或重名',
  'listed-name': '名称不在清单里',
  'names-agree': '各表写的名称不同',
  'none-agrees': '选了有或无与各格不符',
  'comes-with': '填了这一项没有填那一项',
  'score-evidence': '没有写佐证材料',
  'score-choices': '标准里没有这个分',
  'required-filled': '必填项还没有填',
  'year-in-text': '写的是另一年',
  'parts-given': '填了合计没有填分项',
  'not-derived-backwards': '可能是倒挤出来的',
  'no-placeholder': '还留着没有填的地方',
  'no-mention': '名称里有不该有的词',
  'text-states-figure': '正文写的数与表中不同',
  'prose-agrees': '一段文字里的数对不上',
  'weights-add-up': '分值合计不对',
  'indicator-complete': '指标没有填全',
  'deviation-reason': '没有写偏差原因',
  'goal-states-figure': '总体目标写的数与指标不同',
  'prior-year-as-arrived': '上年数改过了',
  'qualitative-share': '评定比例不在所选的档次',
};

export const relationSections: Readonly<Record<RelationKind, string>> = {
  sum: '报告里合计与分项',
  count: '报告里个数与列举',
  share: '报告里占比',
  'rate-of-change': '报告里增减率',
  completion: '报告里完成率',
  rate: '报告里比率',
  product: '报告里单价与数量',
  'same-quantity': '报告里同一个数前后不同',
  difference: '报告里增减额与余额',
  identity: '报告里总数与构成',
  limit: '报告里编制与在职',
  claim: '报告里结论与数字',
  'zero-count': '报告里数量为零而有金额',
  direction: '报告里增减方向',
  unit: '报告里计量单位',
  placeholder: '报告里未填的提示',
  workbook: '报告与工作簿不同',
  heading: '报告的单位与年度',
  'left-over': '上年留下的话',
  alone: '没有可对的数',
};

/** The section for where one stands. */
export function placeOf(topic: HelpTopic): Place {
  if ('view' in topic) return { guide: 'accountants', slug: viewSections[topic.view] };
  const slug = 'kind' in topic ? kindSections[topic.kind] : relationSections[topic.relation];
  return { guide: 'findings', slug };
}
