import { columnRef } from '../pack/concrete-id';
import { decimalsShown } from '../pack/field-format';
import type { Pack, ScalarField } from '../pack/pack';
import type { Part } from '../pack/part';
import { splitParts } from './parts';

/** Gives the address of a field's cell (of a rows column: its range) as the formula's own sheet must write it. */
export type Ref = (id: string) => string;

export function countOf(parts: readonly Part[], ref: Ref): string {
  return `COUNT(${parts.map((part) => ref(typeof part === 'string' ? part : part.minus)).join(',')})`;
}

export function sumOf(parts: readonly Part[], ref: Ref): string {
  const { plus, minus } = splitParts(parts);
  const plusText = plus.length === 0 ? '0' : `SUM(${plus.map(ref).join(',')})`;
  return minus.length === 0 ? plusText : `${plusText}-SUM(${minus.map(ref).join(',')})`;
}

/** An Excel text literal; line feeds as CHAR(10). */
export function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `"${line.replaceAll('"', '""')}"`)
    .join('&CHAR(10)&');
}

/** TEXT(…) at the printed decimals; rounds first, so that a tie shows alike in every program. */
export function printedFormula(pack: Pack, id: string, ref: Ref): string {
  const field = pack.byId.get(columnRef(id));
  // A date that was typed as a date is a number to the sheet.
  if (field?.kind === 'date') return `IF(COUNT(${ref(id)})=0,${ref(id)}&"",TEXT(${ref(id)},"yyyy年m月d日"))`;
  if (!field || field.kind !== 'number') return ref(id);
  const text = `TEXT(${roundedText(field, ref(id))})`;
  return `IF(COUNT(${ref(id)})=0,${ref(id)}&"",${text})`;
}

/** 'ROUND(x,2),"0.00"' — the arguments of TEXT for a number field. */
function roundedText(field: { decimals?: number | undefined; unit: ScalarField['unit'] }, expression: string): string {
  const decimals = decimalsShown(field as Parameters<typeof decimalsShown>[0]);
  const digits = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  return field.unit === '%'
    ? `ROUND(${expression},${decimals + 2}),"${digits}%"`
    : `ROUND(${expression},${decimals}),"${digits}"`;
}
