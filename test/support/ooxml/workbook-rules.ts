import { formatsOf } from './format-rules';
import { sheetNamesIn } from './formula-sheets';
import type { PackageFiles } from './package-files';
import { sheetOrder } from './sheet-order';
import { sheetRules } from './sheet-rules';
import { tableRules } from './table-rules';
import { child, childrenOf, repeated, within, type XmlNode } from './xml-node';

const pages = new Set(['worksheet', 'chartsheet', 'dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet']);

/** SpreadsheetML (ECMA-376 part 1, §18). */
export function workbookRules(files: PackageFiles, main: string): void {
  const root = files.xml(main)?.root;
  if (!root) return;
  for (const node of within(root)) for (const fault of sheetOrder.faults(node)) files.tell(main, fault);
  const sheets = childrenOf(child(root, 's:sheets'), 's:sheet');
  const names = sheets.map((node) => node.attributes.get('name') ?? '');
  sheetList(files, main, root, sheets);
  const book = {
    sheets: new Set(names.map((name) => name.toLowerCase())),
    formats: formatsOf(files, main),
    strings: stringsOf(files, main),
  };
  definedNames(files, main, root, book.sheets);
  const relations = new Map(files.relations(main).map((one) => [one.id, one]));
  const formulas: (ReadonlySet<string> | null)[] = [];
  for (const sheet of sheets) {
    const found = relations.get(sheet.attributes.get('r:id') ?? '');
    if (!found || !pages.has(found.type)) files.tell(main, `表的关系是 ${found?.type ?? '没有的'}`);
    const isGrid = found?.type === 'worksheet' && found.target !== null;
    formulas.push(isGrid ? sheetRules(files, found.target!, book) : null);
  }
  tableRules(files, main, relations.values());
  calculationChain(files, main, sheets, formulas);
}

function sheetList(files: PackageFiles, main: string, root: XmlNode, sheets: readonly XmlNode[]): void {
  const said = (node: XmlNode, name: string): string => node.attributes.get(name) ?? '';
  if (sheets.length === 0) files.tell(main, '没有一张表');
  for (const name of ['sheetId', 'r:id'])
    for (const twice of repeated(sheets.map((node) => said(node, name))))
      files.tell(main, `两张表的 ${name} 是 ${twice}`);
  for (const twice of repeated(sheets.map((node) => said(node, 'name').toLowerCase())))
    files.tell(main, `两张表叫 ${twice}`);
  for (const name of sheets.map((node) => said(node, 'name')))
    if (name === '' || name.length > 31 || /[\\/?*[\]:]|^'|'$/.test(name)) files.tell(main, `表不能叫 ${name}`);
  if (sheets.every((node) => /idden/.test(said(node, 'state')))) files.tell(main, '没有一张看得见的表');
  for (const view of childrenOf(child(root, 's:bookViews'), 's:workbookView'))
    if (Number(said(view, 'activeTab') || 0) >= sheets.length) files.tell(main, '打开时显示的表不在');
}

function definedNames(files: PackageFiles, main: string, root: XmlNode, sheets: ReadonlySet<string>): void {
  const names = childrenOf(child(root, 's:definedNames'), 's:definedName');
  const keys = names.map((node) => `${node.attributes.get('name') ?? ''}@${node.attributes.get('localSheetId') ?? ''}`);
  for (const twice of repeated(keys.map((key) => key.toLowerCase()))) files.tell(main, `两个名称是 ${twice}`);
  for (const node of names) {
    const name = node.attributes.get('name') ?? '';
    const scope = Number(node.attributes.get('localSheetId') ?? 0);
    const count = childrenOf(child(root, 's:sheets'), 's:sheet').length;
    if (!(scope < count)) files.tell(main, `名称 ${name} 属于没有的表 ${scope}`);
    if (!/^[\p{L}_\\][\p{L}\p{N}\p{M}_.\\?]*$/u.test(name) || name.length > 255) files.tell(main, `名称不能叫 ${name}`);
    if (/^(?:[A-Za-z]{1,3}\d+|[rRcC])$/.test(name)) files.tell(main, `名称不能叫 ${name}`);
    if (node.text.trim() === '') files.tell(main, `名称 ${name} 没有指向`);
    for (const sheet of sheetNamesIn(node.text))
      if (!sheets.has(sheet.toLowerCase())) files.tell(main, `名称 ${name} 指向没有的表 ${sheet}`);
  }
}

function stringsOf(files: PackageFiles, main: string): number {
  const part = files.related(main, 'sharedStrings');
  const root = part === null ? undefined : files.xml(part)?.root;
  for (const node of root ? within(root) : []) {
    for (const fault of sheetOrder.faults(node)) files.tell(part!, fault);
    if (node.name === 's:t' && node.text.length > 32_767) files.tell(part!, '文字超过 32767 个字');
  }
  return childrenOf(root, 's:si').length;
}

function calculationChain(
  files: PackageFiles,
  main: string,
  sheets: readonly XmlNode[],
  formulas: readonly (ReadonlySet<string> | null)[],
): void {
  const part = files.related(main, 'calcChain');
  if (part === null) return;
  const cells = childrenOf(files.xml(part)?.root, 's:c');
  if (cells.length === 0) files.tell(part, '计算次序是空的');
  let sheet = '';
  for (const { attributes } of cells) {
    sheet = attributes.get('i') ?? sheet;
    const at = sheets.findIndex((node) => node.attributes.get('sheetId') === sheet);
    const cell = attributes.get('r') ?? '';
    if (!formulas[at]?.has(cell)) files.tell(part, `第 ${sheet} 张表的 ${cell} 不是公式`);
  }
}
