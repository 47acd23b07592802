import { refreshReport } from '../../../src/app/refresh-report';
import type { Fragment } from '../../../src/core/narrative/fragment';
import { stampOf } from '../../../src/core/report/link/document-stamp';
import type { LinkPackage } from '../../../src/core/report/link/link-package';
import { noAnswers, type Answers } from '../../../src/core/report/refresh/plan';
import { writtenFragment } from '../../../src/core/report/refresh/stored-base';
import { openDocument } from '../../../src/hosts/file/patch/open-document';
import { docxBytes, spanText, word2016, wordLtsc2021 } from '../../../simulator/word';
import {
  changed,
  controlsOf,
  fileWorld,
  linkOf,
  plainText,
  replace,
  reportFile,
  startFigures,
  tableOf,
} from '../contract/document-worlds';
import { openWordWorld, type OpenWordWorld, type WordWorldOptions } from '../contract/word-world';
import { handClock } from './excel/blank-excel';

/** What only a document that is open in Word can do, and what can go wrong there. */
const open: OpenWordWorld[] = [];
const opened = async (bytes: Uint8Array, options?: WordWorldOptions): Promise<OpenWordWorld> => {
  const world = await openWordWorld(bytes, options);
  open.push(world);
  return world;
};
afterEach(async () => {
  for (const world of open.splice(0)) {
    const bugs = world.bugs();
    await world.close();
    expect(bugs).toEqual([]);
  }
});

const refresh = (world: OpenWordWorld, link: LinkPackage, answers: Answers = noAnswers) =>
  refreshReport(world.host, link, answers, { file: 'x.docx' });

/** A report of that many fragments, each with its own figures. */
function manyFragments(count: number, figure: (index: number) => number): Fragment[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `f${index}`,
    title: `第${index}段`,
    style: 'body' as const,
    origin: 'generated' as const,
    paragraphs: [
      [
        { kind: 'text' as const, text: `第${index}项支出` },
        { kind: 'figure' as const, field: `a${index}`, value: String(figure(index)), text: `${figure(index)}万元` },
        { kind: 'text' as const, text: '，上年8万元，编制8人，在职8人。' },
      ],
    ],
  }));
}

describe('往返次数', () => {
  test.each([10, 200])(
    '%s 段的报告更新一次：读、找、写、核对，四次往返',
    async (count) => {
      const world = await opened(await reportFile({ fragments: manyFragments(count, (index) => index + 8) }));
      world.syncs();
      const began = performance.now();
      const { plan } = await refresh(world, linkOf({ fragments: manyFragments(count, (index) => index + 9) }));
      const took = performance.now() - began;
      expect(plan.edits).toHaveLength(count);
      expect(world.syncs()).toBe(4);
      expect((await controlsOf(world))[7]![1]).toBe('第7项支出16万元，上年8万元，编制8人，在职8人。');
      process.stdout.write(`${count} 段，更新 ${Math.round(took)} ms\n`);
    },
    60_000,
  );

  test('没有要写的：两次往返，文档没有改动过', async () => {
    const world = await opened(await reportFile());
    await refresh(world, linkOf());
    world.syncs();
    const before = world.writes();
    await refresh(world, linkOf());
    expect([world.syncs(), world.writes()]).toEqual([2, before]);
  });
});

