import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { attributeOf, tagsOf } from '../../../core/report/wordml/xml-tokens';
import { applySplices, type XmlSplice } from '../patch/xml-splice';
import type { PackageEdit } from './package-edit';

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Parts with text of the document: the body, headers, footers, notes, comments. */
export function wordParts(edit: PackageEdit): string[] {
  const kinds = ['header', 'footer', 'footnotes', 'endnotes', 'comments', 'glossaryDocument'];
  return [edit.main, ...edit.related(edit.main, ...kinds)];
}

/** A content control by its places. */
export interface ControlSpan {
  readonly start: number;
  readonly end: number;
  /** Between the tags of w:sdtContent; null where that is empty or missing. */
  readonly content: { readonly start: number; readonly end: number } | null;
  readonly tag: string;
  readonly title: string;
  /** A table of contents, a page number and the like, which Word itself puts into a control. */
  readonly isBuildingBlock: boolean;
  readonly isPlaceholder: boolean;
}

/** Every control, those inside others too. */
export function controlsIn(xml: string): ControlSpan[] {
  const found: ControlSpan[] = [];
  const visit = (from: number, to: number): void => {
    for (const one of elementsOf(xml.slice(from, to), (name) => localName(name) === 'sdt')) {
      const [start, inner, innerEnd, end] = [one.start, one.inner, one.innerEnd, one.end].map((at) => at + from) as [
        number,
        number,
        number,
        number,
      ];
      const inside = xml.slice(inner, innerEnd);
      const [properties] = elementsOf(inside, (name) => ['sdtPr', 'sdtContent'].includes(localName(name)));
      const said =
        properties && localName(properties.name) === 'sdtPr' ? inside.slice(properties.inner, properties.innerEnd) : '';
      const content = elementsOf(inside, (name) => localName(name) === 'sdtContent')[0];
      const isHollow = content === undefined || content.inner === content.end;
      const span = isHollow ? null : { start: inner + content.inner, end: inner + content.innerEnd };
      found.push({ start, end, content: span, ...propertiesOf(said) });
      if (span) visit(span.start, span.end);
    }
  };
  visit(0, xml.length);
  return found;
}

function propertiesOf(xml: string): Pick<ControlSpan, 'tag' | 'title' | 'isBuildingBlock' | 'isPlaceholder'> {
  const said = { tag: '', title: '', isBuildingBlock: false, isPlaceholder: false };
  for (const { kind, name, start, end } of tagsOf(xml)) {
    if (kind === 'close') continue;
    const prefix = name.slice(0, name.indexOf(':') + 1);
    const value = attributeOf(xml.slice(start, end), `${prefix}val`);
    switch (localName(name)) {
      case 'tag':
        said.tag = value ?? '';
        break;
      case 'alias':
        said.title = value ?? '';
        break;
      case 'docPartObj':
      case 'docPartList':
      case 'bibliography':
      case 'citation':
        said.isBuildingBlock = true;
        break;
      case 'showingPlcHdr':
        said.isPlaceholder = !['0', 'false', 'off'].includes(value ?? '');
        break;
    }
  }
  return said;
}

export function isOwnControl({ tag }: Pick<ControlSpan, 'tag'>): boolean {
  return tag.startsWith('jx:');
}

/** The part with the content of some controls where these were; the words of a placeholder are nobody's and go. */
export function withoutControls(xml: string, prefix: string, controls: readonly ControlSpan[]): string {
  const splices = controls.flatMap(({ start, end, content, isPlaceholder }): XmlSplice[] => {
    if (content === null) return [{ start, end, text: '' }];
    const runs = isPlaceholder
      ? elementsOf(xml.slice(content.start, content.end), (name) => name === `${prefix}r`).map((run) => ({
          start: content.start + run.start,
          end: content.start + run.end,
          text: '',
        }))
      : [];
    return [{ start, end: content.start, text: '' }, ...runs, { start: content.end, end, text: '' }];
  });
  return splices.length === 0 ? xml : wellFormedBlocks(applySplices(xml, splices), prefix);
}

/** What a control held apart: two tables in a row are one for Word, and a cell without a paragraph at its end is none. */
function wellFormedBlocks(xml: string, w: string): string {
  const thin = `<${w}p><${w}pPr><${w}spacing ${w}before="0" ${w}after="0" ${w}line="20" ${w}lineRule="exact"/></${w}pPr></${w}p>`;
  return xml
    .replace(new RegExp(`(</${w}tbl>)(?=\\s*<${w}tbl[\\s>])`, 'g'), `$1${thin}`)
    .replace(new RegExp(`(</${w}tbl>|</${w}tcPr>|<${w}tc>)(?=\\s*</${w}tc>)`, 'g'), `$1<${w}p/>`);
}

/** The part without editing-session numbers in its tags, and how many there were. */
export function withoutSessions(xml: string): { xml: string; count: number } {
  if (!xml.includes(':rsid')) return { xml, count: 0 };
  let count = 0;
  const splices: XmlSplice[] = [];
  for (const { kind, start, end } of tagsOf(xml)) {
    if (kind === 'close') continue;
    const tag = xml.slice(start, end);
    if (!tag.includes(':rsid')) continue;
    const clean = tag.replace(/\s[A-Za-z]\w*:rsid[A-Za-z]*\s?=\s?(?:"[^"]*"|'[^']*')/g, () => {
      count++;
      return '';
    });
    if (clean !== tag) splices.push({ start, end, text: clean });
  }
  return { xml: applySplices(xml, splices), count };
}

const changes = new Set([
  ...['ins', 'del', 'moveFrom', 'moveTo', 'cellIns', 'cellDel', 'cellMerge', 'numberingChange'],
  ...[
    'rPrChange',
    'pPrChange',
    'sectPrChange',
    'tblPrChange',
    'tblGridChange',
    'tcPrChange',
    'trPrChange',
    'tblPrExChange',
  ],
]);

/** How many tracked changes wait in a part. */
export function countChanges(xml: string): number {
  const prefix = prefixOf(xml);
  let count = 0;
  for (const { kind, name } of tagsOf(xml))
    if (kind !== 'close' && name.startsWith(prefix) && changes.has(name.slice(prefix.length))) count++;
  return count;
}

/** "w:" of a part's own elements. */
export function prefixOf(xml: string): string {
  for (const { name } of tagsOf(xml)) return name.slice(0, name.indexOf(':') + 1);
  return '';
}
