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
