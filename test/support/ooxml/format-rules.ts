import type { PackageFiles } from './package-files';
import { sheetOrder } from './sheet-order';
import { child, childrenOf, repeated, within, type XmlNode } from './xml-node';

/** How many looks there are to point to. */
export interface Formats {
  readonly cells: number;
  readonly differences: number;
}

/** styles.xml: what a format is made of is there. */
export function formatsOf(files: PackageFiles, main: string): Formats {
  const part = files.related(main, 'styles');
  const root = part === null ? undefined : files.xml(part)?.root;
  if (!root) return { cells: 1, differences: 0 };
  const tell = (fault: string): void => files.tell(part!, fault);
  for (const node of within(root)) for (const fault of sheetOrder.faults(node)) tell(fault);
  const list = (name: string): readonly XmlNode[] => child(root, `s:${name}`)?.children ?? [];
  for (const name of ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs']) {
    const said = child(root, `s:${name}`)?.attributes.get('count');
    if (said !== undefined && Number(said) !== list(name).length)
      tell(`${name} 写着 ${said} 个，有 ${list(name).length} 个`);
  }
  const formats = childrenOf(child(root, 's:numFmts'), 's:numFmt').map((node) => node.attributes.get('numFmtId') ?? '');
  for (const twice of repeated(formats)) tell(`两个数字格式的编号是 ${twice}`);
  const parents = list('cellStyleXfs').length;
  for (const [owner, xfs] of [
    ['cellXfs', list('cellXfs')],
    ['cellStyleXfs', list('cellStyleXfs')],
  ] as const)
    for (const xf of xfs) {
      const within = (attribute: string, count: number): void => {
        const said = Number(xf.attributes.get(attribute) ?? 0);
        if (!(said < count)) tell(`${owner} 的 ${attribute} 是 ${said}，只有 ${count} 个`);
      };
      within('fontId', list('fonts').length);
      within('fillId', list('fills').length);
      within('borderId', list('borders').length);
      if (owner === 'cellXfs' && parents > 0) within('xfId', parents);
      const format = xf.attributes.get('numFmtId') ?? '0';
      if (Number(format) >= 164 && !formats.includes(format)) tell(`${owner} 的数字格式 ${format} 没有`);
    }
  for (const style of childrenOf(child(root, 's:cellStyles'), 's:cellStyle'))
    if (!(Number(style.attributes.get('xfId')) < parents)) tell(`单元格样式的 xfId 是 ${style.attributes.get('xfId')}`);
  return { cells: Math.max(1, list('cellXfs').length), differences: list('dxfs').length };
}
