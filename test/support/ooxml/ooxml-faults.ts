import { PackageFiles } from './package-files';
import { packageRules } from './package-rules';
import { wordRules } from './word-rules';
import { workbookRules } from './workbook-rules';

/**
 * Where a .docx or .xlsx breaks ECMA-376, a line each, "part：what". No schema: the rules whose breach makes Word or Excel mend a file or refuse
 * it, written down. Also of workbooks within (a chart's figures).
 * @throws Error for what is no zip
 */
export function ooxmlFaults(bytes: Uint8Array): readonly string[] {
  const found: string[] = [];
  const files = new PackageFiles(bytes, (part, fault) => found.push(`${part}：${fault}`));
  packageRules(files);
  const main = files.related('', 'officeDocument');
  if (main !== null) {
    const type = files.types.get(main.toLowerCase()) ?? '';
    if (/wordprocessingml|ms-word/.test(type)) wordRules(files, main);
    else if (/spreadsheetml|ms-excel/.test(type)) workbookRules(files, main);
    else found.push(`${main}：内容类型是 ${type}`);
  }
  for (const [name, part] of Object.entries(files.files))
    if (/\.(?:xlsx|docx)$/.test(name)) found.push(...ooxmlFaults(part).map((fault) => `${name}/${fault}`));
  return found;
}

/** Faults that a file has and its forerunner had not, each as often as it is new. */
export function newFaults(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const fault of before) left.set(fault, (left.get(fault) ?? 0) + 1);
  return after.filter((fault) => {
    const count = left.get(fault) ?? 0;
    left.set(fault, count - 1);
    return count <= 0;
  });
}
