import { strFromU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { encodeXml } from '../../package/xml';
import { namesXml } from './names-xml';
import type { WorkbookPlan } from './plan';
import { validationsXml } from './validations-xml';

/** Same edits, same bytes: the zip's own dates are a constant too (local parts, since zip dates have no time zone). */
const zipDate = new Date(2000, 0, 1);

/** Adds to the library's package what the library cannot write, and packs it anew without directory entries and clock times. */
export function finishPackage(written: Uint8Array, plan: WorkbookPlan): Uint8Array {
  const parts: Zippable = {};
  for (const [path, bytes] of Object.entries(unzipSync(written))) {
    if (!path.endsWith('/')) parts[path] = /\.(?:xml|rels)$/.test(path) ? encodeXml(strFromU8(bytes)) : bytes;
  }
  insert(parts, 'xl/workbook.xml', /<calcPr /, namesXml(plan));
  plan.sheets.forEach((sheet, index) => {
    // The element order is fixed by the format; one of these two always follows.
    insert(parts, `xl/worksheets/sheet${index + 1}.xml`, /<printOptions |<pageMargins /, validationsXml(sheet));
  });
  return zipSync(parts, { level: 6, mtime: zipDate });
}

function insert(parts: Zippable, path: string, before: RegExp, xml: string): void {
  if (xml === '') return;
  const part = parts[path];
  if (!(part instanceof Uint8Array)) throw new Error(`the written workbook has no ${path}`);
  const text = strFromU8(part);
  const at = text.search(before);
  if (at < 0) throw new Error(`${path} is not as expected: ${before.source} not found`);
  parts[path] = encodeXml(text.slice(0, at) + xml + text.slice(at));
}
