import { absoluteA1, parseReference, sheetPrefix } from '../../core/workbook/address';
import { namesInForce } from '../../core/workbook/names-in-force';
import type { NameSnapshot } from '../../core/workbook/snapshot';
import type { EtWorkbook } from './et-api';
import { itemsOf } from './own-book';

export function readNames(book: EtWorkbook): readonly NameSnapshot[] {
  const [names, own]: [NameSnapshot[], NameSnapshot[]] = [[], []];
  for (const item of itemsOf(book.Names)) {
    const full = item.Name;
    const sheetEnd = full.lastIndexOf('!');
    const name = { name: full.slice(sheetEnd + 1), refersTo: normalised(item.RefersTo), hidden: !item.Visible };
    (sheetEnd < 0 ? names : own).push(name);
  }
  return namesInForce(names, own);
}

/** In which form WPS gives a reference nobody has written down: without "=", without the workbook's own name, and quoted as we quote. */
function normalised(refersTo: string): string {
  const plain = String(refersTo)
    .replace(/^=/, '')
    .replace(/^'\[[^\]]*\]/, "'")
    .replace(/^\[[^\]]*\]/, '');
  const area = parseReference(plain);
  return area ? sheetPrefix(area.sheet) + absoluteA1(area) : plain;
}
