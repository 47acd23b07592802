import { pathIn } from '../../../src/hosts/wps/file-place';
import { WriterDesk } from '../../../src/hosts/wps/writer/writer-desk';
import { openWps, openWriter, SimulatedDisk } from '../../../simulator/wps';
import { docxBytes } from '../../../simulator/word';
import { handClock } from '../office/excel/blank-excel';
import { documentXml, linkOf, plainText, replace, reportFile } from '../contract/document-worlds';
import { refresh } from '../contract/in-each-world';
import { openFile, openWriterWorld, type OpenWriterWorld } from '../contract/writer-world';

let world: OpenWriterWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

async function open(bytes?: Uint8Array, options = {}): Promise<OpenWriterWorld> {
  world = await openWriterWorld(bytes ?? (await reportFile()), options);
  return world;
}

const moved = linkOf({ figures: { staff: 12 } });

test.each(['linux', 'windows'] as const)(
  '%s：更新写成旁边的一份，打开着的那份和它的文件一个字节不动',
  async (system) => {
    const { host, desk, disk, document, beside } = await open(undefined, { disk: new SimulatedDisk({ system }) });
    const before = disk.bytes(document.fullName)!;
    await refresh(world!, moved);
    expect(disk.files()).toEqual([document.fullName, beside('自评报告（更新）.docx')].sort());
    expect(disk.bytes(document.fullName)).toEqual(before);
    expect([document.isSaved, plainText(document.model.save())]).toEqual([true, plainText(before)]);
    expect(plainText(disk.bytes(beside('自评报告（更新）.docx'))!)).toContain('在职人数12人');
    expect(desk.saved.getSnapshot()).toEqual({
      kind: 'ready',
      name: '自评报告.docx',
      copy: { folder: disk.home, name: '自评报告（更新）.docx' },
      apart: null,
    });
    expect(await host.name()).toBe('自评报告.docx');
  },
);

test('打印预览画的是保存的文件，更新以后是旁边的那一份；有没保存的改动不画', async () => {
  const { host, writer, document } = await open();
  const body = async (): Promise<string> => (await host.parts!()).get('word/document.xml')!.replace(/<[^>]+>/g, '');
  await host.read();
  expect(await body()).not.toContain('在职人数12人');
  await refresh(world!, moved);
  expect(await body()).toContain('在职人数12人');
  writer.program.typeOver(document, '人', '员');
  await expect(host.parts!()).rejects.toMatchObject({ code: 'host.refused' });
  expect(world!.desk.saved.getSnapshot().kind).toBe('unsaved');
});

test('接着更新：还是那一份；已有别的同名文件就另起名字，从不盖掉', async () => {
  const { disk, beside } = await open();
  disk.put(beside('自评报告（更新）.docx'), Uint8Array.of(1));
  await refresh(world!, moved);
  await refresh(world!, linkOf({ figures: { staff: 13 } }));
  expect(disk.files()).toHaveLength(3);
  expect(disk.bytes(beside('自评报告（更新）.docx'))).toEqual(Uint8Array.of(1));
  expect(plainText(disk.bytes(beside('自评报告（更新2）.docx'))!)).toContain('在职人数13人');
});

test('打开更新过的那一份：它是另一份文档，从它再更新又是新的一份，名字不越叠越长', async () => {
  const { desk, document, disk, beside, writer } = await open();
  const turned = jest.fn();
  desk.onOther(turned);
  await refresh(world!, moved);
  expect([desk.saved.canOpen(), desk.saved.openCopy()]).toEqual([true, true]);
  expect(writer.program.active!.fullName).toBe(beside('自评报告（更新）.docx'));
  await expect(world!.host.read()).rejects.toMatchObject({ code: 'host.refused' });
  expect(turned).toHaveBeenCalledTimes(1);
  const host = desk.host();
  expect(desk.saved.getSnapshot()).toEqual({ kind: 'opening' });
  await refresh({ ...world!, host }, linkOf({ figures: { staff: 13 } }, '2026-04-01T00:00:00.000Z'));
  expect(disk.files()).toEqual(
    [document.fullName, beside('自评报告（更新）.docx'), beside('自评报告（更新2）.docx')].sort(),
  );
  expect(plainText(disk.bytes(beside('自评报告（更新）.docx'))!)).toContain('在职人数12人');
});

test('更新过的那一份正开着：不写进它，另起一份', async () => {
  const { writer, document, disk, beside } = await open();
  await refresh(world!, moved);
  writer.program.open(beside('自评报告（更新）.docx'));
  writer.program.bringToFront(document);
  await refresh(world!, linkOf({ figures: { staff: 13 } }));
  expect(plainText(disk.bytes(beside('自评报告（更新）.docx'))!)).toContain('在职人数12人');
  expect(plainText(disk.bytes(beside('自评报告（更新2）.docx'))!)).toContain('在职人数13人');
});

