import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { previewReport, refreshReport } from '../../../../src/app/refresh-report';
import { ledgerOf } from '../../../../src/app/report-session/ledger';
import { chartGrid, type ChartModel } from '../../../../src/core/narrative/chart-model';
import { stampOf } from '../../../../src/core/report/link/document-stamp';
import { makeLinkPackage, type LinkPackage } from '../../../../src/core/report/link/link-package';
import type { Choice } from '../../../../src/core/report/refresh/plan';
import { authorDocument } from '../../../../src/hosts/file/author/document/author-document';
import { readRelationships } from '../../../../src/hosts/file/package/relationships';
import { openDocumentFile } from '../../../../src/hosts/file/patch/document-file';
import { openDocument } from '../../../../src/hosts/file/patch/open-document';

const chart = (
  year: number,
  ...rows: readonly (readonly [name: string, prior: string, now: string])[]
): ChartModel => ({
  id: 'threePublic',
  name: '三公经费两年对比图',
  section: 'money',
  title: `${year}年“三公”经费（万元）`,
  categories: rows.map(([name]) => name),
  series: [
    { name: `${year - 1}年决算`, points: rows.map(([name, text]) => ({ field: `${name}.prior`, text })) },
    { name: `${year}年决算`, points: rows.map(([name, , text]) => ({ field: `${name}.final`, text })) },
  ],
});
const first = chart(2018, ['公务接待', '1.12', '0.94'], ['公车<运行>&维护', '2.86', '']);
const second = chart(2018, ['公务接待', '1.12', '1.04'], ['公车<运行>&维护', '2.86', '3.00']);

const reportOf = (one: ChartModel) => ({
  ...{ id: 'r', title: '报告', front: [], back: [] },
  sections: [{ id: 'money', heading: '一、支出', level: 1 as const, fragments: [] }],
  charts: [one],
});
const linkOf = (one: ChartModel): LinkPackage =>
  makeLinkPackage({
    ...{ report: reportOf(one), tables: [], workbookId: 'w', pack: 'p', time: '2026-03-15T00:00:00Z' },
    fieldOf: (field) => ({ label: `名-${field}`, value: null }),
  });

async function documentOf(one: ChartModel, change: (xml: string) => string = (xml) => xml): Promise<Uint8Array> {
  const linkPackage = JSON.stringify(stampOf(linkOf(one)));
  const parts = unzipSync(await authorDocument(reportOf(one), [], { creator: '甲', linkPackage }));
  const part = 'word/charts/chart1.xml';
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part]!))) });
}

async function refreshed(
  document: Uint8Array,
  to: ChartModel,
  answer: Choice | null = null,
  hold: Choice | null = null,
) {
  const host = openDocumentFile(document, 'a.docx', async () => '');
  const { plan } = await refreshReport(host, linkOf(to), () => answer, { file: 'a.docx', holds: () => hold });
  const { source, found } = openDocument(host.bytes(), 'a.docx');
  const xml = source.markup('word/charts/chart1.xml');
  return { plan, xml, grid: found.charts![0]!.grid, source, bytes: host.bytes() };
}

