import { readValue } from '../../src/core/fields/read-value';
import type { FieldTable } from '../../src/core/fields/field-table';
import { isDerived, type Pack } from '../../src/core/pack/pack';
import { tableFromData } from '../../src/core/table/data';
import type { CellValue } from '../../src/core/workbook/snapshot';
import Big from 'big.js';
import { seededRandom } from '../support/random-data';
import type { Part, ReadPart } from './second-scorer';

/** What stands in the cells that scores are made of, by field id. */
export type Cells = Readonly<Record<string, CellValue>>;

/** Cells that hold no usable number: words, a unit, a number kept as text, marks nobody sees, an error, no stored result. */
export const unusableCells: readonly CellValue[] = [
  '约12',
  '0.94万元',
  '118.79',
  '\u202d118.79\u202c',
  '118\u200b.79',
  '——',
  { error: '#N/A' },
  { error: '#UNCACHED' },
  true,
];

/** The product's own reading of these cells. */
export function tableOf(pack: Pack, cells: Cells): FieldTable {
  const values = new Map(
    pack.fields.flatMap((field) =>
      field.kind === 'rows' || isDerived(field) ? [] : [[field.id, readValue(field, cells[field.id] ?? null)] as const],
    ),
  );
  return tableFromData(pack, { values, rows: new Map() });
}

/** The second reading: a number is a number; 无 where the form prints it; words where words belong; nothing else is usable. */
export function partsOf(pack: Pack, cells: Cells): ReadPart {
  return (id): Part => {
    const value = cells[id] ?? null;
    const field = pack.byId.get(id);
    if (field === undefined) throw new Error(`no such field: ${id}`);
    if (value === null || value === '') return { is: 'blank' };
    if (field.kind === 'number') {
      if (typeof value === 'number') return { is: 'number', number: new Big(value.toPrecision(15)) };
      return typeof value === 'string' && value === field.noneText ? { is: 'none' } : { is: 'unusable' };
    }
    if (typeof value !== 'string') return { is: 'unusable' };
    if (field.kind === 'choice' && !field.options.includes(value)) return { is: 'unusable' };
    return { is: 'text', text: value };
  };
}

