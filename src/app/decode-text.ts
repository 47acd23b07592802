import { budgets, overBudget } from '../core/problem/budgets';
import { Problem } from '../core/problem/further-problem';

/**
 * The text of a .txt as people save it: UTF-8, UTF-16 with its mark, else GB 18030 (Notepad's ANSI).
 * @throws Problem input.empty; input.not-text for what is none of them; input.text-too-large
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (bytes.length === 0) throw new Problem('input.empty', { file });
  if (bytes.length > budgets.text.most * 1024 * 1024) throw overBudget('text', file);
  const text = marked(bytes) ?? decoded('utf-8', bytes) ?? decoded('gb18030', bytes);
  if (text === null || text.includes('\u0000')) throw new Problem('input.not-text', { file });
  return text;
}

function marked(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', bytes);
  return bytes[0] === 0xfe && bytes[1] === 0xff ? decoded('utf-16be', bytes) : null;
}

function decoded(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // By name: what a program throws may be of another realm.
    if ((error as { readonly name?: unknown } | null)?.name === 'TypeError') return null;
    throw error;
  }
}
