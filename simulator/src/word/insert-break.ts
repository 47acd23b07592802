import { ancestor, child, childElements, descendants, is } from './model/dom';
import { paragraphOf } from './model/blocks';
import { blockContainerOf } from './model/steps';
import { comparePlaces, before, type Place } from './model/place';
import { properties } from './model/properties';
import { notSimulated } from '../executor/errors';
import { insertText, type Location } from './insert';
import { generalException } from './open-document';
import type { Target } from './target';

/** Word.BreakType; "Next" is its older name for a section that begins on a new page. */
export const breakTypes = [
  'Page',
  'Line',
  'page',
  'line',
  'Next',
  'SectionNext',
  'SectionContinuous',
  'SectionEven',
  'SectionOdd',
] as const;
type BreakType = (typeof breakTypes)[number];

/** How the section behind a break begins, as w:type says it. */
const sectionTypes: Readonly<Partial<Record<BreakType, string>>> = {
  Next: 'nextPage',
  SectionNext: 'nextPage',
  SectionContinuous: 'continuous',
  SectionEven: 'evenPage',
  SectionOdd: 'oddPage',
};

export function insertBreak(target: Target, kind: BreakType, location: Exclude<Location, 'Replace'>): void {
  const section = sectionTypes[kind];
  if (section !== undefined) insertSectionBreak(target, kind, section, location);
  else insertText(target, kind === 'Page' || kind === 'page' ? '\f' : '\v', location);
}

/** A section ends with the paragraph that holds its properties: what stands before the break keeps those it had. */
function insertSectionBreak(
  { document, inside, whole }: Target,
  kind: BreakType,
  type: string,
  location: string,
): void {
  const { model } = document;
  const place = { Start: inside.start, End: inside.end, Before: whole.start, After: whole.end }[location] ?? inside.end;
  if (ancestor(place.node, 'tc', 'tbl')) throw generalException('a section does not end in a table');
  if (blockContainerOf(place.node) !== model.body) throw notSimulated('ContentControl', `insertBreak ("${kind}")`);
  document.write([{ start: place, end: place }], () => {
    const { tree } = model;
    const isBefore = location === 'Start' || location === 'Before';
    const following = sectionBehind(model.body, place);
    const paragraph = tree.create('p');
    const block = paragraphOf(place.node);
    const reference = block ? (isBefore ? block : block.nextSibling) : (model.body.childNodes[place.offset] ?? null);
    tree.insertBefore(model.body, paragraph, reference);
    const own = following.cloneNode(true) as Element;
    tree.append(properties(tree, paragraph), own);
    const stated = child(following, 'type') ?? tree.create('type');
    if (!stated.parentNode)
      tree.insertBefore(following, stated, childElements(following).find((one) => !is(one, ...earlier)) ?? null);
    tree.setAttribute(stated, stated.namespaceURI, 'w:val', type);
    // The new section needs a paragraph of its own.
    const next = paragraph.nextSibling;
    if (!is(next, 'p', 'tbl', 'sdt')) tree.insertBefore(model.body, tree.create('p'), next);
  });
}

/** What may stand before w:type in w:sectPr. */
const earlier = ['headerReference', 'footerReference', 'footnotePr', 'endnotePr'];

/** The properties of the section that a place lies in: the next ones behind it. */
function sectionBehind(body: Element, place: Place): Element {
  const all = descendants(body, 'sectPr').filter((one) => !ancestor(one, 'txbxContent', 'sectPrChange'));
  const found = all.find((one) => comparePlaces(place, before(one)) <= 0) ?? all.at(-1);
  if (!found) throw generalException('the document states no section');
  return found;
}
