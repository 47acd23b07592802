import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from '../../../src/hosts/file/package/crc32';
import { joined } from './bytes';
import type { Dice } from './dice';

export type Parts = Readonly<Record<string, Uint8Array>>;

/** A part as it is put into an archive, with what both headers say of it: the truth, until somebody changes it. */
interface Entry {
  name: Uint8Array;
  method: number;
  flags: number;
  crc: number;
  packed: Uint8Array;
  packedSize: number;
  size: number;
  extra: Uint8Array;
  /** Added to where it stands. */
  shift: number;
  inDirectory: boolean;
}

/** An archive of these parts, mostly a sound one. @param isLying something about it is not as it should be */
export function archiveOf(parts: Parts, dice: Dice, isLying: boolean): Uint8Array {
  const entries = Object.entries(parts).map(([name, bytes]) => entryOf(name, bytes, dice.chance(0.1)));
  const end = { more: 0, shift: 0, comment: new Uint8Array(0) };
  if (isLying) for (let times = dice.size(3); times > 0; times--) lie(entries, end, dice);
  const pieces: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const local = joined(header(0x04034b50, entry, 0), entry.name, entry.extra, entry.packed);
    if (entry.inDirectory) records.push(joined(header(0x02014b50, entry, at + entry.shift), entry.name, entry.extra));
    pieces.push(local);
    at += local.length;
  }
  const directory = joined(...records);
  const tail = new DataView(new ArrayBuffer(22));
  tail.setUint32(0, 0x06054b50, true);
  tail.setUint16(8, records.length + end.more, true);
  tail.setUint16(10, records.length + end.more, true);
  tail.setUint32(12, directory.length, true);
  tail.setUint32(16, at + end.shift, true);
  tail.setUint16(20, end.comment.length, true);
  return joined(...pieces, directory, new Uint8Array(tail.buffer), end.comment);
}

function entryOf(name: string, bytes: Uint8Array, isPacked: boolean): Entry {
  const packed = isPacked ? deflateSync(bytes, { level: 1 }) : bytes;
  return {
    name: strToU8(name),
    method: isPacked ? 8 : 0,
    flags: 0x800,
    crc: crc32(bytes),
    packed,
    packedSize: packed.length,
    size: bytes.length,
    extra: new Uint8Array(0),
    shift: 0,
    inDirectory: true,
  };
}

/** @param offset of the part, in the directory */
function header(signature: number, { method, flags, crc, packedSize, size, name, extra }: Entry, offset: number) {
  const isLocal = signature === 0x04034b50;
  const view = new DataView(new ArrayBuffer(isLocal ? 30 : 46));
  const at = isLocal ? 6 : 8;
  view.setUint32(0, signature, true);
  view.setUint16(at - 2, 20, true);
  view.setUint16(at, flags, true);
  view.setUint16(at + 2, method, true);
  view.setUint32(at + 8, crc, true);
  view.setUint32(at + 12, packedSize, true);
  view.setUint32(at + 16, size, true);
  view.setUint16(at + 20, name.length, true);
  view.setUint16(at + 22, extra.length, true);
  if (!isLocal) view.setUint32(42, offset, true);
  return new Uint8Array(view.buffer);
}

function lie(entries: Entry[], end: { more: number; shift: number; comment: Uint8Array }, dice: Dice): void {
  const entry = dice.pick(entries);
  if (entry === undefined) return;
  const name = new TextDecoder().decode(entry.name);
  switch (dice.below(16)) {
    case 0:
      return void entries.splice(entries.indexOf(entry), 1);
    case 1:
      return void entries.push({ ...dice.pick(entries), name: entry.name });
    case 2:
      entry.name = strToU8(
        dice.pick([
          name.toUpperCase(),
          name.replaceAll('/', '\\'),
          `/${name}`,
          `../${name}`,
          `${name}/`,
          '',
          `./${name}`,
        ]),
      );
      return;
    case 3:
      entry.name = dice.pick(entries).name;
      return;
    case 4:
      entry.method = dice.pick([0, 1, 8, 9, 12, 14, 93, 99, 65_535]);
      return;
    case 5:
      entry.crc = dice.pick([0, 0xffffffff, entry.crc ^ 1]);
      return;
    case 6:
      entry.size = dice.pick([0, 1, entry.size + 1, entry.size - 1, 0x7fffffff, 0xffffffff, 50_000_000]);
      return;
    case 7:
      entry.packedSize = dice.pick([0, 1, entry.packedSize + 1, entry.packedSize - 1, 0x7fffffff, 0xffffffff]);
      return;
    case 8:
      entry.shift = dice.pick([-1, 1, 30, -30, 1_000_000, 0xffffffff]);
      return;
    case 9:
      entry.flags = dice.pick([0, 1, 8, 0x809, 0x2000, 0xffff]);
      return;
    case 10:
      entry.inDirectory = false;
      return;
    case 11:
      entry.extra = zip64(entry.size, dice);
      entry.size = 0xffffffff;
      return;
    case 12:
      entry.packed = deflateSync(new Uint8Array(dice.size(3_000_000)));
      Object.assign(entry, { method: 8, packedSize: entry.packed.length });
      return;
    case 13:
      end.more = dice.pick([-1, 1, 100, 65_000]);
      return;
    case 14:
      end.shift = dice.pick([-1, 1, 46, 1_000_000]);
      return;
    default:
      end.comment = strToU8(dice.pick(['x', 'PK\u0005\u0006', 'x'.repeat(65_535)]));
  }
}

function zip64(size: number, dice: Dice): Uint8Array {
  const view = new DataView(new ArrayBuffer(12));
  view.setUint16(0, 1, true);
  view.setUint16(2, dice.pick([8, 8, 8, 4, 16, 65_535]), true);
  view.setBigUint64(4, dice.pick([BigInt(size), BigInt(size), 2n ** 53n + 1n, 2n ** 64n - 1n]), true);
  return new Uint8Array(view.buffer);
}