test('用户改了、还没保存：读不了，说先保存；保存以后读到的是新的，写好的那一份不再算', async () => {
  const { host, desk, writer, document } = await open();
  await refresh(world!, moved);
  writer.program.typeOver(document, '没有因公出国', '全年没有人因公出国');
  await expect(host.read()).rejects.toMatchObject({ code: 'host.refused' });
  const copy = { folder: world!.disk.home, name: '自评报告（更新）.docx' };
  expect(desk.saved.getSnapshot()).toEqual({ kind: 'unsaved', name: '自评报告.docx', copy });
  const mark = host.textMark!();
  writer.program.save(document);
  const { found } = await host.read();
  expect(found.controls.map(({ text }) => text).join('')).toContain('全年没有人因公出国');
  expect(found.controls[0]!.text).toContain('在职人数8人');
  // Which of two versions has what is said until one goes on.
  expect(desk.saved.getSnapshot()).toMatchObject({ kind: 'ready', copy: null, apart: copy });
  expect(host.textMark!()).not.toBe(mark);
  expect(desk.saved.openCopy()).toBe(true);
  expect(writer.program.active!.fullName).toContain('自评报告（更新）.docx');
  writer.program.bringToFront(document);
  await refresh(world!, moved);
  expect(desk.saved.getSnapshot()).toMatchObject({ copy: { name: '自评报告（更新2）.docx' }, apart: null });
});

test('写好一份以后再写不进：写好的那一份还算', async () => {
  const { host, disk, desk } = await open();
  await refresh(world!, moved);
  disk.close(disk.home);
  await expect(refresh(world!, linkOf({ figures: { staff: 13 } }))).rejects.toMatchObject({
    code: 'host.unwritable',
    params: { detail: expect.stringContaining('报告另存到别处') as string },
  });
  expect((await host.read()).found.controls[0]!.text).toContain('在职人数12人');
  expect(desk.saved.getSnapshot()).toMatchObject({ copy: { name: '自评报告（更新）.docx' } });
});

test.each([
  ['用户打了字', (one: OpenWriterWorld) => one.writer.program.typeOver(one.document, '加强管理', '切实加强管理')],
  [
    '用户打了字又保存',
    (one: OpenWriterWorld) => {
      one.writer.program.typeOver(one.document, '加强管理', '切实加强管理');
      one.writer.program.save(one.document);
    },
  ],
  [
    '换到了另一份文档',
    (one: OpenWriterWorld) => {
      one.disk.put(one.beside('另一份.docx'), docxBytes('<w:p/>'));
      one.writer.program.open(one.beside('另一份.docx'));
    },
  ],
  ['文档关掉了', (one: OpenWriterWorld) => one.writer.program.close(one.document)],
])('列清单以后%s：什么也不写', async (_, happens) => {
  const { host, disk } = await open();
  const reading = await host.read();
  happens(world!);
  const files = disk.files();
  const { base, stamp, log } = reading;
  await expect(host.apply({ edits: [], tables: [], base: base!, stamp: stamp!, log })).rejects.toThrow();
  expect(disk.files()).toEqual(files);
});

test('写到一半换了文档：什么也不写', async () => {
  const { host, disk, writer, beside, document } = await open();
  const { base, stamp, log, found } = await host.read();
  const edits = [{ control: found.controls[3]!.key, replacements: [{ from: 0, to: 2, text: '强化' }] }];
  const writing = host.apply({ edits, tables: [], base: base!, stamp: stamp!, log });
  disk.put(beside('另一份.docx'), docxBytes('<w:p/>'));
  writer.program.open(beside('另一份.docx'));
  await expect(writing).rejects.toMatchObject({ code: 'host.refused' });
  expect(disk.files()).toEqual([document.fullName, beside('另一份.docx')].sort());
});

test('文件夹里写不进：说出来，什么也没有，清单还是更新以前的', async () => {
  const { host, disk, desk } = await open();
  disk.close(disk.home);
  await expect(refresh(world!, moved)).rejects.toMatchObject({ code: 'host.unwritable' });
  expect(disk.files()).toHaveLength(1);
  expect((await host.read()).found.controls[0]!.text).toContain('在职人数8人');
  expect(desk.saved.getSnapshot()).toMatchObject({ copy: null });
});

test('接上了链接而没有写下去：等于没有接', async () => {
  const bytes = await reportFile({}, replace(/<w:tag w:val="jx:1:measures"\/>/, ''));
  const { host } = await open(bytes);
  const titles = async () => (await host.read()).found.controls.map(({ fragment }) => fragment);
  const before = await titles();
  await host.repair([{ kind: 'dissolve', control: (await host.read()).found.controls[0]!.key }]);
  expect(await titles()).toHaveLength(before.length - 1);
  expect(await titles()).toEqual(before);
});

