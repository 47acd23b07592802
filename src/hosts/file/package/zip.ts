import { Inflate, inflateSync } from 'fflate';
import { budgets, overBudget } from '../../../core/problem/budgets';
import { openersOf } from '../../../core/problem/openers';
import { Problem } from '../../../core/problem/further-problem';
import { crc32 } from './crc32';

/** One part as the central directory describes it. What it says is a claim until the part is inflated. */
export interface ZipEntry {
  /** As stored, but with "/" for the "\" some writers use. */
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Of the local header. */
  readonly offset: number;
  /** Its record in the central directory: [from, to). */
  readonly record: readonly [from: number, to: number];
}

/** An archive's parts in the order of its directory, and where that begins. */
export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  readonly start: number;
}

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
const zip64Locator = 0x07064b50;
const zip64End = 0x06064b50;

/** The parts of a ZIP archive without inflating any. Throws like `zipDirectory`. */
export function readZipDirectory(bytes: Uint8Array, file: string): readonly ZipEntry[] {
  return zipDirectory(bytes, file).entries;
}

/**
 * The directory of a ZIP archive (APPNOTE 6.3, ZIP64 included): the one view on it that reading and patching share.
 * Throws input.damaged where it is missing or leads outside the file.
 */
export function zipDirectory(bytes: Uint8Array, file: string): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { count, start } = locateDirectory(view, file);
    if (count > budgets.parts.most) throw overBudget('parts', file);
    const entries: ZipEntry[] = [];
    for (let at = start, index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== directoryEntry) throw damaged(file, '压缩目录不完整');
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const raw = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength));
      const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
      entries.push({
        name: raw.replaceAll('\\', '/').replace(/^\/+/, ''),
        method: view.getUint16(at + 10, true),
        isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
        crc: view.getUint32(at + 16, true),
        ...sizes(view, at, at + 46 + nameLength, extraLength),
        record: [at, next],
      });
      at = next;
    }
    return { entries, start };
  } catch (error) {
    if (error instanceof RangeError) throw damaged(file, '压缩目录不完整', error);
    throw error;
  }
}

const decoder = new TextDecoder();

function locateDirectory(view: DataView, file: string): { count: number; start: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  let end = view.byteLength - 22;
  while (end >= lowest && view.getUint32(end, true) !== directoryEnd) end--;
  if (end < lowest) throw damaged(file, '文件不完整，可能没有下载或复制完');
  if (end >= 20 && view.getUint32(end - 20, true) === zip64Locator) {
    const end64 = Number(view.getBigUint64(end - 12, true));
    if (view.getUint32(end64, true) === zip64End)
      return { count: Number(view.getBigUint64(end64 + 32, true)), start: Number(view.getBigUint64(end64 + 48, true)) };
  }
  return { count: view.getUint16(end + 10, true), start: view.getUint32(end + 16, true) };
}

/** Sizes and offset, from the ZIP64 extra field where the 32-bit ones are saturated. */
function sizes(view: DataView, at: number, extraStart: number, extraLength: number) {
  let size = view.getUint32(at + 24, true);
  let packedSize = view.getUint32(at + 20, true);
  let offset = view.getUint32(at + 42, true);
  for (let extra = extraStart; extra + 4 <= extraStart + extraLength; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) !== 1) continue;
    let next = extra + 4;
    const wide = () => Number(view.getBigUint64((next += 8) - 8, true));
    if (size === 0xffffffff) size = wide();
    if (packedSize === 0xffffffff) packedSize = wide();
    if (offset === 0xffffffff) offset = wide();
  }
  return { size, packedSize, offset };
}

/** Packed parts up to this many bytes cannot blow up beyond 1032 times as much, half a second's work: no need to count on the way. */
const countedFrom = 256 * 1024;

/**
 * One part's bytes. Memory never exceeds the declared size, whatever the data does; a part that inflates to something else than
 * declared is input.damaged, one that does not stop before `limitMb` is input.too-large.
 */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry, file: string, limitMb: number): Uint8Array {
  if (entry.isEncrypted) throw new Problem('input.password', { file, app: openersOf(file) });
  const bad = (cause?: unknown) => damaged(file, `部件 ${entry.name} 解压失败`, cause);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localHeader) throw bad();
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packedSize > bytes.length) throw bad();
  const packed = bytes.subarray(start, start + entry.packedSize);
  let content: Uint8Array;
  if (entry.method === 0) content = packed;
  else if (entry.method !== 8) throw damaged(file, `部件 ${entry.name} 的压缩方式 ${entry.method} 不受支持`);
  else {
    try {
      content =
        packed.length < countedFrom
          ? inflateSync(packed, { out: new Uint8Array(entry.size) })
          : inflateCounted(packed, entry, file, limitMb);
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw bad(error);
    }
  }
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw bad();
  return content;
}

function inflateCounted(packed: Uint8Array, entry: ZipEntry, file: string, limitMb: number): Uint8Array {
  const out = new Uint8Array(entry.size);
  let total = 0;
  const inflate = new Inflate((chunk) => {
    if (total + chunk.length <= out.length) out.set(chunk, total);
    total += chunk.length;
  });
  const step = 16 * 1024;
  for (let at = 0; at < packed.length; at += step) {
    inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
    if (total > limitMb * 1024 * 1024) throw overBudget('inflated', file, limitMb);
  }
  if (total !== entry.size) throw damaged(file, `部件 ${entry.name} 的大小与目录不符`);
  return out;
}

export function damaged(file: string, detail: string, cause?: unknown): Problem {
  return new Problem('input.damaged', { file, app: openersOf(file), detail }, cause === undefined ? {} : { cause });
}
