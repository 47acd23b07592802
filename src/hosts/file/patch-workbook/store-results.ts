import type { StoredResult } from '../../../core/recalculation/stored-results';
import { readPackage } from '../package/package';
import { encodeXml } from '../package/xml';
import { patchZip } from '../patch/zip-patch';
import { patchResults } from './patch-results';
import { sheetParts } from './patch-workbook';

/** An .xlsx with other stored results of formulas; every part but the sheets concerned keeps its very bytes. @throws Problem input.* */
export function storeResults(bytes: Uint8Array, results: readonly StoredResult[], file: string): Uint8Array {
  if (results.length === 0) return bytes;
  const source = readPackage(bytes, { file, wanted: '.xlsx' });
  const parts = sheetParts(source);
  const changed = new Map<string, Uint8Array>();
  const bySheet = new Map<string, StoredResult[]>();
  for (const result of results) {
    const sheet = result.sheet.toLowerCase();
    const own = bySheet.get(sheet);
    if (own) own.push(result);
    else bySheet.set(sheet, [result]);
  }
  for (const [sheet, part] of parts) {
    const own = bySheet.get(sheet);
    if (own) changed.set(part, encodeXml(patchResults(source.markup(part), own)));
  }
  return patchZip(bytes, changed, file);
}