test('写好的那一份被人删了、改了：不再照它，回到打开着的这一份', async () => {
  const { host, disk, beside } = await open();
  await refresh(world!, moved);
  expect((await host.read()).found.controls[0]!.text).toContain('在职人数12人');
  disk.remove(beside('自评报告（更新）.docx'));
  expect((await host.read()).found.controls[0]!.text).toContain('在职人数8人');
});

test('解除全部链接也是旁边的一份', async () => {
  const { host, disk, beside, document } = await open();
  await host.unlinkAll();
  expect(documentXml(disk.bytes(beside('自评报告（无链接）.docx'))!)).not.toContain('jx:1:');
  expect(documentXml(disk.bytes(document.fullName)!)).toContain('jx:1:');
});

describe('转到', () => {
  const shown = async (bytes: Uint8Array, work: (one: OpenWriterWorld) => Promise<void>): Promise<string | null> => {
    await open(bytes);
    await work(world!);
    return world!.writer.program.selectedText();
  };
  const goTo =
    (fragment: string, words: string, nth = 0) =>
    async ({ host }: OpenWriterWorld) => {
      const control = (await host.read()).found.controls.find((one) => one.fragment === fragment)!;
      let start = control.text.indexOf(words);
      for (let count = 0; count < nth; count++) start = control.text.indexOf(words, start + 1);
      await host.goTo!(control.key, { start, end: start + words.length });
    };

  test('控件里的数、表里的格、整段；同样的数认得出是哪一个', async () => {
    const bytes = await reportFile({ figures: { posts: 5, staff: 5, amount: 5 } });
    expect(await shown(bytes, goTo('measures', '管理'))).toBe('管理');
    const { document } = world!;
    const selected: unknown[] = [];
    for (const [fragment, nth] of [
      ['staffing', 0],
      ['staffing', 1],
      ['threePublic', 0],
    ] as const) {
      await goTo(fragment, '5', nth)(world!);
      selected.push(document.selected!.start);
    }
    expect(new Set(selected).size).toBe(3);
    await goTo('attachment.basic', '8')(world!);
    expect(world!.writer.program.selectedText()).toBe('8');
    const { host } = world!;
    await host.goTo!((await host.read()).found.controls[0]!.key);
    expect(world!.writer.program.selectedText()).toBe('本部门编制数5人，在职人数5人。');
  });

  test('前面有域、有修订、有一百个控件：位置不照字数走，也转得到那一处', async () => {
    const field =
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\\\o "1-3" \\\\h </w:instrText></w:r>' +
      '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>目录</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>';
    const control =
      '<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>加强管理。其他</w:t></w:r></w:p></w:sdtContent></w:sdt>';
    const gone =
      '<w:p><w:del w:id="7" w:author="甲" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>删去的</w:delText></w:r></w:del></w:p>';
    const bytes = await reportFile({}, replace('<w:body>', `<w:body>${field}${control.repeat(100)}${gone}`));
    expect(await shown(bytes, goTo('measures', '加强管理。'))).toBe('加强管理。');
    const { start } = world!.document.selected!;
    expect(world!.document.model.save()).toBeDefined();
    expect(start).toBeGreaterThan(800);
    await goTo('attachment.basic', '编制')(world!);
    expect(world!.writer.program.selectedText()).toBe('编制');
  });

  test('文字核对里的一句话；打了字没保存也转得到，改没了的说找不到，什么也不选', async () => {
    await open();
    const { host, writer, document } = world!;
    const { text } = await host.readText();
    writer.program.typeOver(document, '加强管理', '一是切实加强管理');
    const at = text.indexOf('没有因公出国');
    await host.goToText!({ start: at, end: at + 6 });
    expect(writer.program.selectedText()).toBe('没有因公出国');
    writer.program.typeOver(document, '没有因公出国', '出国一次');
    document.selected = null;
    await expect(host.goToText!({ start: at, end: at + 6 })).rejects.toMatchObject({ code: 'host.text-gone' });
    expect(document.selected).toBeNull();
  });

  test('更新过的字在旁边那一份里：说先打开它；前面是另一份文档：不转', async () => {
    await open();
    const { host, disk, writer, beside } = world!;
    await refresh(world!, moved);
    await expect(goTo('staffing', '12')(world!)).rejects.toMatchObject({ code: 'host.refused' });
    await host.read();
    disk.put(beside('另一份.docx'), docxBytes('<w:p/>'));
    writer.program.open(beside('另一份.docx'));
    await expect(host.goToText!({ start: 0, end: 2 })).rejects.toMatchObject({ code: 'host.refused' });
    expect(writer.program.selectedText()).toBeNull();
  });
});

