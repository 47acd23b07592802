import type { ReadDocument } from '../../hosts/port/document-host';

export function isLinked({ found, base, stamp }: ReadDocument): boolean {
  return found.controls.some(({ fragment }) => fragment !== null) || base !== null || stamp !== null;
}

/** Nothing but empty paragraphs. */
export function isEmpty({ found }: ReadDocument): boolean {
  return found.blocks.every(({ kind, text }) => kind === 'paragraph' && text.trim() === '');
}
