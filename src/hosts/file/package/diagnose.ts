import { openersOf } from '../../../core/problem/openers';
import { Problem } from '../../../core/problem/further-problem';

export type Wanted = '.xlsx' | '.docx';

interface LegacyKind {
  readonly kind: string;
  readonly family: Wanted;
}

const legacyExtensions: Readonly<Record<string, LegacyKind>> = {
  '.xls': { kind: 'Excel 97-2003 (.xls)', family: '.xlsx' },
  '.xlt': { kind: 'Excel 97-2003 模板 (.xlt)', family: '.xlsx' },
  '.xlsb': { kind: 'Excel 二进制工作簿 (.xlsb)', family: '.xlsx' },
  '.et': { kind: 'WPS 表格 (.et)', family: '.xlsx' },
  '.ett': { kind: 'WPS 表格模板 (.ett)', family: '.xlsx' },
  '.ods': { kind: 'OpenDocument 表格 (.ods)', family: '.xlsx' },
  '.doc': { kind: 'Word 97-2003 (.doc)', family: '.docx' },
  '.dot': { kind: 'Word 97-2003 模板 (.dot)', family: '.docx' },
  '.wps': { kind: 'WPS 文字 (.wps)', family: '.docx' },
  '.wpt': { kind: 'WPS 文字模板 (.wpt)', family: '.docx' },
  '.odt': { kind: 'OpenDocument 文字 (.odt)', family: '.docx' },
};

const officeExtensions = ['.xlsx', '.xlsm', '.xltx', '.xltm', '.docx', '.docm', '.dotx', '.dotm'];

/** "C:\\a\\本年.XLSX" → ".xlsx"; '' without one. */
function extensionOf(file: string): string {
  return /\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? '';
}

/** A file of an older or foreign format, named; of the other program's family it is simply not what was wanted. */
export function legacyProblem(extension: string, file: string, wanted: Wanted): Problem | null {
  const legacy = legacyExtensions[extension];
  if (!legacy) return null;
  if (legacy.family !== wanted) return notWanted(file, wanted, `这是 ${legacy.kind} 文件`);
  return new Problem(wanted === '.xlsx' ? 'input.legacy-format' : 'input.legacy-document', {
    file,
    kind: legacy.kind,
    wanted,
  });
}

export function notWanted(file: string, wanted: Wanted, detail: string): Problem {
  return new Problem(wanted === '.xlsx' ? 'input.not-workbook' : 'input.not-document', { file, detail });
}

/** What Word, Excel and WPS ("~$表.xlsx") or LibreOffice (".~lock.表.xlsx#") put beside a file while it is open; never a package. */
function isLockFile(bytes: Uint8Array, file: string): boolean {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return /^(?:~\$|\.~)/.test(name) && bytes.length < 4096 && !startsWith(bytes, [0x50, 0x4b]);
}

/** Why these bytes are no ZIP package at all, by their first bytes and the file's extension; null if they may be one. */
export function diagnose(bytes: Uint8Array, file: string, wanted: Wanted): Problem | null {
  if (isLockFile(bytes, file)) return new Problem('input.lock-file', { file });
  if (bytes.length === 0) return new Problem('input.empty', { file });
  const extension = extensionOf(file);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return diagnoseCompound(bytes, file, extension, wanted);
  const legacy = legacyProblem(extension, file, wanted);
  if (legacy) return legacy;
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return null;
  if (wanted === '.docx' && startsWith(bytes, pdf)) return new Problem('input.pdf', { file });
  const detail = foreignContent(bytes);
  if (detail) return notWanted(file, wanted, detail);
  const head = bytes.subarray(0, 4096);
  if (head.every((byte) => byte === 0))
    return new Problem('input.damaged', { file, app: openersOf(file), detail: '内容全是零，可能没有复制完' });
  if (officeExtensions.includes(extension)) return new Problem('input.encrypted', { file, wanted });
  return notWanted(file, wanted, extension ? `扩展名是 ${extension}` : '没有扩展名，内容也认不出来');
}

/**
 * OLE2 compound files: [MS-OFFCRYPTO] stores a password-protected .xlsx or .docx in one, with streams EncryptionInfo and
 * EncryptedPackage; rights management adds a DRM data space. The rest are the binary formats, told apart by their main stream.
 */
function diagnoseCompound(bytes: Uint8Array, file: string, extension: string, wanted: Wanted): Problem {
  const streams = compoundStreams(bytes);
  if ([...streams].some((name) => name.startsWith('DRMEncrypted')))
    return new Problem('input.encrypted', { file, wanted });
  if (streams.has('EncryptedPackage') || streams.has('EncryptionInfo'))
    return new Problem('input.password', { file, app: openersOf(file) });
  const byExtension = legacyProblem(extension, file, wanted);
  if (byExtension) return byExtension;
  const kind = streams.has('Workbook') || streams.has('Book') ? '.xls' : streams.has('WordDocument') ? '.doc' : '';
  return legacyProblem(kind, file, wanted) ?? notWanted(file, wanted, '是旧式复合文档，内容认不出来');
}

const utf16 = new TextDecoder('utf-16le');

/** Directory entries are 128 bytes at multiples of 128, each with its name's length: found without following the sector chains. */
function compoundStreams(bytes: Uint8Array): Set<string> {
  const names = new Set<string>();
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = bytes[at + 64]! | (bytes[at + 65]! << 8);
    const type = bytes[at + 66]!;
    if (length < 4 || length > 64 || length % 2 !== 0 || (type !== 1 && type !== 2)) continue;
    names.add(utf16.decode(bytes.subarray(at, at + length - 2)));
  }
  return names;
}

const pdf = [0x25, 0x50, 0x44, 0x46] as const;

const signatures: readonly (readonly [readonly number[], string])[] = [
  [pdf, '内容是 PDF'],
  [[0x52, 0x61, 0x72, 0x21], '内容是 RAR 压缩包'],
  [[0x37, 0x7a, 0xbc, 0xaf], '内容是 7z 压缩包'],
  [[0x1f, 0x8b], '内容是 gzip 压缩包'],
  [[0x89, 0x50, 0x4e, 0x47], '内容是图片'],
  [[0xff, 0xd8, 0xff], '内容是图片'],
];

/** Content that somebody saved or renamed with the wrong extension; null for bytes nobody can read, as an encrypting filter leaves them. */
function foreignContent(bytes: Uint8Array): string | null {
  for (const [magic, detail] of signatures) if (startsWith(bytes, magic)) return detail;
  const head = bytes.subarray(0, 4096);
  const isWide = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
  if (!isWide && head.some((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13))
    return null;
  const text = new TextDecoder(isWide ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8')
    .decode(head)
    .trimStart();
  if (text.startsWith('{\\rtf')) return '内容是 RTF 文档';
  if (/^<(?:!doctype html|html|head|body|table|meta|style|div)/i.test(text) || /<html/i.test(text)) return '内容是网页';
  if (text.startsWith('<')) return '内容是 XML 文本';
  return '内容是纯文本';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}
