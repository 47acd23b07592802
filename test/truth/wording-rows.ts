import Big from 'big.js';

/** A row of 《增减变动说明表》 as its writer sees it; amounts in hundredths of 万元. */
export interface Row {
  readonly subject: string;
  /** 上年决算数 (基本支出预算: 上年预算数). */
  readonly prior: number | null;
  /** 本年预算数; null where the row compares with the year before alone. */
  readonly budget: number | null;
  readonly final: number;
  readonly year: number;
  readonly staff: number;
  readonly priorStaff: number | null;
  /** 本年追加 of the whole unit. */
  readonly additional: number;
  readonly is:
    'staffMoney' | 'outlay' | 'projects' | 'threePublic' | 'vehicles' | 'overseas' | 'reception' | 'procurement';
  readonly parts: readonly RowPart[];
}

export interface RowPart {
  readonly name: string;
  readonly prior: number | null;
  readonly budget: number | null;
  readonly final: number;
}

export interface Wording {
  readonly id: string;
  /** Whether it states a cause: only then it answers 需说明. */
  readonly explains: boolean;
  readonly fits: (row: Row) => boolean;
  readonly say: (row: Row, pick: <T>(of: readonly T[]) => T) => string;
}

export function money(cents: number): string {
  return `${new Big(Math.abs(cents)).div(100).toFixed()}万元`;
}

/** "12.5%" at so many digits, half up. */
export function percent(delta: number, base: number, digits: number): string {
  return `${new Big(Math.abs(delta)).times(100).div(Math.abs(base)).toFixed(digits)}%`;
}

export const overPrior = ({ prior, final }: Row): number => final - (prior ?? final);
export const overBudget = ({ budget, final }: Row): number => final - (budget ?? final);
export const up = (row: Row): boolean => row.prior !== null && overPrior(row) > 0;
export const down = (row: Row): boolean => row.prior !== null && overPrior(row) < 0;
export const under = (row: Row): boolean => row.budget !== null && overBudget(row) < 0;
export const over = (row: Row): boolean => row.budget !== null && overBudget(row) > 0;
export const rated = (row: Row): boolean => row.prior !== null && row.prior > 0 && overPrior(row) !== 0;
export const ratedBudget = (row: Row): boolean => row.budget !== null && row.budget > 0 && overBudget(row) !== 0;
export const flatPrior = (row: Row): boolean => row.prior !== null && overPrior(row) === 0;
export const flatBudget = (row: Row): boolean => row.budget !== null && overBudget(row) === 0;
export const flat = (row: Row): boolean =>
  (row.prior === null || overPrior(row) === 0) && (row.budget === null || overBudget(row) === 0);
export const nothing = (row: Row): boolean => flat(row) && row.final === 0;
export const net = ({ staff, priorStaff }: Row): number => staff - (priorStaff ?? staff);
export const moved = (part: RowPart): number => part.final - (part.prior ?? part.final);
export const movedPart = (row: Row): RowPart | undefined =>
  row.parts.find((part) => part.prior !== null && moved(part) !== 0);
export const word = (delta: number): string => (delta > 0 ? '增加' : '减少');
export const rateWord = (delta: number): string => (delta > 0 ? '增长' : '下降');
export const cause = (row: Row, delta: number): string =>
  ({
    staffMoney: delta > 0 ? '调整基本工资标准、补缴社会保险费' : '部分津补贴推迟到下年发放',
    outlay: delta > 0 ? '办公用房维修和设备更新' : '推行无纸化办公，压缩印刷和会议开支',
    projects: delta > 0 ? '新增信息系统建设任务' : '部分任务转到下年实施，尾款未付',
    threePublic: delta > 0 ? '车辆老化、维修次数增多' : '严格公务用车派车审批',
    vehicles: delta > 0 ? '车辆老化、维修次数增多' : '两台车辆报废后用车次数下降',
    overseas: delta > 0 ? '经批准参加友好城市交流活动' : '原定的出访任务没有成行',
    reception: delta > 0 ? '上级检查和兄弟单位考察批次多' : '落实公函接待制度，来访批次少',
    procurement: delta > 0 ? '更换办公电脑，批量采购' : '采购中标价低于预算价',
  })[row.is];
export const staffRow = (row: Row): boolean =>
  (row.is === 'staffMoney' || row.is === 'outlay') && row.priorStaff !== null;

/** A wording, true of every row it fits. */
export function wording(id: string, fits: Wording['fits'], say: Wording['say'], explains = false): Wording {
  return { id, fits, say, explains };
}
