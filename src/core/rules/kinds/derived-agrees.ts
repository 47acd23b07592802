import type { FieldTable } from '../../fields/field-table';
import type { FieldValue } from '../../fields/field-value';
import type { Rule } from '../rule';
import { agrees } from '../support/agrees';
import { fieldsOf } from '../support/inputs';
import { figureText, nameOf } from '../support/names';
import { whyBad } from '../support/reading';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';

/** Derived cells show what their inputs give. They do not where the sheet was not recalculated or a figure was pasted over. */
export const derivedAgrees: Rule<'derived-agrees'> = {
  kind: 'derived-agrees',
  decide(_params, { table }) {
    const verdicts: Verdict[] = [];
    let seen = 0;
    for (const id of fieldsOf(table.pack).derived) {
      const [shown, value] = [table.shown(id), table.value(id)];
      if (shown.is === 'blank' && value.is === 'blank') continue;
      if (value.is !== 'bad' && agrees(table, id, shown, value)) {
        seen++;
        continue;
      }
      // A missing name is name-intact's; an empty cell has lost its formula, and formula-intact says so.
      if ((table.place(id)?.cell ?? null) === null) continue;
      seen++;
      verdicts.push(judge(table, id, shown, value));
    }
    if (verdicts.length > 0) return verdicts;
    return [seen === 0 ? notApplicable('没有可算的数。') : pass()];
  },
};

function judge(table: FieldTable, id: string, shown: FieldValue, value: FieldValue): Verdict {
  const name = nameOf(table, id);
  if (shown.is === 'bad' && shown.why === 'uncached')
    return undetermined(`${name}${whyBad(shown)}，不能核对。请在 Excel 或 WPS 中打开并保存一次。`, [id], id);
  if (value.is === 'bad') return undetermined(`${name}的来源数据不能用，不能核对。`, [id], id);
  const [left, right] = [text(table, id, shown), text(table, id, value)];
  return fail({
    subject: id,
    message:
      value.is === 'text'
        ? `${name}的文字与现在的数据不符，表没有重新计算。`
        : `${name}显示${left}，按现在的数据应为${right}。`,
    fields: [id],
    left,
    right,
    ...(shown.is === 'number' &&
      value.is === 'number' && { difference: figureText(table, id, shown.number.minus(value.number)) }),
    suggestion: '按 F9 重新计算；仍不一致时恢复公式。',
  });
}

function text(table: FieldTable, id: string, value: FieldValue): string {
  if (value.is === 'number') return figureText(table, id, value.number);
  if (value.is === 'blank') return '空白';
  return value.is === 'bad' ? value.raw : `“${value.text}”`;
}
