import { isList, isObject, type MergeFault, type Tree } from './merge';

/**
 * 一件事写一遍: a check that holds for several columns or rows lists what differs under `each` and says the rest once. Every item gives
 * a check of its own; `{column}` becomes the item's value, `{Column}` the same with a capital (for ids), and a text that is one such
 * word alone takes the value as it is (a list stays a list; null leaves the key out). Several checks per item stand under `checks`.
 *
 *   - each: [{ column: budget, name: 预算数 }, { column: final, name: 决算数 }]
 *     id: officeTotal{Column}
 *     rule: { kind: sums-to, total: "office.{column}", parts: ["paper.{column}", "post.{column}"] }
 *   - each: [{ row: office, name: 办公费 }]
 *     checks: [{ id: "{row}Change", … }, { id: "{row}Reason", … }]
 *
 * Done in every layer before merging, so a pack that extends another changes, takes out and follows each copy by its own id. An `each`
 * that names a series stays for series.ts, which comes last, because an extending pack may change how many.
 */
export interface StatedLayer {
  readonly tree: Tree;
  /** Paths into the layer as it was written. */
  readonly faults: readonly MergeFault[];
  /** The copy of that id among the layer's own checks, or among a variant's; null for a check that was written out. */
  copyOf(id: string, variant: string | null): CheckCopy | null;
}

/** One check that came of an `each`. */
export interface CheckCopy {
  readonly id: string;
  /** How many checks its template gave. */
  readonly copies: number;
  /** Where a place of the copy was written, as a path of the layer: in the template, or in the item that the value comes from. */
  writtenAt(path: Path): (string | number)[];
}

type Path = readonly (string | number)[];
type Branch = { readonly [key: string]: Tree };
type Copies = Map<string, CheckCopy>;

export function stateChecks(layer: Tree): StatedLayer {
  const faults: MergeFault[] = [];
  const own: Copies = new Map();
  const byVariant = new Map<string, Copies>();
  const copyOf = (id: string, variant: string | null): CheckCopy | null =>
    (variant === null ? own : byVariant.get(variant))?.get(id) ?? null;
  if (!isObject(layer)) return { tree: layer, faults, copyOf };
  const tree = withChecks(layer, ['checks'], own, faults);
  const variants = layer['variants'];
  if (!isList(variants)) return { tree, faults, copyOf };
  const stated = variants.map((one, index) => {
    const changes = isObject(one) ? one['changes'] : undefined;
    if (!isObject(one) || !isObject(changes)) return one;
    const copies: Copies = new Map();
    if (typeof one['id'] === 'string') byVariant.set(one['id'], copies);
    return { ...one, changes: withChecks(changes, ['variants', index, 'changes', 'checks'], copies, faults) };
  });
  return { tree: { ...tree, variants: stated }, faults, copyOf };
}

function withChecks(owner: Branch, path: Path, copies: Copies, faults: MergeFault[]): Branch {
  const { checks } = owner;
  if (!isList(checks)) return owner;
  return { ...owner, checks: checks.flatMap((one, index) => stated(one, [...path, index], copies, faults)) };
}

function stated(one: Tree, path: Path, copies: Copies, faults: MergeFault[]): readonly Tree[] {
  if (!isObject(one)) return [one];
  const { each, checks, ...template } = one;
  const isListed = isList(each) && each.some((item) => typeof item !== 'string');
  if (!isListed && checks === undefined) return [one];
  const fault = (message: string, ...at: Path): readonly Tree[] => {
    faults.push({ path: [...path, ...at], message });
    return [];
  };
  if (!isListed) return fault('有 checks 的一项要写 each，逐项列出', 'checks');
  const items = itemsOf(each, (message, index) => void fault(message, 'each', index));
  if (items === null) return [];
  if ('only' in one) return fault('逐项列出的，不要的那几项不写就行，不用 only', 'only');
  if (checks === undefined) return inOrder(copiesOf(template, path, items, [...path, 'each'], copies, faults));
  for (const key of Object.keys(template))
    fault(`不认识“${key}”这一项，可能拼错了；写了 checks 的，别的都写在里面`, key);
  const branches = isList(checks) ? checks.filter(isObject) : [];
  if (!isList(checks) || branches.length < checks.length) return fault('应是一个列表，一项一条核对', 'checks');
  const made = branches.map((check, index) =>
    copiesOf(check, [...path, 'checks', index], items, [...path, 'each'], copies, faults),
  );
  return inOrder(items.flatMap((_, item) => made.flatMap((of) => of.slice(item, item + 1))));
}

