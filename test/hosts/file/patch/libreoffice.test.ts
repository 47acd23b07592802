import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refreshReport } from '../../../../src/app/refresh-report';
import { stampOf } from '../../../../src/core/report/link/document-stamp';
import { makeLinkPackage, type LinkPackage } from '../../../../src/core/report/link/link-package';
import type { Choice } from '../../../../src/core/report/refresh/plan';
import { authorDocument } from '../../../../src/hosts/file/author/document/author-document';
import { openDocumentFile } from '../../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../../src/hosts/file/patch/make-table';
import { openDocument } from '../../../../src/hosts/file/patch/open-document';
import { kaifuReport } from '../../../core/narrative/kaifu-report';
import { convert, describeWithSoffice } from '../../../support/soffice';

function link(changes: Parameters<typeof kaifuReport>[0] = {}): LinkPackage {
  const fieldOf = (field: string) => ({ label: field, value: null });
  return makeLinkPackage({
    ...kaifuReport(changes),
    workbookId: 'w',
    pack: 'kaifu-2018',
    time: '2026-03-15T00:00:00Z',
    fieldOf,
  });
}

describeWithSoffice('LibreOffice 另存过的报告', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-resaved-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let resaved: Uint8Array;
  const open = (bytes: Uint8Array) => openDocumentFile(bytes, '另存.docx', makeTableXml);
  const next = link({ actualStaff: 7, 'officialReception.final': 1.07 });

  beforeAll(async () => {
    const { report, tables } = kaifuReport();
    const linkPackage = JSON.stringify(stampOf(link()));
    writeFileSync(join(folder, '原.docx'), await authorDocument(report, tables, { creator: '某单位', linkPackage }));
    convert([join(folder, '原.docx')], 'docx:MS Word 2007 XML', join(folder, '另存'));
    resaved = new Uint8Array(readFileSync(join(folder, '另存/原.docx')));
  }, 120_000);

  test('标记都丢了：看得出，说得出，一字不写', async () => {
    const before = openDocument(resaved, '另存.docx');
    expect(before.found.controls.every(({ fragment }) => fragment === null)).toBe(true);
    const host = open(resaved);
    const { plan, repair } = await refreshReport(host, next, () => null, { file: '另存.docx' });
    expect(repair.steps).toEqual([]);
    expect(plan.edits).toEqual([]);
    expect(plan.fragments.filter(({ action }) => action !== 'asked')).toEqual([]);
    const damaged = plan.questions.filter(({ state }) => state === 'damaged');
    expect(damaged.length).toBeGreaterThanOrEqual(plan.questions.length - 2);
    expect(damaged.some(({ reason }) => reason.includes('链接标记丢了'))).toBe(true);
    expect(openDocument(host.bytes(), 'x.docx').scanned.xml).toBe(before.scanned.xml);
  }, 60_000);

  test.each<[Choice, RegExp]>([
    ['adopt', /在职人数7人/],
    ['mine', /在职人数8人/],
  ])(
    '按 %s 修好：每段一个控件，再更新什么也不写',
    async (choice, sentence) => {
      const host = open(resaved);
      const { plan } = await refreshReport(host, next, () => choice, { file: '另存.docx' });
      expect(new Set(plan.questions.map(({ key }) => key)).size).toBe(plan.questions.length);
      const { found } = openDocument(host.bytes(), 'x.docx');
      const linked = found.controls.filter(({ fragment }) => fragment !== null);
      const mended = plan.questions.filter(({ state }) => state === 'damaged').map(({ fragment }) => fragment);
      expect(linked.map(({ fragment }) => fragment)).toEqual(expect.arrayContaining(mended));
      expect(new Set(linked.map(({ fragment }) => fragment)).size).toBe(linked.length);
      expect(linked.find(({ fragment }) => fragment === 'staffing')!.text).toMatch(sentence);
      const written = host.bytes();
      const again = await refreshReport(host, next, () => null, { file: '另存.docx' });
      expect(again.plan.questions).toEqual([]);
      expect(host.bytes()).toBe(written);
      writeFileSync(join(folder, `${choice}.docx`), written);
      convert([join(folder, `${choice}.docx`)], 'txt:Text (encoded):UTF8', folder);
      expect(readFileSync(join(folder, `${choice}.txt`), 'utf8')).toMatch(sentence);
    },
    120_000,
  );
});