describe('新报告', () => {
  const newReport = async () => {
    const link = linkOf();
    return {
      docx: await reportFile(),
      base: { report: link.report, fragments: link.fragments.map(writtenFragment) },
      stamp: stampOf(link),
    };
  };

  test('在新文档里打开：就是写出的那份文件，分节、页边距、页脚都在；现在的文档一字不动', async () => {
    const world = await opened(docxBytes('<w:p><w:r><w:t>用户写的</w:t></w:r></w:p>'));
    const before = world.xml();
    const { docx } = await newReport();
    await world.host.openNew(docx);
    expect(world.word.opened.map((one) => Buffer.compare(one, docx))).toEqual([0]);
    expect([world.xml(), world.writes()]).toEqual([before, 0]);
    const fresh = await opened(world.word.opened[0]!);
    expect((await fresh.host.read()).stamp).toMatchObject({ report: linkOf().report, workbookId: 'w' });
    expect(fresh.xml()).toMatch(/<w:footerReference [^>]*w:type="default"/);
  });

  test('Word 不让开新文档：说不能开，别的毛病照旧说', async () => {
    const world = await opened(docxBytes('<w:p/>'));
    const { docx } = await newReport();
    world.word.host.document.refusesNewDocuments = true;
    await expect(world.host.openNew(docx)).rejects.toMatchObject({ code: 'host.no-new-document' });
    world.word.host.faults.order('connection-lost', 1);
    await expect(world.host.openNew(docx)).rejects.toMatchObject({ code: 'host.offline' });
    expect(world.word.opened).toEqual([]);
  });

  test('写进空白文档：标题、样式、控件、表格和文件里的一样，接着就能更新', async () => {
    const world = await opened(docxBytes('<w:p/>'));
    await world.host.start(await newReport());
    const file = await fileWorld.open(await reportFile());
    const { found } = await file.host.read();
    const now = await world.host.read();
    expect(now.found.controls.map(({ fragment, title, text, cells }) => ({ fragment, title, text, cells }))).toEqual(
      found.controls.map(({ fragment, title, text, cells }) => ({ fragment, title, text, cells })),
    );
    expect(now.found.blocks.filter(({ text }) => text !== '')).toEqual(found.blocks.filter(({ text }) => text !== ''));
    expect(now.stamp).toEqual(stampOf(linkOf()));
    // "heading 1" is the document's own, under the document's own id.
    expect(world.xml()).toMatch(/<w:pStyle w:val="1"\/><\/w:pPr>(?:(?!<\/w:p>).)*一、部门情况/);
    expect(world.xml().match(/<w:pStyle w:val="ReportBody"\/>/g)).toHaveLength(5);
    const { plan } = await refresh(world, linkOf({ figures: { staff: 12 } }));
    expect(plan.questions).toEqual([]);
    expect((await controlsOf(world))[0]![1]).toBe('本部门编制数9人，在职人数12人。');
    expect(openDocument(await world.save(), 'x.docx').base?.fragments[0]?.text).toBe('本部门编制数9人，在职人数12人。');
  });

  test.each([
    ['有字', '<w:p><w:r><w:t>用户写的</w:t></w:r></w:p>'],
    [
      '有空表',
      '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>',
    ],
    ['有图', '<w:p><w:r><w:drawing/></w:r></w:p>'],
  ])('文档里已经%s：不写', async (_, body) => {
    const world = await opened(docxBytes(body));
    const before = world.xml();
    await expect(world.host.start(await newReport())).rejects.toMatchObject({ code: 'host.not-empty' });
    expect(world.xml()).toBe(before);
  });
});

describe('在文档里走动', () => {
  const selected = ({ model }: OpenWordWorld): string => spanText(model.selection);

  test('跳到一段、跳到其中一个数字（同样的数字里的那一个）', async () => {
    const world = await opened(await reportFile({ figures: { posts: 8, staff: 8 } }));
    const { found } = await world.host.read();
    const [control] = found.controls;
    await world.host.goTo(control!.key);
    expect(selected(world)).toBe('本部门编制数8人，在职人数8人。');
    const at = control!.text.lastIndexOf('8人');
    await world.host.goTo(control!.key, { start: at, end: at + 2 });
    expect(selected(world)).toBe('8人');
    expect(await world.host.selection()).toEqual({ control: control!.key, at });
  });

  test('站在控件外面：不在哪一段里', async () => {
    const world = await opened(await reportFile());
    await world.host.read();
    expect(await world.host.selection()).toBeNull();
  });

  test('第二段里的位置：数过换行', async () => {
    const world = await opened(await reportFile());
    const { found } = await world.host.read();
    const { key, text } = found.controls[2]!;
    const at = text.indexOf('5万元');
    await world.host.goTo(key, { start: at, end: at + 3 });
    expect(await world.host.selection()).toEqual({ control: key, at });
  });

  test('用户在文档里动过：等他停下来说一次；停止以后不再说', async () => {
    const clock = handClock();
    const world = await opened(await reportFile(), { schedule: clock.schedule });
    const { found } = await world.host.read();
    let visits = 0;
    const stop = await world.host.onVisited(() => visits++);
    for (const { key } of found.controls) await world.host.goTo(key);
    clock.run();
    expect(visits).toBe(1);
    await stop();
    await world.host.goTo(found.controls[0]!.key);
    clock.run();
    expect(visits).toBe(1);
  });

  test('还没有保存过的文档没有名字；网上的名字解码', async () => {
    expect(await (await opened(await reportFile(), { name: '' })).host.name()).toBeNull();
    const online = await opened(await reportFile(), {
      name: 'https://x.sharepoint.com/a/%E8%87%AA%E8%AF%84.docx?web=1',
    });
    expect(await online.host.name()).toBe('自评.docx');
  });
});