/** Copies that are all placed after one check follow each other: merging puts each directly behind the one it names. */
function inOrder(copies: readonly Branch[]): Branch[] {
  return copies.map((copy, index) => {
    const before = copies[index - 1];
    return before !== undefined && 'after' in copy && copy['after'] === before['after']
      ? { ...copy, after: before['id']! }
      : copy;
  });
}

/** null where they are no use; the keys of all items are alike, so that a misspelt one shows. */
function itemsOf(each: readonly Tree[], fault: (message: string, index: number) => void): readonly Branch[] | null {
  const items = each.filter(isObject);
  const keys = new Set(items.flatMap((item) => Object.keys(item)));
  let isGood = true;
  each.forEach((item, index) => {
    const say = (message: string): void => {
      isGood = false;
      fault(message, index);
    };
    if (!isObject(item)) return say('each 逐项列出的，每一项是“键: 值”；series 的名字不能和它混在一起');
    for (const key of Object.keys(item)) if (!/^[a-z][a-zA-Z0-9]*$/.test(key)) say(`键“${key}”应是英文词`);
    for (const key of keys) if (!(key in item)) say(`each 的这一项没有“${key}”；没有值的写 null`);
  });
  return isGood ? items : null;
}

/** One copy per item, in their order; none where the template is no use. */
function copiesOf(
  template: Branch,
  path: Path,
  items: readonly Branch[],
  itemsPath: Path,
  copies: Copies,
  faults: MergeFault[],
): Branch[] {
  const fault = (message: string, ...at: Path): Branch[] => {
    faults.push({ path: [...path, ...at], message });
    return [];
  };
  if (typeof template['id'] !== 'string') return fault('要有编号 id');
  if ('each' in template) return fault('each 里面不能再写 each', 'each');
  const made = items.map((item) => fill(template, item, (message, at) => fault(message, ...at)) as Branch);
  const ids = made.map((one) => String(one['id']));
  if (new Set(ids).size < ids.length)
    return fault(`几份的编号都是“${ids[0]!}”，编号里要写上 each 的一个键，如 {${wordFor(items[0]!)}}`, 'id');
  made.forEach((_, index) =>
    copies.set(ids[index]!, {
      id: ids[index]!,
      copies: items.length,
      writtenAt: (place) => written(template, path, items[index]!, [...itemsPath, index], place),
    }),
  );
  return made;
}

function wordFor(item: Branch): string {
  const key = Object.keys(item)[0] ?? 'column';
  return key.charAt(0).toUpperCase() + key.slice(1);
}

const word = /\{([a-zA-Z][a-zA-Z0-9]*)\}/g;
const wordAlone = /^\{([a-zA-Z][a-zA-Z0-9]*)\}$/;

/** The item's value for a word of a text; undefined for a word of something else: a series. */
function valueOf(name: string, item: Branch): Tree | undefined {
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  if (name in item) return item[name];
  const value = item[small];
  return typeof value === 'string' ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}

function fill(tree: Tree, item: Branch, fault: (message: string, at: Path) => void, at: Path = []): Tree {
  if (typeof tree === 'string') {
    const alone = wordAlone.exec(tree);
    const whole = alone ? valueOf(alone[1]!, item) : undefined;
    if (whole !== undefined) return whole;
    return tree.replace(word, (text, name: string) => {
      const value = valueOf(name, item);
      if (value === undefined) return text;
      if (typeof value === 'object') fault(`“${name}”是${value === null ? ' null' : '列表'}，只能单独作一个键的值`, at);
      return String(value);
    });
  }
  if (isList(tree)) return tree.map((one, index) => fill(one, item, fault, [...at, index]));
  if (!isObject(tree)) return tree;
  const entries = Object.entries(tree).map(
    ([key, value]) => [key, value, fill(value, item, fault, [...at, key])] as const,
  );
  return Object.fromEntries(
    entries.flatMap(([key, before, after]) => (after === null && before !== null ? [] : [[key, after]])),
  );
}

function written(template: Branch, path: Path, item: Branch, itemPath: Path, place: Path): (string | number)[] {
  let here: Tree | undefined = template;
  for (let depth = 0; ; depth += 1) {
    const alone: RegExpExecArray | null = typeof here === 'string' ? wordAlone.exec(here) : null;
    if (alone && alone[1]! in item) return [...itemPath, alone[1]!, ...place.slice(depth)];
    if (depth === place.length) return [...path, ...place];
    here =
      typeof here === 'object' && here !== null ? (here as Record<string | number, Tree>)[place[depth]!] : undefined;
  }
}
