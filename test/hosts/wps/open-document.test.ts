import { leastAnswers, rowsOfPage, seenBuilds } from '../../../src/hosts/wps/writer/open/seen-builds';
import type { PositionRules } from '../../../simulator/wps';
import { docxBytes } from '../../../simulator/word';
import { documentXml, linkOf, plainText, replace, reportFile, tableOf } from '../contract/document-worlds';
import { always, refresh } from '../contract/in-each-world';
import {
  everyAnswer,
  openWriterWorld,
  seenBuild,
  type OpenWriterWorld,
  type WriterWish,
} from '../contract/writer-world';

let world: OpenWriterWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

async function open(bytes?: Uint8Array, wish: WriterWish = {}): Promise<OpenWriterWorld> {
  world = await openWriterWorld(bytes ?? (await reportFile()), { ...seenBuild(), ...wish });
  return world;
}

const moved = linkOf({ figures: { staff: 12 } });
/** What the open document says, saved or not. */
const onScreen = ({ document }: OpenWriterWorld): string => plainText(document.model.save());

describe('哪个版本开着', () => {
  test('表是空的：没有一个版本开着', () => expect(seenBuilds).toEqual([]));

  test.each<[string, Partial<WriterWish>]>([
    ['没有看过的版本', { build: '12.9.9.8' }],
    ['看过的版本，别的系统', { builds: [{ ...seenBuild().builds![0]!, system: 'Windows' }] }],
    ['不说自己是什么版本', { lacks: ['Application.Build'] }],
    ...leastAnswers.map((one): [string, Partial<WriterWish>] => [
      `少看了 ${one}`,
      seenBuild(everyAnswer.filter((answer) => answer !== one)),
    ]),
  ])('%s：照旧读保存的文件，打开着的一个字不写', async (_, wish) => {
    const { document, disk, desk } = await open(undefined, wish);
    const [file, screen] = [disk.bytes(document.fullName), documentXml(document.model.save())];
    await refresh(world!, moved);
    expect([document.writes, document.isSaved, documentXml(document.model.save())]).toEqual([0, true, screen]);
    expect(disk.bytes(document.fullName)).toEqual(file);
    expect(desk.saved.getSnapshot()).toMatchObject({ kind: 'ready', copy: { name: '自评报告（更新）.docx' } });
  });
});

describe('试点写进网页里的行', () => {
  const row = {
    build: '12.1.0.28043',
    system: 'Linux',
    by: '某县',
    on: '2027-01-31',
    answers: ['text', 'places', 'kept'],
  };

  test('写全的算', () => expect(rowsOfPage(JSON.stringify([row]))).toEqual([row]));

  test.each([
    ['没有写', null],
    ['不是 JSON', '[{build: 1}]'],
    ['不是一列', JSON.stringify(row)],
    ['少了一项', JSON.stringify([row, { ...row, by: '' }])],
    ['不认得的答案', JSON.stringify([{ ...row, answers: ['text', 'place', 'kept'] }])],
    ['空的', '[null]'],
  ])('%s：什么也不开', (_, text) => expect(rowsOfPage(text)).toEqual([]));
});

test('更新写在打开着的那份里，用户打的字、没保存的改动都在；旁边什么也不写，文件等用户自己存', async () => {
  const { document, disk, writer, desk } = await open();
  writer.program.typeOver(document, '没有因公出国', '全年没有因公出国');
  const before = disk.bytes(document.fullName);
  const { plan } = await refresh(world!, moved);
  expect(plan.questions).toEqual([]);
  expect(onScreen(world!)).toContain('在职人数12人');
  expect(onScreen(world!)).toContain('全年没有因公出国');
  expect([disk.files(), disk.bytes(document.fullName), document.isSaved]).toEqual([[document.fullName], before, false]);
  expect(desk.saved.getSnapshot()).toEqual({ kind: 'in-place', name: '自评报告.docx' });
  writer.program.save(document);
  expect((await refresh(world!, moved)).plan.edits).toEqual([]);
  expect(plainText(disk.bytes(document.fullName)!)).toContain('在职人数12人');
});

