import { WpsFiles } from '../../../src/hosts/wps/files';
import { freeName, pathIn, placeOf } from '../../../src/hosts/wps/file-place';
import { openWps, SimulatedDisk, type DiskOptions, type OpenWps } from '../../../simulator/wps';

let wps: OpenWps | null = null;
afterEach(async () => {
  await wps?.close();
  wps = null;
});

function open(options: DiskOptions = {}, lacks: readonly string[] = []): { disk: SimulatedDisk; files: WpsFiles } {
  const disk = new SimulatedDisk(options);
  wps = openWps({ disk, lacks });
  return { disk, files: new WpsFiles() };
}

const everyByte = Uint8Array.from({ length: 256 }, (_, value) => value);

describe.each(['linux', 'windows'] as const)('%s', (system) => {
  test('中文路径，256 个字节值，NUL 在内，写了读回一个不差', () => {
    const { disk, files } = open({ system });
    const folder = pathIn(disk.home, '绩效自评 2025');
    files.makeFolder(folder);
    files.makeFolder(folder);
    const path = pathIn(folder, '溆浦县农业农村局.docx');
    files.write(path, everyByte);
    expect(files.read(path)).toEqual(everyByte);
    expect(disk.bytes(path)).toEqual(everyByte);
    expect(files.stat(path)).toEqual({ size: 256, changedAt: expect.any(Number) as number });
    expect(files.list(folder)).toEqual(['溆浦县农业农村局.docx']);
    files.remove(path);
    files.remove(path);
    expect([files.exists(path), files.stat(path), files.list(folder)]).toEqual([false, null, []]);
  });

  test('从不盖掉已有的：名字占了就加号', () => {
    const { disk, files } = open({ system });
    const written = [1, 2, 3].map((byte) => files.writeNew(disk.home, '自评报告.docx', Uint8Array.of(byte)));
    expect(written).toEqual(
      ['自评报告.docx', '自评报告 (2).docx', '自评报告 (3).docx'].map((name) => pathIn(disk.home, name)),
    );
    expect(written.map((path) => disk.bytes(path)![0])).toEqual([1, 2, 3]);
  });

  test('不让写的文件夹，没有的文件夹，别处开着的文件：说出来，原来的还在', () => {
    const { disk, files } = open({ system });
    const path = pathIn(disk.home, '报告.docx');
    disk.put(path, Uint8Array.of(9));
    disk.hold(path);
    const refusal = { code: 'host.unwritable' };
    expect(() => files.write(path, Uint8Array.of(1))).toThrow(expect.objectContaining(refusal));
    expect(() => files.remove(path)).toThrow(expect.objectContaining(refusal));
    expect(disk.bytes(path)).toEqual(Uint8Array.of(9));
    disk.close(disk.home);
    const other = pathIn(disk.home, '另一份.docx');
    expect(() => files.write(other, Uint8Array.of(1))).toThrow(expect.objectContaining(refusal));
    expect(() => files.makeFolder(pathIn(disk.home, '新的'))).toThrow(expect.objectContaining(refusal));
    const nowhere = pathIn(pathIn(disk.temporary, '没有'), 'x.docx');
    expect(() => files.write(nowhere, Uint8Array.of(1))).toThrow(expect.objectContaining(refusal));
    expect(disk.files()).toEqual([path]);
  });

  test('临时文件夹写得进', () => {
    const { disk, files } = open({ system });
    expect(files.temporaryFolder()).toBe(disk.temporary);
    expect(files.writeNew(files.temporaryFolder(), 'a.json', everyByte)).toBe(pathIn(disk.temporary, 'a.json'));
  });
});

test('13 MB 一个字节不差', () => {
  const { disk, files } = open();
  const bytes = new Uint8Array(13 * 1024 * 1024 + 7);
  for (let index = 0; index < bytes.length; index++) bytes[index] = (index * 31 + (index >>> 8)) & 255;
  const path = pathIn(disk.home, '大.docx');
  files.write(path, bytes);
  expect(Buffer.from(files.read(path)).equals(Buffer.from(bytes))).toBe(true);
}, 60_000);

