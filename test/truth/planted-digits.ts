import type { PlantKind } from './plant-form';

const rounded = (value: number): number => Math.round(value * 100) / 100;

function shifted(id: string, factor: number): PlantKind {
  return {
    id,
    canShow: true,
    names: 'cell',
    plant: (form) => {
      const row = form.pick(form.alikeRows());
      const cell = row && form.pick(row);
      return cell ? form.typed({ [cell]: rounded(form.number(cell)! * factor) }) : null;
    },
  };
}

/** Two neighbouring digits the wrong way round. */
function transposed(value: number): number | null {
  const digits = String(value);
  for (let at = 0; at + 1 < digits.length; at++) {
    const [a, b] = [digits[at]!, digits[at + 1]!];
    if (a === b || !/\d/.test(a) || !/\d/.test(b) || (at === 0 && b === '0')) continue;
    return Number(`${digits.slice(0, at)}${b}${a}${digits.slice(at + 2)}`);
  }
  return null;
}

function transposedIn(id: string, field: string, canShow = true): PlantKind {
  return {
    id,
    plant: (form) => {
      const value = form.number(field) === null ? null : transposed(form.number(field)!);
      return value === null ? null : form.typed({ [field]: value });
    },
    canShow,
    names: 'equation',
  };
}

/** Digits and sizes: exchanged, a digit too many or too few. */
export const digitKinds: readonly PlantKind[] = [
  transposedIn('数字颠倒：年初预算', 'initialBudget'),
  transposedIn('数字颠倒：年末结余', 'yearEndSurplus'),
  transposedIn('数字颠倒：基本支出决算', 'basicExpenditure.final'),
  transposedIn('数字颠倒：本年追加', 'additionalBudget'),
  transposedIn('数字颠倒：项目决算', 'businessProjects[1].final'),
  transposedIn('数字颠倒：只有它自己的数', 'governmentProcurement.budget', false),
  transposedIn('数字颠倒：满意度样本数', 'satisfaction.sampleSize', false),
  shifted('多一位：×10', 10),
  shifted('多两位：×100', 100),
  shifted('多三位：×1000', 1000),
  shifted('元当万元：×10000', 10_000),
  shifted('少一位：÷10', 0.1),
  shifted('少两位：÷100', 0.01),
];
