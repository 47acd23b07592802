import { openersOf } from '../../../core/problem/openers';
import { Problem } from '../../../core/problem/further-problem';
import { damaged } from '../package/zip';

/** Record types of [MS-XLS] that tell whether a workbook stream is whole. */
const records = { bof: 0x0809, eof: 0x000a, filePass: 0x002f, boundSheet: 0x0085 } as const;

/** BIFF8: what Excel has written since 97, and WPS in its .et. */
const version8 = 0x0600;

/**
 * Looks over a workbook stream before a library reads it: the library gives what is left of a file that was cut short as if it were all of
 * it. Linear in its length.
 * @throws Problem input.damaged, input.password; input.legacy-format for what Excel 95 and earlier wrote
 */
export function assertWhole(stream: Uint8Array, file: string): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let [at, depth, parts, sheets] = [0, 0, 0, 0];
  while (at + 4 <= stream.length) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    // Behind the last part a stream is filled up.
    if (depth === 0 && parts > 0 && type !== records.bof) break;
    if (at + 4 + length > stream.length) throw cut(file);
    if (type === records.bof) {
      if (parts === 0 && length >= 2 && view.getUint16(at + 4, true) !== version8)
        throw new Problem('input.legacy-format', { file, kind: 'Excel 95 或更早', wanted: '.xlsx' });
      if (depth === 0) parts++;
      depth++;
    } else if (depth === 0) throw damaged(file, '开头不是 Excel 97-2003 的工作簿');
    else if (type === records.eof) depth--;
    else if (type === records.filePass) throw new Problem('input.password', { file, app: openersOf(file) });
    else if (type === records.boundSheet && parts === 1) sheets++;
    at += 4 + length;
  }
  if (depth !== 0 || sheets === 0 || parts < sheets + 1) throw cut(file);
}

function cut(file: string): Problem {
  return damaged(file, '内容到一半就断了，可能没有下载或复制完');
}
