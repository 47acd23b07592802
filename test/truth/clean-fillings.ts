import { isDerived, type Pack } from '../../src/core/pack/pack';
import type { Data } from '../../src/core/table/data';
import { seededRandom } from '../support/random-data';
import type { Book, Project } from './clean-book';
import { fillEvaluations } from './clean-evaluations';
import { fillOwn } from './clean-own';
import { proseOf } from './clean-prose';
import { money, type Row, type RowPart } from './wording-rows';
import { wordings } from './wordings';

/** An honest, complete, self-consistent filling of a form, and what it says where. */
export interface CleanFilling {
  readonly data: Data;
  /** Field of a reason → the wording that was used. */
  readonly said: ReadonlyMap<string, string>;
  /** Amounts are whole 万元 (or cents). */
  readonly isWhole: boolean;
}

const projectNames = [
  '便民服务平台运行',
  '公共设施维护',
  '基层党建工作',
  '安全生产专项整治',
  '农村人居环境整治',
  '档案数字化加工',
  '普法宣传',
  '信息系统运维',
  '乡村道路养护',
  '统计调查',
  '执法装备更新',
  '业务用房维修',
  '农机购置补贴',
  '城乡居民养老保险补助',
  '农民工工资支付保障',
];

export function cleanFilling(pack: Pack, seed: number): CleanFilling {
  const random = seededRandom(seed * 7919 + 13);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const chance = (p: number): boolean => random() < p;
  const isWhole = chance(0.4);
  const unitOf = isWhole ? 100 : 1;
  const round = (cents: number): number => Math.round(cents / unitOf) * unitOf;
  const around = (cents: number, share: number): number => Math.max(0, round(cents * (1 + (random() * 2 - 1) * share)));
  const between = (low: number, high: number): number => round((low + random() * (high - low)) * 100);
  const data: Record<string, unknown> = {};
  const said = new Map<string, string>();
  const notes: { findingId: string; note: string }[] = [];
  const year = Array.isArray(pack.year) ? pack.year[1] : pack.year;
  const put: Book['put'] = (id, value) => {
    const field = pack.byId.get(id);
    if (field && !isDerived(field) && value !== null) data[id] = value;
  };
  const amount: Book['amount'] = (id, cents) => put(id, cents === null ? null : cents / 100);
  const size = pick([1, 1, 3, 10, 30, 60, 60, 4000]);
  const isNew = chance(0.07);
  const noThree = chance(0.08);
  const unit = pick(['示例县档案馆', '示例区市政服务中心', '示例县农业农村局', '示例镇人民政府']);
  const book: Book = { pack, year, unit, random, put, amount, pick, chance, around };

  put('budgetUnitName', unit);
  put('budgetUnitShortName', chance(0.5) ? unit.replace('示例', '') : null);
  put('fiscalYear', year);
  put('preparer', chance(0.5) ? '财务股' : null);
  put('preparedOn', chance(0.5) ? `${year + 1}-03-${pick(['05', '18', '29'])}` : null);
  put('contactPhone', null);
  put('finalAccountsStage', pick(['初审数', '会审数', '批复数']));
  put('finalAccountsDate', chance(0.3) ? `${year + 1}-02-20` : null);

  // 编制、在职：under, at, over (军转安置) with its note.
  const posts = pick([1, 3, 9, 17, 40, 59, 143]);
  const staff = Math.max(1, posts + pick([-3, -2, -1, -1, 0, 0, 0, 1, 4]));
  const priorStaff = !isNew && chance(0.85) ? Math.max(1, staff + pick([-3, -1, 0, 0, 1, 2])) : null;
  put('authorizedPosts', posts);
  put('actualStaff', staff);
  put('priorStaff', priorStaff);
  if (staff > posts)
    note(
      'staffControlRateRange',
      `超编${staff - posts}人，为接收安置军转干部和机构改革划转人员，县编办已批准消化期三年。`,
    );
  const retired = chance(0.7) ? pick([0, 2, 12, 31]) : null;
  const veterans = retired === null ? null : Math.min(retired, pick([0, 0, 1]));
  put('retirees.total', retired);
  put('retirees.veteran', veterans);
  put('retirees.ordinary', retired === null ? null : retired - veterans!);
  put('borrowedStaff', chance(0.5) ? pick([0, 1, 2]) : null);
  put('nonPostStaff', chance(0.5) ? pick([0, 3, 12]) : null);
  put('administrativeUnits', 1);
  put('subordinateUnits', pick([0, 2]));
  put('internalDepartments', pick([3, 6]));
  put('retiredSergeants', 0);

  // 三公：each item within its budget, the budget within last year's or explained.
  const three = Object.fromEntries(
    (
      [
        ['vehiclePurchase', chance(0.15) ? between(15, 25) : 0],
        ['vehicleOperation', chance(0.8) ? between(2, 8) * (size > 5 ? 3 : 1) : 0],
        ['officialOverseasTravel', chance(0.1) ? between(3, 9) : 0],
        ['officialReception', chance(0.85) ? between(1, 6) * (size > 5 ? 2 : 1) : 0],
      ] as const
    ).map(([id, planned]) => {
      const budget = noThree ? 0 : planned;
      const still = budget === 0 || chance(0.15);
      const final = still ? budget : Math.min(budget, around(budget * (id === 'vehiclePurchase' ? 0.98 : 0.9), 0.12));
      const prior = isNew || id === 'vehiclePurchase' ? 0 : still ? budget : around(budget, 0.3);
      for (const [column, cents] of [
        ['priorFinal', prior],
        ['budget', budget],
        ['final', final],
      ] as const)
        amount(`${id}.${column}`, cents);
      return [id, { prior, budget, final }];
    }),
  ) as Record<'vehiclePurchase' | 'vehicleOperation' | 'officialOverseasTravel' | 'officialReception', Moved>;
  const vehicles = total(three.vehiclePurchase, three.vehicleOperation);
  const threePublic = total(vehicles, three.officialOverseasTravel, three.officialReception);
  const priorThree = isNew || noThree ? 0 : threePublic.budget + (chance(0.3) ? 100 : round(100 + random() * 300));
  const dearer = priorThree > 0 && three.vehiclePurchase.budget > 0;
  amount('threePublicExpenses.priorBudget', dearer ? priorThree - three.vehiclePurchase.budget : priorThree);
  if (dearer && priorThree - three.vehiclePurchase.budget < threePublic.budget)
    note(
      'threePublicBudgetNotAbovePrior',
      `经县机关事务服务中心批准更新执法执勤用车1辆，增加${money(three.vehiclePurchase.budget)}。`,
    );

  // 项目：none, one or several, named.
  const blocks = ['businessProjects', 'maintenanceProjects', 'specialFunds', 'governmentSpecialFunds'].filter((id) =>
    pack.byId.has(id),
  );
  const names = [...projectNames].sort(() => random() - 0.5);
  const projects: Project[] = [];
  const noProjects = chance(0.2);
  for (const block of blocks) {
    const count = noProjects ? 0 : pick(block === 'businessProjects' ? [1, 1, 2] : [0, 0, 1]);
    for (let at = 0; at < count; at++) {
      const budget = chance(0.1) ? 0 : between(5, 60) * size;
      const final = budget === 0 ? around(between(1, 6), 0.1) : chance(0.3) ? budget : around(budget * 0.98, 0.04);
      const prior = isNew || chance(0.2) ? 0 : chance(0.3) ? budget : around(budget, 0.12);
      projects.push({ name: names[projects.length]!, block, prior, budget, final: Math.min(final, budget || final) });
    }
    const own = projects.filter((project) => project.block === block);
    if (own.length > 0)
      data[block] = own.map((project) => ({
        name: `${project.name}经费`,
        ...(pack.byId.has(`${block}.purpose`) && { purpose: `${project.name}的日常开支` }),
        priorFinal: project.prior / 100,
        budget: project.budget / 100,
        final: project.final / 100,
      }));
    else if (chance(0.6)) data[block] = [{ priorFinal: 0, budget: 0, final: 0 }];
  }
  const project = total(...projects);

  // 公用、人员、基本支出：基本支出＝人员经费＋公用经费，whatever the form asks.
  const outlay = moves(between(12, 40) * size, 0.08);
  amounts('publicOutlay', outlay);
  const parts: RowPart[] = [];
  let left: Moved = { ...outlay };
  const noParts = chance(0.2);
  for (const [id, name, share] of [
    ['officeExpense', '办公费', 0.35],
    ['utilitiesAndTravel', '水电费和差旅费', 0.3],
    ['meetingsAndTraining', '会议费和培训费', 0.15],
  ] as const) {
    if (noParts) continue;
    const part = {
      prior: Math.min(left.prior, around(outlay.prior * share, 0.2)),
      budget: Math.min(left.budget, around(outlay.budget * share, 0.2)),
      final: Math.min(left.final, around(outlay.final * share, 0.2)),
    };
    left = { prior: left.prior - part.prior, budget: left.budget - part.budget, final: left.final - part.final };
    amounts(id, part);
    parts.push({ name, ...part });
  }
  const personnelBudget = Math.max(between(6, 12) * staff * (size >= 30 ? 5 : 1), round(outlay.budget * 0.8));
  // A remainder far smaller than the budget beside it is as honest as a large one.
  const tiny = (): number => (isWhole ? 100 * pick([1, 1, 2, 3]) : 1 + Math.floor(random() * 90));
  const carryover = isNew ? 0 : pick([0, tiny(), round(100 + random() * 800), round(random() * 3000)]);
  const surplus = Math.min(pick([0, 0, round(random() * 500), round(random() * 3000)]), round(personnelBudget * 0.08));
  const initial = personnelBudget + outlay.budget + project.budget;
  const unplanned = projects.reduce((sum, one) => sum + (one.budget === 0 ? one.final : 0), 0);
  const added =
    unplanned +
    pick([
      0,
      0,
      round(100 + random() * 900),
      around(personnelBudget * 0.06, 0.5),
      -around(personnelBudget * 0.05, 0.5),
    ]);
  // 支出决算＝上年结转＋年初预算＋本年追加－年末结余；what is left of it pays the staff.
  const spent = carryover + initial + added - surplus;
  const personnelFinal = spent - project.final - outlay.final;
  const personnel: Moved = {
    prior: isNew ? 0 : around(personnelFinal, 0.08),
    budget: personnelBudget,
    final: personnelFinal,
  };
  // 人员经费 is asked beside the form and may stay blank.
  const tellsPersonnel = chance(0.85);
  if (tellsPersonnel) amounts('personnelExpenses', personnel);
  const basic = total(personnel, outlay);
  const priorBasicBudget = isNew ? 0 : around(basic.budget, 0.08);
  amounts('basicExpenditure', basic);
  amount('basicExpenditure.priorBudget', priorBasicBudget);
  amount('priorCarryover', carryover);
  amount('initialBudget', initial);
  amount('additionalBudget', added);
  amount('yearEndSurplus', surplus);
  const adjusts = chance(0.3);
  const adjustedBasic = basic.budget + added + carryover;
  if (adjusts) amount('basicExpenditure.adjustedBudget', adjustedBasic);

  const buys = chance(0.25) ? 0 : between(3, 20) * size;
  const bought = buys === 0 ? 0 : chance(0.3) ? buys : Math.min(buys, around(buys * 0.96, 0.04));
  amount('governmentProcurement.budget', buys);
  amount('governmentProcurement.final', bought);

  // 楼堂馆所：mostly none.
  const built = chance(0.1);
  put('officeBuildings.completion', built ? '有' : '无');
  const area = between(900, 3000);
  const cost = between(300, 900);
  for (const [id, value] of [
    ['approvedArea', area],
    ['actualArea', around(area * 0.98, 0.02)],
    ['budgetedInvestment', cost],
    ['actualInvestment', Math.min(cost, around(cost * 0.97, 0.03))],
  ] as const) {
    if (built) amount(`officeBuildings.${id}`, value);
    else put(`officeBuildings.${id}`, '无');
  }
  put('austerityMeasures', chance(0.8) ? '严格执行公务接待、公务用车审批制度，压减一般性支出。' : null);

  // 评分用
  put('procurementStandard', chance(0.8) ? pick(['每超过（降低）1%扣1分', '每超过（降低）5%扣2分']) : null);
  put('assessment.full', 100);
  put('assessment.earned', pick([88, 96.5, 100]));
  put('satisfaction.rate', pick([0.92, 0.885, 1]));
  put('satisfaction.sampleSize', pick([35, 52, 206]));
  put('disclosure.budgetDate', chance(0.5) ? `${year}-02-10` : null);
  put('disclosure.finalDate', chance(0.5) ? `${year}-09-12` : null);
  for (const [id, points, evidence] of [
    ['managementSystems', 8, '内部控制制度汇编'],
    ['fundUseCompliance', pick([5, 6]), '年度内部审计报告'],
    ['disclosure', 5, '门户网站公开页面截图'],
    ['benefits', 5, '年度工作总结'],
    ['administrativeEfficiency', pick([3, 6]), '年度绩效考核结果通报'],
  ] as const) {
    put(`score.${id}`, points);
    put(`evidence.${id}`, evidence);
  }

  fillOwn(book, { projects, basicBudget: basic.budget, income: initial + added, spent, note, data });
  for (const field of pack.fields)
    if (field.kind === 'text' && !isDerived(field) && field.length === 'prose' && field.required === true)
      put(field.id, proseOf(field.id, { year, threePublicFinal: threePublic.final, added, surplus }, pick));
  fillEvaluations(book, { projects, spent, adjusted: carryover + initial + added, project });

  // 增减原因
  const shared = { year, staff, priorStaff, additional: added };
  const vehicleParts = [named('公车购置', three.vehiclePurchase), named('公车运行维护费', three.vehicleOperation)];
  say('basicExpenditureBudget', {
    subject: '基本支出预算',
    prior: priorBasicBudget,
    budget: null,
    final: basic.budget,
    is: 'staffMoney',
    parts: [],
  });
  say(
    'basicExpenditure',
    {
      subject: '基本支出',
      ...basic,
      is: 'staffMoney',
      parts: [named('人员经费', personnel), named('公用经费', outlay)],
    },
    adjusts ? adjustedBasic : undefined,
  );
  if (tellsPersonnel) say('personnelExpenses', { subject: '人员经费', ...personnel, is: 'staffMoney', parts: [] });
  say('publicOutlay', { subject: '公用经费', ...outlay, is: 'outlay', parts });
  say('projectExpenditure', {
    subject: '项目支出',
    ...project,
    is: 'projects',
    parts: projects.map((one) => named(`${one.name}经费`, one)),
  });
  say('threePublicExpenses', {
    subject: '三公经费',
    ...threePublic,
    is: 'threePublic',
    parts: [...vehicleParts, named('公务接待费', three.officialReception)],
  });
  say('officialVehicles', { subject: '公务用车购置和维护经费', ...vehicles, is: 'vehicles', parts: vehicleParts });
  say('officialOverseasTravel', { subject: '出国经费', ...three.officialOverseasTravel, is: 'overseas', parts: [] });
  say('officialReception', { subject: '公务接待', ...three.officialReception, is: 'reception', parts: [] });
  say('governmentProcurement', {
    subject: '政府采购',
    prior: null,
    budget: buys,
    final: bought,
    is: 'procurement',
    parts: [],
  });
  if (notes.length > 0) data['findingNotes'] = notes;
  return { data, said, isWhole };

  function note(findingId: string, text: string): void {
    if (pack.checks.some(({ id }) => id === findingId)) notes.push({ findingId, note: text });
  }

  function moves(budget: number, share: number): Moved {
    const final = around(budget, share);
    return { prior: isNew ? 0 : around(budget, share), budget, final: chance(0.4) ? final : Math.min(budget, final) };
  }

  function amounts(id: string, { prior, budget, final }: Moved): void {
    amount(`${id}.priorFinal`, prior);
    amount(`${id}.budget`, budget);
    amount(`${id}.final`, final);
  }

  /** A reason where one is asked for, and often where none is; a row that did not move says so in one word or says nothing. */
  function say(id: string, row: Omit<Row, keyof typeof shared>, adjusted?: number): void {
    const whole: Row = { ...row, ...shared };
    const far = (from: number | null): boolean =>
      from !== null && from > 0 && Math.abs(row.final - from) > 500 && Math.abs(row.final - from) > from * 0.1;
    const base = adjusted ?? row.budget;
    const isAsked =
      far(row.prior) ||
      far(base) ||
      (row.budget === 0 && row.final > 0) ||
      (row.prior === 0 && row.budget === null) ||
      (id === 'threePublicExpenses' && priorThree === 0 && threePublic.budget > 0);
    if (!isAsked && chance(0.3)) return;
    const fitting = wordings.filter((one) => one.fits(whole) && (one.explains || !isAsked));
    if (fitting.length === 0) return;
    const chosen = pick(fitting);
    const reason = `changeExplanation.${id}.reason`;
    put(reason, chosen.say(whole, pick));
    if (data[reason] !== undefined) said.set(reason, chosen.id);
  }
}

interface Moved {
  readonly prior: number;
  readonly budget: number;
  readonly final: number;
}

function named(name: string, { prior, budget, final }: Moved): RowPart {
  return { name, prior, budget, final };
}

function total(...of: readonly Moved[]): Moved {
  const sum = (column: keyof Moved): number => of.reduce((all, one) => all + one[column], 0);
  return { prior: sum('prior'), budget: sum('budget'), final: sum('final') };
}
