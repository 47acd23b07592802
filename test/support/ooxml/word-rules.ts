import { chartRules } from './chart-rules';
import type { PackageFiles, Tell } from './package-files';
import { levels, wordOrder } from './word-order';
import { trackRules } from './track-rules';
import { child, childrenOf, repeated, within, type XmlNode } from './xml-node';

/** Parts of a document that hold text. */
const textParts = ['header', 'footer', 'footnotes', 'endnotes', 'comments'];

/** WordprocessingML (ECMA-376 part 1, §17), and the charts in it. */
export function wordRules(files: PackageFiles, main: string): void {
  const relations = files.relations(main).filter(({ target }) => target !== null);
  const texts = relations.filter(({ type }) => textParts.includes(type)).map(({ target }) => target!);
  const roots = [main, ...texts].flatMap((part) => {
    const root = files.xml(part)?.root;
    return root ? [{ part, root, nodes: [...within(root)] }] : [];
  });
  if (child(files.xml(main)?.root, 'w:body') === undefined) files.tell(main, '没有 w:body');
  const lists = { styles: stylesOf(files, main), numbers: numbersOf(files, main) };
  for (const { part, nodes } of roots) {
    for (const node of nodes) nodeRules(part, node, files.tell);
    namedRules(part, nodes, lists, files.tell);
    trackRules(part, nodes, files.tell);
    notesExist(files, main, part, nodes);
  }
  const all = roots.flatMap(({ nodes }) => nodes);
  for (const twice of repeated(idsOf(all, 'w:sdt'))) files.tell(main, `两个内容控件的 w:id 是 ${twice}`);
  for (const part of ['settings', 'styles', 'numbering'].map((type) => files.related(main, type)))
    for (const node of part === null ? [] : within(files.xml(part)?.root ?? nothing)) order(part!, node, files.tell);
  for (const part of [main, ...texts])
    for (const { type, target } of files.relations(part))
      if (type === 'chart' && target !== null) chartRules(files, target);
}

const nothing: XmlNode = { name: '', attributes: new Map(), children: [], parent: null, text: '' };
const value = (node: XmlNode | undefined): string | undefined => node?.attributes.get('w:val');

function order(part: string, node: XmlNode, tell: Tell): void {
  for (const fault of wordOrder.faults(node)) tell(part, fault);
}

function idsOf(nodes: readonly XmlNode[], name: string): string[] {
  return nodes.flatMap((node) => {
    const id = node.name === name ? value(child(child(node, 'w:sdtPr'), 'w:id')) : undefined;
    return id === undefined ? [] : [id];
  });
}

/** Measures that Word reads as whole numbers only: a fraction makes it refuse the file. */
const measures = new Map<string, readonly string[]>([
  ['w:sz', ['w:val']],
  ['w:szCs', ['w:val']],
  ['w:kern', ['w:val']],
  ['w:position', ['w:val']],
  ['w:gridSpan', ['w:val']],
  ['w:outlineLvl', ['w:val']],
  ['w:spacing', ['w:val', 'w:before', 'w:after', 'w:line', 'w:beforeLines', 'w:afterLines']],
  ['w:ind', ['w:left', 'w:right', 'w:start', 'w:end', 'w:firstLine', 'w:hanging', 'w:firstLineChars', 'w:leftChars']],
  ['w:gridCol', ['w:w']],
  ['w:trHeight', ['w:val']],
  ['w:tblInd', ['w:w']],
  ['w:pgSz', ['w:w', 'w:h']],
  ['w:pgMar', ['w:top', 'w:bottom', 'w:left', 'w:right', 'w:header', 'w:footer', 'w:gutter']],
  ['w:id', ['w:val']],
]);

