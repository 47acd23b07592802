import { WpsFiles } from '../../../src/hosts/wps/files';
import { LinkExchange } from '../../../src/hosts/wps/link-exchange';
import type { LinkPackage } from '../../../src/core/report/link/link-package';
import { openWps, SimulatedDisk, type DiskOptions, type OpenWps } from '../../../simulator/wps';
import { exampleBook, exampleLink, openExample } from '../../support/linked-report';

let example: LinkPackage;
beforeAll(async () => {
  example = exampleLink(openExample(await exampleBook()), '2026-03-01T08:00:00.000Z');
});

let wps: OpenWps | null = null;
let now = 0;
afterEach(async () => {
  await wps?.close();
  wps = null;
});

/** Two programs of WPS stand over one disk. */
function open(options: DiskOptions = {}, lacks: readonly string[] = []) {
  now = Date.UTC(2026, 2, 1, 8);
  const disk = new SimulatedDisk({ ...options, now: () => now });
  wps = openWps({ disk, lacks });
  const workbook = `${disk.home}${disk.isWindows ? '\\' : '/'}自评 2025.xlsx`;
  disk.put(workbook, Uint8Array.of(1));
  const side = (): LinkExchange => new LinkExchange(new WpsFiles(), () => now);
  return { disk, workbook, et: side(), writer: side() };
}

const ours = (disk: SimulatedDisk): string[] => disk.files().filter((path) => path.includes('jixiao-link'));

test.each(['linux', 'windows'] as const)('%s：交出去，那边照样读到；再交一次，只留新的', (system) => {
  const { disk, workbook, et, writer } = open({ system });
  expect(writer.list()).toEqual({ handed: [], refused: [] });
  const empty = writer.mark();
  now += 1000;
  et.hand(example, workbook);
  expect(writer.mark()).not.toBe(empty);
  expect(writer.list()).toEqual({
    handed: [{ link: example, workbook: '自评 2025.xlsx', at: now, isStale: false }],
    refused: [],
  });
  now += 1000;
  const newer = { ...example, time: new Date(now).toISOString() };
  et.hand(newer, workbook);
  expect(writer.list().handed.map(({ link }) => link)).toEqual([newer]);
  expect(ours(disk)).toHaveLength(1);
  // Beside the workbook nothing is left that would go along to the bureau.
  expect(disk.files().filter((path) => path.startsWith(disk.home))).toEqual([workbook]);
});

test('交出以后工作簿又保存过，或者不在了：说是旧的', () => {
  const { disk, workbook, et, writer } = open();
  et.hand(example, workbook);
  now += 5000;
  disk.put(workbook, Uint8Array.of(2));
  expect(writer.list().handed[0]).toMatchObject({ isStale: true });
  et.hand(example, workbook);
  expect(writer.list().handed[0]).toMatchObject({ isStale: false });
  disk.remove(workbook);
  expect(writer.list().handed[0]).toMatchObject({ isStale: true });
});

test('没有保存过的工作簿也交得出去', () => {
  const { et, writer } = open();
  et.hand(example, '工作簿1');
  expect(writer.list().handed).toEqual([{ link: example, workbook: '工作簿1', at: now, isStale: false }]);
});

test('几个工作簿各留各的，新的在前；多过八个，最早的让位；过了三天的不再列，谁看到谁删掉', () => {
  const { disk, workbook, et, writer } = open();
  const madeRoom: (string | null)[] = [];
  for (let index = 1; index <= 9; index++) {
    now += 1000;
    madeRoom.push(et.hand({ ...example, workbookId: `book-${index}` }, workbook));
  }
  // Said, not done in silence.
  expect(madeRoom).toEqual([...Array.from({ length: 8 }, () => null), '自评 2025.xlsx']);
  expect(writer.list().handed.map(({ link }) => link.workbookId)).toEqual(
    [9, 8, 7, 6, 5, 4, 3, 2].map((index) => `book-${index}`),
  );
  now += 3 * 24 * 3600 * 1000 - 2000;
  expect(writer.list().handed.map(({ link }) => link.workbookId)).toEqual(['book-9', 'book-8', 'book-7']);
  // Whoever looks removes them.
  expect(ours(disk)).toHaveLength(3);
  et.hand({ ...example, workbookId: 'new' }, workbook);
  expect(writer.list().handed[0]!.link.workbookId).toBe('new');
  expect(ours(disk)).toHaveLength(4);
});

