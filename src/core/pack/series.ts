import { isList, isObject, type MergeFault, type Tree } from './merge';

/**
 * 一个定义做成几份: a pack names a `series` (the project sheets, the indicator lines of one sheet), and any element of a list that says
 * `each: <series>` stands once per item, with `{<series>}` and `{<series>.<key>}` put into all its words. Several names multiply.
 * Done on the plain tree after merging, so everything behind it — schema, references, layout — sees an ordinary pack.
 *
 *   series: [{ id: project, count: 5 }, { id: line, items: [{ id: quantity1, label: 数量指标 }] }]
 *   fields: [{ each: [project, line], id: "project{project}.{line}.target", label: "项目{project}/{line.label}/指标值", … }]
 *   parts:  [{ each: project, item: "project{project}.executed" }]      an element that is no object
 *   text:   { each: project, join: "", item: "…{project}…" }             one text of all copies
 *   cells:  [{ only: "{line.first}", at: A, … }]                         only some of the copies
 */
export interface Expansion {
  readonly tree: Tree;
  readonly faults: readonly MergeFault[];
  /** A path of the expanded tree as it was before: copies lead back to the element they were made from. */
  originOf(path: readonly (string | number)[]): (string | number)[];
}

type Item = Readonly<Record<string, Tree>>;
type Items = ReadonlyMap<string, readonly Item[]>;
type Bindings = ReadonlyMap<string, Item>;
/** The way down to a node, made into a path only where there is something to tell: a pack has tens of thousands of nodes. */
interface Way {
  readonly above: Way | null;
  readonly step: string | number;
}
const pathOf = (way: Way | null): (string | number)[] => (way === null ? [] : [...pathOf(way.above), way.step]);

/** More copies than any form has rows: a slip of the pen. */
const mostItems = 200;

export function expandSeries(tree: Tree): Expansion {
  const faults: MergeFault[] = [];
  const origins = new WeakMap<object, readonly number[]>();
  if (!isObject(tree)) return { tree, faults, originOf: (path) => [...path] };
  const { series = [], ...rest } = tree;
  const items = readSeries(series, faults);

  const walk = (here: Tree, bound: Bindings, way: Way | null): Tree => {
    if (typeof here === 'string')
      return bound.size === 0 || !here.includes('{') ? here : fill(here, bound, way, faults);
    if (isList(here)) return walkList(here, bound, way);
    if (!isObject(here)) return here;
    if ('each' in here && 'item' in here && typeof here['join'] === 'string') {
      const { join, ...element } = here;
      return (walkList([element], bound, way) as readonly Tree[]).join(String(join));
    }
    const copy: Record<string, Tree> = {};
    for (const [key, value] of Object.entries(here)) copy[key] = walk(value, bound, { above: way, step: key });
    return copy;
  };
  const walkList = (list: readonly Tree[], bound: Bindings, way: Way | null): Tree => {
    const copies: Tree[] = [];
    const from: number[] = [];
    list.forEach((one, index) => {
      const place: Way = { above: way, step: index };
      if (!isObject(one) || (one['each'] === undefined && one['only'] === undefined)) {
        copies.push(walk(one, bound, place));
        from.push(index);
        return;
      }
      const { each = [], only = true, ...element } = one;
      for (const binding of combinations(each, items, bound, { above: place, step: 'each' }, faults)) {
        if (!holds(only, binding, { above: place, step: 'only' }, faults)) continue;
        copies.push(
          'item' in element
            ? walk(element['item']!, binding, { above: place, step: 'item' })
            : walk(element, binding, place),
        );
        from.push(index);
      }
    });
    origins.set(copies, from);
    return copies;
  };

  const expanded = walk(rest, new Map(), null);
  return {
    tree: expanded,
    faults,
    originOf(path) {
      let here: Tree | undefined = expanded;
      return path.map((part) => {
        const from: readonly number[] | undefined =
          typeof here === 'object' && here !== null ? origins.get(here) : undefined;
        here = typeof here === 'object' && here !== null ? (here as Record<string | number, Tree>)[part] : undefined;
        return typeof part === 'number' ? (from?.[part] ?? part) : part;
      });
    },
  };
}