describe('报告里的图', () => {
  test('图是自己的部件，数在内嵌的工作簿里；图里写的就是表里的数', async () => {
    const { source, found } = openDocument(await documentOf(first), 'a.docx');
    expect(found.charts).toEqual([{ id: 'chart.threePublic', control: '0', grid: chartGrid(first) }]);
    const own = readRelationships(source, source.main).filter(({ type }) => type === 'chart');
    expect(own.map(({ target }) => target)).toEqual(['word/charts/chart1.xml']);
    const [data] = readRelationships(source, own[0]!.target);
    expect(data).toMatchObject({ type: 'package', target: 'word/embeddings/chart1.xlsx' });
    const types = source.xml('[Content_Types].xml');
    for (const part of ['/word/charts/chart1.xml', '/word/embeddings/chart1.xlsx'])
      expect(types.split(`PartName="${part}"`)).toHaveLength(2);
    expect(() => source.markup(own[0]!.target)).not.toThrow();
    expect(Object.keys(unzipSync(source.bytes(data!.target)))).toContain('xl/worksheets/sheet1.xml');
  });

  test('同样的数得同样的字节', async () => {
    expect(await documentOf(first)).toEqual(await documentOf(first));
  });

  test('跟着工作簿走，逐个数列出；再更新一次什么也不动', async () => {
    const { plan, grid, source, bytes } = await refreshed(await documentOf(first), second);
    expect(grid).toEqual(chartGrid(second));
    expect(plan.figures.map(({ label, old, new: now, action }) => [label, old, now, action])).toEqual([
      ['名-公务接待.final', '0.94', '1.04', 'written'],
      ['名-公车<运行>&维护.final', '', '3.00', 'written'],
    ]);
    expect(plan.fragments).toMatchObject([{ id: 'chart.threePublic', state: 'workbook-changed', action: 'written' }]);
    const sheet = strFromU8(unzipSync(source.bytes('word/embeddings/chart1.xlsx'))['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('<v>1.04</v>');
    const again = await refreshed(bytes, second);
    expect(again.bytes).toEqual(bytes);
    expect(again.plan.charts).toEqual([]);
    expect(again.plan.figures).toEqual([]);
  });

  test('换了年度，标题和系列名也跟着', async () => {
    const next = chart(2019, ['公务接待', '1.12', '0.94'], ['公车<运行>&维护', '2.86', '']);
    const { xml, grid } = await refreshed(await documentOf(first), next);
    expect(grid).toEqual(chartGrid(next));
    expect(xml).not.toContain('2017年');
  });

  test('用户改的颜色留着', async () => {
    const red = await documentOf(first, (xml) => xml.replace('val="000000"', 'val="C00000"'));
    const { xml, grid, plan } = await refreshed(red, second);
    expect(grid).toEqual(chartGrid(second));
    expect(xml).toContain('val="C00000"');
    expect(plan.questions).toEqual([]);
  });

  test('用户改的数要问：不答不动，保留就留着，采用才换，并记下换掉的', async () => {
    const own = await documentOf(first, (xml) => xml.replace('<c:v>0.94</c:v>', '<c:v>9.99</c:v>'));
    const asked = await refreshed(own, second);
    expect(asked.plan.questions).toMatchObject([{ key: 'chart.threePublic', state: 'both-changed' }]);
    expect(asked.grid![1]).toEqual(['公务接待', '1.12', '9.99']);
    const kept = await refreshed(own, second, 'mine');
    expect(kept.grid![1]).toEqual(['公务接待', '1.12', '9.99']);
    expect((await refreshed(kept.bytes, second)).plan.questions).toEqual([]);
    const adopted = await refreshed(own, second, 'adopt');
    expect(adopted.grid).toEqual(chartGrid(second));
    expect(adopted.plan.log).toMatchObject([
      { fragment: 'chart.threePublic', replaced: expect.stringContaining('9.99') },
    ]);
  });

  test('先不更新的留着，下次还能更新', async () => {
    const held = await refreshed(await documentOf(first), second, null, 'mine');
    expect(held.grid).toEqual(chartGrid(first));
    expect((await refreshed(held.bytes, second)).grid).toEqual(chartGrid(second));
  });

  test('用户删掉的图不再回来，清单里说没有了', async () => {
    const parts = unzipSync(await documentOf(first));
    const xml = strFromU8(parts['word/document.xml']!).replace(/<w:sdt>.*?<\/w:sdt>/s, '');
    const host = openDocumentFile(zipSync({ ...parts, 'word/document.xml': strToU8(xml) }), 'a.docx', async () => '');
    const { plan } = await refreshReport(host, linkOf(second), () => null, { file: 'a.docx' });
    expect(plan.fragments).toMatchObject([{ id: 'chart.threePublic', state: 'missing', action: 'kept' }]);
    expect(plan.charts).toEqual([]);
  });

  test('多了一类，图重做', async () => {
    const more = chart(
      2018,
      ['公务接待', '1.12', '1.04'],
      ['公车<运行>&维护', '2.86', '3.00'],
      ['出国', '0.00', '1.00'],
    );
    const { grid, plan } = await refreshed(await documentOf(first), more);
    expect(grid).toEqual(chartGrid(more));
    expect(plan.charts).toMatchObject([{ isShape: true }]);
  });

  test('打开着的文档读不到图：不写、不记，清单里说出来', async () => {
    const read = openDocument(await documentOf(first), 'a.docx');
    const { charts: _unread, ...found } = read.found;
    const host = { read: async () => ({ ...read, found }) } as unknown as Parameters<typeof previewReport>[0];
    const link = linkOf(second);
    const result = await previewReport(host, link, () => null, { file: 'a.docx' });
    expect(result.plan.charts).toEqual([]);
    expect(result.plan.tables).toEqual(stampOf(linkOf(first)).tables);
    const ledger = ledgerOf(result, { link, answers: () => null, holds: () => null, dependsOn: () => false });
    expect(ledger.oldCharts).toEqual(['三公经费两年对比图']);
  });
});
