import { fieldEdit } from '../edits/cell-edit';
import { dateOfText } from '../fields/date-text';
import type { FieldTable } from '../fields/field-table';
import { numberOf, textOf } from '../fields/field-value';
import type { Edit } from '../workbook/edit';
import type { Snapshot } from '../workbook/snapshot';
import { accountStages, isAccountStage, type AccountStage, type AccountStageName } from './account-stage';

/** The fields of a form that asks for its own stage: 《补充资料》. */
export const stageField = 'finalAccountsStage';
export const stageDateField = 'finalAccountsDate';

/** Days from the start of the old Mac calendar to ours. */
const daysTo1904 = 1462;

/** What the form itself says of its figures. */
export interface StageInForm {
  readonly stage: AccountStageName;
  /** null: the form asks for no day, or has none. */
  readonly date: string | null;
}

/** null where the form does not ask, or nobody has answered. */
export function stageInForm(table: FieldTable): StageInForm | null {
  if (!table.pack.byId.has(stageField)) return null;
  const stage = textOf(table.value(stageField))?.replace(/数$/, '') ?? '';
  if (!isAccountStage(stage)) return null;
  const day = table.pack.byId.has(stageDateField) ? numberOf(table.value(stageDateField)) : null;
  return { stage, date: day === null ? null : dayText(day.toNumber()) };
}

/** The form says so as well: two truths about one thing would go out together. [] where it does already, or has no such cells. */
export function stageInFormEdits(
  snapshot: Pick<Snapshot, 'datesFrom1904'>,
  table: FieldTable,
  next: AccountStage,
): Edit[] {
  const now = stageInForm(table);
  const shift = snapshot.datesFrom1904 === true ? daysTo1904 : 0;
  const day = dateOfText(next.date);
  const edit = (id: string, content: string | number): Edit[] => {
    const found = table.pack.byId.has(id) ? fieldEdit(table, id, content) : null;
    return found ? [found] : [];
  };
  return [
    ...(now?.stage === next.stage ? [] : edit(stageField, `${next.stage}数`)),
    ...(now?.date === next.date || day === null ? [] : edit(stageDateField, day - shift)),
  ];
}

/** Sentences on a change that goes backwards; it may be meant (a correction), so it is made all the same. */
export function backwards(last: StageInForm | undefined, next: AccountStage): readonly string[] {
  if (last === undefined) return [];
  const before = `原来是${last.date === null ? '' : ` ${last.date} 的`}${last.stage}数`;
  const said: string[] = [];
  if (accountStages.indexOf(next.stage) < accountStages.indexOf(last.stage))
    said.push(`${before}，${next.stage}数在它前面：请核对是不是选错了阶段。`);
  if (last.date !== null && next.date < last.date) said.push(`${before}，${next.date} 比它早：请核对日期。`);
  return said;
}

/** A day that has not come: a slip of the pen (2062 for 2026); [] otherwise. @param today "2026-03-15" */
export function ahead(date: string | null, today: string): readonly string[] {
  return date === null || date <= today ? [] : [`${date} 还没有到（今天是 ${today}）：请核对日期。`];
}

/** Where the form says another stage or day than was noted; null where they agree, or one of them says nothing. */
export function apart(noted: AccountStage | undefined, inForm: StageInForm | null): string | null {
  if (noted === undefined || inForm === null) return null;
  if (noted.stage === inForm.stage && (inForm.date === null || inForm.date === noted.date)) return null;
  const own = `${inForm.date === null ? '' : ` ${inForm.date} 的`}${inForm.stage}数`;
  return `记下的是 ${noted.date} 的${noted.stage}数，表里“决算数阶段”填的是${own}：两处要一样。换了数的请重新换一次阶段，填错的请改表。`;
}

function dayText(serial: number): string {
  return new Date(Math.round((serial - 25_569) * 86_400_000)).toISOString().slice(0, 10);
}
