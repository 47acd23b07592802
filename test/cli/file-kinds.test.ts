import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readBytes } from '../../src/cli/files/read-file';
import { assertWritable, writeFiles } from '../../src/cli/files/write-files';
import { inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);
const write = (name: string, force = false): void =>
  writeFiles([{ path: path(name), bytes: new TextEncoder().encode('新的') }], force);

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(path(name), { recursive: true });
});

describe('覆盖', () => {
  test('权限照旧', () => {
    for (const mode of [0o640, 0o600, 0o444, 0o664]) {
      writeFileSync(path('a.docx'), '旧的');
      chmodSync(path('a.docx'), mode);
      write('a.docx', true);
      expect(statSync(path('a.docx')).mode & 0o777).toBe(mode);
      expect(readFileSync(path('a.docx'), 'utf8')).toBe('新的');
      rmSync(path('a.docx'));
    }
  });

  test.each([
    ['绝对的', (real: string) => real],
    ['相对的', () => '盘/真.docx'],
  ])('链接还是链接，换的是它后面的文件：%s', (_title, to) => {
    mkdirSync(path('盘'));
    writeFileSync(path('盘/真.docx'), '旧的');
    const link = to(path('盘/真.docx'));
    symlinkSync(link, path('一层.docx'));
    symlinkSync('一层.docx', path('a.docx'));
    write('a.docx', true);
    expect([readlinkSync(path('a.docx')), readlinkSync(path('一层.docx'))]).toEqual(['一层.docx', link]);
    expect(lstatSync(path('盘/真.docx')).isFile()).toBe(true);
    expect(readFileSync(path('盘/真.docx'), 'utf8')).toBe('新的');
    expect(readdirSync(path('盘'))).toEqual(['真.docx']);
  });

  test('链接后面还没有文件：写在那里；绕了圈：说得出来', () => {
    mkdirSync(path('盘'));
    symlinkSync('盘/真.docx', path('a.docx'));
    write('a.docx');
    expect(readFileSync(path('盘/真.docx'), 'utf8')).toBe('新的');
    symlinkSync('环.docx', path('环.docx'));
    expect(() => write('环.docx', true)).toThrow(
      expect.objectContaining({ code: 'host.unwritable', message: expect.stringContaining('链接绕了圈') as string }),
    );
  });

  test('两份输出是同一个文件：一份也不写', () => {
    writeFileSync(path('a.docx'), '旧的');
    symlinkSync('a.docx', path('b.docx'));
    const files = ['a.docx', 'b.docx'].map((name) => ({ path: path(name), bytes: new Uint8Array(1) }));
    expect(() => writeFiles(files, true)).toThrow(expect.objectContaining({ code: 'host.unwritable' }));
    expect(readFileSync(path('a.docx'), 'utf8')).toBe('旧的');
  });
});

test.each([
  ['255 个字节', `${'a'.repeat(250)}.docx`],
  ['83 个汉字和扩展名', `${'绩'.repeat(83)}a.docx`],
])('文件名可以长到 255 个字节：%s', (_title, name) => {
  expect(Buffer.byteLength(name)).toBe(255);
  write(name);
  write(name, true);
  expect(readdirSync(folder)).toEqual([name]);
  expect(() => write(`a${name}`)).toThrow(
    expect.objectContaining({ message: expect.stringContaining('文件名太长') as string }),
  );
  expect(readdirSync(folder)).toEqual([name]);
});

const isWindows = process.platform === 'win32';

(isWindows ? describe.skip : describe)('不是文件的', () => {
  const socket = createServer();
  afterEach(() => socket.close());

  beforeEach(async () => {
    expect(spawnSync('mkfifo', [path('管道.xlsx')]).status).toBe(0);
    mkdirSync(path('文件夹.xlsx'));
    symlinkSync('/dev/zero', path('设备.xlsx'));
    symlinkSync('管道.xlsx', path('到管道.xlsx'));
    await new Promise<void>((resolve) => socket.listen(path('套.xlsx'), resolve));
  });

  const kinds = [
    ['管道.xlsx', '管道'],
    ['到管道.xlsx', '管道'],
    ['设备.xlsx', '设备'],
    ['套.xlsx', '套接字'],
    ['文件夹.xlsx', '文件夹'],
  ] as const;

  test.each(kinds)('%s 不读，马上说出来', (name, kind) => {
    const began = performance.now();
    const code = kind === '文件夹' ? 'input.folder' : 'input.unreadable';
    expect(() => readBytes(path(name))).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(kind) as string }),
    );
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test.each(kinds)('%s 不覆盖，--force 也不', (name, kind) => {
    for (const work of [() => assertWritable(path(name), '.xlsx', true), () => write(name, true)])
      expect(work).toThrow(
        expect.objectContaining({ code: 'host.unwritable', message: expect.stringContaining(kind) as string }),
      );
    expect(lstatSync(path(name)).isFile()).toBe(false);
  });

  test.each([
    ['check', '管道.xlsx'],
    ['score', '设备.xlsx'],
    ['report', '管道.xlsx', '-o', 'r.docx'],
    ['new', 'kaifu-2018', '-o', 'n.xlsx', '--data', '管道.xlsx'],
    ['roll-forward', '套.xlsx', '--pack', 'kaifu-2018', '-o', 'n.xlsx'],
  ])('jixiao %s %s：退出码 3', async (...words) => {
    const { code, out, err } = await inProcess(words.map((word) => (/\.(xlsx|docx)$/.test(word) ? path(word) : word)));
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/^文件“.*”读不出来（这是一个.*）。.* \[input\.unreadable\]\n$/);
    expect(existsSync(path('n.xlsx')) || existsSync(path('r.docx'))).toBe(false);
  });
});
