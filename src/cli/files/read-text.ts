import { Problem } from '../../core/problem/problem';
import { budgets, overBudget } from '../../core/problem/budgets';
import { decodeUtf8, isSystemError, readBytes } from './read-file';

/**
 * The text of a .txt as people save it: UTF-8, UTF-16 with its mark, else GB 18030 (Notepad's ANSI).
 * @throws Problem input.not-text for what is none of them; input.text-too-large
 */
export function readText(path: string): string {
  const bytes = readBytes(path);
  if (bytes.length === 0) throw new Problem('input.empty', { file: path });
  if (bytes.length > budgets.text.most * 1024 * 1024) throw overBudget('text', path);
  const text = marked(bytes) ?? decodeUtf8(bytes) ?? decoded('gb18030', bytes);
  if (text === null || text.includes('\u0000')) throw new Problem('input.not-text', { file: path });
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
    if (isSystemError(error) && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw error;
  }
}
