import { unfilledInputs, zeroBaseOf } from '../derive/unfilled';
import type { FieldTable } from '../fields/field-table';
import { spokenName } from '../pack/pack';
import type { Run } from './fragment';

/** What stands in a sentence where a field has no usable value: the input to fill, or why there can be no figure. */
export function missingRun(table: FieldTable, id: string): Run {
  const zeroBase = zeroBaseOf(table, id);
  if (zeroBase !== null) {
    const names = zeroBase.map((base) => spokenName(table.field(base))).join('、');
    return { kind: 'missing', text: `（${names}为0，不能计算${spokenName(table.field(id))}）`, field: id };
  }
  const input = unfilledInputs(table, id)[0] ?? id;
  const word = table.value(input).is === 'bad' ? '待核' : '待填';
  return { kind: 'missing', text: `（${word}：${spokenName(table.field(input))}）`, field: input };
}
