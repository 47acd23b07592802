import { openPart, zeroBaseOf } from '../derive/open-part';
import type { FieldTable } from '../fields/field-table';
import { spokenName } from '../pack/pack';
import type { Run } from './fragment';

/** What stands in a sentence where a field has no usable value: the input to mend or to fill, or why there can be no figure. */
export function missingRun(table: FieldTable, id: string): Run {
  const zeroBase = zeroBaseOf(table, id);
  if (zeroBase !== null) {
    const names = zeroBase.map((base) => spokenName(table.field(base))).join('、');
    return { kind: 'missing', text: `（${names}为0，不能计算${spokenName(table.field(id))}）`, field: id };
  }
  const open = openPart(table, id) ?? { id, word: isOfScores(table, id) ? '待评' : '待填' };
  return { kind: 'missing', text: `（${open.word}：${spokenName(table.field(open.id))}）`, field: open.id };
}

function isOfScores(table: FieldTable, id: string): boolean {
  const field = table.field(id);
  const derive = 'derive' in field ? field.derive : undefined;
  return derive !== undefined && ('score' in derive || 'scoreTotal' in derive || 'scoreGrade' in derive);
}