describe('读不了的', () => {
  const stateWith = async (prepare: (one: ReturnType<typeof openWriter>) => void): Promise<unknown> => {
    const writer = openWriter();
    try {
      prepare(writer);
      const desk = new WriterDesk({ openFile });
      await expect(desk.host().read()).rejects.toMatchObject({ code: 'host.refused' });
      return desk.saved.getSnapshot();
    } finally {
      writer.close();
    }
  };

  test('没有打开文档', async () => {
    expect(await stateWith(() => undefined)).toEqual({ kind: 'none' });
  });

  test('从没保存过', async () => {
    const state = await stateWith(({ program }) => program.openNew(docxBytes('<w:p/>')));
    expect(state).toEqual({ kind: 'never-saved', name: '文字文稿1' });
  });

  test('不在这台电脑上', async () => {
    const state = await stateWith(({ program }) => {
      const document = program.openNew(docxBytes('<w:p/>'));
      Object.assign(document, { fullName: 'https://kdocs.cn/l/报告.docx', hasFile: true });
    });
    expect(state).toEqual({ kind: 'elsewhere', name: '报告.docx' });
  });
});

test('打开着的不是 .docx、坏了：照那份文件说，不说没保存', async () => {
  const { host, desk, disk, document, writer } = await open();
  writer.program.typeOver(document, '8人', '7人');
  await expect(host.read()).rejects.toMatchObject({ code: 'host.refused' });
  document.isSaved = true;
  disk.put(document.fullName, Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
  await expect(host.read()).rejects.toMatchObject({ family: 'input' });
  expect(desk.saved.getSnapshot()).toEqual({ kind: 'opening' });
});

test('一千个同名的：不再找下去，什么也不写', async () => {
  const { disk, beside } = await open();
  for (let count = 0; count <= 1000; count++)
    disk.put(beside(`自评报告（更新${count < 2 ? '' : count}）.docx`), Uint8Array.of(1));
  const files = disk.files();
  await expect(refresh(world!, moved)).rejects.toMatchObject({ code: 'host.unwritable' });
  expect(disk.files()).toEqual(files);
});

test('这个版本说不出保存没有：不当作保存了；不能打开文件：不说能打开', async () => {
  const { host, desk } = await open(undefined, { lacks: ['Document.Saved', 'Documents.Open'] });
  await expect(host.read()).rejects.toMatchObject({ code: 'host.unsupported', params: { app: 'WPS 文字' } });
  expect([desk.saved.canOpen(), desk.saved.openCopy()]).toEqual([false, false]);
});

test('不是 WPS 文字：说出来', async () => {
  const sheets = openWps();
  await expect(new WriterDesk({ openFile }).host().read()).rejects.toMatchObject({
    code: 'host.unsupported',
    params: { app: 'WPS 文字' },
  });
  await sheets.close();
});

test('这个版本没有事件：隔一会儿看一眼，换了文档、打了字、存了才说', async () => {
  const { writer, document, disk } = await open(undefined, { lacks: ['Application.ApiEvent'] });
  const clock = handClock();
  const desk = new WriterDesk({ openFile, schedule: clock.schedule });
  const seen = jest.fn();
  const stop = await desk.host().onVisited!(seen);
  const heard = (): number => {
    clock.run();
    return seen.mock.calls.length;
  };
  expect([heard(), heard()]).toEqual([0, 0]);
  writer.program.typeOver(document, '加强管理', '切实加强管理');
  expect([heard(), heard()]).toEqual([1, 1]);
  writer.program.save(document);
  expect([heard(), heard()]).toEqual([2, 2]);
  disk.put(pathIn(disk.home, '另一份.docx'), docxBytes('<w:p/>'));
  writer.program.open(pathIn(disk.home, '另一份.docx'));
  expect(heard()).toBe(3);
  writer.program.close(document);
  writer.program.close(writer.program.active!);
  expect(heard()).toBe(4);
  await stop();
  expect(clock.waiting).toBe(0);
});

test('换文档、保存、回到窗口都是一次“再看看”，合在一起说；停了就不说', async () => {
  const { writer, document, disk } = await open();
  const clock = handClock();
  const desk = new WriterDesk({ openFile, schedule: clock.schedule });
  const seen = jest.fn();
  const stop = await desk.host().onVisited!(seen);
  writer.program.save(document);
  writer.program.bringToFront(document);
  expect(seen).not.toHaveBeenCalled();
  clock.run();
  expect(seen).toHaveBeenCalledTimes(1);
  await stop();
  writer.program.save(document);
  clock.run();
  expect(seen).toHaveBeenCalledTimes(1);
  expect([writer.program.events.count('FileAfterSave'), disk.files()]).toEqual([
    0,
    [pathIn(disk.home, '自评报告.docx')],
  ]);
});