/** Every part of every score at random, often right on an edge of a standard; blanks, 无, zeros and unusable cells among them. */
export function scoringFilling(pack: Pack, seed: number): Cells {
  const random = seededRandom(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const cents = (most: number): number => Math.round(random() * most * 100) / 100;
  const cells: Record<string, CellValue> = {};
  /** `times` of a base, in whole steps of a per cent, a hundredth beside them, or anything. */
  const near = (base: number, low: number, high: number): number => {
    const percent = low + Math.floor(random() * (high - low + 1));
    const exact = (base * percent) / 100;
    return Math.round((exact + pick([0, 0, 0.01, -0.01, random() * base * 0.01])) * 100) / 100;
  };
  const put = (id: string, value: CellValue): void => {
    if (!pack.byId.has(id)) return;
    const dice = random();
    cells[id] = dice < damage ? (random() < 0.5 ? null : pick(unusableCells)) : value;
  };
  // Half the fillings are whole; in the others some parts are missing.
  const damage = random() < 0.5 ? 0 : 0.04;

  const posts = pick([0, 1, 8, 40, 100, 143, 200]);
  put('authorizedPosts', posts);
  put('actualStaff', random() < 0.1 ? 0 : Math.max(0, posts + Math.floor(random() * 14) - 5));
  const prior = pick([0, 5, 9, 32, 100, cents(60)]);
  put('threePublicExpenses.priorBudget', prior);
  const budget = random() < 0.15 ? 0 : Math.max(0, near(prior, 80, 112));
  split(budget, '.budget');
  split(random() < 0.1 ? 0 : Math.max(0, near(budget, 80, 112)), '.final');
  function split(total: number, column: string): void {
    const purchase = random() < 0.7 ? 0 : Math.round(total * random() * 50) / 100;
    const reception = Math.round((total - purchase) * random() * 100) / 100;
    put(`vehiclePurchase${column}`, purchase);
    put(`officialReception${column}`, reception);
    put(`officialOverseasTravel${column}`, 0);
    put(`vehicleOperation${column}`, Math.round((total - purchase - reception) * 100) / 100);
  }
  const initial = pick([0, 100, 200, 613, 1922.76, cents(5000), cents(5000)]);
  const carryover = pick([0, 5, 19.8, cents(50)]);
  put('initialBudget', initial);
  put('additionalBudget', random() < 0.25 ? 0 : near(initial, -5, 35));
  put('priorCarryover', carryover);
  put('yearEndSurplus', random() < 0.2 ? 0 : Math.abs(near(initial + carryover, 0, 22)));
  put('officeBuildings.completion', pick(['有', '有', '无']));
  for (const [of, over] of [
    ['actualArea', 'approvedArea'],
    ['actualInvestment', 'budgetedInvestment'],
  ] as const) {
    const base = pick([0, 100, 2000, cents(3000)]);
    const none = random() < 0.25;
    put(`officeBuildings.${over}`, none ? '无' : base);
    put(`officeBuildings.${of}`, none ? '无' : Math.max(0, near(base, 90, 122)));
  }
  const outlay = pick([0, 63, 100, cents(300)]);
  put('publicOutlay.budget', outlay);
  put('publicOutlay.final', random() < 0.1 ? 0 : Math.max(0, near(outlay, 92, 112)));
  const planned = pick([0, 20, 100, cents(200)]);
  put('governmentProcurement.budget', planned);
  put('governmentProcurement.final', random() < 0.1 ? 0 : Math.max(0, near(planned, 82, 112)));
  put('procurementStandard', pick(['每超过（降低）1%扣1分', '每超过（降低）5%扣2分']));
  const marks = pick([0, 100, 1000]);
  put('assessment.full', marks);
  put('assessment.earned', Math.max(0, near(marks, 85, 101)));
  put(
    'satisfaction.rate',
    pick([0.7, 0.8, 0.9, 0.6999, 0.7999, 0.8999, 1, 0, 0.95, Math.round(random() * 10_000) / 10_000]),
  );
  for (const id of ['managementSystems', 'fundUseCompliance', 'disclosure', 'benefits', 'administrativeEfficiency'])
    put(`score.${id}`, random() < 0.05 ? pick([0.3, 3.5, 11]) : pick([0, 2, 3, 4, 5, 6, 8]));
  fillEvaluations();
  return cells;

  /** 自评表: marks that make 100 with 预算执行率 10, now and then others; 执行 near the edges of its bands. */
  function fillEvaluations(): void {
    put('executionStandard', pick(['执行率×分值', '分档计分']));
    put('achievementStandard', pick(['按完成比例', '设及格线60%']));
    put('reverseStandard', pick(['（1－超出部分÷指标值）×分值', '指标值÷实际完成值×分值']));
    put('overshootStandard', pick(['只说明原因', '超过30%（含）扣2分']));
    put('capStandard', pick(['不设上限', '按执行率设上限']));
    const rates = [40, 50, 60, 70, 80, 100];
    const spent = (base: number): number => Math.max(0, near(base, pick(rates) - 2, pick(rates) + 2));
    const executed = spent(initial + carryover);
    const fund = pick([0, Math.round(executed * 20) / 100]);
    put('departmentFunds.generalBudget', Math.round((executed - fund) * 100) / 100);
    put('departmentFunds.governmentFund', fund);
    put('departmentFunds.specialAccount', 0);
    put('departmentFunds.otherFunds', 0);
    fillLines('department');
    for (let project = 1; pack.byId.has(`project${project}.name`); project++) {
      if (project > 2) break;
      cells[`project${project}.name`] = `项目${project}`;
      const adjusted = pick([0, 31, 122, 100, cents(900)]);
      const own = `project${project}`;
      const other = random() < 0.5 ? 0 : null;
      put(`${own}.fiscalAppropriation.adjustedBudget`, adjusted);
      put(`${own}.fiscalAppropriation.executed`, spent(adjusted));
      for (const column of ['adjustedBudget', 'executed']) {
        put(`${own}.carryover.${column}`, other);
        put(`${own}.otherFunds.${column}`, other);
      }
      fillLines(own);
    }
  }

  function fillLines(owner: string): void {
    const lines = pack.fields.flatMap(({ id }) =>
      id.startsWith(`${owner}.`) && id.endsWith('.direction') ? [id.slice(0, -'.direction'.length)] : [],
    );
    const used = lines.filter(() => random() < 0.6);
    let left = random() < 0.9 ? 90 : 70;
    used.forEach((line, at) => {
      const share = at === used.length - 1 ? left : Math.min(left, pick([2, 5, 7.5, 8, 10, 12]));
      left = Math.round((left - share) * 100) / 100;
      if (share <= 0) return;
      put(`${line}.full`, share);
      const direction = pick(['≥', '≥', '≤', '≤', '＝', '定性']);
      put(`${line}.direction`, direction);
      if (direction === '定性') {
        const grade = pick(['达成', '部分达成', '未达成']);
        put(`${line}.grade`, grade);
        const inside = { 达成: [0.8, 1, 0.95], 部分达成: [0.6, 0.75, 0.79], 未达成: [0, 0.59, 0.3] }[grade]!;
        put(`${line}.share`, random() < 0.1 ? pick([0.6, 0.8, 0.1]) : pick(inside));
        return;
      }
      const target = pick([0, 1, 24, 98, 240, 12_000, cents(900)]);
      put(`${line}.target`, target);
      put(`${line}.actual`, random() < 0.2 ? target : Math.max(0, near(target, 40, 215)));
    });
  }
}
