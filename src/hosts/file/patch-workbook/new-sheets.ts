import { Problem } from '../../../core/problem/further-problem';
import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { asStartTag, attributeOf, escapeXml, tagsOf } from '../../../core/report/wordml/xml-tokens';
import type { AddSheet } from '../../../core/workbook/edit';
import type { OfficePackage } from '../package/office-package';
import { readRelationships } from '../package/relationships';
import { applySplices } from '../patch/xml-splice';

export interface NewSheets {
  /** Sheet name in lower case → its part, still without a cell. */
  readonly parts: ReadonlyMap<string, string>;
  /** Part → its text: the new ones, and the three that must say that they are there. */
  readonly changed: ReadonlyMap<string, string>;
}

const worksheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const contentTypes = '[Content_Types].xml';
/** What Excel keeps a sheet's number in (ECMA-376 names no end). */
const mostSheetId = 65_534;

/**
 * Sheets that nobody sees, put behind all others, so that what counts sheets from the front (a name's localSheetId, the active tab)
 * stays right. docProps/app.xml is left alone: its list of sheets is what the last program saw, and no program minds.
 * @throws Problem host.edit-refused where a sheet has the name already
 */
export function newSheets(source: OfficePackage, wanted: readonly AddSheet[], taken: ReadonlySet<string>): NewSheets {
  const { main } = source;
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const rels = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const parts = new Map<string, string>();
  const changed = new Map<string, string>();
  let workbook = source.markup(main);
  let relations = source.markup(rels);
  let types = source.markup(contentTypes);
  const namespace = namespaceOf(workbook);
  for (const { sheet, visibility } of wanted) {
    const key = sheet.toLowerCase();
    if (taken.has(key) || parts.has(key))
      throw new Problem('host.edit-refused', { detail: `文件里已经有叫“${sheet}”的工作表` });
    const target = freeTarget(source, folder, changed);
    const id = freeRelation(relations);
    workbook = withSheet(workbook, sheet, visibility, id);
    relations = withRelation(relations, id, relationTypeOf(source), target);
    types = withType(types, `/${folder}${target}`);
    parts.set(key, folder + target);
    changed.set(
      folder + target,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${escapeXml(namespace)}"><sheetData/></worksheet>`,
    );
  }
  return { parts, changed: new Map([...changed, [main, workbook], [rels, relations], [contentTypes, types]]) };
}

/** Of the workbook's own elements: files kept as "strict" have another than all others. */
function namespaceOf(workbook: string): string {
  const [root] = tagsOf(workbook);
  const tag = root ? workbook.slice(root.start, root.end) : '';
  const prefix = root?.name.includes(':') ? root.name.slice(0, root.name.indexOf(':')) : '';
  return attributeOf(tag, prefix === '' ? 'xmlns' : `xmlns:${prefix}`) ?? '';
}

/** As the sheets beside it are written, with what their tags may declare themselves. */
function withSheet(workbook: string, name: string, visibility: AddSheet['visibility'], relation: string): string {
  const local = (tag: string): string => tag.slice(tag.indexOf(':') + 1);
  const [list] = elementsOf(workbook, (tag) => local(tag) === 'sheets');
  const entries = list ? elementsOf(workbook.slice(list.inner, list.innerEnd), (tag) => local(tag) === 'sheet') : [];
  const last = entries.at(-1);
  if (!list || !last) throw new Error('a workbook that was read has a sheet');
  const tagOf = (entry: { start: number; inner: number }): string =>
    workbook.slice(list.inner + entry.start, list.inner + entry.inner);
  const ids = entries.map((entry) => Number(attributeOf(tagOf(entry), 'sheetId') ?? 0));
  const attributes = attributesOf(tagOf(last));
  const declared = attributes.filter(([key]) => key.startsWith('xmlns:'));
  const relationKey = attributes.find(([key]) => key.endsWith(':id'))?.[0] ?? 'r:id';
  const text = [
    ...declared,
    ...([
      ['name', name],
      ['sheetId', String(freeId(ids))],
    ] as const),
    ...(visibility === 'visible' ? [] : [['state', visibility] as const]),
    [relationKey, relation] as const,
  ]
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
  const at = list.inner + last.end;
  return applySplices(workbook, [{ start: at, end: at, text: `<${last.name}${text}/>` }]);
}

function freeId(ids: readonly number[]): number {
  const next = Math.max(0, ...ids.filter(Number.isInteger)) + 1;
  if (next <= mostSheetId) return next;
  const used = new Set(ids);
  let free = 1;
  while (used.has(free)) free++;
  return free;
}

/** All attributes of a tag, values with their entities read. */
function attributesOf(tag: string): (readonly [string, string])[] {
  const keys = [...tag.matchAll(/\s([^\s=/>"']+)\s*=\s*(?:"[^"]*"|'[^']*')/g)].map((match) => match[1]!);
  return keys.map((key) => [key, attributeOf(tag, key) ?? ''] as const);
}

function freeTarget(source: OfficePackage, folder: string, changed: ReadonlyMap<string, string>): string {
  for (let number = 1; ; number++) {
    const target = `worksheets/sheet${number}.xml`;
    if (!source.has(folder + target) && !changed.has(folder + target)) return target;
  }
}

function freeRelation(relations: string): string {
  const used = new Set<string>();
  for (const tag of tagsOf(relations))
    if (tag.kind !== 'close') used.add(attributeOf(relations.slice(tag.start, tag.end), 'Id')?.toLowerCase() ?? '');
  let number = used.size;
  while (used.has(`rid${number}`)) number++;
  return `rId${number}`;
}

/** The address as the file's own sheets have it: transitional or strict. */
function relationTypeOf(source: OfficePackage): string {
  const known = readRelationships(source, source.main).find(({ type }) => type === 'worksheet');
  return known?.address ?? 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
}

function withRelation(relations: string, id: string, type: string, target: string): string {
  return withLastChild(
    relations,
    (prefix) => `<${prefix}Relationship Id="${id}" Type="${escapeXml(type)}" Target="${target}"/>`,
  );
}

function withType(types: string, part: string): string {
  return withLastChild(
    types,
    (prefix) => `<${prefix}Override PartName="${escapeXml(part)}" ContentType="${worksheetType}"/>`,
  );
}

/** Before the root's end tag; a root that is an empty tag is opened for it. */
function withLastChild(xml: string, child: (prefix: string) => string): string {
  const tags = [...tagsOf(xml)];
  const [first, last] = [tags[0], tags.at(-1)];
  if (!first || !last) throw new Error('the part was said to be well-formed');
  const prefix = first.name.slice(0, first.name.indexOf(':') + 1);
  if (last.kind === 'close') return applySplices(xml, [{ start: last.start, end: last.start, text: child(prefix) }]);
  const text = `${asStartTag(xml.slice(first.start, first.end))}${child(prefix)}</${first.name}>`;
  return applySplices(xml, [{ start: first.start, end: first.end, text }]);
}
