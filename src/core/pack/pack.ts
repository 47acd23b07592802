import { generatedFields, scoringsOf, type Scoring } from './generated-fields';
import type {
  Derivation,
  FieldDefinition,
  NumberField,
  PackDefinition,
  RowsField,
  TextField,
  ChoiceField,
  DateField,
  IndicatorDefinition,
} from './schema';

/** What a duty that no rule decides is called until somebody has looked: in the pane, on the terminal, in a pack's preview. */
export const byHandDue = '待人工核对';

/** A pack ready for use: its definition plus look-ups, and the fields that its scoring implies. Build one with `indexPack`. */
export interface Pack extends Omit<PackDefinition, 'fields'> {
  /** Declared fields, then generated ones (full.*, score.*, note.*, evidence.*). */
  readonly fields: readonly FieldDefinition[];
  /** By plain id ("authorizedPosts", "businessProjects"); columns of rows fields by "rows.column". */
  readonly byId: ReadonlyMap<string, FieldDefinition | ColumnField>;
  /** The main scoring first, then the further score tables. */
  readonly scorings: readonly Scoring[];
  /** Of every scoring. */
  readonly indicators: readonly IndicatorDefinition[];
}

/** A field with one value. */
export type ScalarField = NumberField | TextField | ChoiceField | DateField | ColumnField;

/** A column of a rows field, under its full id, with `rows` naming the block. */
export type ColumnField = (Omit<NumberField, 'derive'> | Omit<TextField, 'derive'>) & {
  readonly rows: string;
  readonly column: string;
  /** Columns of the same block mean the same row. */
  readonly derive?: Derivation | undefined;
};

export function indexPack(definition: PackDefinition): Pack {
  const scorings = scoringsOf(definition);
  const fields = [...definition.fields, ...scorings.flatMap(generatedFields)];
  const byId = new Map<string, FieldDefinition | ColumnField>();
  for (const field of fields) {
    byId.set(field.id, field);
    if (field.kind === 'rows') for (const column of columnsOf(field)) byId.set(column.id, column);
  }
  return { ...definition, fields, byId, scorings, indicators: scorings.flatMap((scoring) => scoring.indicators) };
}

export function columnsOf(field: RowsField): ColumnField[] {
  return field.columns.map((column) => ({
    ...column,
    id: `${field.id}.${column.id}`,
    label: `${field.label}/${column.label}`,
    rows: field.id,
    column: column.id,
  }));
}

/** Printed decimals of a number field. */
export { decimalsShown } from './field-format';

/** The last part of a label path, or the field's own short name. */
export function fieldName(field: Pick<FieldDefinition, 'label' | 'name'>): string {
  return field.name ?? field.label.slice(field.label.lastIndexOf('/') + 1);
}

/** "经费控制情况/三公经费/本年决算数" → "三公经费本年决算数": how sentences name a figure. */
export function spokenName(field: Pick<FieldDefinition, 'label' | 'name'>): string {
  if (field.name !== undefined) return field.name;
  const parts = field.label.split('/');
  const last = parts[parts.length - 1] ?? '';
  const owner = parts.length > 2 ? parts[parts.length - 2] : undefined;
  return owner === undefined ? last : `${owner}${last}`;
}

export function isDerived(field: FieldDefinition | ColumnField): boolean {
  return 'derive' in field && field.derive !== undefined;
}

/** Whether an id names a column of repeating rows ("rows.column"). */
export function isColumn(pack: Pack, id: string): boolean {
  const field = pack.byId.get(id);
  return field !== undefined && 'rows' in field;
}

/** The workbook name that binds a field to its cell (rows fields: to the block's column). */
export function cellName(id: string): string {
  return `jx.${id}`;
}
