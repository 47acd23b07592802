import type { Reading } from '../mentions';

/** Whether a ； stands between two tokens, outside brackets that open between them. */
export function isSegmentEnd({ tokens }: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens[i]!.kind === 'mark' && tokens[i]!.text === '；') return true;
  return false;
}
