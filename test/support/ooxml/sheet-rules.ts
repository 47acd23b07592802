import { areaOf, overlaps } from './areas';
import type { Formats } from './format-rules';
import { sheetNamesIn } from './formula-sheets';
import type { PackageFiles } from './package-files';
import { sheetOrder } from './sheet-order';
import { child, childrenOf, within, type XmlNode } from './xml-node';

interface Book {
  /** In lower case. */
  readonly sheets: ReadonlySet<string>;
  readonly formats: Formats;
  readonly strings: number;
}

type Say = (fault: string) => void;

/** One worksheet. Answers which of its cells hold formulas. */
export function sheetRules(files: PackageFiles, part: string, book: Book): ReadonlySet<string> {
  const root = files.xml(part)?.root;
  if (!root) return new Set();
  const tell: Say = (fault) => files.tell(part, fault);
  for (const node of within(root)) {
    for (const fault of sheetOrder.faults(node)) tell(fault);
    if (/^s:(?:f|formula|formula1|formula2)$/.test(node.name)) formula(node, book, tell);
    const sqref = node.attributes.get('sqref');
    for (const ref of sqref === undefined ? [] : sqref.split(/\s+/))
      if (areaOf(ref) === null && !/^[A-Z]+:[A-Z]+$|^\d+:\d+$/.test(ref)) tell(`${node.name} 的范围是 ${ref}`);
  }
  columns(root, book, tell);
  merges(root, tell);
  validations(root, tell);
  highlights(root, book, tell);
  for (const name of ['s:hyperlink', 's:autoFilter', 's:dimension'])
    for (const node of within(root)) {
      const ref = node.name === name ? node.attributes.get('ref') : undefined;
      if (ref !== undefined && areaOf(ref) === null) tell(`${name} 的范围是 ${ref}`);
    }
  return cells(child(root, 's:sheetData'), book, tell);
}

function formula(node: XmlNode, { sheets }: Book, tell: Say): void {
  if (node.text.length > 8192) tell(`${node.name} 超过 8192 个字`);
  for (const sheet of sheetNamesIn(node.text)) if (!sheets.has(sheet.toLowerCase())) tell(`公式里有没有的表 ${sheet}`);
}

function columns(root: XmlNode, { formats }: Book, tell: Say): void {
  let last = 0;
  for (const { attributes } of childrenOf(root, 's:cols').flatMap((one) => one.children)) {
    const [min, max] = [Number(attributes.get('min')), Number(attributes.get('max'))];
    if (!(min > last && max >= min && max <= 16_384)) tell(`s:col ${min}–${max} 不按次序，或重叠`);
    last = max;
    if (!(Number(attributes.get('style') ?? 0) < formats.cells)) tell(`s:col 的格式 ${attributes.get('style')} 没有`);
    if (Number(attributes.get('width') ?? 0) > 255) tell(`s:col 宽 ${attributes.get('width')}`);
  }
}

function cells(data: XmlNode | undefined, book: Book, tell: Say): ReadonlySet<string> {
  const formulas = new Set<string>();
  const shared = new Map<string, string>();
  let row = 0;
  for (const { attributes, children } of childrenOf(data, 's:row')) {
    const at = Number(attributes.get('r') ?? row + 1);
    if (!(Number.isInteger(at) && at > row && at <= 1_048_576)) tell(`行 ${attributes.get('r')} 在行 ${row} 后面`);
    row = at;
    if (!(Number(attributes.get('s') ?? 0) < book.formats.cells)) tell(`行的格式 ${attributes.get('s')} 没有`);
    if (Number(attributes.get('ht') ?? 0) > 409.5) tell(`行高 ${attributes.get('ht')}`);
    let column = 0;
    for (const cell of children.filter(({ name }) => name === 's:c')) {
      const ref = cell.attributes.get('r');
      const area = ref === undefined ? { top: row, left: column + 1 } : areaOf(ref);
      if (area === null || area.top !== row || area.left <= column) tell(`格 ${ref} 不在它的位置上`);
      column = area?.left ?? column;
      const own = child(cell, 's:f');
      if (own) formulas.add(ref ?? '');
      if (own) sharedFormula(own, ref ?? '', shared, tell);
      cellRules(cell, book, tell);
    }
  }
  return formulas;
}

function sharedFormula({ attributes, text }: XmlNode, cell: string, shared: Map<string, string>, tell: Say): void {
  const ref = attributes.get('ref');
  const id = attributes.get('si');
  if (ref !== undefined && areaOf(ref) === null) tell(`${cell} 公式的范围是 ${ref}`);
  if (attributes.get('t') !== 'shared') return;
  if (id === undefined) tell(`${cell} 的共用公式没有编号`);
  else if (ref !== undefined && text !== '') shared.set(id, cell);
  else if (!shared.has(id)) tell(`${cell} 共用的公式 ${id} 没有`);
}

