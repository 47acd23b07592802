import { Problem } from '../../core/problem/further-problem';
import { stampOf, type DocumentStamp } from '../../core/report/link/document-stamp';
import type { LinkPackage } from '../../core/report/link/link-package';
import type { DocumentHost, ReadDocument } from '../../hosts/port/document-host';

export function isLinked({ found, base, stamp }: ReadDocument): boolean {
  return found.controls.some(({ fragment }) => fragment !== null) || base !== null || stamp !== null;
}

/** Nothing but empty paragraphs. */
export function isEmpty({ found }: ReadDocument): boolean {
  return found.blocks.every(({ kind, text }) => kind === 'paragraph' && text.trim() === '');
}

/** Where a new report goes: a document of its own, the empty one that is open, or a file to download. */
export type NewPlace = 'beside' | 'here' | 'file';

/** A new report can be written: beside any text of the user's, but not beside a report that follows a workbook already. */
export function canStart(
  { host, authorReport }: { readonly host: DocumentHost; readonly authorReport?: unknown },
  reading: ReadDocument,
): boolean {
  if (authorReport === undefined || isLinked(reading)) return false;
  return host.openNew !== undefined || (host.start !== undefined && isEmpty(reading));
}

/** What the document says it follows stays; a document that says nothing follows the workbook at hand. @throws Problem */
export function stampFor({ stamp }: ReadDocument, link: LinkPackage | null, file: string): DocumentStamp {
  if (stamp) return stamp;
  if (link) return stampOf(link);
  throw new Problem('input.unlinked-document', { file });
}
