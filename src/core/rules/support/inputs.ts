import { rowId } from '../../pack/concrete-id';
import { factOfPack } from '../../pack/fact-of-pack';
import { columnsOf, isDerived, type ColumnField, type ScalarField } from '../../pack/pack';
import type { FieldTable } from '../../fields/field-table';
import type { RuleContext } from '../rule';
import type { Verdict } from '../verdict';
import { answerOf, rowAnswers } from './rows';

interface Fields {
  /** Refs of fields the user fills ("rows.column" for columns), with their definitions. */
  readonly inputs: readonly { readonly ref: string; readonly field: ScalarField; readonly rows: string | null }[];
  readonly derived: readonly string[];
  /** Columns that users fill, by rows field. */
  readonly blocks: readonly (readonly [string, readonly ColumnField[]])[];
  /** Derived columns, by rows field that has any. */
  readonly derivedBlocks: readonly (readonly [string, readonly ColumnField[]])[];
}

/** The fields of a pack split into inputs and derived ones; worked out once per pack. */
export const fieldsOf = factOfPack((pack): Fields => {
  const inputs: { ref: string; field: ScalarField; rows: string | null }[] = [];
  const derived: string[] = [];
  const blocks: [string, ColumnField[]][] = [];
  const derivedBlocks: [string, ColumnField[]][] = [];
  for (const field of pack.fields) {
    if (field.kind === 'rows') {
      const [filled, formulas] = [false, true].map((derived) =>
        columnsOf(field).filter((column) => isDerived(column) === derived),
      ) as [ColumnField[], ColumnField[]];
      for (const column of filled) inputs.push({ ref: column.id, field: column, rows: field.id });
      blocks.push([field.id, filled]);
      if (formulas.length > 0) derivedBlocks.push([field.id, formulas]);
    } else if (isDerived(field)) derived.push(field.id);
    else inputs.push({ ref: field.id, field, rows: null });
  }
  return { inputs, derived, blocks, derivedBlocks };
});

/**
 * The verdicts of `judge` on every input, and how many inputs it judged. Null: nothing to judge here. Rows that did not change keep
 * theirs, so `judge` must read through the table it is handed.
 */
export function judgeInputs(
  context: RuleContext,
  judge: (table: FieldTable, id: string, field: ScalarField) => Verdict | 'fine' | null,
): { readonly seen: number; readonly verdicts: Verdict[] } {
  const verdicts: Verdict[] = [];
  let seen = 0;
  const add = (answer: Verdict | 'fine' | null): void => {
    if (answer !== null) seen++;
    if (answer !== null && answer !== 'fine') verdicts.push(answer);
  };
  const { inputs, blocks } = fieldsOf(context.table.pack);
  for (const { ref, field, rows } of inputs) if (rows === null) add(judge(context.table, ref, field));
  for (const [rows, columns] of blocks) {
    const block = rowAnswers(context, rows, `inputs ${rows}`, ({ table }, row) => {
      const told = columns.map((column) => judge(table, rowId(rows, row, column.column), column));
      const given = told.filter((answer) => answer !== null);
      return answerOf(
        given.length,
        given.filter((answer) => answer !== 'fine'),
      );
    });
    seen += block.seen;
    verdicts.push(...block.verdicts);
  }
  return { seen, verdicts };
}
