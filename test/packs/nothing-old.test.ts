import { strFromU8, unzipSync } from 'fflate';
import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { refreshReport } from '../../src/app/refresh-report';
import { writeReports, type WrittenReport } from '../../src/app/write-report';
import { stampOf } from '../../src/core/report/link/document-stamp';
import { makeLinkPackage, type LinkPackage } from '../../src/core/report/link/link-package';
import { readData, tableFromData, type Data } from '../../src/core/table/data';
import { authorDocument } from '../../src/hosts/file/author/document/author-document';
import { openDocumentFile } from '../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../src/hosts/file/patch/make-table';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';

/**
 * Another unit's name, the next year, another day of signing: after an update a document says word for word what a new one says. Then
 * nothing old stands anywhere, headings, table titles, lead lines, signature, headers, footers and properties among it.
 */
const unit = '示例县不动产登记中心';

const linkOf = ({ report, tables, unitName }: WrittenReport): LinkPackage =>
  makeLinkPackage({
    ...{ report, tables, workbookId: 'w', pack: 'p', time: '2026-03-15T00:00:00Z' },
    creator: { kind: 'figure', text: unitName, field: 'budgetUnitName', value: unitName },
    fieldOf: (field) => ({ label: field, value: field === 'budgetUnitName' ? unitName : null }),
  });
const made = async (written: WrittenReport): Promise<Uint8Array> =>
  authorDocument(written.report, written.tables, {
    creator: written.unitName,
    linkPackage: JSON.stringify(stampOf(linkOf(written))),
  });
/** Everything people can come to see: the text, headers and footers, the properties. */
const seenIn = (bytes: Uint8Array): Record<string, string[]> => {
  const parts = unzipSync(bytes);
  const seen = Object.keys(parts).filter((name) =>
    /^word\/(?:document|header\d*|footer\d*)\.xml$|^docProps\//.test(name),
  );
  return Object.fromEntries(
    seen.sort().map((name) => {
      const lines = strFromU8(parts[name]!).split(/<\/w:p>|<\/(?:dc|cp):\w+>/);
      return [name, lines.map((line) => line.replace(/<[^>]*>/g, '')).filter((line) => line !== '')];
    }),
  );
};

describe.each(builtInPackIds)('%s', (id) => {
  const pack = builtInPack(id);
  const oldUnit = String(pack.sample['budgetUnitName']);
  const year = Number(pack.sample['fiscalYear']);
  const next: Data = {
    ...Object.fromEntries(
      Object.entries(pack.sample).flatMap(([field, value]) =>
        typeof value === 'string' ? [[field, value.replaceAll(oldUnit, unit)]] : [],
      ),
    ),
    budgetUnitName: unit,
    fiscalYear: year + 1,
    preparedOn: `${year + 2}-04-08`,
  };
  const reportsOf = (changes: Data): WrittenReport[] =>
    writeReports(pack, tableFromData(pack, readData(pack, pack.sample, changes)), createNarrativeEngine());

  test('换了单位、年度、日期，更新后的报告与新写的逐字相同', async () => {
    const [before, after] = [reportsOf({ preparedOn: `${year + 1}-03-15` }), reportsOf(next)];
    expect(before.length).toBeGreaterThan(0);
    for (const [index, written] of before.entries()) {
      const wanted = after[index]!;
      const host = openDocumentFile(await made(written), 'a.docx', makeTableXml);
      await refreshReport(host, linkOf(wanted), () => 'adopt', { file: 'a.docx', onOtherUnit: () => {} });
      const [seen, fresh] = [seenIn(host.bytes()), seenIn(await made(wanted))];
      expect(seen).toEqual(fresh);
      expect(JSON.stringify(seen)).not.toContain(oldUnit);
    }
  });
});
