import type { Rule } from '../rule';
import type { FieldTable } from '../../fields/field-table';
import { judgeInputs } from '../support/inputs';
import { isBlankZero, rowMates } from '../../derive/row-mates';
import { isAbsent } from '../../fields/adopted';
import { looksBlank, saysNothing } from '../../fields/field-value';
import { nameOf } from '../../fields/names';
import { parseRowId } from '../../pack/concrete-id';
import { fail, notApplicable, pass } from '../verdict';

/** Required fields are filled; a required column only in rows that hold anything at all. 无 counts as filled. */
export const requiredFilled: Rule<'required-filled'> = {
  kind: 'required-filled',
  blames: 'cell',
  oneLine: true,
  decide(_params, context) {
    const judged = judgeInputs(context, (table, id, field) => {
      const mates = rowMates(table.pack, id);
      if (mates.length > 0 && !field.required) {
        if (isBlankZero(table, id)) return null;
        if (table.value(id).is !== 'blank') return 'fine';
        const used = mates.filter((mate) => !saysNothing(table.value(mate)));
        return fail({
          subject: id,
          message: `${nameOf(table, id)}没有填，这一行的${used.map((mate) => nameOf(table, mate)).join('、')}却填了；没有发生的填0。`,
          fields: [id],
        });
      }
      if (!field.required || ('rows' in field && rowIsEmpty(table, id))) return null;
      if (!looksBlank(table.value(id))) return 'fine';
      return fail({ subject: id, message: `${nameOf(table, id)}是必填项，还没有填。`, fields: [id] });
    });
    const { verdicts } = judged;
    let { seen } = judged;
    const { table } = context;
    for (const field of table.pack.fields) {
      if (field.kind !== 'rows' || !field.required) continue;
      const refs = field.columns.filter((column) => column.derive === undefined).map(({ id }) => `${field.id}.${id}`);
      if (refs.every((ref) => isAbsent(table, ref))) continue;
      seen++;
      if (refs.some((ref) => !isAbsent(table, ref) && table.totals(ref).filled > 0)) continue;
      const first = refs.flatMap((ref) => table.expand(ref).slice(0, 1)).slice(0, 1);
      verdicts.push(fail({ subject: field.id, message: `${field.label}至少要填一行。`, fields: first }));
    }
    if (verdicts.length > 0) return verdicts;
    return [seen === 0 ? notApplicable('没有必填项。') : pass()];
  },
};

function rowIsEmpty(table: FieldTable, id: string): boolean {
  const row = parseRowId(id);
  const field = row && table.pack.byId.get(row.rows);
  if (!row || field?.kind !== 'rows') return false;
  return field.columns.every(
    (column) => column.derive !== undefined || saysNothing(table.value(`${row.rows}[${row.index}].${column.id}`)),
  );
}