const comment =
  '<w:commentRangeStart w:id="3"/><w:r><w:t>批注过的</w:t></w:r><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>';
const field =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
const taken =
  '<w:del w:id="7" w:author="甲" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>8人删掉的8人</w:delText></w:r></w:del>';

describe.each<[string, PositionRules]>([
  ['位置照实数', {}],
  ['控件的两头不占位置', { controlEnds: false }],
  ['控件的范围不含最后一个段落标记', { lastEnd: false }],
  ['删掉的字不显示', { gone: false }],
  ['都不', { controlEnds: false, lastEnd: false, gone: false }],
])('%s', (_, positions) => {
  test('批注、域、删掉的字、表格在前面和中间：写的还是那一处，别处一字不动', async () => {
    const own = /(jx:1:staffing"(?:(?!<\/w:pPr>).)*<\/w:pPr>)((?:(?!<\/w:p>).)*)/s;
    const row =
      '<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>8人</w:t></w:r></w:p><w:p><w:r><w:t>9人</w:t></w:r></w:p></w:tc></w:tr>';
    const bytes = await reportFile(
      {
        table: tableOf([
          ['编制', '9'],
          ['在职', ''],
          ['', '8'],
        ]),
      },
      (xml) =>
        replace(
          '<w:body>',
          `<w:body><w:p>${comment}${field}${taken}</w:p><w:tbl>${row}${row}</w:tbl>`,
        )(replace(own, (all) => all.replace(own, `$1${field}${taken}${comment}$2${taken}${comment}${field}`))(xml)),
    );
    const { host } = await open(bytes, { positions });
    const before = await host.read();
    const now = linkOf({
      figures: { staff: 12, amount: 63.46, words: '一是加强管理。\n二是公开。' },
      table: tableOf([
        ['编制', '9'],
        ['在职', '11'],
        ['', '12'],
      ]),
    });
    await refresh(world!, now, always('adopt'));
    const { found } = await host.read();
    const wanted = before.found.controls.map(({ text }) => text);
    expect(found.controls.map(({ text }) => text)).toEqual([
      wanted[0]!.replace('在职人数8人', '在职人数12人'),
      wanted[1]!.replace('40万元', '63.46万元'),
      `${wanted[2]!}\n经费超过63.46万元，已说明原因。`,
      '一是加强管理。\n二是公开。',
      '编制\n9\n在职\n11\n\n12',
    ]);
    const xml = documentXml(world!.document.model.save());
    expect([...xml.matchAll(/<w:commentReference|<w:instrText|<w:delText/g)]).toHaveLength(9);
    expect((await refresh(world!, now)).plan.edits).toEqual([]);
  });

  test('要换的字里夹着域：说找不准，什么也不写', async () => {
    const bytes = await reportFile({}, replace('>8人<', `>8</w:t></w:r>${field}<w:r><w:t>人<`));
    const { document } = await open(bytes, { positions });
    await expect(refresh(world!, moved, always('adopt'))).rejects.toMatchObject({ code: 'host.cannot-place' });
    expect([document.writes, onScreen(world!)]).toEqual([0, plainText(bytes)]);
  });

  test('开着修订：旧字新字都在，等人接受；再更新不重复', async () => {
    const bytes = await reportFile();
    const { document, host } = await open(bytes, { positions });
    document.model.tracksChanges = true;
    expect((await host.read()).tracksChanges).toBe(true);
    await refresh(world!, moved);
    const xml = documentXml(document.model.save());
    expect(xml).toMatch(/<w:delText[^>]*>8/);
    expect(plainText(document.model.save())).toContain('在职人数12人');
    expect((await refresh(world!, moved)).plan.edits).toEqual([]);
    await refresh(world!, linkOf({ figures: { staff: 13 } }));
    expect(plainText(document.model.save())).toContain('在职人数13人');
  });

  test('转到：选中的是那几个字；用户站在哪里也说得出', async () => {
    const { host, writer, document } = await open(await reportFile({ figures: { posts: 8 } }), { positions });
    const { found } = await host.read();
    const { key, text } = found.controls[0]!;
    const start = text.lastIndexOf('8人');
    await host.goTo!(key, { start, end: start + 2 });
    expect(writer.program.selectedText()).toBe('8人');
    expect(await host.selection!()).toEqual({ control: key, at: start });
    writer.program.selectText(document, '一、部门情况');
    expect(await host.selection!()).toBeNull();
    const all = await host.readText();
    const at = all.text.indexOf('公务接待费5万元已入账');
    await host.goToText!({ start: at, end: at + 11 });
    expect(writer.program.selectedText()).toBe('公务接待费5万元已入账');
  });
});

describe('写以前', () => {
  test.each<[string, (one: OpenWriterWorld) => unknown, string]>([
    [
      '要写的那一段改过',
      ({ writer, document }) => writer.program.typeOver(document, '在职人数', '实有人数'),
      'host.changed-meanwhile',
    ],
    [
      '控件少了一个',
      ({ document }) => {
        const [, last] = [0, document.model.controls().at(-1)!];
        document.model.edit('user', () => document.model.tree.remove(last));
      },
      'host.changed-meanwhile',
    ],
    ['文档受保护', ({ document }) => (document.model.locks.readOnly = true), 'host.document-protected'],
    [
      '换到了另一份',
      ({ disk, beside, writer }) => {
        disk.put(beside('另一份.docx'), docxBytes('<w:p/>'));
        writer.program.open(beside('另一份.docx'));
      },
      'host.refused',
    ],
    ['文档关掉了', ({ writer, document }) => writer.program.close(document), 'host.refused'],
  ])('%s：什么也不写', async (_, happens, code) => {
    const { host, document } = await open();
    const reading = await host.read();
    happens(world!);
    const [screen, writes] = [documentXml(document.model.save()), document.writes];
    await expect(
      refresh(
        { ...world!, host: { ...host, read: async () => reading, apply: (one) => host.apply(one) } as typeof host },
        moved,
      ),
    ).rejects.toMatchObject({ code });
    expect([documentXml(document.model.save()), document.writes]).toEqual([screen, writes]);
  });

  test('要写两处，后一处的控件锁着：前一处也不写', async () => {
    const bytes = await reportFile(
      {},
      replace(/(<w:tag w:val="jx:1:threePublic"\/>)/, '$1<w:lock w:val="contentLocked"/>'),
    );
    const { document } = await open(bytes);
    await expect(refresh(world!, linkOf({ figures: { staff: 12, amount: 41 } }))).rejects.toMatchObject({
      code: 'host.control-locked',
    });
    expect([document.writes, onScreen(world!)]).toEqual([0, plainText(bytes)]);
  });

  test('WPS 说的和文件里的对不上：说找不准，不猜', async () => {
    const bytes = await reportFile();
    const { document, host } = await open(bytes);
    await host.read();
    // A build in which a paragraph's text is something else than the XML says.
    const { model } = document;
    const write = model.tools.write.bind(model.tools);
    const tools = model.tools as { write: typeof write };
    tools.write = (node) => write(node).replace('在职人数', '在职的人');
    try {
      await expect(refresh(world!, moved, always('adopt'))).rejects.toMatchObject({ code: 'host.cannot-place' });
    } finally {
      tools.write = write;
    }
    expect([document.writes, onScreen(world!)]).toEqual([0, plainText(bytes)]);
  });
});

test('写了没有写成的样子：停下，说前面写了几处、怎样退，不记成写过', async () => {
  const { document, host } = await open();
  const { stamp } = await host.read();
  const replaceText = document.model.text.replace.bind(document.model.text);
  let count = 0;
  document.model.text.replace = (span, text) => replaceText(span, count++ === 1 ? `${text}（WPS 加的）` : text);
  await expect(
    refresh(world!, linkOf({ figures: { staff: 12, amount: 41 } }, '2026-05-01T00:00:00.000Z')),
  ).rejects.toMatchObject({
    code: 'host.refused',
    message: expect.stringMatching(/写到“人员情况”时.*前面 1 处已经写进打开着的文档.*Ctrl\+Z.*不保存关掉/) as string,
  });
  expect((await host.read()).stamp).toEqual(stamp);
});

test('改写一处自己的话：只改那一处；我们写的段落里的不改', async () => {
  const own = '<w:p><w:r><w:t>用户写的：公务接待费5万元，又一处公务接待费5万元。</w:t></w:r></w:p>';
  const { host } = await open(await reportFile({}, replace('<w:sectPr', `${own}<w:sectPr`)));
  const { text } = await host.readText();
  const at = text.lastIndexOf('5万元');
  await host.amendText!({ start: at, end: at + 1 }, '6');
  expect((await host.readText()).text).toBe(`${text.slice(0, at)}6${text.slice(at + 1)}`);
  const first = text.indexOf('公务接待费5万元');
  await expect(host.amendText!({ start: first, end: first + 8 }, '别的')).rejects.toMatchObject({
    code: 'host.text-followed',
  });
});

test('读了以后那句话重写过：不改别处，说找不到了', async () => {
  const own = '<w:p><w:r><w:t>用户写的：公务接待费5万元，又一处公务接待费5万元。</w:t></w:r></w:p>';
  const { host, writer, document } = await open(await reportFile({}, replace('<w:sectPr', `${own}<w:sectPr`)));
  const { text } = await host.readText();
  const at = text.lastIndexOf('5万元');
  writer.program.typeOver(document, '用户写的：公务接待费5万元', '重写了前半句，公务接待费5万元');
  const before = onScreen(world!);
  await expect(host.amendText!({ start: at, end: at + 1 }, '6')).rejects.toMatchObject({ code: 'host.text-gone' });
  expect([onScreen(world!), document.writes]).toEqual([before, 0]);
});

test('用户走动、换文档、保存：窗格听得到；换了文档，读的是另一份', async () => {
  const { host, writer, document, disk, beside, desk } = await open();
  await host.read();
  const heard = jest.fn();
  const stop = await host.onVisited!(heard);
  writer.program.selectText(document, '在职人数');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(heard).toHaveBeenCalled();
  await stop();
  const turned = jest.fn();
  desk.onOther(turned);
  disk.put(beside('另一份.docx'), docxBytes('<w:p><w:r><w:t>通知</w:t></w:r></w:p>'));
  writer.program.open(beside('另一份.docx'));
  await expect(host.read()).rejects.toMatchObject({ code: 'host.refused' });
  expect(turned).toHaveBeenCalledTimes(1);
  expect((await desk.host().readText()).text).toContain('通知');
});

test('从没保存过的文档也能更新：名字没有，字写得进', async () => {
  const bytes = await reportFile();
  const { writer, desk } = await open();
  const fresh = writer.program.openNew(bytes);
  const host = desk.host();
  await refresh({ ...world!, host }, moved);
  expect([await host.name(), plainText(fresh.model.save()).includes('在职人数12人')]).toEqual([null, true]);
});

test('别的一次读数里的控件：是程序的错，不说成 WPS 不接受', async () => {
  const { host } = await open();
  await expect(host.apply({} as never)).rejects.toThrow('a document is read before it is written');
  await host.read();
  await expect(host.goTo!('99')).rejects.toThrow('control 99 is of another reading');
  await expect(host.repair([{ kind: 'dissolve', control: '99' }])).rejects.toThrow('control 99 is of another reading');
});

test('没有 WordOpenXML：说这个版本不支持，什么也不写', async () => {
  const { host, document } = await open(undefined, { lacks: ['Range.WordOpenXML'] });
  await expect(host.read()).rejects.toMatchObject({
    code: 'host.unsupported',
    params: { detail: 'Range.WordOpenXML' },
  });
  expect(document.writes).toBe(0);
});
