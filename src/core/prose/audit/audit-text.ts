import { read } from '../mentions';
import type { Relation } from './relation';
import { sums } from './sums';

/** Every relation between figures of a text that can be decided, and what came of it. Pure; linear in the text. */
export function auditText(source: string): Relation[] {
  const reading = read(source);
  return [...sums(reading, source)];
}
