import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { newWorkbook } from '../../src/app/new-workbook';
import { bindWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import { linkReport } from '../../src/app/refresh-link';
import { writeReports, type WrittenReport } from '../../src/app/write-report';
import { stampOf } from '../../src/core/report/link/document-stamp';
import type { LinkPackage } from '../../src/core/report/link/link-package';
import type { Data } from '../../src/core/table/data';
import { readIdentity } from '../../src/core/workbook/identity';
import { authorDocument } from '../../src/hosts/file/author/document/author-document';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack } from './built-in-pack';

/** A pack's own example with other figures, as its first report, its link and its document. */
export interface PackReport {
  readonly workbook: OpenWorkbook;
  readonly written: WrittenReport;
  readonly link: LinkPackage;
  readonly docx: Uint8Array;
}

export async function packReport(id: string, data: Data = {}, time = '2026-01-01T00:00:00.000Z'): Promise<PackReport> {
  const pack = builtInPack(id);
  const book = await authorWorkbook(newWorkbook({ pack, sample: true, data, workbookId: 'w' }), { creator: 'test' });
  const snapshot = readWorkbook(book, '自评.xlsx');
  const workbook = bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
  const written = writeReports(pack, workbook.table, createNarrativeEngine())[0]!;
  const link = linkReport(workbook, written, time);
  const options = { creator: written.unitName, linkPackage: JSON.stringify(stampOf(link)) };
  return { workbook, written, link, docx: await authorDocument(written.report, written.tables, options) };
}

const outer =
  /<w:sdt><w:sdtPr><w:alias w:val="[^"]*"\/><w:tag w:val="jx:1:(?:heading|title|lead|note)\.[^"]*"\/><w:id w:val="\d+"\/><\/w:sdtPr><w:sdtContent>((?:(?!<\/w:sdtContent>)[\s\S])*)<\/w:sdtContent><\/w:sdt>/g;

/** The document as it was written before headings and table titles had controls, and were remembered. */
export function withoutOuterPieces(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const change = (part: string, to: (xml: string) => string): void => {
    const xml = strFromU8(parts[part]!);
    const next = to(xml);
    if (next === xml) throw new Error(`${part} holds nothing of the kind`);
    parts[part] = strToU8(next);
  };
  change('word/document.xml', (xml) => xml.replace(outer, '$1'));
  change('customXml/item1.xml', (xml) =>
    xml.replace(/<base>([^<]*)<\/base>/, (_, escaped: string) => {
      const base = JSON.parse(escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')) as {
        fragments: { id: string }[];
      };
      const fragments = base.fragments.filter(({ id }) => !/^(?:heading|title|lead|note)\./.test(id));
      const json = JSON.stringify({ ...base, fragments });
      return `<base>${json.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</base>`;
    }),
  );
  return zipSync(parts);
}
