/** Target and actual as exports print them, and what they say. unsure: no field of it may be bound unasked. */
interface Sample {
  readonly target: string | number;
  readonly actual: string | number;
  readonly says: readonly [direction: string | null, target: number | null, unit: string | null, actual: number | null];
  readonly grade?: string;
  readonly unsure?: readonly ('target' | 'actual')[];
}

export const samples: readonly Sample[] = [
  { target: '≥95%', actual: '98%', says: ['≥', 95, '%', 98] },
  { target: '≥ 95 %', actual: '90.5％', says: ['≥', 95, '%', 90.5] },
  { target: '＞=12次', actual: '12次', says: ['≥', 12, '次', 12] },
  { target: '=100%', actual: '100%', says: ['＝', 100, '%', 100] },
  { target: '≤1,250.5万元', actual: '1,180万元', says: ['≤', 1250.5, '万元', 1180] },
  { target: '20人以上', actual: '18人', says: ['≥', 20, '人', 18] },
  { target: '不超过3起', actual: '0起', says: ['≤', 3, '起', 0] },
  { target: 100, actual: 96, says: [null, 100, null, 96] },
  { target: '12件', actual: 11, says: [null, 12, '件', 11] },
  { target: '明显改善', actual: '达成', says: ['定性', null, '明显改善', null], grade: '达成' },
  {
    target: '长期坚持',
    actual: '部分达成年度指标并具有一定效果',
    says: ['定性', null, '长期坚持', null],
    grade: '部分达成',
  },
  { target: '及时', actual: '及时', says: ['定性', null, '及时', null] },
  { target: '12月底前', actual: '11月', says: [null, null, null, null], unsure: ['target', 'actual'] },
  { target: '≥95%', actual: 0.98, says: ['≥', 95, '%', 0.98], unsure: ['actual'] },
  { target: '≥3万元', actual: '29000元', says: ['≥', 3, '万元', 29000], unsure: ['actual'] },
];
