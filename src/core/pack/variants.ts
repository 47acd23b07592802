import { isObject, mergeTrees, type MergeFault, type Tree } from './merge';

/**
 * 变体: one pack whose weights, thresholds or wording differ from place to place keeps the differences as data. Each variant is the
 * pack with its `changes` merged in, the same way an extending pack is merged, and is read as strictly.
 *
 *   variants: [{ id: 10-60-30, title: 投入10、过程60、产出及效率30, changes: { scoring: … } }]
 */
export interface VariantInfo {
  readonly id: string;
  readonly title: string;
}

/** A variant with its whole tree. */
export interface VariantTree extends VariantInfo {
  readonly index: number;
  readonly tree: Tree;
}

/** "hunan-standard/10-60-30": how commands, workbooks and addresses name a variant of a pack. */
export function variantPackId(pack: string, variant: string): string {
  return `${pack}/${variant}`;
}

/** null for what is no pack id, with or without a variant. */
export function parsePackId(id: string): { pack: string; variant: string | null } | null {
  const parts = /^([a-z][a-z0-9-]*)(?:\/([a-z0-9][a-z0-9-]*))?$/.exec(id);
  return parts ? { pack: parts[1]!, variant: parts[2] ?? null } : null;
}

/** Who a pack is stays with the pack; everything a form says may differ. */
const changeable = new Set([
  'basis',
  'thresholds',
  'fillers',
  'styles',
  'series',
  'fields',
  'sheets',
  'checks',
  'scoring',
  'scoreTables',
  'reports',
  'handIn',
  'sample',
]);

/** The pack without its variants, and each variant's tree; a list with faults yields the variants that can be told apart. */
export function splitVariants(tree: Tree, faults: MergeFault[]): { base: Tree; variants: VariantTree[] } {
  if (!isObject(tree)) return { base: tree, variants: [] };
  const { variants: list = [], ...base } = tree;
  if (!Array.isArray(list)) {
    faults.push({ path: ['variants'], message: '应是一个列表' });
    return { base, variants: [] };
  }
  const seen = new Set<string>();
  const variants = (list as readonly Tree[]).flatMap((one, index): VariantTree[] => {
    const fault = (message: string, ...path: (string | number)[]): void =>
      void faults.push({ path: ['variants', index, ...path], message });
    if (!isObject(one)) return (fault('应有 id、title 和 changes'), []);
    const { id, title, changes = {}, ...others } = one;
    for (const key of Object.keys(others)) fault(`不认识“${key}”这一项，可能拼错了`, key);
    if (typeof id !== 'string' || !/^[a-z0-9][a-z0-9-]*$/.test(id))
      return (fault('应只含小写英文字母、数字和连字符', 'id'), []);
    if (seen.has(id)) fault(`编号“${id}”重复`, 'id');
    seen.add(id);
    if (typeof title !== 'string' || title.trim() === '') return (fault('缺少名称', 'title'), []);
    if (!isObject(changes)) return (fault('应是“键: 值”', 'changes'), []);
    for (const key of Object.keys(changes)) if (!changeable.has(key)) fault(`变体不能改“${key}”`, 'changes', key);
    const merging: MergeFault[] = [];
    const merged = mergeTrees(base, changes, merging);
    for (const { path, message } of merging) fault(message, 'changes', ...path);
    return [{ id, title, index, tree: merged }];
  });
  return { base, variants };
}
