import type { FormSheet } from '../form-sheet';
import type { Judged } from '../judge-block';
import type { Block } from '../printed-grid';
import type { EvaluationFields } from './form-fields';
import { indicatorTable } from './indicator-table';
import { judgeEvaluation } from './judge-evaluation';

/** A sheet that is an 自评表 as a whole, and which of the pack's. */
export interface Evaluation {
  readonly form: FormSheet;
  readonly judged: readonly Judged[];
  readonly unfamiliar: readonly Block[];
  /** Why a person shall say whether it is that one; ''. */
  readonly doubt: string;
}

/**
 * Which of the pack's 自评表 each sheet is. Project forms share one title: each project, told by its 项目名称, gets the next of the pack's
 * forms in the order they stand.
 */
export function readEvaluations(forms: readonly FormSheet[], all: readonly EvaluationFields[]): readonly Evaluation[] {
  const known = new Map(all.map((fields) => [fields.sheet, fields]));
  const taken = new Set(forms.flatMap(({ kind }) => (kind.sheet === null ? [] : [kind.sheet])));
  const found: Evaluation[] = [];
  const names = new Map<string, number>();
  for (const form of forms) {
    const table = indicatorTable(form.grid);
    if (table === null) continue;
    const isNumbered = form.kind.sheet !== null;
    const sheet = form.kind.sheet ?? form.kind.several.find((one) => known.has(one) && !taken.has(one));
    const fields = sheet === undefined ? undefined : known.get(sheet);
    if (sheet === undefined || fields === undefined) continue;
    taken.add(sheet);
    const { judged, unfamiliar } = judgeEvaluation(form, fields, table);
    const name = projectName(judged, fields);
    if (!isNumbered && name !== '') names.set(name, (names.get(name) ?? 0) + 1);
    const doubt = isNumbered || name !== '' ? '' : '表上没有项目名称，看不出是哪个项目';
    found.push({ form: { ...form, kind: { ...form.kind, sheet, isOther: false } }, judged, unfamiliar, doubt });
  }
  return found.map((one): Evaluation => {
    const name = projectName(one.judged, known.get(one.form.kind.sheet!)!);
    return (names.get(name) ?? 0) > 1 ? { ...one, doubt: `不止一张表的项目名称是“${name}”` } : one;
  });
}

function projectName(all: readonly Judged[], fields: EvaluationFields): string {
  const print = fields.at('项目名称');
  const found = print && all.find((one) => one.print === print);
  if (!found) return '';
  const { block, part } = found;
  return (
    part.is === 'behind' ? block.text.slice(block.text.indexOf(part.label) + part.label.length) : block.text
  ).trim();
}