function nodeRules(part: string, node: XmlNode, tell: Tell): void {
  order(part, node, tell);
  const { name, attributes, children } = node;
  for (const attribute of measures.get(name) ?? []) {
    const said = attributes.get(attribute);
    if (said !== undefined && !/^[+-]?\d+(?:\.0+)?$|^-?\d+(?:\.\d+)?(?:mm|cm|in|pt|pc|pi)$/.test(said))
      tell(part, `${name} 的 ${attribute} 不是整数：${said}`);
  }
  if (name === 'w:tcW' || name === 'w:tblW') {
    const said = attributes.get('w:w') ?? '';
    if (!/^-?\d+(?:\.\d+)?%$|^-?\d+$|^-?\d+(?:\.\d+)?(?:mm|cm|in|pt|pc|pi)$/.test(said))
      tell(part, `${name} 的宽不是整数：${said}`);
  }
  if (name === 'w:tc' && !endsInParagraph(node)) tell(part, '单元格不以段落结束');
  if (name === 'w:tr' && !hasCell(node)) tell(part, '表格有没有单元格的行');
  if (name === 'w:tbl' && child(node, 'w:tblGrid') === undefined) tell(part, '表格没有 w:tblGrid');
  if (name === 'w:r' && children.findIndex((one) => one.name === 'w:rPr') > 0) tell(part, 'w:rPr 不在 w:r 的最前面');
  if (name === 'w:sdt' && child(node, 'w:sdtContent') === undefined) tell(part, '内容控件没有 w:sdtContent');
  if (name === 'w:sdtContent') contentLevel(part, node, tell);
}

/** A control, a change or custom XML around the last paragraph counts as the paragraph. */
function endsInParagraph(node: XmlNode): boolean {
  const last = node.children.filter(
    (one) => !/^w:(?:.*Range(?:Start|End)|bookmark(?:Start|End)|proofErr|perm\w+)$/.test(one.name),
  );
  const name = last.at(-1)?.name;
  if (name === 'w:sdt') return endsInParagraph(child(last.at(-1), 'w:sdtContent') ?? nothing);
  if (name === 'w:customXml') return endsInParagraph(last.at(-1)!);
  return name === 'w:p';
}

function hasCell(node: XmlNode): boolean {
  return node.children.some(
    (one) => one.name === 'w:tc' || (/^w:(?:sdt|sdtContent|customXml)$/.test(one.name) && hasCell(one)),
  );
}

type Level = keyof typeof levels;
const namesAt = (level: Level): ReadonlySet<string> =>
  new Set(levels[level].split('|').map((name) => (name.includes(':') ? name : `w:${name}`)));
const allowed = { block: namesAt('block'), run: namesAt('run'), row: namesAt('row'), cell: namesAt('cell') };

/** Where a control stands decides what may stand in it. */
function contentLevel(part: string, content: XmlNode, tell: Tell): void {
  let around = content.parent?.parent ?? null;
  while (around && /^w:(?:sdt|sdtContent|customXml|ins|del|moveFrom|moveTo|smartTag)$/.test(around.name))
    around = around.parent;
  const level: Level | null =
    around === null || around.name.startsWith('mc:')
      ? null
      : around.name === 'w:tbl'
        ? 'row'
        : around.name === 'w:tr'
          ? 'cell'
          : /^w:(?:p|hyperlink|fldSimple|dir|bdo)$/.test(around.name)
            ? 'run'
            : 'block';
  if (level === null) return;
  for (const { name } of content.children)
    if (name.startsWith('w:') && !allowed[level].has(name) && !(level === 'cell' && name === 'w:tcPr'))
      tell(part, `${around!.name} 里的内容控件有 ${name}`);
}

function stylesOf(files: PackageFiles, main: string): ReadonlyMap<string, string> {
  const part = files.related(main, 'styles');
  const styles = part === null ? [] : childrenOf(files.xml(part)?.root, 'w:style');
  const idOf = (node: XmlNode): string => node.attributes.get('w:styleId') ?? '';
  for (const twice of repeated(styles.map(idOf))) files.tell(part!, `样式 ${twice} 有两个`);
  const found = new Map(styles.map((node) => [idOf(node), node.attributes.get('w:type') ?? 'paragraph']));
  for (const style of styles)
    for (const name of ['w:basedOn', 'w:next', 'w:link']) {
      const other = value(child(style, name));
      if (other !== undefined && !found.has(other)) files.tell(part!, `样式的 ${name} 是没有的样式 ${other}`);
    }
  return found;
}

