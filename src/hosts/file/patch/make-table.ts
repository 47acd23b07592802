import { strFromU8, unzipSync } from 'fflate';
import type { AttachmentTable } from '../../../core/report/table-model';
import { authorDocument } from '../author/document/author-document';

/** The tables of an attachment as the report author makes them: the content of the control it would stand in. Brings docx along. */
export async function makeTableXml(table: AttachmentTable): Promise<string> {
  // Its title and lead have controls of their own.
  const bare = { ...table, pieces: [] };
  const { section } = table;
  const sections = section === undefined ? [] : [{ id: section, heading: null, level: 1 as const, fragments: [] }];
  const report = { id: 'table', title: '', front: [], sections, back: [] };
  const parts = unzipSync(await authorDocument(report, [bare], { creator: '' }));
  const xml = strFromU8(parts['word/document.xml']!);
  const [open, close] = ['<w:sdtContent>', '</w:sdtContent>'];
  const start = xml.indexOf(open);
  if (start < 0) throw new Error(`the author made no table of ${table.sheet}`);
  return xml.slice(start + open.length, xml.indexOf(close, start));
}
