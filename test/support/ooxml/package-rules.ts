import type { PackageFiles } from './package-files';
import { childrenOf, repeated, within, type XmlNode, type XmlPart } from './xml-node';

/** Attributes of the relationships' namespace, and which relationship each must name; '': any. */
const wantedType = new Map<string, string>([
  ['w:headerReference', 'header'],
  ['w:footerReference', 'footer'],
  ['w:hyperlink', 'hyperlink'],
  ['a:blip', 'image'],
  ['c:chart', 'chart'],
  ['c:externalData', 'package'],
  ['s:drawing', 'drawing'],
  ['s:legacyDrawing', 'vmlDrawing'],
  ['s:tablePart', 'table'],
  ['s:hyperlink', 'hyperlink'],
]);

/** OPC (ECMA-376 part 2) and markup compatibility (part 3). */
export function packageRules(files: PackageFiles): void {
  readTypes(files);
  for (const part of Object.keys(files.files)) {
    if (part.endsWith('/') || part === '[Content_Types].xml') continue;
    if (!files.types.has(part.toLowerCase())) files.tell(part, '没有内容类型');
    if (part.endsWith('.rels')) relationRules(files, part);
    else if (isXml(files, part)) {
      const xml = files.xml(part);
      if (xml) {
        references(files, part, xml.root);
        compatibility(files, part, xml);
      }
    }
  }
  if (files.related('', 'officeDocument') === null) files.tell('_rels/.rels', '没有指向正文的关系');
}

function isXml(files: PackageFiles, part: string): boolean {
  return /\.xml$/i.test(part) || /\+xml$/.test(files.types.get(part.toLowerCase()) ?? '');
}

function readTypes(files: PackageFiles): void {
  const part = '[Content_Types].xml';
  const root = files.xml(part)?.root;
  if (!root) return files.tell(part, '没有这个部件');
  const said = (node: XmlNode, name: string): string => node.attributes.get(name) ?? '';
  const defaults = childrenOf(root, 'ct:Default');
  const overrides = childrenOf(root, 'ct:Override');
  for (const twice of repeated(defaults.map((one) => said(one, 'Extension').toLowerCase())))
    files.tell(part, `扩展名 ${twice} 说了两次`);
  for (const twice of repeated(overrides.map((one) => said(one, 'PartName').toLowerCase())))
    files.tell(part, `部件 ${twice} 说了两次`);
  const byExtension = new Map(defaults.map((one) => [said(one, 'Extension').toLowerCase(), said(one, 'ContentType')]));
  for (const name of Object.keys(files.files)) {
    const type = byExtension.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
    if (type) files.types.set(name.toLowerCase(), type);
  }
  for (const one of overrides) {
    const name = decodeURI(said(one, 'PartName')).replace(/^\//, '').toLowerCase();
    if (!files.has(name)) files.tell(part, `说到没有的部件 ${name}`);
    files.types.set(name, said(one, 'ContentType'));
  }
}

function relationRules(files: PackageFiles, rels: string): void {
  const source = rels.replace(/_rels\/([^/]*)\.rels$/, '$1');
  if (source !== '' && !files.has(source)) files.tell(rels, '它说的部件不在');
  const relations = files.relations(source);
  for (const twice of repeated(relations.map(({ id }) => id))) files.tell(rels, `关系 ${twice} 有两个`);
  for (const { id, type, target } of relations) {
    if (id === '' || type === '') files.tell(rels, '关系没有编号或种类');
    if (target !== null && target !== '' && !files.has(target)) files.tell(rels, `${type} 指向没有的部件 ${target}`);
  }
}

function references(files: PackageFiles, part: string, root: XmlNode): void {
  const types = new Map(files.relations(part).map(({ id, type }) => [id, type]));
  for (const node of within(root))
    for (const [name, id] of node.attributes) {
      if (!name.startsWith('r:') || id === '') continue;
      const type = types.get(id);
      const wanted = wantedType.get(node.name);
      if (type === undefined) files.tell(part, `${node.name} ${name} 指向没有的关系`);
      else if (wanted !== undefined && type !== wanted) files.tell(part, `${node.name} ${name} 的关系是 ${type}`);
    }
}

/** Namespaces that came after the standard: a reader that does not know them must be told that it may pass over them. */
const later = /^\{(http:\/\/schemas\.microsoft\.com\/office\/(?:word|spreadsheetml)\/20\d\d[^}]*)\}/;
/** Places that the standard keeps for whatever comes. */
const open = new Set(['s:ext', 'a:ext', 'c:ext', 'a:graphicData', 's:extLst']);

function compatibility(files: PackageFiles, part: string, { root, declared }: XmlPart): void {
  const strange = new Set<string>();
  const visit = (node: XmlNode, ignorable: ReadonlySet<string>): void => {
    const named = (attribute: string): readonly string[] =>
      (node.attributes.get(attribute) ?? '').split(/\s+/).filter((one) => one !== '');
    const prefixes = [...named('mc:Ignorable'), ...named('mc:MustUnderstand'), ...named('mc:ProcessContent')];
    const requires = node.name === 'mc:Choice' ? named('Requires') : [];
    for (const one of [...prefixes, ...requires]) {
      const prefix = one.replace(/:.*$/, '');
      if (!declared.has(prefix)) files.tell(part, `mc 说到的前缀 ${prefix} 没有声明`);
    }
    if (node.name === 'mc:Choice' && requires.length === 0) files.tell(part, 'mc:Choice 没有 Requires');
    const known = new Set([...ignorable, ...[...prefixes, ...requires].map((one) => declared.get(one) ?? '')]);
    if (open.has(node.name)) return;
    for (const name of [node.name, ...node.attributes.keys()]) {
      const space = later.exec(name)?.[1];
      if (space !== undefined && !known.has(space) && node.parent !== null) strange.add(space);
    }
    for (const one of node.children) visit(one, known);
  };
  visit(root, new Set());
  for (const space of strange) files.tell(part, `后来的命名空间 ${space} 没有列进 mc:Ignorable`);
}
