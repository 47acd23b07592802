import type { PlantForm, Planted, PlantKind } from './plant-form';

/** Slips of the hand that no single cell shows: a whole row in another unit, a shift in a row without like columns, cells exchanged. */
export const typingKinds: readonly PlantKind[] = [
  inYuan('元当万元：项目整行', [
    'businessProjects[1].priorFinal',
    'businessProjects[1].budget',
    'businessProjects[1].final',
  ]),
  inYuan('元当万元：公用经费整行', ['publicOutlay.priorFinal', 'publicOutlay.budget', 'publicOutlay.final']),
  inYuan('元当万元：自评表的收入', ['departmentFunds.generalBudget']),
  inYuan('元当万元：项目自评表整行', [
    'project1.fiscalAppropriation.initialBudget',
    'project1.fiscalAppropriation.adjustedBudget',
    'project1.fiscalAppropriation.executed',
  ]),
  inYuan('元当万元：本年追加', ['additionalBudget']),
  pointMoved('小数点错一位：项目决算', 'businessProjects[1].final'),
  pointMoved('小数点错一位：自评表的收入', 'departmentFunds.generalBudget'),
  pointMoved('小数点错一位：本年追加', 'additionalBudget'),
  exchanged(
    '两格填反：项目自评表的预算与执行',
    'project1.fiscalAppropriation.adjustedBudget',
    'project1.fiscalAppropriation.executed',
  ),
  exchanged('两格填反：追加与年末结余', 'additionalBudget', 'yearEndSurplus'),
  {
    id: '分值写错一处',
    canShow: true,
    names: 'cell',
    plant: (form) => {
      const weights = form.weights();
      const cell = form.pick(weights);
      const typed = cell === null ? null : form.typed({ [cell]: form.number(cell)! + 1 });
      // Any of the weights of its level may be the wrong one; the total, a formula, is none of them.
      return typed === null ? null : { ...typed, cells: weights.map((id) => form.place(id)) };
    },
  },
];

function inYuan(id: string, ids: readonly string[]): PlantKind {
  return {
    id,
    canShow: true,
    names: 'cell',
    plant: (form) =>
      moved(
        form,
        ids.filter((one) => (form.number(one) ?? 0) !== 0),
        10_000,
      ),
  };
}

function pointMoved(id: string, field: string): PlantKind {
  return {
    id,
    canShow: true,
    names: 'cell',
    plant: (form) => (hasDigits(form.number(field)) ? moved(form, [field], 10) : null),
  };
}

/** 12.00 for 1.20 is as likely another figure as a slip. */
function hasDigits(value: number | null): boolean {
  return value !== null && String(value).replace(/^0\.|\.|0+$/g, '').length >= 3;
}

function moved(form: PlantForm, ids: readonly string[], factor: number): Planted | null {
  if (ids.length === 0) return null;
  return form.typed(Object.fromEntries(ids.map((id) => [id, Math.round(form.number(id)! * factor * 100) / 100])));
}

function exchanged(id: string, a: string, b: string): PlantKind {
  return {
    id,
    canShow: true,
    names: 'cell',
    plant: (form) => {
      const [x, y] = [form.number(a), form.number(b)];
      return x === null || y === null || Math.abs(x - y) < 0.5 ? null : form.typed({ [a]: y, [b]: x });
    },
  };
}
