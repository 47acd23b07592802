import type { Tree } from '../../src/core/pack/merge';
import { indexPack, type Pack } from '../../src/core/pack/pack';
import { readPack, type PackReading } from '../../src/core/pack/read-pack';
import { builtInTrees } from './built-in-pack';

/*
 * A form with what the tables of other provinces have: an execution weight of 30 outside the indicators (河南 2024), 半分 (四川 工资类自评),
 * 效益40 shared by the kinds that were chosen (四川 2017—2019), deduction per case, 扣分原因, two weights in one cell, 结余 against a zero
 * 结转 (湖南岳阳一类的老评分表). It stands on the fields and sheets of 开福区 2018.
 */

interface Form {
  scoring: Record<string, unknown>;
  sample: Record<string, unknown>;
  fields: Record<string, unknown>[];
  checks: Record<string, unknown>[];
  sheets: { id: string; indicators?: Record<string, unknown>; rows?: Record<string, unknown>[] }[];
}

const benefits = [
  ['economic', '经济效益'],
  ['social', '社会效益'],
  ['ecological', '生态效益'],
  ['lasting', '可持续影响'],
] as const;

function indicator(id: string, label: string, full: unknown, rule: unknown): Record<string, unknown> {
  return { id, label, full, standard: '按标准', definition: '按公式', rule, basis: '测试', seen: false };
}

function level(id: string, label: string, full: string, indicators: readonly unknown[]): Record<string, unknown> {
  return { id, label, full, children: [{ id: `${id}Block`, label, full, indicators }] };
}

const levels = [
  level('execution', '预算执行', '30', [
    indicator('executionScore', '预算执行率', '30', {
      kind: 'prorated',
      of: 'basicExpenditure.final',
      outOf: 'basicExpenditure.budget',
    }),
  ]),
  level('management', '管理', '22.5', [
    indicator('violationScore', '违规使用资金', '22.5', {
      kind: 'steps',
      rate: 'violations',
      loses: 'above',
      standard: '0',
      step: '1',
      deduct: '3.5',
    }),
  ]),
  level('surplus', '结余', '7.5', [
    indicator('surplusScore', '结余变动率', '7.5', {
      kind: 'bands',
      rate: 'surplusRate',
      bands: [
        { upTo: '0', exclusive: true, points: '7.5' },
        { upTo: '0', points: '7.5' },
        { upTo: '0.125', points: '4.5' },
        { points: '0' },
      ],
      zeroBase: { base: 'priorCarryover', amount: 'yearEndSurplus', points: '0' },
    }),
  ]),
  level(
    'effects',
    '效益',
    '40',
    benefits.map(([id, label]) => indicator(`${id}Score`, label, { field: `${id}Marks` }, { kind: 'manual' })),
  ),
];

const fields = [
  { id: 'violations', label: '补充资料/违规次数', name: '违规次数', kind: 'number', unit: '次' },
  {
    id: 'surplusRate',
    label: '补充资料/评分比率/结余变动率',
    name: '结余变动率',
    kind: 'number',
    unit: '%',
    negative: true,
    derive: { changeRate: { from: 'priorCarryover', to: 'yearEndSurplus' } },
  },
  ...benefits.map(([id, label]) => ({
    id: `${id}Marks`,
    label: `评分表/效益/${label}/选用分值`,
    name: `${label}分值`,
    kind: 'number',
    unit: '分',
    decimals: 1,
  })),
];

/** The layers, for tests that spoil them. */
export function otherProvinceLayers(): Tree[] {
  const layers = structuredClone(builtInTrees('kaifu-2018'));
  const form = layers.at(-1) as unknown as Form;
  form.scoring = { ...form.scoring, levelMarks: 'label', deductionReasons: true, levels };
  form.sample = Object.fromEntries(Object.entries(form.sample).filter(([key]) => !/^(score|evidence)\./.test(key)));
  form.fields.push(...fields);
  // It is about the scores of the indicators that stood here.
  form.checks.find(({ id }) => id === 'deductionReason')!['about'] = [];
  form.checks.push({
    id: 'blockMarks',
    title: '选用的几项分摊这一块的分值',
    level: 'error',
    rule: { kind: 'weights-add-up', per: 'block' },
    basis: '测试',
  });
  const sheet = form.sheets.find(({ id }) => id === 'scoreTable')!;
  const { level1Full: _first, level2Full: _second, breakAfter: _breaks, ...columns } = sheet.indicators!;
  sheet.indicators = { ...columns, deduction: 'L' };
  (sheet as unknown as { columnsMm: number[] }).columnsMm.push(50);
  const supplement = form.sheets.find(({ id }) => id === 'supplement')!;
  supplement.rows!.push(
    ...['violations', 'surplusRate'].map((field) => ({
      id: `${field}Row`,
      heightPt: 22,
      cells: [
        { at: 'A', text: field, style: 'rowNameSmall' },
        { at: 'B', field, style: 'amount' },
      ],
    })),
  );
  return layers;
}

export function readOtherProvinces(layers: readonly Tree[] = otherProvinceLayers()): PackReading {
  return readPack({ layers });
}

export function otherProvincesPack(): Pack {
  const reading = readOtherProvinces();
  if (!reading.ok) throw new Error(reading.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'));
  return indexPack(reading.pack);
}
