/** "businessProjects[2].final" → its parts; null for ids of fields with one cell. Index is 1-based. */
export interface RowId {
  readonly rows: string;
  readonly index: number;
  readonly column: string;
}

export function rowId(rows: string, index: number, column: string): string {
  return `${rows}[${index}].${column}`;
}

export function parseRowId(id: string): RowId | null {
  const open = id.indexOf('[');
  if (open < 0) return null;
  const close = id.indexOf('].', open);
  return { rows: id.slice(0, open), index: Number(id.slice(open + 1, close)), column: id.slice(close + 2) };
}

/** "businessProjects[2].final" → "businessProjects.final"; any other id → itself. */
export function columnRef(id: string): string {
  const open = id.indexOf('[');
  return open < 0 ? id : id.slice(0, open) + id.slice(id.indexOf(']', open) + 1);
}
