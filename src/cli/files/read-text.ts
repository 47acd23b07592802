import { decodeText } from '../../app/decode-text';
import { readBytes } from './read-file';

/** The text of a .txt, however it was saved. @throws Problem input.* */
export function readText(path: string): string {
  return decodeText(readBytes(path), path);
}
