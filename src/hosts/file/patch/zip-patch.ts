import { deflateSync } from 'fflate';
import { crc32 } from '../package/crc32';
import { damaged, readZipDirectory } from '../package/zip';

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;

/** 1980-01-01: entries of ours carry no clock. */
const noDate = 0x00210000;

/**
 * The archive with some parts' content replaced or added, and those with null taken out; every other entry keeps its very bytes, compressed as it was, in its place.
 * @throws Problem input.damaged where the directory is broken, or the archive is of the 64-bit kind that no report is
 */
export function patchZip(bytes: Uint8Array, parts: ReadonlyMap<string, Uint8Array | null>, file: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start } = directoryOf(view, bytes, file);
  const records: { name: string; at: number; length: number; offset: number }[] = [];
  const names = readZipDirectory(bytes, file).map((entry) => entry.name);
  for (let at = start, index = 0; index < count; index++) {
    const length = 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const offset = view.getUint32(at + 42, true);
    if (offset === 0xffffffff || offset > start) throw damaged(file, '压缩目录的格式不受支持');
    records.push({ name: names[index]!, at, length, offset });
    at += length;
  }
  const wanted = new Map([...parts].map(([name, content]) => [name.toLowerCase(), content]));
  const ends = [...records.map((record) => record.offset), start].sort((a, b) => a - b);
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let length = 0;
  const push = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    length += chunk.length;
  };
  push(bytes.subarray(0, ends[0]));
  const inOrder = [...records].sort((a, b) => a.offset - b.offset);
  const offsets = new Map<number, { offset: number; header: Uint8Array | null }>();
  for (const record of inOrder) {
    const content = wanted.get(record.name.toLowerCase());
    const offset = length;
    if (content === null) continue;
    if (content === undefined) {
      push(bytes.subarray(record.offset, ends.find((end) => end > record.offset) ?? start));
      offsets.set(record.at, { offset, header: null });
      continue;
    }
    const raw = bytes.subarray(record.at + 46, record.at + 46 + view.getUint16(record.at + 28, true));
    const flags = view.getUint16(record.at + 8, true) & 0x0800;
    const header = pushEntry(push, raw, content, flags);
    offsets.set(record.at, { offset, header });
    wanted.delete(record.name.toLowerCase());
  }
  for (const record of records) {
    const place = offsets.get(record.at);
    if (!place) continue;
    const { offset, header } = place;
    const copy = header === null ? bytes.slice(record.at, record.at + record.length) : header;
    new DataView(copy.buffer, copy.byteOffset).setUint32(42, offset, true);
    directory.push(copy);
  }
  for (const [name, content] of parts) {
    if (content === null || !wanted.has(name.toLowerCase())) continue;
    const offset = length;
    const header = pushEntry(push, new TextEncoder().encode(name), content, 0x0800);
    new DataView(header.buffer).setUint32(42, offset, true);
    directory.push(header);
  }
  const directoryStart = length;
  for (const record of directory) push(record);
  const end = new Uint8Array(22);
  const endView = new DataView(end.buffer);
  endView.setUint32(0, directoryEnd, true);
  endView.setUint16(8, directory.length, true);
  endView.setUint16(10, directory.length, true);
  endView.setUint32(12, length - directoryStart, true);
  endView.setUint32(16, directoryStart, true);
  push(end);
  return joined(chunks, length);
}

function directoryOf(view: DataView, bytes: Uint8Array, file: string): { count: number; start: number } {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) !== directoryEnd) continue;
    const [count, start] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
    if (count === 0xffff || start === 0xffffffff || start > at) break;
    return { count, start };
  }
  throw damaged(file, '压缩目录的格式不受支持');
}

/** Writes one deflated entry; gives its directory record, whose offset is still to be set. */
function pushEntry(
  push: (chunk: Uint8Array) => void,
  name: Uint8Array,
  content: Uint8Array,
  flags: number,
): Uint8Array {
  const packed = deflateSync(content, { level: 6 });
  const record = new Uint8Array(46 + name.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, directoryEntry, true);
  view.setUint16(4, 20, true);
  view.setUint16(6, 20, true);
  view.setUint16(8, flags, true);
  view.setUint16(10, 8, true);
  view.setUint32(12, noDate, true);
  view.setUint32(16, crc32(content), true);
  view.setUint32(20, packed.length, true);
  view.setUint32(24, content.length, true);
  view.setUint16(28, name.length, true);
  record.set(name, 46);
  const header = new Uint8Array(30 + name.length);
  header.set(record.subarray(6, 32), 4);
  new DataView(header.buffer).setUint32(0, localHeader, true);
  header.set(name, 30);
  push(header);
  push(packed);
  return record;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