const errors =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/;

function cellRules(cell: XmlNode, { formats, strings }: Book, tell: Say): void {
  const ref = cell.attributes.get('r') ?? '';
  const style = cell.attributes.get('s') ?? '0';
  if (!(Number(style) < formats.cells)) tell(`${ref} 的格式 ${style} 没有`);
  const type = cell.attributes.get('t') ?? 'n';
  const value = child(cell, 's:v')?.text;
  if (type === 'inlineStr' && !child(cell, 's:is')) tell(`${ref} 没有它的文字`);
  if (type !== 'inlineStr' && child(cell, 's:is')) tell(`${ref} 是 ${type}，却带着文字`);
  if (value === undefined) return;
  const isRight =
    type === 's'
      ? /^\d+$/.test(value) && Number(value) < strings
      : type === 'b'
        ? /^(?:[01]|true|false)$/.test(value)
        : type === 'e'
          ? errors.test(value)
          : type === 'n'
            ? /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(value) || value === ''
            : type === 'd'
              ? /^\d{4}-\d\d-\d\d/.test(value)
              : type === 'str' || type === 'inlineStr';
  if (!isRight) tell(`${ref} 是 ${type}，值是 ${value.slice(0, 30)}`);
  if (value.length > 32_767) tell(`${ref} 的文字超过 32767 个字`);
}

function merges(root: XmlNode, tell: Say): void {
  const list = child(root, 's:mergeCells');
  if (!list) return;
  const refs = list.children.map((node) => node.attributes.get('ref') ?? '');
  if (refs.length === 0) tell('s:mergeCells 是空的');
  counted(list, tell);
  for (const ref of refs) {
    const area = areaOf(ref);
    if (area === null || (area.top === area.bottom && area.left === area.right)) tell(`合并的范围是 ${ref}`);
  }
  for (const pair of overlaps(refs)) tell(`合并的格重叠：${pair}`);
}

function counted({ name, attributes, children }: XmlNode, tell: Say): void {
  const said = attributes.get('count');
  if (said !== undefined && Number(said) !== children.length) tell(`${name} 写着 ${said} 个，有 ${children.length} 个`);
}

const longest = { promptTitle: 32, errorTitle: 32, prompt: 255, error: 255 };

function validations(root: XmlNode, tell: Say): void {
  const list = child(root, 's:dataValidations');
  if (!list) return;
  if (list.children.length === 0) tell('s:dataValidations 是空的');
  counted(list, tell);
  const refs: string[] = [];
  for (const node of childrenOf(list, 's:dataValidation')) {
    const { attributes } = node;
    refs.push(...(attributes.get('sqref') ?? '').split(/\s+/));
    if ((attributes.get('sqref') ?? '') === '') tell('数据验证没有范围');
    for (const [name, most] of Object.entries(longest))
      if ((attributes.get(name) ?? '').length > most) tell(`数据验证的 ${name} 超过 ${most} 个字`);
    const type = attributes.get('type') ?? 'none';
    const first = child(node, 's:formula1');
    if (type !== 'none' && !first) tell(`数据验证 ${type} 没有 formula1`);
    if (type === 'list' && first?.text.startsWith('"') && first.text.length > 257)
      tell('数据验证的下拉项超过 255 个字');
    const isPair = /^(?:notB|b)etween$/.test(attributes.get('operator') ?? 'between');
    if (/^(?:whole|decimal|date|time|textLength)$/.test(type) && isPair && !child(node, 's:formula2'))
      tell(`数据验证 ${type} 没有 formula2`);
  }
  for (const pair of overlaps(refs)) tell(`数据验证重叠：${pair}`);
}

function highlights(root: XmlNode, { formats }: Book, tell: Say): void {
  for (const list of childrenOf(root, 's:conditionalFormatting')) {
    const rules = childrenOf(list, 's:cfRule');
    if (rules.length === 0) tell('条件格式没有规则');
    if ((list.attributes.get('sqref') ?? '') === '' && list.attributes.get('pivot') === undefined)
      tell('条件格式没有范围');
    for (const rule of rules) {
      const said = rule.attributes.get('dxfId');
      if (said !== undefined && !(Number(said) < formats.differences)) tell(`条件格式的 dxfId ${said} 没有`);
      if (!(Number(rule.attributes.get('priority')) >= 1)) tell('条件格式没有优先级');
      const type = rule.attributes.get('type') ?? '';
      if (/^(?:expression|cellIs)$/.test(type) && !child(rule, 's:formula')) tell(`条件格式 ${type} 没有公式`);
    }
  }
}