function numbersOf(files: PackageFiles, main: string): ReadonlySet<string> {
  const part = files.related(main, 'numbering');
  const root = part === null ? undefined : files.xml(part)?.root;
  const idOf = (node: XmlNode, name: string): string => node.attributes.get(name) ?? '';
  const kinds = childrenOf(root, 'w:abstractNum').map((node) => idOf(node, 'w:abstractNumId'));
  const numbers = childrenOf(root, 'w:num');
  for (const twice of repeated(kinds)) files.tell(part!, `w:abstractNum ${twice} 有两个`);
  for (const twice of repeated(numbers.map((node) => idOf(node, 'w:numId'))))
    files.tell(part!, `w:num ${twice} 有两个`);
  for (const number of numbers) {
    const kind = value(child(number, 'w:abstractNumId')) ?? '';
    if (!kinds.includes(kind)) files.tell(part!, `w:num 指向没有的 w:abstractNum ${kind}`);
  }
  return new Set(['0', ...numbers.map((node) => idOf(node, 'w:numId'))]);
}

interface Lists {
  readonly styles: ReadonlyMap<string, string>;
  readonly numbers: ReadonlySet<string>;
}

const styleKinds = new Map([
  ['w:pStyle', 'paragraph'],
  ['w:rStyle', 'character'],
  ['w:tblStyle', 'table'],
]);

/** What a text calls by its name or number is there, and is called so once. */
function namedRules(part: string, nodes: readonly XmlNode[], { styles, numbers }: Lists, tell: Tell): void {
  const drawings: string[] = [];
  const bookmarks: string[] = [];
  for (const node of nodes) {
    const kind = styleKinds.get(node.name);
    const said = value(node) ?? '';
    if (kind !== undefined && styles.get(said) !== kind) tell(part, `${node.name} 是没有的样式 ${said}`);
    if (node.name === 'w:numId' && !numbers.has(said)) tell(part, `w:numId 是没有的编号 ${said}`);
    // What one of two readers takes may say the same twice.
    if (node.name === 'wp:docPr' && !isFallback(node)) drawings.push(node.attributes.get('id') ?? '');
    if (node.name === 'w:bookmarkStart') bookmarks.push((node.attributes.get('w:name') ?? '').toLowerCase());
  }
  for (const twice of repeated(drawings)) tell(part, `两个图的 wp:docPr id 是 ${twice}`);
  for (const twice of repeated(bookmarks)) tell(part, `两个书签叫 ${twice}`);
  pairs(part, nodes, 'w:bookmark', tell);
  pairs(part, nodes, 'w:commentRange', tell);
}

function isFallback(node: XmlNode): boolean {
  return node.name === 'mc:Fallback' || (node.parent !== null && isFallback(node.parent));
}

/** Each start has its own end after it. */
function pairs(part: string, nodes: readonly XmlNode[], name: string, tell: Tell): void {
  const [started, ended] = [new Set<string>(), new Set<string>()];
  for (const node of nodes) {
    const id = node.attributes.get('w:id') ?? '';
    if (node.name === `${name}Start`) {
      if (started.has(id)) tell(part, `${name}Start ${id} 有两个`);
      started.add(id);
    } else if (node.name === `${name}End`) {
      if (ended.has(id)) tell(part, `${name}End ${id} 有两个`);
      else if (!started.has(id)) tell(part, `${name}End ${id} 前面没有开头`);
      ended.add(id);
    }
  }
  for (const id of started) if (!ended.has(id)) tell(part, `${name}Start ${id} 没有结尾`);
}

const notes = [
  { reference: 'w:commentReference', type: 'comments', name: 'w:comment' },
  { reference: 'w:footnoteReference', type: 'footnotes', name: 'w:footnote' },
  { reference: 'w:endnoteReference', type: 'endnotes', name: 'w:endnote' },
];

function notesExist(files: PackageFiles, main: string, part: string, nodes: readonly XmlNode[]): void {
  for (const { reference, type, name } of notes) {
    const wanted = nodes.filter((node) => node.name === reference).map((node) => node.attributes.get('w:id') ?? '');
    if (wanted.length === 0) continue;
    const other = files.related(main, type);
    const known = new Set(
      childrenOf(other === null ? undefined : files.xml(other)?.root, name).map((node) => node.attributes.get('w:id')),
    );
    for (const id of wanted) if (!known.has(id)) files.tell(part, `${reference} ${id} 没有它的内容`);
  }
}
