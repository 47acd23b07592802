import type { WrittenReport } from '../app/write-report';
import type { DocumentParts } from '../hosts/port/document-host';

/** A report as it would be written now, for 打印预览. */
export async function printedParts({ report, tables, unitName }: WrittenReport): Promise<DocumentParts> {
  const [{ authorDocument }, { documentParts }] = await Promise.all([
    import('../hosts/file/author/document/author-document'),
    import('../hosts/file/read/document-parts'),
  ]);
  return documentParts(await authorDocument(report, tables, { creator: unitName }), report.title);
}
