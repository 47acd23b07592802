import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { attributeOf, escapeXml } from '../../../core/report/wordml/xml-tokens';
import { applySplices, type XmlSplice } from '../patch/xml-splice';
import type { PackageEdit } from './package-edit';
import { prefixOf } from './word-parts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const footerType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml';

/**
 * A line more at the foot of every page. In a footer that is there it stands in a frame beside what is there, so that nothing on the page
 * moves; a document without footers gets one.
 */
export function addDocumentFooter(edit: PackageEdit, line: string): void {
  const footers = edit.related(edit.main, 'footer');
  for (const part of new Set(footers)) edit.set(part, withFrame(edit.text(part), line));
  const xml = edit.text(edit.main);
  const w = prefixOf(xml);
  if (elementsOf(xml, (name) => name === `${w}footerReference`).length > 0) return;
  const own = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('w:', line)}</w:p>`;
  const part = freeName(edit);
  const content = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:ftr xmlns:w="${word}">${own}</w:ftr>`;
  const id = edit.add(part, content, footerType, edit.main, `${office}/footer`);
  const reference = `<${w}footerReference ${w}type="default" r:id="${id}" xmlns:r="${office}"/>`;
  edit.set(edit.main, intoFirstSection(xml, w, reference));
}

function freeName(edit: PackageEdit): string {
  const folder = edit.main.slice(0, edit.main.lastIndexOf('/') + 1);
  let number = 1;
  while (edit.source.has(`${folder}footer${number}.xml`)) number++;
  return `${folder}footer${number}.xml`;
}

/** Later sections go on with the first one's. */
function intoFirstSection(xml: string, w: string, reference: string): string {
  const [section] = elementsOf(xml, (name) => name === `${w}sectPr`);
  if (section === undefined) {
    const at = xml.lastIndexOf(`</${w}body>`);
    return `${xml.slice(0, at)}<${w}sectPr>${reference}</${w}sectPr>${xml.slice(at)}`;
  }
  const open = xml.slice(section.start, section.inner);
  if (open.endsWith('/>'))
    return `${xml.slice(0, section.start)}${open.slice(0, -2).trimEnd()}>${reference}</${w}sectPr>${xml.slice(section.end)}`;
  // Headers come first, and footers may stand among them.
  return xml.slice(0, section.inner) + reference + xml.slice(section.inner);
}

function withFrame(xml: string, line: string): string {
  const w = prefixOf(xml);
  const root = elementsOf(xml, (name) => name === `${w}ftr`)[0];
  if (!root || root.inner === root.end) return xml;
  const inside = xml.slice(root.inner, root.innerEnd);
  const paragraphs = elementsOf(inside, (name) => [`${w}p`, `${w}tbl`, `${w}sdt`].includes(name));
  const last = paragraphs.at(-1);
  if (last === undefined) return xml;
  const text = inside.slice(last.start, last.end);
  const justified = elementsOf(text, (name) => name === `${w}jc`)[0];
  const side = justified && attributeOf(text.slice(justified.start, justified.inner), `${w}val`);
  // Opposite to the page number.
  const align = side === 'right' || side === 'end' || side === 'center' ? 'left' : 'right';
  const frame = `<${w}framePr ${w}wrap="around" ${w}vAnchor="text" ${w}hAnchor="margin" ${w}xAlign="${align}" ${w}y="1"/>`;
  const spacing = `<${w}spacing ${w}before="0" ${w}after="0"/><${w}ind ${w}left="0" ${w}right="0" ${w}firstLine="0"/><${w}jc ${w}val="left"/>`;
  const at = root.inner + last.start;
  const splice: XmlSplice = {
    start: at,
    end: at,
    text: `<${w}p><${w}pPr>${frame}${spacing}</${w}pPr>${run(w, line)}</${w}p>`,
  };
  return applySplices(xml, [splice]);
}

function run(w: string, line: string): string {
  return `<${w}r><${w}rPr><${w}sz ${w}val="16"/><${w}szCs ${w}val="16"/></${w}rPr><${w}t xml:space="preserve">${escapeXml(line)}</${w}t></${w}r>`;
}
