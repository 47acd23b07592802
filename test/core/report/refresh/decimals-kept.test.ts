import { refreshReport, previewReport, type Refreshed } from '../../../../src/app/refresh-report';
import type { DecimalsManner } from '../../../../src/core/quantity/format';
import { fragmentIn, inDecimals } from '../../../../src/core/report/decimals';
import { stampOf } from '../../../../src/core/report/link/document-stamp';
import type { AttachmentTable } from '../../../../src/core/report/table-model';
import type { Fragment } from '../../../../src/core/narrative/fragment';
import { authorDocument } from '../../../../src/hosts/file/author/document/author-document';
import { openDocumentFile } from '../../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../../src/hosts/file/patch/make-table';
import { linkReport } from '../../../../src/app/refresh-link';
import { editedReport, reportWords } from '../../../support/linked-report';
import { packReport, type PackReport } from '../../../support/pack-report';

/** The report as an earlier version, or an earlier pack, printed its decimals. */
async function printedSo(one: PackReport, text: DecimalsManner, table: DecimalsManner): Promise<Uint8Array> {
  const own = (fragment: Fragment): Fragment => fragmentIn(text, fragment);
  const { report } = one.written;
  const tables = one.written.tables.map((each): AttachmentTable => {
    const rows = each.table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => inDecimals(table, cell)) }));
    return { ...each, table: { ...each.table, rows } };
  });
  const written = {
    ...one.written,
    report: {
      ...report,
      front: report.front.map(own),
      sections: report.sections.map((section) => ({ ...section, fragments: section.fragments.map(own) })),
      back: report.back.map(own),
    },
    tables,
  };
  const linkPackage = JSON.stringify(stampOf(linkReport(one.workbook, written, '2026-01-01T00:00:00.000Z')));
  return authorDocument(written.report, written.tables, { creator: written.unitName, linkPackage });
}

async function updated(docx: Uint8Array, { link }: PackReport): Promise<Refreshed & { readonly words: string }> {
  const file = openDocumentFile(docx, '报告.docx', makeTableXml);
  const done = await refreshReport(file, link, () => null, { file: '报告.docx' });
  const again = await previewReport(openDocumentFile(file.bytes(), '报告.docx', makeTableXml), link, () => null, {
    file: '报告.docx',
  });
  expect([again.plan.edits, again.plan.questions, again.plan.rebuilds, again.plan.rows]).toEqual([[], [], [], []]);
  return { ...done, words: reportWords(file.bytes()) };
}

const told = ({ plan }: Refreshed): string[][] => plan.figures.map(({ old, new: now, action }) => [old, now, action]);

describe('从前的报告，数的小数位数与今天的写法不同', () => {
  // 开福：正文从来不写末尾的零，表里从前两位；湖南 2023：今天都是两位，正文从前不写末尾的零。
  it.each([
    ['kaifu-2018', 'trimmed', 'full'],
    ['kaifu-2018', 'full', 'full'],
    ['kaifu-2018', 'full', 'trimmed'],
    ['hunan-2023', 'trimmed', 'full'],
    ['hunan-2023', 'trimmed', 'trimmed'],
  ] as const)('%s（正文 %s，表 %s）：工作簿没有变，什么也不写、不问、不列', async (id, text, table) => {
    const one = await packReport(id);
    const docx = await printedSo(one, text, table);
    const done = await updated(docx, one);
    expect([done.plan.edits, done.plan.rebuilds, done.plan.questions, told(done)]).toEqual([[], [], [], []]);
    expect(done.plan.fragments.filter(({ state }) => state !== 'unchanged')).toEqual([]);
    expect(done.words).toBe(reportWords(docx));
  });

  it('变了的数照那份报告自己的写法写，别的不动', async () => {
    const docx = await printedSo(await packReport('kaifu-2018'), 'trimmed', 'full');
    const done = await updated(docx, await packReport('kaifu-2018', { 'officialReception.budget': 5.5 }));
    expect(done.plan.questions).toEqual([]);
    expect(told(done)).toContainEqual(['1.50', '5.50', 'written']);
    expect(told(done).filter(([old, now]) => Number(old) === Number(now))).toEqual([]);
    expect(done.words).toContain('219.20');
    expect(done.words).toContain('219.2万元');
  });

  it('用户改过的数：工作簿的数没有变，就不算两边都改了', async () => {
    const one = await packReport('kaifu-2018');
    const docx = editedReport(
      await printedSo(one, 'trimmed', 'full'),
      [/>219\.20</, '>219.25<'],
      [/>4\.50</, '>4.50（含上年）<'],
    );
    const done = await updated(docx, one);
    expect([done.plan.edits, done.plan.questions]).toEqual([[], []]);
    expect(done.words).toContain('219.25');
    expect(done.words).toContain('4.50（含上年）');
  });

  it('用户只把 219.20 改成 219.2：不问，留着', async () => {
    const one = await packReport('kaifu-2018');
    const docx = editedReport(await printedSo(one, 'trimmed', 'full'), [/>219\.20</, '>219.2<']);
    const done = await updated(docx, one);
    expect([done.plan.edits, done.plan.questions]).toEqual([[], []]);
  });

  it('行数变了，新来的行也照那份报告的写法', async () => {
    const rows = (count: number): object[] =>
      Array.from({ length: count }, (_, at) => ({ name: `项目${at + 1}`, priorFinal: 10, budget: 20, final: 30 }));
    const docx = await printedSo(await packReport('kaifu-2018', { businessProjects: rows(2) }), 'trimmed', 'full');
    const done = await updated(docx, await packReport('kaifu-2018', { businessProjects: rows(3) }));
    expect(done.plan.questions).toEqual([]);
    expect(told(done)).toContainEqual(['', '30.00', 'written']);
    expect(told(done).filter(([, now]) => now === '30')).toEqual([]);
  });
});
