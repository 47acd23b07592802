import { strFromU8, unzipSync } from 'fflate';

/** The XML parts of an .xlsx by path. */
export function partsOf(workbook: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(workbook)).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

export function part(workbook: Uint8Array, path: string): string {
  const text = partsOf(workbook)[path];
  if (text === undefined) throw new Error(`no part ${path}`);
  return text;
}

/** The cell's whole element, as written. */
export function cellXml(sheetXml: string, cell: string): string {
  const found = new RegExp(`<c r="${cell}"(?:[^>]*/>|.*?</c>)`).exec(sheetXml);
  if (!found) throw new Error(`no cell ${cell}`);
  return found[0];
}
