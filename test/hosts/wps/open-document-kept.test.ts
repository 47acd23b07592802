import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { cleanDocument } from '../../../src/hosts/file/hand-in/clean-document';
import { leastAnswers, type WriterAnswer } from '../../../src/hosts/wps/writer/open/seen-builds';
import type { Loss } from '../../../simulator/wps';
import { changed, fileWorld, linkOf, plainText, replace, reportFile, tableOf } from '../contract/document-worlds';
import { always, refresh } from '../contract/in-each-world';
import { openWriterWorld, seenBuild, type OpenWriterWorld, type WriterWish } from '../contract/writer-world';

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

describe('保存时丢了东西', () => {
  /** Updated, saved by a build that loses things, closed, opened again. */
  async function reopened(loses: readonly Loss[], bytes?: Uint8Array): Promise<OpenWriterWorld> {
    const first = await open(bytes, { loses });
    await refresh(first, moved);
    const saved = await first.save();
    await first.close();
    return open(saved, { loses });
  }

  test.each<[Loss[]]>([
    [['parts']],
    [['variables']],
    [['properties']],
    [['parts', 'properties']],
    [['variables', 'properties']],
  ])('%s：别处还记得，不多问一句，照样更新，丢的那一处补上', async (loses) => {
    const { host, document } = await reopened(loses);
    const { base, stamp } = await host.read();
    expect([base?.fragments.length, stamp?.time]).toEqual([4, '2026-03-15T00:00:00.000Z']);
    const { plan } = await refresh(world!, linkOf({ figures: { staff: 13 } }, '2026-04-01T00:00:00.000Z'));
    expect(plan.questions).toEqual([]);
    expect(onScreen(world!)).toContain('在职人数13人');
    const parts = unzipSync(document.model.save());
    const kept = Object.entries(parts).filter(([, part]) => strFromU8(part).includes('urn:jixiao:report:1'));
    expect(kept.map(([name]) => name.replace(/\d+/, '')).sort()).toEqual([
      'customXml/item.xml',
      'customXml/itemProps.xml',
      'word/settings.xml',
    ]);
  });

  test('记忆都丢了：字一个不丢，不同的逐处问，不悄悄换', async () => {
    const { host, document } = await reopened(['parts', 'variables', 'properties']);
    expect((await host.read()).base).toBeNull();
    const before = onScreen(world!);
    const { plan } = await refresh(world!, linkOf({ figures: { staff: 13 } }));
    expect(plan.questions.map(({ fragment }) => fragment)).toContain('staffing');
    expect(plainText(document.model.save())).toBe(before);
  });

  test('剩下的比记着的时间旧：当作不记得，逐处问', async () => {
    const first = await open();
    await refresh(first, moved);
    const old = unzipSync(first.document.model.save());
    await refresh(first, linkOf({ figures: { staff: 13 } }, '2026-04-01T00:00:00.000Z'));
    // What a build might do that saves an old part and drops the mirror.
    const { xmlParts } = first.document.document;
    const stale = Object.entries(old).find(
      ([name, part]) => /item\d+\.xml$/.test(name) && strFromU8(part).includes('urn:jixiao'),
    )!;
    for (const part of xmlParts.all()) xmlParts.delete(part);
    xmlParts.add(strFromU8(stale[1]));
    const { parts } = first.document.model;
    parts.setText('word/settings.xml', parts.file.text('word/settings.xml').replace(/<w:docVars>.*<\/w:docVars>/s, ''));
    const { base, stamp } = await first.host.read();
    expect([base, stamp]).toEqual([null, null]);
    const { plan } = await refresh(first, moved);
    expect(plan.questions.map(({ fragment }) => fragment)).toContain('staffing');
    expect(onScreen(first)).toContain('在职人数13人');
  });

  test('标记丢了：按标题和文字接上，说得出，数跟着走', async () => {
    const { host } = await reopened(['tags']);
    const { plan, repair } = await refresh(world!, linkOf({ figures: { staff: 13 } }, '2026-04-01T00:00:00.000Z'));
    expect(repair.restored.size).toBeGreaterThan(0);
    expect(plan.questions).toEqual([]);
    expect(onScreen(world!)).toContain('在职人数13人');
    expect((await host.read()).found.controls.filter(({ fragment }) => fragment !== null)).toHaveLength(5);
  });

  test('标记、标题、记忆全丢了：一个字不动，逐段问', async () => {
    await reopened(['tags', 'titles', 'parts', 'variables', 'properties']);
    const before = onScreen(world!);
    const { plan } = await refresh(world!, linkOf({ figures: { staff: 13 } }));
    expect(plan.questions.map(({ fragment, state }) => [fragment, state])).toEqual([
      ['staffing', 'damaged'],
      ['threePublic', 'damaged'],
      ['assets', 'damaged'],
      ['measures', 'damaged'],
      ['attachment.basic', 'damaged'],
    ]);
    expect(onScreen(world!)).toBe(before);
  });
});

