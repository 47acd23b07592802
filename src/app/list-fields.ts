import { rowId } from '../core/pack/concrete-id';
import { columnsOf, isDerived, type Pack } from '../core/pack/pack';

export interface ListedField {
  readonly id: string;
  /** Canonical label path; the columns of repeating rows stand for their first row: …[1]/…. */
  readonly labelPath: string;
  readonly amountUnit: string | null;
  readonly kind: 'number' | 'text' | 'date' | 'choice' | 'rows';
  readonly required: boolean;
  /** Computed: data for it is refused. */
  readonly derived: boolean;
}

/** Every field of a pack in its order, each id and label as `new --data` takes it; a rows field is followed by its columns. */
export function listFields(pack: Pack): ListedField[] {
  return pack.fields.flatMap((field): ListedField[] => {
    const { id, label, unit, kind, required } = field;
    const listed: ListedField = { id, labelPath: label, amountUnit: unit, kind, required, derived: isDerived(field) };
    if (field.kind !== 'rows') return [listed];
    const columns = columnsOf(field).map((column): ListedField => ({
      id: rowId(field.id, 1, column.column),
      labelPath: `${label}[1]${column.label.slice(label.length)}`,
      amountUnit: column.unit,
      kind: column.kind,
      required: column.required,
      derived: false,
    }));
    return [listed, ...columns];
  });
}
