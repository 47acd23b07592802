import { areaOf } from './areas';
import type { PackageFiles, Relation } from './package-files';
import { sheetOrder } from './sheet-order';
import { child, childrenOf, repeated, within } from './xml-node';

/** Tables (§18.5): as many columns as their area is wide, each called differently. */
export function tableRules(files: PackageFiles, main: string, relations: Iterable<Relation>): void {
  const names: string[] = [];
  const ids: string[] = [];
  for (const { type, target } of relations) {
    if (type !== 'worksheet' || target === null) continue;
    const list = child(files.xml(target)?.root, 's:tableParts');
    const tables = files.relations(target).filter((one) => one.type === 'table' && one.target !== null);
    const listed = childrenOf(list, 's:tablePart').length;
    if (listed !== tables.length) files.tell(target, `列了 ${listed} 个表格，有 ${tables.length} 个`);
    for (const { target: part } of tables) {
      const root = files.xml(part!)?.root;
      if (!root) continue;
      for (const node of within(root)) for (const fault of sheetOrder.faults(node)) files.tell(part!, fault);
      const area = areaOf(root.attributes.get('ref') ?? '');
      const columns = childrenOf(child(root, 's:tableColumns'), 's:tableColumn');
      if (area === null || area.right - area.left + 1 !== columns.length) files.tell(part!, '表格的栏数和范围不合');
      for (const twice of repeated(columns.map((node) => (node.attributes.get('name') ?? '').toLowerCase())))
        files.tell(part!, `表格两栏叫 ${twice}`);
      for (const twice of repeated(columns.map((node) => node.attributes.get('id') ?? '')))
        files.tell(part!, `表格两栏的编号是 ${twice}`);
      names.push((root.attributes.get('displayName') ?? '').toLowerCase());
      ids.push(root.attributes.get('id') ?? '');
    }
  }
  for (const twice of repeated(names)) files.tell(main, `两个表格叫 ${twice}`);
  for (const twice of repeated(ids)) files.tell(main, `两个表格的编号是 ${twice}`);
}
