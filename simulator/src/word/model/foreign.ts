import { childElements, descendants } from './dom';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Elements that refer to another part by a relationship of the document they stand in. */
function relatedIn(root: Element): readonly Element[] {
  const all = root.getElementsByTagName('*');
  const found = [root];
  for (let at = 0; at < all.length; at++) found.push(all.item(at)!);
  return found.filter(({ attributes }) => {
    for (let at = 0; at < attributes.length; at++) if (attributes.item(at)?.namespaceURI === OFFICE) return true;
    return false;
  });
}

/**
 * Sections that come in with a text keep paper, margins and columns; headers, footers and the printer's settings stay with the document
 * they were made for.
 */
export function leaveHeadersBehind(root: Element): void {
  for (const one of descendants(root, 'headerReference', 'footerReference', 'printerSettings'))
    one.parentNode?.removeChild(one);
}

/** What else of a text needs parts that do not come along with it. */
export function needsParts(root: Element): Element | undefined {
  const notes = descendants(root, 'footnoteReference', 'endnoteReference');
  return [...relatedIn(root), ...notes][0];
}

/** A piece of another document: links become their text, pictures and notes are left out. */
export function cutLoose(root: Element): void {
  leaveHeadersBehind(root);
  for (const link of descendants(root, 'hyperlink')) {
    for (const inside of childElements(link)) link.parentNode?.insertBefore(inside, link);
    link.parentNode?.removeChild(link);
  }
  const boxes = descendants(root, 'drawing', 'object', 'pict', 'altChunk', 'footnoteReference', 'endnoteReference');
  for (const one of boxes) one.parentNode?.removeChild(one);
  for (const one of relatedIn(root)) if (one !== root) one.parentNode?.removeChild(one);
}
