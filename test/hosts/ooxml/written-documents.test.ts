import { docxBytes } from '../../../simulator/word';
import { refreshReport } from '../../../src/app/refresh-report';
import { chartGrid, type ChartModel } from '../../../src/core/narrative/chart-model';
import { stampOf } from '../../../src/core/report/link/document-stamp';
import { makeLinkPackage, type LinkPackage } from '../../../src/core/report/link/link-package';
import type { Choice } from '../../../src/core/report/refresh/plan';
import { writtenFragment } from '../../../src/core/report/refresh/stored-base';
import { authorDocument } from '../../../src/hosts/file/author/document/author-document';
import { openDocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { builtInPackIds } from '../../support/built-in-pack';
import { casePacks, reportCase } from '../../support/followed/cases';
import { newFaults, ooxmlFaults } from '../../support/ooxml/ooxml-faults';
import { withTracking } from '../../support/ooxml/tracking';
import { packReport } from '../../support/pack-report';
import { openWordWorld, type OpenWordWorld } from '../contract/word-world';

/** How many files were looked at; said in the end. */
let looked = 0;

function expectSound(name: string, bytes: Uint8Array): void {
  looked++;
  expect([name, [...new Set(ooxmlFaults(bytes))]]).toEqual([name, []]);
}

afterAll(() => void process.stdout.write(`OOXML：看了 ${looked} 份写出的文档\n`));

const options = { file: 'x.docx', onOtherUnit: () => undefined };

test.each(builtInPackIds)('%s：新写的报告合乎 ECMA-376', async (id) => {
  expectSound(id, (await packReport(id)).docx);
});

describe.each(casePacks)('%s', (id) => {
  test.each([
    ['直接改', false],
    ['修订着改', true],
  ])('%s：工作簿动了又动，每次更新过的文件', async (_how, isTracked) => {
    const { docx, links } = await reportCase(id);
    const file = openDocumentFile(isTracked ? withTracking(docx) : docx, 'x.docx', makeTableXml);
    for (const [round, link] of links.entries()) {
      const answer: Choice = round % 2 === 0 ? 'adopt' : 'mine';
      await refreshReport(file, link, () => answer, options);
      expectSound(`${id} ${round}`, file.bytes());
    }
    await file.unlinkAll();
    expectSound(`${id} 断开`, file.bytes());
  });

  test.each([
    ['直接改', false],
    ['修订着改', true],
  ])('%s：在模拟的 Word 里更新，存出来的文件', async (_how, isTracked) => {
    const { docx, links } = await reportCase(id);
    await inWord(isTracked ? withTracking(docx) : docx, async (word) => {
      for (const [round, link] of [links[2]!, links[3]!, links[4]!].entries()) {
        await refreshReport(word.host, link, () => 'adopt', options);
        expectSound(`${id} ${round}`, await word.save());
      }
    });
  });

  test('写进空白文档，在 Word 里存出来', async () => {
    const { docx, links } = await reportCase(id);
    const { report, fragments } = links[0]!;
    await inWord(docxBytes('<w:p/>'), async (word) => {
      const base = { report, fragments: fragments.map(writtenFragment) };
      await word.host.start({ docx, base, stamp: stampOf(links[0]!) });
      expectSound(id, await word.save());
    });
  });
});

async function inWord(bytes: Uint8Array, work: (word: OpenWordWorld) => Promise<void>): Promise<void> {
  const word = await openWordWorld(bytes);
  try {
    await work(word);
  } finally {
    await word.close();
  }
}

const chart = (now: string): ChartModel => ({
  id: 'threePublic',
  name: '三公经费两年对比图',
  section: 'money',
  title: '“三公”经费（万元）',
  categories: ['公务接待', '公车<运行>&维护'],
  series: [
    { name: '2017年决算', points: ['1.12', ''].map((text, at) => ({ field: `prior${at}`, text })) },
    { name: '2018年决算', points: [now, '3.00'].map((text, at) => ({ field: `final${at}`, text })) },
  ],
});

test('有图的报告：写出、更新、在 Word 里存，图和它的工作簿都合乎规定', async () => {
  const charts = (now: string) => [chart(now), { ...chart(now), id: 'other', name: '另一张图' }];
  const reportOf = (now: string) => ({
    ...{ id: 'r', title: '报告', front: [], back: [], charts: charts(now) },
    sections: [{ id: 'money', heading: '一、支出', level: 1 as const, fragments: [] }],
  });
  const linkOf = (now: string): LinkPackage =>
    makeLinkPackage({
      ...{ report: reportOf(now), tables: [], workbookId: 'w', pack: 'p', time: '2026-03-15T00:00:00Z' },
      fieldOf: (field) => ({ label: field, value: null }),
    });
  const linkPackage = JSON.stringify(stampOf(linkOf('0.94')));
  const docx = await authorDocument(reportOf('0.94'), [], { creator: '甲', linkPackage });
  expectSound('有图', docx);
  const file = openDocumentFile(docx, 'x.docx', makeTableXml);
  await refreshReport(file, linkOf('1.04'), () => 'adopt', options);
  expect(JSON.stringify(chartGrid(chart('1.04')))).toContain('1.04');
  expect(Buffer.compare(file.bytes(), docx)).not.toBe(0);
  expectSound('有图，更新过', file.bytes());
  await inWord(file.bytes(), async (word) => {
    word.model.typeText(word.model.selection, '新');
    expect(newFaults(ooxmlFaults(file.bytes()), ooxmlFaults(await word.save()))).toEqual([]);
  });
});