test('写了一半的、动过的、别的版本的：说出来；不是我们的：不理', () => {
  const { disk, workbook, et, writer } = open();
  et.hand(example, workbook);
  const path = ours(disk)[0]!;
  const whole = disk.bytes(path)!;
  const codes = (bytes: Uint8Array): string[] => {
    disk.put(path, bytes);
    const { handed, refused } = writer.list();
    expect(handed).toEqual([]);
    return refused.map(({ code }) => code);
  };
  const text = (from: string, to: string): Uint8Array =>
    new TextEncoder().encode(new TextDecoder().decode(whole).replace(from, to));
  expect(codes(whole.slice(0, 5000))).toEqual(['input.link-truncated']);
  expect(codes(text('\neyJ', '\neyK'))).toEqual(['input.link-damaged']);
  expect(codes(text('开始·1】', '开始·7】'))).toEqual(['input.link-newer']);
  expect(codes(new TextEncoder().encode('别人的'))).toEqual([]);
  expect(codes(Uint8Array.of(0xff, 0xfe, 0))).toEqual([]);
});

test('同一台电脑上别的用户占着的位置：换一个；都占着就说写不进，原来的还在', () => {
  const { disk, workbook, et, writer } = open();
  et.hand({ ...example, workbookId: 'other' }, workbook);
  const [others] = ours(disk);
  disk.hold(others!);
  et.hand(example, workbook);
  expect(writer.list().handed).toHaveLength(2);
  for (let index = 1; index <= 8; index++) {
    const path = `${disk.temporary}/jixiao-link-${index}.txt`;
    if (!disk.bytes(path)) disk.put(path, Uint8Array.of(1));
    disk.hold(path);
  }
  now += 1000;
  expect(() => et.hand(example, workbook)).toThrow(expect.objectContaining({ code: 'host.tray-closed' }));
  expect(writer.list().handed).toHaveLength(2);
});

test('位置都被别的文件占着：一个不动，放多久也不删，说满了怎么办', () => {
  const { disk, workbook, et, writer } = open();
  const paths = Array.from({ length: 8 }, (_, index) => `${disk.temporary}/jixiao-link-${index + 1}.txt`);
  for (const path of paths) disk.put(path, new TextEncoder().encode('别人的'));
  const refusal = expect.objectContaining({ code: 'host.tray-full' }) as Error;
  expect(() => et.hand(example, workbook)).toThrow(refusal);
  now += 4 * 24 * 3600 * 1000;
  expect(writer.list()).toEqual({ handed: [], refused: [] });
  expect(() => et.hand(example, workbook)).toThrow(refusal);
  for (const path of paths) expect(new TextDecoder().decode(disk.bytes(path)!)).toBe('别人的');
});

test('位置满了，自己交过的：换自己的，别的工作簿的都在', () => {
  const { disk, workbook, et, writer } = open();
  for (let index = 1; index <= 8; index++) et.hand({ ...example, workbookId: `book-${index}` }, workbook);
  now += 1000;
  const newer = { ...example, workbookId: 'book-3', time: new Date(now).toISOString() };
  expect(et.hand(newer, workbook)).toBeNull();
  expect(writer.list().handed).toHaveLength(8);
  expect(writer.list().handed[0]!.link).toEqual(newer);
  expect(ours(disk)).toHaveLength(8);
});

test.each(['FileSystem.tmpdir', 'FileSystem.stat', 'Application.FileSystem'])('这个版本没有 %s：说出来', (member) => {
  const { workbook, et, writer } = open({}, [member]);
  expect(() => et.hand(example, workbook)).toThrow(expect.objectContaining({ code: 'host.no-files' }));
  expect(() => writer.list()).toThrow(expect.objectContaining({ code: 'host.no-files' }));
});
