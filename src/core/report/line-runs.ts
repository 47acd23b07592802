import type { FieldTable } from '../fields/field-table';
import { plainValue, toCheck } from '../fields/field-value';
import { printed, printedInReport } from '../fields/figure-text';
import type { LaidCell } from '../layout/laid';
import type { Paragraph, Run } from '../narrative/fragment';
import type { ScalarField } from '../pack/pack';
import type { StyleDefinition } from '../pack/schema';
import { decimalsOf, parseDecimal } from '../quantity/decimal';
import { dateText, trimmed, type DecimalsManner } from '../quantity/format';

/** A cell of a sheet as a report prints it. */
export function cellText(table: FieldTable, cell: LaidCell, decimals: DecimalsManner): string {
  if (cell.field === undefined) return cell.text ?? '';
  const value = table.value(cell.field);
  // What somebody typed is printed as it stands; what nobody typed (#N/A, no result yet, a lost name) is no text for a report.
  if (value.is === 'bad') return ['cell-error', 'uncached', 'unbound'].includes(value.why) ? toCheck : value.raw;
  const field = table.field(cell.field);
  if (value.is !== 'number') {
    const text = printed(table, cell.field);
    return decimals === 'trimmed' && isCalculation(field) ? withoutZeros(text) : text;
  }
  if (field.kind === 'date') return dateText(value.number);
  return styleOf(table, cell).numberFormat === 'General'
    ? trimmed(value.number, 2)
    : printedInReport(field, value.number, decimals);
}

/** The note of a score puts the unit's figures into a formula: 285.6÷219.2. */
function isCalculation(field: ScalarField): boolean {
  const derive = 'derive' in field ? field.derive : undefined;
  return derive !== undefined && ('scoreNote' in derive || 'scoreDeduction' in derive);
}

function withoutZeros(text: string): string {
  return text.replace(/(?<![\d.])\d+\.\d+(?![\d.%％])/g, (number) => {
    const value = parseDecimal(number);
    return value === null ? number : trimmed(value, decimalsOf(value));
  });
}

export function styleOf(table: FieldTable, cell: LaidCell): StyleDefinition {
  return table.pack.styles[cell.style] ?? {};
}

/** A line above or below a table, knowing what of it comes from fields: filled-in years and names, and joined fields. */
export function lineRuns(table: FieldTable, cell: LaidCell): Paragraph {
  const { field, template } = cell;
  if (field !== undefined) return fieldRuns(table, cell, field);
  const text = cell.text ?? '';
  return template === undefined ? [{ kind: 'text', text }] : templateRuns(table, template, text);
}

function fieldRuns(table: FieldTable, cell: LaidCell, field: string): Paragraph {
  const definition = table.field(field);
  const derive = 'derive' in definition ? definition.derive : undefined;
  if (table.value(field).is === 'bad' || derive === undefined || !('join' in derive))
    return [figure(table, field, cellText(table, cell, 'trimmed'))];
  return derive.join.flatMap((piece): Run[] => {
    if (typeof piece === 'string') return [{ kind: 'text', text: piece }];
    return [figure(table, piece.field, printed(table, piece.field))];
  });
}

function figure(table: FieldTable, field: string, text: string): Run {
  return { kind: 'figure', text, field, value: plainValue(table.value(field)) };
}

const fieldOfToken: Readonly<Record<string, string>> = {
  year: 'fiscalYear',
  priorYear: 'fiscalYear',
  nextYear: 'fiscalYear',
  unitName: 'budgetUnitName',
};

/** What each token became is read off the filled text: the words between the tokens are the same in both. */
function templateRuns(table: FieldTable, template: string, text: string): Paragraph {
  const parts = template.split(/(\{(?:year|priorYear|nextYear|unitName|n)\})/);
  const isWord = (index: number): boolean => index % 2 === 0;
  const escaped = parts.map((part, index) =>
    isWord(index) ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '([\\s\\S]*?)',
  );
  const found = new RegExp(`^${escaped.join('')}$`).exec(text);
  if (found === null) return [{ kind: 'text', text }];
  return parts.flatMap((part, index): Run[] => {
    if (isWord(index)) return part === '' ? [] : [{ kind: 'text', text: part }];
    const shown = found[(index + 1) / 2]!;
    const field = fieldOfToken[part.slice(1, -1)];
    if (field === undefined || !table.pack.byId.has(field)) return [{ kind: 'text', text: shown }];
    return [figure(table, field, shown)];
  });
}
