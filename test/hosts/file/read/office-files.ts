import { strToU8, Zip, zipSync, ZipPassThrough, type ZipInputFile, type Zippable } from 'fflate';

/** Parts of a package written by hand; a string part becomes UTF-8, null leaves a default part out. */
export type Parts = Readonly<Record<string, string | Uint8Array | null>>;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function zipParts(parts: Parts): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts))
    if (content !== null) files[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(files);
}

/** Parts plus one whose deflate stream and declared size are given, true or not. */
export function zipPacked(parts: Parts, name: string, packed: Uint8Array, declaredSize: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [other, content] of Object.entries(parts)) {
    if (content === null || other === name) continue;
    const stored = new ZipPassThrough(other);
    zip.add(stored);
    stored.push(typeof content === 'string' ? strToU8(content) : content, true);
  }
  const raw: ZipInputFile = { filename: name, compression: 8, size: declaredSize, crc: 0 };
  zip.add(raw);
  raw.ondata?.(null, packed.slice(), true);
  zip.end();
  return Buffer.concat(chunks);
}

export function rels(...entries: readonly (readonly [id: string, type: string, target: string])[]): string {
  const inner = entries
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${relation}/${type}" Target="${target}"/>`)
    .join('');
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
}

export function contentTypes(part: string, type: string): string {
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="${type}"/></Types>`;
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

export function workbookXml(sheets: string, names = ''): string {
  const definedNames = names && `<definedNames>${names}</definedNames>`;
  return `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${sheets}</sheets>${definedNames}</workbook>`;
}

export function sheetXml(rows: string, after = '', before = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** The parts of a workbook with one sheet 表; given parts replace or add. */
export function bookParts(sheet: string, changed: Parts = {}): Parts {
  return {
    '[Content_Types].xml': contentTypes('xl/workbook.xml', workbookType),
    '_rels/.rels': rels(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': workbookXml('<sheet name="表" sheetId="1" r:id="rId1"/>'),
    'xl/_rels/workbook.xml.rels': rels(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'sharedStrings', 'sharedStrings.xml'],
    ),
    'xl/sharedStrings.xml': `<sst xmlns="${main}"><si><t>甲</t></si><si><t xml:space="preserve"> 乙 </t></si></sst>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...changed,
  };
}

export function book(sheet: string, changed: Parts = {}): Uint8Array {
  return zipParts(bookParts(sheet, changed));
}

/** An OLE2 compound file as far as a reader that looks at stream names cares: header and one directory sector. */
export function compoundFile(...streams: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  ['Root Entry', ...streams].forEach((name, index) => {
    const at = 512 + index * 128;
    for (let letter = 0; letter < name.length; letter++) {
      bytes[at + letter * 2] = name.charCodeAt(letter) & 255;
      bytes[at + letter * 2 + 1] = name.charCodeAt(letter) >> 8;
    }
    bytes[at + 64] = name.length * 2 + 2;
    bytes[at + 66] = index === 0 ? 5 : 2;
  });
  return bytes;
}

/** The same bytes with the 4 bytes at `offset` behind each central directory signature replaced. */
export function patchDirectory(bytes: Uint8Array, offset: number, value: number, which = 0): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let seen = 0;
  for (let at = 0; at + 46 < copy.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (seen++ === which) view.setUint32(at + offset, value, true);
  }
  return copy;
}
