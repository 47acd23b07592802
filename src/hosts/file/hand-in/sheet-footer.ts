import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { attributeOf, escapeXml, plainText } from '../../../core/report/wordml/xml-tokens';
import { indexSheet } from '../patch-workbook/sheet-index';
import { applySplices, type XmlSplice } from '../patch/xml-splice';

/** Parts of a worksheet that come behind its headers and footers (ECMA-376 §18.3.1.99). */
const behind = new Set([
  ...['rowBreaks', 'colBreaks', 'customProperties', 'cellWatches', 'ignoredErrors', 'smartTags', 'drawing'],
  ...['legacyDrawing', 'legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems'],
  ...['tableParts', 'extLst'],
]);

/** Footers that print: even and first pages have their own only where the sheet says so. */
const kinds = [
  ['oddFooter', null],
  ['evenFooter', 'differentOddEven'],
  ['firstFooter', 'differentFirst'],
] as const;
const order = ['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'];

/** The worksheet with a line more in its printed footers, in the section that is free: right, left, else under what is there. */
export function withSheetFooter(xml: string, line: string): string {
  const { prefix: p, parts, close } = indexSheet(xml);
  const own = parts.find(({ name }) => name === 'headerFooter');
  if (own === undefined) {
    const at = parts.find(({ name }) => behind.has(name))?.start ?? close;
    const text = `<${p}headerFooter><${p}oddFooter>${escapeXml(withLine('', line))}</${p}oddFooter></${p}headerFooter>`;
    return applySplices(xml, [{ start: at, end: at, text }]);
  }
  const block = xml.slice(own.start, own.end);
  const [element] = elementsOf(block, (name) => name === `${p}headerFooter`);
  const open = block.slice(0, element!.inner);
  const isSaid = (attribute: string): boolean => ['1', 'true'].includes(attributeOf(open, attribute) ?? '');
  const texts = new Map<string, string>();
  for (const child of elementsOf(block.slice(element!.inner, element!.innerEnd), (name) => name !== ''))
    texts.set(
      child.name.slice(p.length),
      plainText(block.slice(element!.inner + child.inner, element!.inner + child.innerEnd)),
    );
  for (const [kind, when] of kinds)
    if (when === null || isSaid(when)) texts.set(kind, withLine(texts.get(kind) ?? '', line));
  const start = open.endsWith('/>') ? `${open.slice(0, -2).trimEnd()}>` : open;
  const inner = order.flatMap((kind) => {
    const text = texts.get(kind);
    return text === undefined ? [] : [`<${p}${kind}>${escapeXml(text)}</${p}${kind}>`];
  });
  const splice: XmlSplice = { start: own.start, end: own.end, text: `${start}${inner.join('')}</${p}headerFooter>` };
  return applySplices(xml, [splice]);
}

/** "&L…&C…&R…": what stands before the first of them is in the middle. */
function withLine(footer: string, line: string): string {
  const sections: Record<string, string> = { L: '', C: '', R: '' };
  let section = 'C';
  for (const piece of footer.split(/(&[LCR])/)) {
    if (/^&[LCR]$/.test(piece)) section = piece.slice(1);
    else sections[section] += piece;
  }
  const small = `&8${line}`;
  if (sections['R'] === '') sections['R'] = small;
  else if (sections['L'] === '') sections['L'] = small;
  else sections['R'] += `\n${small}`;
  return ['L', 'C', 'R'].flatMap((name) => (sections[name] === '' ? [] : [`&${name}${sections[name]}`])).join('');
}