describe('出了问题', () => {
  test.each([
    ['connection-lost', 'host.offline', '检查网络'],
    ['busy', 'host.busy', 'Word 正忙'],
    ['no-permission', 'host.no-permission', '这个文档'],
    ['payload-too-large', 'host.document-too-large', '压缩图片'],
  ] as const)('%s：一句话说怎么办，没有写进去，过去以后照常', async (fault, code, advice) => {
    const world = await opened(await reportFile());
    const before = world.xml();
    world.word.host.faults.order(fault);
    await expect(refresh(world, linkOf({ figures: { staff: 12 } }))).rejects.toMatchObject({
      name: 'Problem',
      code,
      message: expect.stringContaining(advice),
    });
    world.word.host.faults.clear(fault);
    expect(world.xml()).toBe(before);
    await refresh(world, linkOf({ figures: { staff: 12 } }));
    expect(plainText(await world.save())).toContain('在职人数12人');
  });

  test('Word 一直不回答：到时间就说', async () => {
    const clock = handClock();
    const world = await opened(await reportFile(), { schedule: clock.schedule, answerMs: 30_000 });
    world.word.host.faults.order('timeout', 1);
    const reading = world.host.read();
    await new Promise((resolve) => setTimeout(resolve, 5));
    clock.run();
    await expect(reading).rejects.toMatchObject({
      code: 'host.no-answer',
      message: expect.stringMatching(/Word 过了 30 秒.*重新读取/),
    });
  });

  test('限制编辑的文档：说到哪里去停止保护，一个字没写', async () => {
    const settings = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>';
    const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
    const parts = unzipSync(await reportFile());
    const xml = strFromU8(parts['word/settings.xml']!).replace(/(<w:settings[^>]*>)/, `$1${settings}`);
    const world = await opened(zipSync({ ...parts, 'word/settings.xml': strToU8(xml) }));
    const before = world.xml();
    await expect(refresh(world, linkOf({ figures: { staff: 12 } }))).rejects.toMatchObject({
      code: 'host.document-protected',
      message: expect.stringContaining('审阅→限制编辑'),
    });
    expect(world.xml()).toBe(before);
  });

  test('锁定内容的控件：说出是哪一段，别的段也没写', async () => {
    const locked = replace(/(<w:tag w:val="jx:1:threePublic"\/>)/, '$1<w:lock w:val="contentLocked"/>');
    const world = await opened(await reportFile({}, locked));
    const before = world.xml();
    await expect(refresh(world, linkOf({ figures: { staff: 12, amount: 41 } }))).rejects.toMatchObject({
      code: 'host.control-locked',
      params: { title: '三公经费' },
    });
    expect(world.xml()).toBe(before);
  });

  test('看清单的时候用户又打了字：不写，请重新读取；别的段也没写', async () => {
    const world = await opened(await reportFile());
    const { base, stamp, found } = await world.host.read();
    const { body } = world.model;
    const paragraph = [...Array.from(body.getElementsByTagName('w:p'))].find((one) =>
      one.textContent?.includes('编制数'),
    )!;
    const run = paragraph.getElementsByTagName('w:r')[0]!;
    world.model.typeText({ start: { node: run, offset: 0 }, end: { node: run, offset: 0 } }, '8');
    const before = world.xml();
    const edit = (index: number) => {
      const { key, text } = found.controls[index]!;
      return { control: key, replacements: [{ from: text.indexOf('人'), to: text.indexOf('人') + 1, text: '名' }] };
    };
    await expect(
      world.host.apply({ edits: [edit(0)], tables: [], base: base!, stamp: stamp!, log: [] }),
    ).rejects.toMatchObject({ code: 'host.changed-meanwhile', params: { title: '人员情况' } });
    expect(world.xml()).toBe(before);
  });

  test('Word 太旧：每个动作都说要用哪一版', async () => {
    const world = await opened(await reportFile(), { profile: word2016 });
    await expect(world.host.read()).rejects.toMatchObject({
      code: 'host.unsupported',
      message: expect.stringContaining('这个版本的 Word'),
    });
    await expect(world.host.name()).rejects.toMatchObject({ code: 'host.unsupported' });
    expect(wordLtsc2021.requirementSets['WordApi']).toBe('1.3');
  });
});

