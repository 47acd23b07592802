import { strFromU8, unzipSync } from 'fflate';
import type { Answers } from '../../../src/core/report/refresh/plan';
import { previewReport, refreshReport } from '../../../src/app/refresh-report';
import { isSamePlan } from '../../../src/app/report-session/same-plan';
import { packReport, withoutOuterPieces } from '../../support/pack-report';
import { changed, plainText, replace } from './document-worlds';
import { inEachWorld } from './in-each-world';

const next = { budgetUnitName: '新名字的单位', fiscalYear: 2031 };
const noAnswer: Answers = () => null;
/** Without the archive around them: Word's copy has a clock in it. */
const partsOf = (docx: Uint8Array): [string, string][] =>
  Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]);
const core = (docx: Uint8Array): string => strFromU8(unzipSync(docx)['docProps/core.xml']!);

/** Headings, table titles, lead lines: what stands outside controls follows the workbook too, listed like the rest. */
inEachWorld((opened) => {
  describe.each(['kaifu-2018', 'kaifu-2020', 'wangcheng-2020', 'huaihua-2022', 'taojiang-2024'])('%s', (pack) => {
    test.each([
      ['有控件的文档', (docx: Uint8Array) => docx],
      ['以前写的、标题没有控件的文档', withoutOuterPieces],
    ])(
      '%s：单位和年度改了，通篇没有一处旧的，清单逐处列出，再更新什么也不写',
      async (_, asWas) => {
        const before = await packReport(pack);
        const after = await packReport(pack, next, '2026-03-15T00:00:00.000Z');
        const world = await opened(asWas(before.docx));
        const preview = await previewReport(world.host, after.link, noAnswer, { file: 'x', relink: true });
        const {
          plan,
          repair,
          after: read,
        } = await refreshReport(world.host, after.link, noAnswer, { file: 'x', relink: true });
        const done = await world.save();
        expect(isSamePlan(preview, { plan, repair, tracksChanges: false })).toBe(true);
        expect(plan.questions).toEqual([]);
        expect(plainText(done)).toBe(plainText(after.docx));
        const said = new Set(plan.figures.filter(({ action }) => action === 'written').map(({ fragment }) => fragment));
        for (const piece of read.base!.fragments.filter(({ id }) => /^(?:heading|title|lead)\./.test(id)))
          expect([piece.id, said.has(piece.id) || !piece.text.match(/2031|2032|新名字的单位/)]).toEqual([
            piece.id,
            true,
          ]);
        expect(read.found.properties).toEqual({ title: after.written.report.title, creator: next.budgetUnitName });
        expect(said.has('property.title') && said.has('property.creator')).toBe(true);

        const again = await refreshReport(world.host, after.link, noAnswer, { file: 'x', relink: true });
        expect([again.plan.edits, again.plan.properties, again.repair.steps]).toEqual([[], {}, []]);
        expect(partsOf(await world.save())).toEqual(partsOf(done));
      },
      60_000,
    );
  });

  const titleText =
    '2018</w:t></w:r><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">年度部门整体支出绩效评价基础数据表';

  test.each([
    [
      '改了措辞：措辞留着，年度跟着走',
      replace(titleText, titleText.replace('基础数据表', '基础情况表')),
      '2031年度部门整体支出绩效评价基础情况表',
    ],
    ['前面加了话', replace(titleText, `长沙市${titleText}`), '长沙市2031年度部门整体支出绩效评价基础数据表'],
  ])('以前写的文档，表名您%s', async (_, edit, wanted) => {
    const old = changed(withoutOuterPieces((await packReport('kaifu-2018')).docx), edit);
    const { link } = await packReport('kaifu-2018', next, '2026-03-15T00:00:00.000Z');
    const world = await opened(old);
    const { plan } = await refreshReport(world.host, link, noAnswer, { file: 'x', relink: true });
    expect(plainText(await world.save())).toContain(wanted);
    expect(plan.figures).toContainEqual(expect.objectContaining({ fragment: 'title.basicData', action: 'written' }));
  });

  test('以前写的文档，表名写着别的年度：要您选，不选就一字不动；选了不再问', async () => {
    const edit = replace(titleText, titleText.replace('2018', '2017'));
    const old = changed(withoutOuterPieces((await packReport('kaifu-2018')).docx), edit);
    const { link } = await packReport('kaifu-2018', next, '2026-03-15T00:00:00.000Z');
    const world = await opened(old);
    const { plan } = await refreshReport(world.host, link, noAnswer, { file: 'x', relink: true });
    expect(plan.questions.map(({ fragment, state }) => [fragment, state])).toEqual([['title.basicData', 'damaged']]);
    expect(plainText(await world.save())).toContain('2017年度部门整体支出绩效评价基础数据表');
    const mine = await refreshReport(world.host, link, () => 'mine', { file: 'x', relink: true });
    expect(mine.plan.edits).toEqual([]);
    const again = await refreshReport(world.host, link, noAnswer, { file: 'x', relink: true });
    expect(again.plan.questions).toEqual([]);
    expect(plainText(await world.save())).toContain('2017年度部门整体支出绩效评价基础数据表');
  });

  test('以前写的文档，选采用新值：表名改成今年的，以后跟着走', async () => {
    const edit = replace(titleText, titleText.replace('2018', '2017'));
    const old = changed(withoutOuterPieces((await packReport('kaifu-2018')).docx), edit);
    const { link } = await packReport('kaifu-2018', next, '2026-03-15T00:00:00.000Z');
    const world = await opened(old);
    await refreshReport(world.host, link, () => 'adopt', { file: 'x', relink: true });
    expect(plainText(await world.save())).toContain('2031年度部门整体支出绩效评价基础数据表');
    const later = await packReport('kaifu-2018', { ...next, fiscalYear: 2032 }, '2026-03-16T00:00:00.000Z');
    await refreshReport(world.host, later.link, noAnswer, { file: 'x', relink: true });
    expect(plainText(await world.save())).toContain('2032年度部门整体支出绩效评价基础数据表');
  });

  test('以前写的文档，表名换成了认不出的话：说得出没有找到它，一字不动', async () => {
    const old = changed(withoutOuterPieces((await packReport('kaifu-2018')).docx), (xml) =>
      replace(
        '年度部门整体支出绩效评价基础数据表',
        '（附表略）',
      )(replace(titleText, titleText.replace('2018', '见后'))(xml)),
    );
    const { link } = await packReport('kaifu-2018', next, '2026-03-15T00:00:00.000Z');
    const world = await opened(old);
    const { plan } = await refreshReport(world.host, link, noAnswer, { file: 'x', relink: true });
    expect(plan.fragments).toContainEqual({
      id: 'title.basicData',
      title: '部门整体支出绩效评价基础数据表·表名',
      state: 'missing',
      action: 'kept',
    });
    expect(plainText(await world.save())).toContain('见后（附表略）');
  });
});

test('自己写过的文档标题、作者不动，清单里说出来', async () => {
  const { openDocumentFile } = await import('../../../src/hosts/file/patch/document-file');
  const { makeTableXml } = await import('../../../src/hosts/file/patch/make-table');
  const { zipSync, strToU8 } = await import('fflate');
  const { docx } = await packReport('kaifu-2018');
  const parts = unzipSync(docx);
  parts['docProps/core.xml'] = strToU8(core(docx).replace(/<dc:title>[^<]*/, '<dc:title>我的标题'));
  const host = openDocumentFile(zipSync(parts), 'x.docx', makeTableXml);
  const { link } = await packReport('kaifu-2018', next, '2026-03-15T00:00:00.000Z');
  const { plan } = await refreshReport(host, link, noAnswer, { file: 'x', relink: true });
  expect(core(host.bytes())).toContain('<dc:title>我的标题</dc:title>');
  expect(core(host.bytes())).toContain('<dc:creator>新名字的单位</dc:creator>');
  expect(plan.fragments).toContainEqual({
    id: 'property.title',
    title: '文档属性·标题',
    state: 'both-changed',
    action: 'kept',
  });
});
