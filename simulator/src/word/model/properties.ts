import { child } from './dom';
import type { Tree } from './tree';

/** A paragraph's w:pPr, made where there is none. */
export function properties(tree: Tree, paragraph: Element): Element {
  const found = child(paragraph, 'pPr');
  if (found) return found;
  const made = tree.create('pPr');
  // A place at the paragraph's start stays one before its first letter.
  tree.carry(
    paragraph,
    (old) => ({ node: paragraph, offset: old + 1 }),
    () => tree.insert(paragraph, made, 0),
  );
  return made;
}
