import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { HandInResult } from '../../src/cli/contract';
import { patchWorkbook } from '../../src/hosts/file/patch-workbook/patch-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { newFaults, ooxmlFaults } from '../support/ooxml/ooxml-faults';
import { ownMarksIn } from '../support/own-marks';
import { convert, describeWithSoffice } from '../support/soffice';
import { inProcess } from './jixiao';
import { changed, did, documentOf, handIn, layOut, path, read, textOf } from './hand-in-desk';

beforeAll(layOut);

test('报送版：三个文件，没有本工具的痕迹，页脚都有同一个校验码，合乎 ECMA-376；原来的文件不动', async () => {
  const given = [path('表.xlsx'), path('报告.docx')];
  const before = given.map(read);
  const result = await handIn(0, ...given, '-o', path('报送'));
  expect(result).toMatchObject({ questions: [], refused: [] });
  expect(result.files.map((file) => file.slice(path('报送/').length))).toEqual([
    '示例县政务服务中心2023年度绩效自评表（报送版）.xlsx',
    '示例县政务服务中心2023年度部门整体支出绩效自评报告（报送版）.docx',
    '示例县政务服务中心2023年度送出核对报告（报送版）.docx',
  ]);
  expect(readdirSync(path('报送')).sort()).toEqual(result.files.map((file) => file.slice(path('报送/').length)).sort());
  given.forEach((file, at) => {
    expect(read(file)).toEqual(before[at]);
    const bytes = read(result.files[at]!);
    expect(ownMarksIn(bytes)).toEqual([]);
    expect(newFaults(ooxmlFaults(before[at]!), ooxmlFaults(bytes))).toEqual([]);
  });
  expect(ooxmlFaults(read(result.files[2]!))).toEqual([]);
  expect(textOf(result.files[1]!)).toBe(textOf(path('报告.docx')));
  const [book, report, record] = result.files.map((file) => unzipSync(read(file)));
  const footers = (parts: Record<string, Uint8Array>, pattern: RegExp): string[] =>
    Object.keys(parts).filter((part) => pattern.test(part) && strFromU8(parts[part]!).includes(result.digest));
  expect(footers(book!, /worksheets\/sheet/)).toHaveLength(11);
  expect(footers(report!, /word\/footer/)).toHaveLength(2);
  expect(footers(record!, /word\/footer/)).toHaveLength(2);
  expect(textOf(result.files[2]!)).toContain(`数据校验码：${result.digest}`);
  expect(result.removed).toEqual(
    expect.arrayContaining([
      { file: '表.xlsx', what: '本工具的隐藏工作表', count: 1 },
      { file: '报告.docx', what: '更新记录和与工作簿的链接', count: 1 },
    ]),
  );
  const again = await inProcess(['hand-in', ...given, '-o', path('报送')]);
  expect(again.code).toBe(3);
});

test('校验码跟着数据走：改一个数就不同，原样再做一次相同', async () => {
  await did('new', 'hunan-2023', '-o', path('同.xlsx'), '--sample');
  writeFileSync(path('改.json'), JSON.stringify({ 'officialReception.priorFinal': 2.32 }));
  await did('new', 'hunan-2023', '-o', path('异.xlsx'), '--sample', '--data', path('改.json'));
  const digests: string[] = [];
  for (const name of ['表', '同', '异']) {
    const { out } = await inProcess(['hand-in', path(`${name}.xlsx`), '-o', path(`码${name}`), '--json']);
    digests.push((JSON.parse(out) as HandInResult).digest);
  }
  expect(digests[1]).toBe(digests[0]);
  expect(digests[2]).not.toBe(digests[0]);
  expect(digests[0]).toMatch(/^(?:[0-9A-F]{4}-){3}[0-9A-F]{4}$/);
});

