import { ancestor, child, childCount, childElements, contains, descendants, is } from './dom';
import { paragraphOf } from './blocks';
import { before, behind, comparePlaces, type Place } from './place';
import { runLength } from './run-text';

/** What a text that is written at a place looks like: the letter before it, else the one behind, else the paragraph's mark. */
export function formatAt({ node, offset }: Place): Element | null {
  if (is(node, 'r')) return cleanFormat(child(node, 'rPr'));
  const paragraph = paragraphOf(node);
  if (!paragraph) return null;
  const runs = descendants(paragraph, 'r').filter((run) => !ancestor(run, 'txbxContent') && runLength(run) > 0);
  const place = { node, offset };
  const left = runs.filter((run) => comparePlaces(behind(run), place) <= 0);
  const holder = ancestor(node, 'sdtContent');
  const near = left.filter((run) => !holder || contains(holder, run)).at(-1);
  const right = runs.find((run) => comparePlaces(place, before(run)) <= 0 && (!holder || contains(holder, run)));
  const run = near ?? right ?? left.at(-1);
  if (run) return cleanFormat(child(run, 'rPr'));
  return cleanFormat(child(child(paragraph, 'pPr'), 'rPr'));
}

/** A format without marks of changes, and not the grey of a placeholder. */
export function cleanFormat(format: Element | null): Element | null {
  if (!format) return null;
  const copy = format.cloneNode(true) as Element;
  for (const one of childElements(copy)) {
    const isGrey = is(one, 'rStyle') && one.getAttributeNS(one.namespaceURI, 'val') === 'PlaceholderText';
    if (is(one, 'ins', 'del', 'moveFrom', 'moveTo', 'rPrChange') || isGrey) copy.removeChild(one);
  }
  return childCount(copy) === 0 ? null : copy;
}

export function sameFormat(one: Element | null, other: Element | null): boolean {
  return describe(one) === describe(other);
}

function describe(format: Element | null): string {
  if (!format) return '';
  return childElements(format)
    .map((element) => {
      const attributes: string[] = [];
      for (let at = 0; at < element.attributes.length; at++) {
        const attribute = element.attributes.item(at);
        if (attribute) attributes.push(`${attribute.localName}=${attribute.value}`);
      }
      return `${element.localName}(${attributes.sort().join(',')})`;
    })
    .join(';');
}
