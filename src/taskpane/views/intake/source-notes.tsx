import type { ReactElement } from 'react';
import type { FieldTable } from '../../../core/fields/field-table';
import { numberOf } from '../../../core/fields/field-value';
import type { SourceFacts } from '../../../core/intake/plan-intake';
import { zhIntake } from '../../text/zh-intake';

/** Where a table says of itself what does not agree with the form. */
export function SourceNotes({
  table,
  facts: { otherYear, needsYear, otherUnit, partOfYear },
}: {
  readonly table: FieldTable;
  readonly facts: SourceFacts;
}): ReactElement {
  const notes = [
    ...(otherYear === null ? [] : [zhIntake.otherYear(otherYear, numberOf(table.value('fiscalYear'))!.toNumber())]),
    ...(needsYear ? [zhIntake.needsYear] : []),
    ...(partOfYear === null ? [] : [zhIntake.partOfYear(partOfYear)]),
    ...(otherUnit === null ? [] : [zhIntake.otherUnit(otherUnit)]),
  ];
  return (
    <>
      {notes.map((note) => (
        <p key={note} role="status">
          {note}
        </p>
      ))}
    </>
  );
}