describe('不能送出的', () => {
  test('有错误、待评：什么也不写；每条写明理由才写，理由印在核对报告里', async () => {
    writeFileSync(path('错.json'), JSON.stringify({ actualStaff: null, 'basicExpenditure.final': 1 }));
    await did('new', 'kaifu-2018', '-o', path('错.xlsx'), '--sample', '--data', path('错.json'));
    const first = await handIn(1, path('错.xlsx'), '-o', path('错'));
    expect(first.files).toEqual([]);
    expect(existsSync(path('错'))).toBe(false);
    expect(first.refused.some(({ message }) => message.startsWith('错误：'))).toBe(true);
    expect(first.refused.some(({ message }) => message.startsWith('待评：'))).toBe(true);
    const all = first.refused.flatMap(({ id }) => ['--override', `${id}=县里同意先报，编号${id.length}=留底`]);
    const one = await handIn(1, path('错.xlsx'), '-o', path('错'), ...all.slice(2));
    expect(one.refused).toEqual(first.refused.slice(0, 1));
    const done = await handIn(0, path('错.xlsx'), '-o', path('错'), ...all);
    expect(done.files).toHaveLength(2);
    const record = textOf(done.files[1]!);
    for (const { message } of first.refused) expect(record.replace(/\s/g, '')).toContain(message.replace(/\s/g, ''));
    expect(record).toContain('县里同意先报，编号');
  });

  test('报告里还有待填；报告写出以后改过表；报告是别的工作簿的', async () => {
    await did('new', 'hunan-2023', '-o', path('别.xlsx'), '--sample');
    const rid = (
      await inProcess(['new', 'hunan-2023', '-o', path('别.xlsx'), '--sample', '--force'], { newId: () => 'other' })
    ).code;
    expect(rid).toBe(0);
    const other = await handIn(1, path('别.xlsx'), path('报告.docx'), '-o', path('别'));
    expect(other.refused.map(({ id }) => id)).toEqual(['other-workbook:报告.docx']);
    const { sheets, names } = readWorkbook(read(path('表.xlsx')), '表.xlsx', { sheets: 'all' });
    expect(sheets.length).toBeGreaterThan(5);
    const place = names.find(({ name }) => name === 'jx.nonPostStaff')!.refersTo;
    const [, sheet = '', column = '', row = ''] = /^'?(.+?)'?!\$([A-Z]+)\$(\d+)$/.exec(place)!;
    const at = { sheet, row: Number(row), column: column.charCodeAt(0) - 64 };
    const bytes = patchWorkbook(read(path('表.xlsx')), [{ edit: 'set-cells', ...at, cells: [[4]] }], '表.xlsx');
    writeFileSync(path('改过.xlsx'), bytes);
    const late = await handIn(1, path('改过.xlsx'), path('报告.docx'), '-o', path('别'));
    expect(late.refused.map(({ id }) => id)).toEqual(['outdated:报告.docx']);
    await did('new', 'kaifu-2018', '-o', path('空.xlsx'));
    await inProcess(['report', path('空.xlsx'), '-o', path('空.docx')]);
    const empty = await handIn(1, path('空.xlsx'), path('空.docx'), '-o', path('别'));
    expect(empty.refused.map(({ id }) => id)).toContain('open:空.docx');
    expect(existsSync(path('别'))).toBe(false);
  });

  test('报告里链接的数用手改过：正文的、附表的，都不能就这样印上校验码；写明理由的印在核对报告里', async () => {
    const xml = strFromU8(unzipSync(read(path('报告.docx')))['word/document.xml']!);
    const numbers = [...xml.matchAll(/<w:t(?: [^>]*)?>(\d+\.\d\d)<\/w:t>/g)];
    const isInTable = (at: number): boolean => xml.lastIndexOf('<w:tbl>', at) > xml.lastIndexOf('</w:tbl>', at);
    const inText = numbers.find(({ index }) => !isInTable(index))!;
    const inTable = numbers.find(({ index }) => isInTable(index))!;
    for (const [name, { 0: all, 1: own = '', index }] of [
      ['改正文.docx', inText],
      ['改附表.docx', inTable],
    ] as const) {
      const other = `${own.slice(0, -1)}${(Number(own.at(-1)) + 3) % 10}`;
      changed('报告.docx', name, 'word/document.xml', (before) => {
        return before.slice(0, index) + all.replace(own, other) + before.slice(index + all.length);
      });
      const { refused } = await handIn(1, path('表.xlsx'), path(name), '-o', path('改'));
      expect(refused).toEqual([
        expect.objectContaining({ id: expect.stringMatching(/^differs-[0-9a-f]{8}$/), answer: 'reason' }),
      ]);
      expect(refused[0]!.message).toContain(other);
      expect(refused[0]!.message).toContain(own);
      const words = ['--override', `${refused[0]!.id}=县里会审时口头改的`];
      const done = await handIn(0, path('表.xlsx'), path(name), '-o', path(`仍${name}`), ...words);
      const record = textOf(done.files[2]!);
      expect(record).toContain(refused[0]!.message);
      expect(record).toContain('县里会审时口头改的');
    }
    expect(existsSync(path('改'))).toBe(false);
  });

  test('不是由工作簿写出的报告，说的数和工作簿不同', async () => {
    await documentOf('手写.docx', ['2023年，单位在职人员3人，三公经费本年决算数为999.99万元。']);
    const { refused } = await handIn(1, path('表.xlsx'), path('手写.docx'), '-o', path('手写'));
    expect(refused.map(({ message }) => message).join()).toContain('999.99万元');
  });

  test('没有写“决算”的数、执行率与表不同，也不写', async () => {
    await documentOf('自己写.docx', [
      '2023年项目支出999.99万元，预算执行率12.34%。',
      '“三公”经费888.88万元未超预算，比上年增长777%；公务接待费66.66万元。',
    ]);
    const { refused } = await handIn(1, path('表.xlsx'), path('自己写.docx'), '-o', path('自己写'));
    const all = refused.map(({ message }) => message).join('');
    for (const figure of ['999.99万元', '12.34%', '888.88万元', '777%', '66.66万元']) expect(all).toContain(figure);
  });

  test('修订：说怎么办，不能用理由越过；批注、别人的内容控件：留着还是去掉由您定', async () => {
    const w = 'w:author="甲" w:date="2026-01-01T00:00:00Z"';
    changed('报告.docx', '修订.docx', 'word/document.xml', (xml) =>
      xml.replace('<w:body>', `<w:body><w:p><w:ins w:id="900" ${w}><w:r><w:t>添的话</w:t></w:r></w:ins></w:p>`),
    );
    const tracked = await handIn(1, path('表.xlsx'), path('修订.docx'), '-o', path('修'));
    expect(tracked.refused).toEqual([
      expect.objectContaining({
        id: 'tracked-changes:修订.docx',
        answer: 'none',
        message: expect.stringContaining('接受或拒绝'),
      }),
    ]);
    const words = ['--override', 'tracked-changes:修订.docx=急', '--drop', 'tracked-changes:修订.docx'];
    const { code } = await inProcess(['hand-in', path('表.xlsx'), path('修订.docx'), '-o', path('修'), ...words]);
    expect(code).toBe(1);

    const control =
      '<w:sdt><w:sdtPr><w:alias w:val="别人的"/><w:tag w:val="other"/><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>别人控件里的话</w:t></w:r></w:p></w:sdtContent></w:sdt>';
    changed('报告.docx', '控件.docx', 'word/document.xml', (xml) => xml.replace('<w:body>', `<w:body>${control}`));
    const asked = await handIn(1, path('表.xlsx'), path('控件.docx'), '-o', path('控'));
    expect(asked.refused).toEqual([expect.objectContaining({ id: 'controls:控件.docx', answer: 'keep-or-drop' })]);
    const kept = await handIn(
      0,
      path('表.xlsx'),
      path('控件.docx'),
      '-o',
      path('控留'),
      '--keep',
      'controls:控件.docx',
    );
    const xml = strFromU8(unzipSync(read(kept.files[1]!))['word/document.xml']!);
    expect(xml).toContain('w:val="other"');
    expect(xml).not.toContain('jx:1:');
    const gone = await handIn(
      0,
      path('表.xlsx'),
      path('控件.docx'),
      '-o',
      path('控去'),
      '--drop',
      'controls:控件.docx',
    );
    expect(strFromU8(unzipSync(read(gone.files[1]!))['word/document.xml']!)).not.toContain('<w:sdt>');
    expect(textOf(gone.files[1]!)).toContain('别人控件里的话');
  });

  test('写法不对：理由空着，同一条又留又去，后面的不是 .docx', async () => {
    for (const words of [
      ['--override', 'x='],
      ['--keep', 'x', '--drop', 'x'],
    ])
      expect((await inProcess(['hand-in', path('表.xlsx'), '-o', path('乱'), ...words])).code).toBe(2);
    expect((await inProcess(['hand-in', path('表.xlsx'), path('表.xlsx'), '-o', path('乱')])).code).toBe(2);
    expect(existsSync(path('乱'))).toBe(false);
  });
});