test('文件夹里有什么，WPS 给名字也行，给对象也行', () => {
  const { disk, files } = open({ listed: 'names' });
  disk.put(pathIn(disk.home, '甲.xlsx'), everyByte);
  expect(files.list(disk.home)).toEqual(['甲.xlsx']);
});

test('没有的文件、没有的文件夹', () => {
  const { disk, files } = open();
  expect(() => files.read(pathIn(disk.home, '没有.docx'))).toThrow(
    expect.objectContaining({ code: 'input.not-found' }),
  );
  expect(() => files.list(pathIn(disk.home, '没有'))).toThrow(expect.objectContaining({ code: 'input.unreadable' }));
});

test('WPS 没有写，也不出声：读回来看得出', () => {
  const { disk, files } = open();
  const silent = Object.assign(Object.create(disk) as SimulatedDisk, { write: () => undefined });
  const quiet = openWps({ disk: silent });
  expect(() => files.write(pathIn(disk.home, '报告.docx'), everyByte)).toThrow(
    expect.objectContaining({ code: 'host.unwritable' }),
  );
  return quiet.close();
});

test.each(['stat', 'tmpdir', 'readdirSync', 'mkdirSync', 'unlinkSync', 'writeAsBinaryString'])(
  '这个版本没有 %s：说缺什么，不当作做了',
  (member) => {
    const { disk, files } = open({}, [`FileSystem.${member}`]);
    const path = pathIn(disk.home, 'a.docx');
    disk.put(path, everyByte);
    const all = (): void => {
      files.stat(path);
      files.temporaryFolder();
      files.list(disk.home);
      files.makeFolder(pathIn(disk.home, '新'));
      files.write(path, everyByte);
      files.remove(path);
    };
    expect(all).toThrow(
      expect.objectContaining({ code: 'host.no-files', params: expect.objectContaining({ detail: member }) as object }),
    );
    expect(files.missing()).toEqual(member === 'writeAsBinaryString' ? [member] : []);
  },
);

test('这个版本不让加载项读写文件', () => {
  const { files } = open({}, ['Application.FileSystem']);
  expect(files.missing()).toEqual(['FileSystem']);
  expect(() => files.exists('/tmp')).toThrow(expect.objectContaining({ code: 'host.no-files' }));
});

test.each([
  ['C:\\Users\\李\\自评.xlsx', 'C:\\Users\\李', '自评.xlsx'],
  ['C:\\自评.xlsx', 'C:\\', '自评.xlsx'],
  ['D:/混着/写\\自评.xlsx', 'D:/混着/写', '自评.xlsx'],
  ['\\\\服务器\\共享\\自评.xlsx', '\\\\服务器\\共享', '自评.xlsx'],
  ['/home/li/文档/a\\b.xlsx', '/home/li/文档', 'a\\b.xlsx'],
  ['/自评.xlsx', '/', '自评.xlsx'],
])('%s 在哪个文件夹', (path, folder, name) => {
  expect(placeOf(path)).toEqual({ folder, name });
  if (!path.startsWith('D:/')) expect(pathIn(folder, name)).toBe(path);
});

test.each(['工作簿1', '', 'https://kdocs.cn/l/abc', '/', 'C:\\'])('“%s”不在哪个文件夹', (path) => {
  expect(placeOf(path)).toBeNull();
});

test('一千个同名的：不再找下去', () => {
  expect(freeName('报告.docx', () => true)).toBeNull();
  expect(freeName('报告', (name) => name === '报告')).toBe('报告 (2)');
  const taken = ['报告（更新）.docx', '报告（更新2）.docx', '附件（1）.docx'];
  expect(freeName('报告（更新）.docx', (name) => taken.includes(name))).toBe('报告（更新3）.docx');
  expect(freeName('附件（1）.docx', (name) => taken.includes(name))).toBe('附件（1） (2).docx');
});
