import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import type { PackFault } from '../../core/pack/fault';
import type { Tree } from '../../core/pack/merge';
import { decodeUtf8 } from '../files/read-file';
import { yamlFault } from './yaml-faults';

/** One file of a pack. `tree` is empty where the file has faults of its own. */
export interface YamlFile {
  /** As shown to people. */
  readonly file: string;
  readonly tree: { readonly [key: string]: Tree };
  readonly faults: readonly PackFault[];
  /** 1-based line of a key's top level entry, or of the deepest node on a path; null for a path that does not begin here. */
  locate(path: readonly Step[]): Located | null;
}

/** A key of a map, a position in a list, or the list's element with that id. */
export type Step = string | number | { readonly id: string };

export interface Located {
  readonly line: number;
  /** The scalar at the path's end, if it is one and stands without quotes. */
  readonly plain: { readonly source: string; readonly value: unknown } | null;
}

/** YAML 1.2 with unique keys. Reads everything it can and reports all faults with their lines. */
export function readYamlFile(bytes: Uint8Array, file: string): YamlFile {
  const empty = (faults: PackFault[]): YamlFile => ({ file, tree: {}, faults, locate: () => null });
  const text = decodeUtf8(bytes);
  if (text === null) return empty([{ path: '', message: '文字不是 UTF-8 编码，请另存为 UTF-8', file, line: 1 }]);
  const tooMuch = yamlFault(text);
  if (tooMuch !== null) return empty([{ path: '', message: tooMuch.message, file, line: tooMuch.line }]);
  const lines = new LineCounter();
  // The library looks for a key twice by comparing each with each; `doubleKeys` does not.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const syntax = [...document.errors, ...document.warnings].slice(0, mostFaults).map((error) => ({
    path: '',
    message: syntaxText(error),
    file,
    line: lineAt(error.pos[0]),
  }));
  const doubled = syntax.length > 0 ? [] : [...doubleKeys(document), ...strangeKeys(document), ...loops(document)];
  syntax.push(...doubled.map(({ message, offset }) => ({ path: '', message, file, line: lineAt(offset) })));
  if (syntax.length > 0) return empty(syntax);
  if (document.contents === null) return empty([]);
  if (!isMap(document.contents)) return empty([{ path: '', message: '最外层应是“键: 值”', file, line: 1 }]);
  const tree = toTree(document);
  if (tree === null) return empty([{ path: '', message: '引用（& 和 *）太多', file, line: 1 }]);
  return {
    file,
    tree,
    faults: (mayMisread.test(text) ? misreadNumbers(document) : []).map(({ path, source, value, offset }) => ({
      path,
      message: `${source} 会被读成 ${value}；如果是编码，请加引号写成 "${source}"`,
      file,
      line: lineAt(offset),
    })),
    locate: (path) => locate(document, path, lineAt),
  };
}

/** More faults of one file than these help nobody. */
const mostFaults = 100;

interface Found {
  readonly message: string;
  readonly offset: number;
}

function doubleKeys(document: Document): Found[] {
  const found: Found[] = [];
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value) : null;
        if (name === null) continue;
        if (seen.has(name)) found.push({ message: `键“${name}”重复`, offset: (key as Node).range?.[0] ?? 0 });
        seen.add(name);
      }
    },
  });
  return found.slice(0, mostFaults);
}

/** A key that JavaScript gives a meaning of its own would be lost, or worse, on the way. */
function strangeKeys(document: Document): Found[] {
  const found: Found[] = [];
  visit(document, {
    Pair(_key, { key }) {
      if (isScalar(key) && key.value === '__proto__')
        found.push({ message: '键“__proto__”不能用', offset: (key as Node).range?.[0] ?? 0 });
      else if (!isScalar(key)) found.push({ message: '键应是一个词', offset: (key as Node | null)?.range?.[0] ?? 0 });
    },
  });
  return found.slice(0, mostFaults);
}

/** References to what they stand in: such a tree has no end. */
function loops(document: Document): Found[] {
  const anchors = new Map<string, Node>();
  const found: Found[] = [];
  visit(document, {
    Node(_key, node, ancestors) {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined && ancestors.includes(target))
          found.push({ message: `引用“*${node.source}”绕回了自己`, offset: node.range?.[0] ?? 0 });
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return found.slice(0, mostFaults);
}

/** null where aliases explode (the library's own limit). */
function toTree(document: Document): { readonly [key: string]: Tree } | null {
  try {
    return document.toJS() as { readonly [key: string]: Tree };
  } catch (error) {
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}

function syntaxText(error: YAMLError): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return '缩进用了制表符，请改用空格';
    case 'BAD_INDENT':
      return '缩进不齐';
    case 'MULTIPLE_DOCS':
      return '一个文件只能有一份内容，请去掉“---”';
    case 'MISSING_CHAR':
      return `缺少引号、括号或冒号（${error.message}）`;
    case 'TAG_RESOLVE_FAILED':
      return '不能用“!”标签';
    default:
      return `YAML 写法不对（${error.message}）`;
  }
}

/** Most files hold nothing of the kind and need not be walked. */
const mayMisread = /(^|[\s,:[{])[-+]?0[\dxo]|\d{16}/im;

interface Misread {
  readonly path: string;
  readonly source: string;
  readonly value: number;
  readonly offset: number;
}

/** Numbers that lose something on the way: 012 is 12, 0x10 is 16, sixteen digits are not exact. Nobody means that in a form. */
function misreadNumbers(document: Document): Misread[] {
  const found: Misread[] = [];
  visit(document, {
    Scalar(_key, node, ancestors) {
      const { value, source, type } = node;
      if (type !== 'PLAIN' || typeof value !== 'number' || source === undefined) return;
      if (!/^[-+]?0\d|^0[xo]/i.test(source) && source.replace(/\D/g, '').length <= 15) return;
      found.push({ path: pathOf([...ancestors, node]), source, value, offset: node.range?.[0] ?? 0 });
    },
  });
  return found;
}

function pathOf(nodes: readonly unknown[]): string {
  let path = '';
  nodes.forEach((node, at) => {
    const next = nodes[at + 1];
    if (isPair(node) && isScalar(node.key)) path += `${path === '' ? '' : '.'}${String(node.key.value)}`;
    else if (isSeq(node)) path += `[${idOf(next) ?? node.items.indexOf(next)}]`;
  });
  return path;
}

function idOf(node: unknown): string | null {
  const id: unknown = isMap(node) ? node.get('id') : undefined;
  return typeof id === 'string' ? id : null;
}

function locate(document: Document, path: readonly Step[], lineAt: (offset: number) => number): Located | null {
  let node: unknown = document.contents;
  let offset: number | null = null;
  let depth = 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    let next: unknown;
    if (isMap(node) && typeof step === 'string') {
      const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === step);
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      next = pair.value;
    } else if (isSeq(node) && typeof step !== 'string') {
      next = typeof step === 'number' ? node.items[step] : node.items.find((item) => idOf(item) === step.id);
      if (next === undefined) break;
      offset = (next as Node).range?.[0] ?? offset;
    } else break;
    node = next;
    depth += 1;
  }
  if (offset === null) return null;
  const plain =
    isScalar(node) && node.type === 'PLAIN' && depth === path.length
      ? { source: node.source ?? '', value: node.value }
      : null;
  return { line: lineAt(offset), plain };
}
