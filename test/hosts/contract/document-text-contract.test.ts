import { contentSpan, paragraphsInside, spanText } from '../../../simulator/word';
import { linkOf, replace, reportFile, plainText, tableOf } from './document-worlds';
import { inEachWorld, refresh } from './in-each-world';
import { openWordWorld, type OpenWordWorld } from './word-world';

const foreign =
  '<w:p><w:r><w:t>用户自己写的一段：公务接待费5万元，</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>公务接待费5万</w:t></w:r>' +
  '<w:r><w:t>元。</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>';
const withForeign = replace('<w:sectPr', `${foreign}<w:sectPr`);
const removed =
  '<w:del w:id="7" w:author="甲" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>公务接待费5万元</w:delText></w:r></w:del>';

inEachWorld((opened) => {
  test('全文：我们写的、用户写的、表格的每一格，都按次序读到；什么也不写', async () => {
    const bytes = await reportFile({}, withForeign);
    const world = await opened(bytes);
    const { text, tables } = await world.host.readText();
    expect(text.replace(/\s/g, '')).toBe(plainText(bytes).replace(/\s/g, ''));
    expect(text).toContain('公务接待费5万元，公务接待费5万元。\n第二行\n');
    expect(tables.map(({ rows }) => rows.map((row) => row.map(({ start, end }) => text.slice(start, end))))).toEqual([
      [
        ['编制', '9'],
        ['在职', '8'],
      ],
    ]);
    expect(plainText(await world.save())).toBe(plainText(bytes));
  });

  test('忽略的核对结论记在文档里：更新、另存以后还在；别的记忆不动', async () => {
    const world = await opened(await reportFile());
    const { base, stamp, log, ignored } = await world.host.read();
    expect(ignored).toEqual([]);
    const kept = [
      { key: 'sum:32次…12次', reason: '其余的是<不计入>的 & “零星”检查', time: '2026-03-15T00:00:00.000Z' },
    ];
    await world.host.apply({ edits: [], tables: [], base: base!, stamp: stamp!, log, ignored: kept });
    expect(await world.host.read()).toMatchObject({ base, stamp, log, ignored: kept });
    await refresh(world, linkOf({ figures: { staff: 12 } }));
    expect((await world.host.read()).ignored).toEqual(kept);
    const again = await opened(await world.save());
    expect((await again.host.read()).ignored).toEqual(kept);
  });
});

/** What is selected, and what stands before it in its paragraph. */
function selection({ model }: OpenWordWorld): readonly [selected: string, before: string] {
  const { start } = model.selection;
  const own = paragraphsInside(model.body).find((one) => one.contains(start.node))!;
  return [spanText(model.selection), spanText({ start: contentSpan(own).start, end: start })];
}