describe('只看过最少的几条', () => {
  const least: readonly WriterAnswer[] = leastAnswers;

  test('数照样更新；行要增减的表改为问要不要整张换，不选就不动', async () => {
    await open(undefined, seenBuild(least));
    const link = linkOf({
      figures: { staff: 12 },
      table: tableOf([
        ['编制', '9'],
        ['借用', '1'],
        ['在职', '8'],
      ]),
    });
    const { plan } = await refresh(world!, link);
    expect(onScreen(world!)).toContain('在职人数12人');
    expect([plan.rows, plan.questions.map(({ key }) => key)]).toEqual([[], ['attachment.basic']]);
    await expect(refresh(world!, link, always('adopt'))).rejects.toMatchObject({
      code: 'host.refused',
      message: expect.stringContaining('“基础数据表”的表要整张换') as string,
    });
  });

  test('标记不增不减，文档的标题不改：说清楚，什么也不写', async () => {
    const bytes = changed(
      await reportFile(),
      replace(
        /(<w:sdt>(?:(?!<w:sdt>).)*?jx:1:staffing".*?<\/w:sdt>)/s,
        (all) => all + all.replace(/<w:id [^>]*>/, '<w:id w:val="79"/>'),
      ),
    );
    const { host, document } = await open(bytes, seenBuild(least));
    for (const work of [() => refresh(world!, linkOf(), always('unlink')), () => host.unlinkAll()])
      await expect(work()).rejects.toMatchObject({
        code: 'host.refused',
        message: expect.stringContaining('没有人看过标记增减得对不对，什么也没有写') as string,
      });
    expect([document.writes, onScreen(world!)]).toEqual([0, plainText(bytes)]);
    expect((await host.read()).found.properties).toBeUndefined();
  });
});

describe('记忆不跟着送出去', () => {
  const traces = (bytes: Uint8Array): string[] =>
    Object.entries(unzipSync(bytes)).flatMap(([name, part]) => (/jixiao|jx:1:/.test(strFromU8(part)) ? [name] : []));

  async function updated(): Promise<Uint8Array> {
    await open();
    await refresh(world!, moved);
    return world!.save();
  }

  test('报送版：文档变量、属性、自定义部件里都没有了，字都在', async () => {
    const bytes = await updated();
    expect(traces(bytes).sort()).toEqual([
      'customXml/item2.xml',
      'customXml/itemProps2.xml',
      'docProps/custom.xml',
      'word/document.xml',
      'word/settings.xml',
    ]);
    const clean = cleanDocument(bytes, 'x.docx', { footer: '', keepsComments: true, keepsControls: true });
    expect([traces(clean.bytes), plainText(clean.bytes)]).toEqual([[], plainText(bytes)]);
    expect(clean.removed.map(({ what }) => what)).toContain('文档变量（页面上看不见的字）');
  });

  test('在文件上解除链接：打开着的文档也不再记得', async () => {
    const other = '<w:docVars><w:docVar w:name="别人的" w:val="1"/>';
    const parts = unzipSync(await updated());
    const settings = strFromU8(parts['word/settings.xml']!).replace('<w:docVars>', other);
    const file = await fileWorld.open(zipSync({ ...parts, 'word/settings.xml': strToU8(settings) }));
    await file.host.unlinkAll();
    const bytes = await file.save();
    expect(strFromU8(unzipSync(bytes)['word/settings.xml']!)).toContain(`${other}</w:docVars>`);
    await world!.close();
    const { host } = await open(bytes);
    const { found, base, stamp, log } = await host.read();
    expect([found.controls, base, stamp, log]).toEqual([[], null, null, []]);
    expect(traces(bytes)).toEqual(['customXml/item2.xml', 'customXml/itemProps2.xml']);
  });
});