describe('修订', () => {
  const tracking = async (): Promise<Uint8Array> => {
    const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
    const parts = unzipSync(await reportFile());
    const xml = strFromU8(parts['word/settings.xml']!).replace(/(<w:settings[^>]*>)/, '$1<w:trackRevisions/>');
    return zipSync({ ...parts, 'word/settings.xml': strToU8(xml) });
  };

  test('开着修订：数字作为修订留着，读出来是新的，再更新一次还是对的', async () => {
    const world = await opened(await tracking());
    expect((await world.host.read()).tracksChanges).toBe(true);
    await refresh(world, linkOf({ figures: { staff: 12 } }));
    expect(world.xml()).toMatch(/<w:delText[^>]*>8/);
    await refresh(world, linkOf({ figures: { staff: 128, posts: 8 } }));
    expect((await controlsOf(world))[0]![1]).toBe('本部门编制数8人，在职人数128人。');
    const { plan } = await refresh(world, linkOf({ figures: { staff: 8, posts: 8 } }));
    expect(plan.questions).toEqual([]);
    expect((await controlsOf(world))[0]![1]).toBe('本部门编制数8人，在职人数8人。');
  });

  test('开着修订，表的形状变了：旧表作为删除留着，不再是我们的', async () => {
    const world = await opened(await tracking());
    await refresh(
      world,
      linkOf({
        table: tableOf([
          ['编制', '9'],
          ['在职', '8'],
          ['退休', '3'],
        ]),
      }),
    );
    expect((await controlsOf(world)).slice(4)).toEqual([['attachment.basic', '编制\n9\n在职\n8\n退休\n3']]);
  });
});

describe('记忆', () => {
  test('两处都写：文件里的部件和设置；部件没了，从设置里读', async () => {
    const world = await opened(await reportFile());
    await refresh(world, linkOf({ figures: { staff: 12 } }));
    const bytes = await world.save();
    const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
    const parts = unzipSync(bytes);
    const memory = Object.keys(parts).filter((name) =>
      strFromU8(parts[name]!).includes('<report xmlns="urn:jixiao:report:1"'),
    );
    expect(memory).toHaveLength(1);
    const other = await opened(zipSync({ ...parts, [memory[0]!]: strToU8('<lost xmlns="urn:x"/>') }));
    const { base, stamp } = await other.host.read();
    expect([base?.fragments[0]?.text, stamp?.time]).toEqual([
      '本部门编制数9人，在职人数12人。',
      '2026-03-15T00:00:00.000Z',
    ]);
  });

  test('命令行后来又更新过：听部件的，不听设置里旧的', async () => {
    const world = await opened(await reportFile());
    await refresh(world, linkOf({ figures: { staff: 12 } }));
    const file = await fileWorld.open(await world.save());
    await refreshReport(file.host, linkOf({ figures: { staff: 13 } }, '2026-03-16T00:00:00.000Z'), noAnswers, {
      file: 'x',
    });
    const again = await opened(await file.save());
    expect((await again.host.read()).base?.fragments[0]?.text).toBe('本部门编制数9人，在职人数13人。');
  });
});

test('图片和脚注旁边的数字照样换，图片还在', async () => {
  const bytes = changed(await reportFile(), (xml) =>
    xml.replace(/(<w:t[^>]*>8人<\/w:t><\/w:r>)/, '$1<w:r><w:drawing/></w:r><w:r><w:footnoteReference w:id="3"/></w:r>'),
  );
  const world = await opened(bytes);
  await refresh(world, linkOf({ figures: { ...startFigures, staff: 12 } }));
  expect((await controlsOf(world))[0]![1]).toBe('本部门编制数9人，在职人数12人\ufffc\ufffc。');
  expect(world.xml()).toContain('<w:drawing/>');
});