describe('Word：转到一句话', () => {
  let world: OpenWordWorld;
  afterEach(() => world.close());

  /** Selects the nth occurrence of some words in the text that was read, and says what is selected and what stands before it. */
  async function show(words: string, nth = 0): Promise<readonly [selected: string, before: string]> {
    const { text } = await world.host.readText();
    let at = -1;
    for (let left = nth; left >= 0; left--) at = text.indexOf(words, at + 1);
    expect(at).toBeGreaterThanOrEqual(0);
    await world.host.goToText({ start: at, end: at + words.length });
    return selection(world);
  }

  test('我们的内容控件以外的文字；同样的话写了两遍，选中的是指的那一处', async () => {
    world = await openWordWorld(await reportFile({}, withForeign));
    expect(await show('公务接待费5万元', 2)).toEqual(['公务接待费5万元', '用户自己写的一段：']);
    expect(await show('公务接待费5万元', 3)).toEqual(['公务接待费5万元', '用户自己写的一段：公务接待费5万元，']);
    expect(await show('公务接待费5万元', 0)).toEqual(['公务接待费5万元', '三公经费决算40万元，较上年增加5万元；其中']);
    expect(world.writes()).toBe(0);
    expect(world.bugs()).toEqual([]);
  });

  test('表格的一格、跨行的话、很长的话', async () => {
    world = await openWordWorld(
      await reportFile(
        {
          table: tableOf([
            ['编制', '9'],
            ['编制', '9'],
            ['在职', '8'],
          ]),
        },
        withForeign,
      ),
    );
    expect(await show('编制', 2)).toEqual(['编制', '']);
    const cells = paragraphsInside(world.model.body).filter((one) => spanText(contentSpan(one)) === '编制');
    expect(cells.map((one) => one.contains(world.model.selection.start.node))).toEqual([false, true]);
    expect(await show('8', 1)).toEqual(['8', '']);
    expect((await show('5万元。\n第二行'))[0].replace(/\s/g, '')).toBe('5万元。第二行');
    await world.close();
    const long = `甲${'为做好此项工作，按要求推进，'.repeat(20)}乙`;
    world = await openWordWorld(
      await reportFile({}, replace('<w:sectPr', `<w:p><w:r><w:t>前${long}后</w:t></w:r></w:p><w:sectPr`)),
    );
    expect(await show(long)).toEqual([long, '前']);
  });

  test('修订删掉了一处同样的话：选中的仍是留下的那一处，分不清时选中那一段', async () => {
    world = await openWordWorld(
      await reportFile(
        {},
        replace('<w:sectPr', `<w:p>${removed}<w:r><w:t>公务接待费5万元已列。</w:t></w:r></w:p><w:sectPr`),
      ),
    );
    const { text } = await world.host.readText();
    const at = text.lastIndexOf('公务接待费5万元');
    await world.host.goToText({ start: at, end: at + 8 });
    expect(selection(world)[0]).toContain('公务接待费5万元');
  });

  test('读了以后文档又改过：前面加了字照样找到；话没有了就说清楚，不选别处', async () => {
    world = await openWordWorld(await reportFile({}, withForeign));
    const { text } = await world.host.readText();
    const at = text.lastIndexOf('公务接待费5万元');
    await edit('用户自己写的一段', '另外加在前面的字。用户自己写的一段');
    await world.host.goToText({ start: at, end: at + 8 });
    expect(selection(world)).toEqual(['公务接待费5万元', '另外加在前面的字。用户自己写的一段：公务接待费5万元，']);
    const start = text.indexOf('加强管理');
    await edit('加强管理', '改进管理');
    await expect(world.host.goToText({ start, end: start + 4 })).rejects.toMatchObject({
      code: 'host.text-gone',
      message: '“加强管理”在文档里找不到了，可能刚刚改过。请点“重新核对”，再从新的清单里选。',
    });
  });

  test('改写一处：只改指的那一处，别的同样的字不动；我们写的段落里的不改，说到哪里改', async () => {
    world = await openWordWorld(await reportFile({}, withForeign));
    const { text } = await world.host.readText();
    const places = [...text.matchAll(/公务接待费5万/g)].map(({ index }) => index);
    const range = (nth: number) => ({ start: places[nth]! + 5, end: places[nth]! + 6 });
    await world.host.amendText(range(3), '6.5');
    const { text: after } = await world.host.readText();
    expect(after).toBe(`${text.slice(0, range(3).start)}6.5${text.slice(range(3).end)}`);
    await expect(world.host.amendText({ start: places[0]!, end: places[0]! + 7 }, 'x')).rejects.toMatchObject({
      code: 'host.text-followed',
    });
    expect((await world.host.readText()).text).toBe(after);
    expect(world.bugs()).toEqual([]);
  });

  test('读了以后那句话改过：不改别处', async () => {
    world = await openWordWorld(await reportFile({}, withForeign));
    const { text } = await world.host.readText();
    const start = text.lastIndexOf('公务接待费5万元');
    await edit('用户自己写的一段：公务接待费5万元，公务接待费5万元', '用户重写过的一段');
    await expect(world.host.amendText({ start, end: start + 8 }, 'x')).rejects.toMatchObject({
      code: 'host.text-gone',
    });
    expect((await world.host.readText()).text).toContain('用户重写过的一段');
  });

  test('读全文一次往返，转到三次', async () => {
    world = await openWordWorld(await reportFile({}, withForeign));
    world.syncs();
    const { text } = await world.host.readText();
    expect(world.syncs()).toBe(1);
    const start = text.indexOf('在职人数8人');
    await world.host.goToText({ start, end: start + 6 });
    expect(world.syncs()).toBe(3);
  });

  /** Another hand at work in the document. */
  async function edit(words: string, by: string): Promise<void> {
    await world.word.run(async (context) => {
      const found = context.document.body.search(words, { matchCase: true }).load('items');
      await context.sync();
      found.items[0]!.insertText(by, 'Replace');
      await context.sync();
    });
  }
});
