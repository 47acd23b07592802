import type { Cell, Scalar } from './model';

export function shownValue(cell: Cell): Scalar {
  return cell.value ?? '';
}

export function valueType({ value, isError }: Cell): string {
  if (isError) return 'Error';
  if (value === null || value === '') return 'Empty';
  return typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String';
}
