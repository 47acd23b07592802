import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { newWorkbook } from '../../src/app/new-workbook';
import { bindWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import { linkReport } from '../../src/app/refresh-link';
import { writeReports } from '../../src/app/write-report';
import type { Data } from '../../src/core/table/data';
import { stampOf } from '../../src/core/report/link/document-stamp';
import type { LinkPackage } from '../../src/core/report/link/link-package';
import { readIdentity } from '../../src/core/workbook/identity';
import { authorDocument } from '../../src/hosts/file/author/document/author-document';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack } from './built-in-pack';

const pack = builtInPack('kaifu-2018');

/** A saved workbook of the pack's example with other figures. */
export async function exampleBook(data: Data = {}, workbookId = 'report'): Promise<Uint8Array> {
  return authorWorkbook(newWorkbook({ pack, sample: true, data, workbookId }), { creator: 'test' });
}

export function openExample(bytes: Uint8Array): OpenWorkbook {
  const snapshot = readWorkbook(bytes, '自评.xlsx');
  return bindWorkbook(snapshot, pack, readIdentity(snapshot)!);
}

export function exampleLink(workbook: OpenWorkbook, time: string): LinkPackage {
  return linkReport(workbook, writeReports(workbook.pack, workbook.table, createNarrativeEngine())[0]!, time);
}

/** The linked report of a workbook, as the product writes it. */
export async function exampleReport(book: Uint8Array, time: string): Promise<Uint8Array> {
  const workbook = openExample(book);
  const written = writeReports(workbook.pack, workbook.table, createNarrativeEngine())[0]!;
  const linkPackage = JSON.stringify(stampOf(exampleLink(workbook, time)));
  return authorDocument(written.report, written.tables, { creator: 'test', linkPackage });
}

/** What a user does to a report: changes of its main part. Each pattern must be there. */
export function editedReport(
  docx: Uint8Array,
  ...changes: readonly (readonly [string | RegExp, string])[]
): Uint8Array {
  const parts = unzipSync(docx);
  let xml = strFromU8(parts['word/document.xml']!);
  for (const [from, to] of changes) {
    const next = xml.replace(from, to);
    if (next === xml) throw new Error(`the report does not hold ${String(from)}`);
    xml = next;
  }
  parts['word/document.xml'] = strToU8(xml);
  return zipSync(parts);
}

/** The words of a report, paragraphs by line feed. */
export function reportWords(docx: Uint8Array): string {
  return strFromU8(unzipSync(docx)['word/document.xml']!)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
}
