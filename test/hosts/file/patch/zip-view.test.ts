import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readZipDirectory, zipDirectory } from '../../../../src/hosts/file/package/zip';
import { patchZip } from '../../../../src/hosts/file/patch/zip-patch';

const plain = zipSync({ 'a.xml': strToU8('<a/>'), 'b.xml': strToU8('<b>甲</b>') }, { level: 6 });

/** The same archive as writers for large files make it: sizes and places in 64-bit fields, the old ones saturated. */
function wide(bytes: Uint8Array, lie: { count?: number } = {}): Uint8Array {
  const { entries, start } = zipDirectory(bytes, 'a');
  const records = entries.map(({ record: [from, to], size, packedSize, offset }) => {
    const old = bytes.slice(from, to);
    const extra = new Uint8Array(28);
    const view = new DataView(extra.buffer);
    view.setUint16(0, 1, true);
    view.setUint16(2, 24, true);
    [size, packedSize, offset].forEach((number, index) => view.setBigUint64(4 + 8 * index, BigInt(number), true));
    const record = new Uint8Array(old.length + 28);
    record.set(old);
    record.set(extra, old.length);
    const own = new DataView(record.buffer);
    [20, 24, 42].forEach((place) => own.setUint32(place, 0xffffffff, true));
    own.setUint16(30, 28, true);
    return record;
  });
  const length = records.reduce((sum, record) => sum + record.length, 0);
  const end = new Uint8Array(56 + 20 + 22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06064b50, true);
  view.setBigUint64(4, 44n, true);
  [24, 32].forEach((place) => view.setBigUint64(place, BigInt(records.length), true));
  view.setBigUint64(40, BigInt(length), true);
  view.setBigUint64(48, BigInt(start), true);
  view.setUint32(56, 0x07064b50, true);
  view.setBigUint64(64, BigInt(start + length), true);
  view.setUint32(76, 0x06054b50, true);
  [84, 86].forEach((place) => view.setUint16(place, lie.count ?? records.length, true));
  view.setUint32(88, length, true);
  view.setUint32(92, start, true);
  return Uint8Array.from([...bytes.subarray(0, start), ...records.flatMap((record) => [...record]), ...end]);
}

test('64 位的压缩目录：读的和改的是同一份', () => {
  const bytes = wide(plain);
  expect(readZipDirectory(bytes, '表.xlsx').map(({ name, size }) => [name, size])).toEqual([
    ['a.xml', 4],
    ['b.xml', 10],
  ]);
  const patched = patchZip(bytes, new Map([['a.xml', strToU8('<a>乙</a>')]]), '表.xlsx');
  const parts = Object.entries(unzipSync(patched)).map(([name, content]) => [name, strFromU8(content)]);
  expect(parts).toEqual([
    ['a.xml', '<a>乙</a>'],
    ['b.xml', '<b>甲</b>'],
  ]);
});

test('两种目录说得不一样：改的照读的那一份，一个部件也不丢', () => {
  const patched = patchZip(wide(plain, { count: 1 }), new Map([['a.xml', strToU8('<a>乙</a>')]]), '表.xlsx');
  expect(Object.keys(unzipSync(patched))).toEqual(['a.xml', 'b.xml']);
});

test('目录里的一条说自己比实有的长：照样改，读得出来', () => {
  const bytes = plain.slice();
  const { entries } = zipDirectory(bytes, 'a');
  const [from] = entries.at(-1)!.record;
  new DataView(bytes.buffer).setUint16(from + 30, 40, true);
  const patched = patchZip(bytes, new Map([['c.xml', strToU8('<c/>')]]), '表.xlsx');
  expect(Object.keys(unzipSync(patched))).toEqual(['a.xml', 'b.xml', 'c.xml']);
});

test('Node 读出的字节（Buffer）：与别处读出的改得一样，原来的字节不动', () => {
  const book = wide(plain);
  const buffer = Buffer.concat([Buffer.from(book)]);
  const changes = new Map([['a.xml', strToU8('<a>乙</a>')]]);
  expect([...patchZip(buffer, changes, '表.xlsx')]).toEqual([...patchZip(book, changes, '表.xlsx')]);
  expect([...buffer]).toEqual([...book]);
});
