import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { attributeOf, escapeXml, plainText, withoutAttribute } from '../../../core/report/wordml/xml-tokens';
import { supplementSheet } from '../../../core/workbook/identity';
import { withAttribute } from '../patch-workbook/workbook-part';
import { applySplices, type XmlSplice } from '../patch/xml-splice';
import { isOwnName, withoutOwnNames, type OwnNames } from './own-names';
import type { RemovedList } from './removed';

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * workbook.xml without sheets and names of ours, and without what it says of the computer it was saved on. Everything that counts sheets
 * by their place counts anew.
 */
export function cleanWorkbookPart(xml: string, own: OwnNames, removed: RemovedList): string {
  const splices: XmlSplice[] = [];
  const spans = (name: string): ReturnType<typeof elementsOf> => elementsOf(xml, (one) => localName(one) === name);
  const tag = (span: { start: number; inner: number }): string => xml.slice(span.start, span.inner);

  /** Old place of a sheet → its new one; null: gone. */
  const places: (number | null)[] = [];
  for (const sheet of spans('sheet')) {
    const name = attributeOf(tag(sheet), 'name') ?? '';
    const isOwn = own.sheets.has(name.toLowerCase());
    places.push(isOwn ? null : places.filter((place) => place !== null).length);
    if (!isOwn) continue;
    removed.add(name.startsWith(supplementSheet) ? '补充资料表' : '本工具的隐藏工作表');
    splices.push({ start: sheet.start, end: sheet.end, text: '' });
  }

  const names = spans('definedName');
  let kept = 0;
  for (const name of names) {
    const open = tag(name);
    const local = attributeOf(open, 'localSheetId');
    const place = local === null ? undefined : (places[Number(local)] ?? null);
    const text = plainText(xml.slice(name.inner, name.innerEnd));
    const clean = withoutOwnNames(text, own);
    if (isOwnName(attributeOf(open, 'name') ?? '') || place === null || clean === null) {
      removed.add(isOwnName(attributeOf(open, 'name') ?? '') ? '本工具的名称' : '依赖隐藏工作表的名称');
      splices.push({ start: name.start, end: name.end, text: '' });
      continue;
    }
    kept++;
    if (place !== undefined && String(place) !== local)
      splices.push({ start: name.start, end: name.inner, text: withAttribute(open, 'localSheetId', String(place)) });
    if (clean !== text) splices.push({ start: name.inner, end: name.innerEnd, text: escapeXml(clean) });
  }
  // An empty list of names is none that the schema knows.
  if (names.length > 0 && kept === 0)
    for (const list of spans('definedNames')) {
      const outside = splices.filter(({ start, end }) => start < list.start || end > list.end);
      splices.length = 0;
      splices.push(...outside, { start: list.start, end: list.end, text: '' });
    }

  for (const name of ['workbookView', 'customWorkbookView'])
    for (const view of spans(name)) {
      let open = tag(view);
      for (const attribute of ['activeTab', 'firstSheet']) {
        const at = attributeOf(open, attribute);
        if (at === null) continue;
        const place = places[Number(at)] ?? 0;
        if (String(place) !== at) open = withAttribute(open, attribute, String(place));
      }
      if (open !== tag(view)) splices.push({ start: view.start, end: view.inner, text: open });
    }

  // Where the file lay, with the user's folder; who saved it last, and with whom.
  for (const span of elementsOf(xml, (name) => /^(?:AlternateContent|revisionPtr)$/.test(localName(name)))) {
    const inside = xml.slice(span.start, span.end);
    if (localName(span.name) === 'AlternateContent' && !/<[\w]*:?absPath[\s/>]/.test(inside)) continue;
    removed.add(localName(span.name) === 'AlternateContent' ? '文件原来的存放位置' : '协作编辑记录');
    splices.push({ start: span.start, end: span.end, text: '' });
  }
  for (const sharing of spans('fileSharing'))
    if (attributeOf(tag(sharing), 'userName') !== null) {
      removed.add('建议只读的设置人');
      splices.push({ start: sharing.start, end: sharing.inner, text: withoutAttribute(tag(sharing), 'userName') });
    }
  return applySplices(xml, splices);
}