function readSeries(series: Tree, faults: MergeFault[]): Items {
  const found = new Map<string, readonly Item[]>();
  if (!isList(series)) {
    faults.push({ path: ['series'], message: '应是一个列表' });
    return found;
  }
  series.forEach((one, index) => {
    const fault = (message: string, ...path: (string | number)[]): void =>
      void faults.push({ path: ['series', index, ...path], message });
    if (!isObject(one) || typeof one['id'] !== 'string' || !/^[a-z][a-zA-Z0-9]*$/.test(one['id']))
      return fault('要有英文编号 id');
    const { id, count, items, ...others } = one;
    for (const key of Object.keys(others)) fault(`不认识“${key}”这一项，可能拼错了`, key);
    if (found.has(id as string)) fault(`编号“${String(id)}”重复`);
    if ((count === undefined) === (items === undefined))
      return fault('count（份数）和 items（逐项列出）写一个，也只写一个');
    found.set(id as string, items === undefined ? counted(count, fault) : listed(items, fault));
  });
  return found;
}

type TellFault = (message: string, ...path: (string | number)[]) => void;

function counted(count: Tree | undefined, fault: TellFault): Item[] {
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > mostItems) {
    fault(`应是 1 到 ${mostItems} 的整数`, 'count');
    return [];
  }
  return Array.from({ length: count }, (_, n) => ({ id: String(n + 1) }));
}

function listed(items: Tree, fault: TellFault): Item[] {
  if (!isList(items) || items.length === 0 || items.length > mostItems) {
    fault(`应是 1 到 ${mostItems} 项的列表`, 'items');
    return [];
  }
  return items.flatMap((item, index): Item[] => {
    if (
      isObject(item) &&
      typeof item['id'] === 'string' &&
      Object.values(item).every((value) => typeof value !== 'object')
    )
      return [item];
    fault('每一项要有 id，其余的键只能是文字或数', 'items', index);
    return [];
  });
}

function combinations(each: Tree, items: Items, bound: Bindings, way: Way | null, faults: MergeFault[]): Bindings[] {
  const names = isList(each) ? each : [each];
  return names.reduce<Bindings[]>(
    (before, name) => {
      const list = typeof name === 'string' ? items.get(name) : undefined;
      if (list === undefined) {
        const message =
          isObject(name) || isList(name) ? '每一项应是一个 series 的名字' : `没有名为“${String(name)}”的 series`;
        faults.push({ path: pathOf(way), message });
        return [];
      }
      return before.flatMap((binding) => list.map((item) => new Map([...binding, [name as string, item]])));
    },
    [bound],
  );
}

/** `only: "{line.first}"` keeps the copies whose item has that key; `only: ["{line.group}", quantity]` those where both are the same. */
function holds(only: Tree, bound: Bindings, way: Way | null, faults: MergeFault[]): boolean {
  const valueOf = (one: Tree): Tree => {
    const alone = typeof one === 'string' ? aloneToken.exec(one) : null;
    const item = alone ? bound.get(alone[1]!) : undefined;
    if (alone && item === undefined) faults.push({ path: pathOf(way), message: `没有正在展开的 series“${alone[1]!}”` });
    return alone ? (item?.[alone[2] ?? 'id'] ?? '') : one;
  };
  if (!isList(only)) return ![false, '', null, 0].includes(valueOf(only) as string);
  if (only.length === 2) return String(valueOf(only[0]!)) === String(valueOf(only[1]!));
  faults.push({ path: pathOf(way), message: '应是一个键，或要相等的两项' });
  return true;
}

const aloneToken = /^\{([a-z][a-zA-Z0-9]*)(?:\.([a-zA-Z][a-zA-Z0-9]*))?\}$/;
const token = /\{([a-z][a-zA-Z0-9]*)(?:\.([a-zA-Z][a-zA-Z0-9]*))?\}/g;

/** A text that is one token alone takes the value as it is, so that a number stays a number. Unknown names are other tokens: {year}. */
function fill(text: string, bound: Bindings, way: Way | null, faults: MergeFault[]): Tree {
  const valueOf = (name: string, key: string): Tree | null => {
    const item = bound.get(name);
    if (item === undefined) return null;
    const value = item[key];
    if (value === undefined) faults.push({ path: pathOf(way), message: `series“${name}”的这一项没有“${key}”` });
    return value ?? '';
  };
  const alone = aloneToken.exec(text);
  if (alone) return valueOf(alone[1]!, alone[2] ?? 'id') ?? text;
  return text.replace(token, (whole, name: string, key: string | undefined) =>
    String(valueOf(name, key ?? 'id') ?? whole),
  );
}
