import { budgets, overBudget } from '../../../core/problem/budgets';
import type { Problem } from '../../../core/problem/problem';
import { diagnose, legacyProblem, notWanted, type Wanted } from './diagnose';
import type { OfficePackage } from './office-package';
import { readRelationships } from './relationships';
import { decodeXml, parseXml } from './xml';
import { damaged, inflateEntry, readZipDirectory, type ZipEntry } from './zip';

export interface PackageOptions {
  /** Name for messages; its extension takes part in the diagnosis. */
  readonly file: string;
  readonly wanted: Wanted;
  /** Sum of all parts' inflated sizes, in MB. */
  readonly limitMb?: number;
}

/** Opens a package of the wanted kind, or says as a Problem what the file is instead and what to do. */
export function readPackage(bytes: Uint8Array, options: PackageOptions): OfficePackage {
  const { file, wanted, limitMb = budgets.inflated.most } = options;
  const problem = diagnose(bytes, file, wanted);
  if (problem) throw problem;
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  for (const entry of readZipDirectory(bytes, file)) {
    total += entry.size;
    const name = entry.name.toLowerCase();
    // Which of two would be meant, programs do not agree on.
    if (entries.has(name) && !name.endsWith('/')) throw damaged(file, `有两个同名的部件 ${entry.name}`);
    entries.set(name, entry);
  }
  if (total > limitMb * 1024 * 1024) throw overBudget('inflated', file, limitMb);
  const checked = new Map<string, string>();
  // Looked into, then read as markup: the same part, twice in a row.
  let last: { readonly part: string; readonly text: string } | null = null;
  const parts = {
    file,
    names: [...entries.values()].map((entry) => entry.name),
    has: (part: string) => entries.has(part.toLowerCase()),
    size: (part: string) => entries.get(part.toLowerCase())?.size ?? 0,
    bytes(part: string): Uint8Array {
      const entry = entries.get(part.toLowerCase());
      if (!entry) throw damaged(file, `缺少部件 ${part}`);
      return inflateEntry(bytes, entry, file, limitMb);
    },
    xml(part: string): string {
      if (last?.part !== part) last = { part, text: decodeXml(parts.bytes(part), part, file) };
      return last.text;
    },
    markup(part: string): string {
      const known = checked.get(part);
      if (known !== undefined) return known;
      const text = parts.xml(part);
      parseXml(text, part, file, {});
      checked.set(part, text);
      return text;
    },
  };
  return { ...parts, main: mainPart(parts, wanted) };
}

type Parts = Omit<OfficePackage, 'main'>;

const kinds: readonly {
  readonly type: RegExp;
  readonly folder: string;
  readonly wanted: Wanted | null;
  readonly detail: string;
}[] = [
  { type: /spreadsheetml|ms-excel/, folder: 'xl/', wanted: '.xlsx', detail: '这是 Excel 工作簿' },
  { type: /wordprocessingml|ms-word/, folder: 'word/', wanted: '.docx', detail: '这是 Word 文档' },
  { type: /presentationml|ms-powerpoint/, folder: 'ppt/', wanted: null, detail: '这是 PowerPoint 演示文稿' },
];

function mainPart(parts: Parts, wanted: Wanted): string {
  if (!parts.has('[Content_Types].xml')) throw notOffice(parts, wanted);
  const main = readRelationships(parts, '').find((each) => each.type === 'officeDocument' && !each.isExternal)?.target;
  if (main === undefined) throw notWanted(parts.file, wanted, '压缩包里没有 Office 文档');
  const type = contentType(parts, main);
  if (type.includes('sheet.binary'))
    throw legacyProblem('.xlsb', parts.file, wanted) ?? notWanted(parts.file, wanted, type);
  const kind =
    kinds.find((each) => each.type.test(type)) ?? kinds.find((each) => main.toLowerCase().startsWith(each.folder));
  if (!kind) throw notWanted(parts.file, wanted, `内容类型是 ${type || '未知'}`);
  if (kind.wanted !== wanted) throw notWanted(parts.file, wanted, kind.detail);
  return main;
}

/** OpenDocument names itself in a part "mimetype"; anything else without content types is a plain archive. */
function notOffice(parts: Parts, wanted: Wanted): Problem {
  const mimetype = parts.has('mimetype') ? parts.xml('mimetype') : '';
  const extension = mimetype.includes('opendocument.spreadsheet')
    ? '.ods'
    : mimetype.includes('opendocument.text')
      ? '.odt'
      : '';
  return legacyProblem(extension, parts.file, wanted) ?? notWanted(parts.file, wanted, '这是普通的压缩包');
}

function contentType(parts: Parts, part: string): string {
  let type = '';
  const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
  let isOverridden = false;
  parseXml(parts.xml('[Content_Types].xml'), '[Content_Types].xml', parts.file, {
    open(name, attributes) {
      const given = attributes['ContentType'] ?? '';
      if (name === 'Override' && attributes['PartName']?.toLowerCase() === `/${part.toLowerCase()}`) {
        type = given;
        isOverridden = true;
      } else if (name === 'Default' && !isOverridden && attributes['Extension']?.toLowerCase() === extension)
        type = given;
    },
    isDone: () => isOverridden,
  });
  return type;
}
