import { deflateSync } from 'fflate';
import { crc32 } from '../package/crc32';
import { damaged, zipDirectory, type ZipEntry } from '../package/zip';

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;

/** 1980-01-01: entries of ours carry no clock. */
const noDate = 0x00210000;

/**
 * The archive with some parts' content replaced or added, and those with null taken out; every other entry keeps its very bytes, compressed as it was, in its place.
 * What comes out is small enough for 32 bits, so ZIP64 fields of the directory are written as plain ones.
 * @throws Problem input.damaged where the directory is broken
 */
export function patchZip(bytes: Uint8Array, parts: ReadonlyMap<string, Uint8Array | null>, file: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { entries, start } = zipDirectory(bytes, file);
  const records = entries.map((entry) => {
    if (entry.offset > start) throw damaged(file, '压缩目录不完整');
    return { name: entry.name, at: entry.record[0], offset: entry.offset, entry };
  });
  const wanted = new Map([...parts].map(([name, content]) => [name.toLowerCase(), content]));
  const inOrder = [...records].sort((a, b) => a.offset - b.offset);
  /** Where the bytes of the entry at an offset end: at the next one. */
  const ends = new Map<number, number>();
  inOrder.forEach(({ offset }, index) => {
    const next = inOrder[index + 1]?.offset ?? start;
    ends.set(offset, Math.max(ends.get(offset) ?? 0, next));
  });
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let length = 0;
  const push = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    length += chunk.length;
  };
  push(bytes.subarray(0, inOrder[0]?.offset ?? start));
  const offsets = new Map<number, { offset: number; header: Uint8Array | null }>();
  for (const record of inOrder) {
    const content = wanted.get(record.name.toLowerCase());
    const offset = length;
    if (content === null) continue;
    if (content === undefined) {
      push(bytes.subarray(record.offset, ends.get(record.offset)));
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
    const copy = header === null ? plainRecord(bytes, record.entry) : header;
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

/** An entry's directory record without ZIP64: its sizes stand in the 32-bit fields, the extra field that held them goes. */
function plainRecord(bytes: Uint8Array, { record: [from, to], size, packedSize }: ZipEntry): Uint8Array {
  // Node's Buffer.slice is a window on the same bytes, no copy (Node 20): what came in would be written to.
  const record = new Uint8Array(bytes.subarray(from, to));
  const view = new DataView(record.buffer);
  const extraStart = 46 + view.getUint16(28, true);
  // A damaged record may claim more than it holds.
  const claimed = view.getUint16(30, true);
  const extraEnd = Math.min(record.length, extraStart + claimed);
  const kept: Uint8Array[] = [];
  let length = 0;
  for (let at = extraStart; at + 4 <= extraEnd;) {
    const next = Math.min(extraEnd, at + 4 + view.getUint16(at + 2, true));
    if (view.getUint16(at, true) !== 1) {
      kept.push(record.subarray(at, next));
      length += next - at;
    }
    at = next;
  }
  if (length === claimed) return record;
  view.setUint32(20, packedSize, true);
  view.setUint32(24, size, true);
  view.setUint16(30, length, true);
  view.setUint16(32, record.length - extraEnd, true);
  const pieces = [record.subarray(0, extraStart), ...kept, record.subarray(extraEnd)];
  return joined(
    pieces,
    pieces.reduce((all, piece) => all + piece.length, 0),
  );
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
