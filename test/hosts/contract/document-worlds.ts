import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Fragment } from '../../../src/core/narrative/fragment';
import { stampOf } from '../../../src/core/report/link/document-stamp';
import { makeLinkPackage, type LinkPackage } from '../../../src/core/report/link/link-package';
import type { AttachmentTable, TableCellModel } from '../../../src/core/report/table-model';
import { authorDocument } from '../../../src/hosts/file/author/document/author-document';
import { openDocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import type { DocumentHost } from '../../../src/hosts/port/document-host';
import { fragmentsOf, type Figures } from '../../core/report/refresh/word-model';

/** A place where a report can be open: the same document through the file host, and through office.js in the simulated Word. */
export interface World {
  readonly name: string;
  open(bytes: Uint8Array, name?: string): Promise<OpenWorld>;
}

/** rebuild: another table in place of one. insert: what was deleted comes back. clean: copies of words go. */
export type Structure = 'rebuild' | 'insert' | 'clean';

export interface OpenWorld {
  readonly host: DocumentHost;
  /** What cannot be done here and is refused in words. Absent: nothing. */
  readonly cannot?: readonly Structure[];
  /** The document as it would be saved now. */
  save(): Promise<Uint8Array>;
  close(): Promise<void>;
}

export const fileWorld: World = {
  name: '文件',
  open: async (bytes, name = '自评报告.docx') => {
    const host = openDocumentFile(bytes, name, makeTableXml);
    return { host, save: async () => host.bytes(), close: async () => undefined };
  },
};

export const startFigures: Figures = { staff: 8, posts: 9, amount: 40, change: 5, reception: 5, words: '加强管理。' };

/** A table of two columns, or with a head that spans both. */
export function tableOf(rows: readonly (readonly string[])[], head?: string): AttachmentTable {
  const cell = (text: string, column: number, colSpan = 1): TableCellModel => ({
    text,
    column,
    colSpan,
    rowSpan: 1,
    style: 'text',
    sizePt: 10,
    bold: false,
    align: 'left',
    indent: 0,
  });
  const own = rows.map((row) => ({
    heightPt: 20,
    breakAfter: false,
    cells: row.map((text, column) => cell(text, column)),
  }));
  const heads = head === undefined ? [] : [{ heightPt: 20, breakAfter: false, cells: [cell(head, 0, 2)] }];
  return {
    sheet: 'basic',
    label: '附件1',
    name: '基础数据表',
    title: '2025年度基础数据表',
    lead: [],
    table: { columnsMm: [60, 60], headerRows: heads.length, rows: [...heads, ...own] },
    notes: [],
    orientation: 'portrait',
    marginsMm: { top: 20, bottom: 20, left: 20, right: 20 },
  };
}

export interface Content {
  readonly figures?: Partial<Figures>;
  readonly table?: AttachmentTable;
  readonly fragments?: readonly Fragment[];
}

const startTable = tableOf([
  ['编制', '9'],
  ['在职', '8'],
]);

function reportOf({ figures = {}, fragments }: Content) {
  const own = fragments ?? fragmentsOf({ ...startFigures, ...figures });
  const section = { id: 's', heading: '一、部门情况', level: 1, fragments: own } as const;
  return { id: 'r', title: '报告', front: [], sections: [section], back: [] };
}

export function linkOf(content: Content = {}, time = '2026-03-15T00:00:00.000Z'): LinkPackage {
  const fieldOf = (field: string) => ({ label: `【${field}】`, value: null });
  const tables = [content.table ?? startTable];
  return makeLinkPackage({ report: reportOf(content), tables, workbookId: 'w', pack: 'p', time, fieldOf });
}

/** The report as the product writes it, changed by hand afterwards. */
export async function reportFile(
  content: Content = {},
  change: (xml: string) => string = (xml) => xml,
): Promise<Uint8Array> {
  const linkPackage = JSON.stringify(stampOf(linkOf(content, '2026-01-01T00:00:00.000Z')));
  const tables = [content.table ?? startTable];
  return changed(await authorDocument(reportOf(content), tables, { creator: '甲', linkPackage }), change);
}

export function changed(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const before = strFromU8(parts['word/document.xml']!);
  return zipSync({ ...parts, 'word/document.xml': strToU8(change(before)) }, { level: 0 });
}

/** A replacement that must happen: a document that is other than the test thinks fails here. */
export const replace =
  (from: string | RegExp, to: string | ((found: string) => string)) =>
  (xml: string): string => {
    expect(xml).toMatch(from);
    return typeof to === 'string' ? xml.replace(from, to) : xml.replace(from, to);
  };

export function documentXml(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)['word/document.xml']!);
}

/** What people read, top to bottom: paragraphs and cells by line. */
export function plainText(bytes: Uint8Array): string {
  return textOfXml(documentXml(bytes));
}

export function textOfXml(xml: string): string {
  return xml
    .replace(/<w:del [\s\S]*?<\/w:del>/g, '')
    .replace(/<w:p\b[^>]*?(?:\/>|>)/g, '\n')
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<w:br\/>/g, '\v')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

/** Texts of the runs that are bold. */
export function boldText(bytes: Uint8Array): string[] {
  return [...documentXml(bytes).matchAll(/<w:r>(?:(?!<\/w:r>).)*?<w:b\/>(?:(?!<\/w:r>).)*?<\/w:r>/gs)]
    .map(([run]) => [...run.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join(''))
    .filter((text) => text !== '');
}

/** Content controls of ours from top to bottom: fragment, and its text. */
export async function controlsOf(world: OpenWorld): Promise<(readonly [string, string])[]> {
  const { found } = await world.host.read();
  return found.controls.flatMap(({ fragment, text }) => (fragment === null ? [] : [[fragment, text] as const]));
}

/**
 * Does something that not every place can do. Where it cannot be done, it is refused with a sentence that says what to do, and the document is
 * what it was: then the test is over. @returns whether it was done
 */
export async function unlessRefused(world: OpenWorld, what: Structure, work: () => Promise<unknown>): Promise<boolean> {
  if (!world.cannot?.includes(what)) {
    await work();
    return true;
  }
  const before = documentXml(await world.save());
  await expect(work()).rejects.toMatchObject({
    code: 'host.refused',
    message: expect.stringMatching(/打开着的文档里还不会.*什么也没有写.*请.*保存后用网页版/) as string,
  });
  expect(documentXml(await world.save())).toBe(before);
  return false;
}
