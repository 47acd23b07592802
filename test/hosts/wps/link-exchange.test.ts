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
  expect(writer.list()).toEqual({ handed: [], refused: [], expired: [] });
  const empty = writer.mark();
  now += 1000;
  et.hand(example, workbook);
  expect(writer.mark()).not.toBe(empty);
  expect(writer.list()).toEqual({
    handed: [{ link: example, workbook: '自评 2025.xlsx', at: now, isStale: false }],
    refused: [],
    expired: [],
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
  // Whoever looks removes their figures; a new one takes the place of what is left.
  const withFigures = (): string[] => ours(disk).filter((path) => disk.bytes(path)!.length > 1000);
  expect(withFigures()).toHaveLength(3);
  et.hand({ ...example, workbookId: 'new' }, workbook);
  expect(writer.list().handed[0]!.link.workbookId).toBe('new');
  expect(withFigures()).toHaveLength(4);
  expect(ours(disk)).toHaveLength(8);
});

test.each(['写文字的', '交数据的'] as const)('过了三天：%s先看到，数就没有了，说得出是哪一份、哪天交的', (first) => {
  const { disk, workbook, et, writer } = open();
  et.hand(example, workbook);
  const expired = { workbookId: example.workbookId, report: example.report, workbook: '自评 2025.xlsx', at: now };
  now += 3 * 24 * 3600 * 1000 + 1000;
  if (first === '交数据的') et.hand({ ...example, workbookId: 'other' }, workbook);
  for (let look = 0; look < 2; look++) expect(writer.list().expired).toEqual([expired]);
  const left = ours(disk).map((path) => new TextDecoder().decode(disk.bytes(path)!));
  expect(left.filter((text) => text.includes(example.workbookId))).toHaveLength(1);
  expect(left.find((text) => text.includes(example.workbookId))!.length).toBeLessThan(300);
  // Handed over again, there is nothing to say any more.
  et.hand(example, workbook);
  expect(writer.list().expired).toEqual([]);
  expect(writer.list().handed.map(({ link }) => link.workbookId)).toContain(example.workbookId);
});

test('那句话留三十天；写不进的，文件照样删掉；写坏的那句话不算我们的', () => {
  const { disk, workbook, et, writer } = open();
  et.hand(example, workbook);
  now += 4 * 24 * 3600 * 1000;
  expect(writer.list().expired).toHaveLength(1);
  const [path] = ours(disk);
  const note = new TextDecoder().decode(disk.bytes(path!)!);
  for (const broken of [note.slice(0, -10), note.replace(/\d{13}/, '"x"')]) {
    disk.put(path!, new TextEncoder().encode(broken));
    expect(writer.list()).toEqual({ handed: [], refused: [], expired: [] });
    expect(ours(disk)).toEqual([path]);
  }
  disk.put(path!, new TextEncoder().encode(note));
  expect(writer.list().expired).toHaveLength(1);
  now += 31 * 24 * 3600 * 1000;
  writer.list();
  expect(ours(disk)).toEqual([]);
  expect(writer.list().expired).toEqual([]);
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
  expect(writer.list()).toEqual({ handed: [], refused: [], expired: [] });
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
