import { inflateSync } from 'fflate';

/** Raw deflate undone: for data that a page brings along packed. */
export function inflated(bytes: Uint8Array): Uint8Array {
  return inflateSync(bytes);
}
