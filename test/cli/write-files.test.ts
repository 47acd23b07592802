import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '../../src/cli/files/write-files';
import { inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(path(name), { recursive: true });
});

test('几个文件一起写：都成', () => {
  writeFiles(
    [
      { path: path('a.docx'), bytes: bytes('甲') },
      { path: path('b.docx'), bytes: bytes('乙') },
    ],
    false,
  );
  expect(readdirSync(folder).sort()).toEqual(['a.docx', 'b.docx']);
  expect(readFileSync(path('b.docx'), 'utf8')).toBe('乙');
});

test('第二个写不进：第一个也不留，临时文件也不留', () => {
  const files = [
    { path: path('a.docx'), bytes: bytes('甲') },
    { path: path('none/b.docx'), bytes: bytes('乙') },
  ];
  expect(() => writeFiles(files, true)).toThrow(expect.objectContaining({ code: 'host.unwritable' }));
  expect(readdirSync(folder)).toEqual([]);
});

test('写的时候别人建了同名文件：不覆盖', () => {
  writeFileSync(path('a.docx'), '别人的');
  expect(() => writeFiles([{ path: path('a.docx'), bytes: bytes('甲') }], false)).toThrow(
    expect.objectContaining({ code: 'host.exists' }),
  );
  expect(readdirSync(folder)).toEqual(['a.docx']);
  expect(readFileSync(path('a.docx'), 'utf8')).toBe('别人的');
});

test('目标是文件夹：不删它，不留临时文件', () => {
  mkdirSync(path('a.docx'));
  expect(() => writeFiles([{ path: path('a.docx'), bytes: bytes('甲') }], true)).toThrow(
    expect.objectContaining({ code: 'host.unwritable' }),
  );
  expect(readdirSync(folder)).toEqual(['a.docx']);
});

test('我们自己的错：退出码 70，说成程序错误，有可以复制的细节，不留文件', async () => {
  const broken = (): never => {
    throw new RangeError('row -1');
  };
  const { code, out, err } = await inProcess(['new', 'kaifu-2018', '-o', path('x.xlsx')], {
    host: {
      legacyAsXlsx: broken,
      documentAsXlsx: broken,
      lockedCells: broken,
      lockedStructure: broken,
      readWorkbook: broken,
      readPrintedSheets: broken,
      changeWorkbook: broken,
      authorWorkbook: broken,
      authorDocument: broken,
      openDocument: broken,
      authorPlain: broken,
      readDocumentText: broken,
      handIn: {
        openMatters: broken,
        clean: broken,
        texts: broken,
        withTexts: broken,
        authorPlain: broken,
        readReport: broken,
      },
    },
  });
  expect({ code, out }).toEqual({ code: 70, out: '' });
  expect(err).toMatch(
    /^程序错误：.*\njixiao \d+\.\d+\.\d+ · Node .*\n命令：jixiao "new" "kaifu-2018" "-o" .*\nRangeError: row -1\n {4}at /,
  );
  expect(readdirSync(folder)).toEqual([]);
});