describeWithSoffice('LibreOffice', () => {
  test('打开报送版：页数相同，除了校验码一字不差', async () => {
    const result = await handIn(0, path('表.xlsx'), path('报告.docx'), '-o', path('印'));
    const files = [path('表.xlsx'), path('报告.docx'), ...result.files.slice(0, 2)];
    mkdirSync(path('csv'));
    convert(
      files.filter((file) => file.endsWith('.docx')),
      'txt:Text (encoded):UTF8',
      path('csv'),
    );
    convert(files, 'pdf', path('csv'));
    const pages = (file: string): number =>
      (readFileSync(join(path('csv'), file), 'latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length;
    const out = (file: string): string =>
      file
        .split('/')
        .at(-1)!
        .replace(/\.\w+$/, '');
    for (const [before, after] of [
      [files[0]!, files[2]!],
      [files[1]!, files[3]!],
    ] as const) {
      expect(pages(`${out(before)}.pdf`)).toBeGreaterThan(5);
      expect(pages(`${out(after)}.pdf`)).toBe(pages(`${out(before)}.pdf`));
    }
    // Controls leave marks without width.
    const text = (file: string): string =>
      readFileSync(join(path('csv'), `${out(file)}.txt`), 'utf8').replace(/(?!\n)[\p{Cf}\p{Cc}]/gu, '');
    expect(text(files[3]!)).toBe(text(files[1]!));
  });
});
