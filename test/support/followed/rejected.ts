import { nodeXml } from '../../../simulator/word';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const isNamed = (node: Node | null, ...names: string[]): boolean =>
  node?.nodeType === 1 && (node as Element).namespaceURI === W && names.includes((node as Element).localName);
const childOf = (parent: Node | null, name: string): Element | null => {
  for (let node = parent?.firstChild ?? null; node; node = node.nextSibling)
    if (isNamed(node, name)) return node as Element;
  return null;
};

/** The text of a document whose marked changes (of one author; absent: of all) were all rejected: paragraphs with their properties, by line. */
export function rejectedText(xml: string, author?: string): string[] {
  const document = nodeXml.parse(xml);
  const isOurs = (node: Element | null): boolean =>
    node !== null && (author === undefined || node.getAttributeNS(W, 'author') === author);
  const all = (name: string): Element[] => [...document.getElementsByTagNameNS(W, name)].filter(isOurs);
  for (const mark of all('ins')) {
    const parent = mark.parentNode as Element;
    if (isNamed(parent, 'trPr')) (parent.parentNode!.parentNode as Element).removeChild(parent.parentNode!);
    else if (!isNamed(parent, 'rPr')) parent.removeChild(mark);
  }
  for (const mark of all('del')) {
    const parent = mark.parentNode as Element;
    if (!isNamed(parent, 'trPr', 'rPr'))
      while (mark.firstChild) {
        for (const text of [...(mark.firstChild as Element).getElementsByTagNameNS(W, 'delText')]) restore(text);
        parent.insertBefore(mark.firstChild, mark);
      }
    parent.removeChild(mark);
  }
  const lines: string[] = [];
  let open = '';
  for (const paragraph of [...document.getElementsByTagNameNS(W, 'p')]) {
    const properties = childOf(paragraph, 'pPr');
    open += wordsOf(paragraph);
    // The end of a paragraph that came goes: what follows is its own again.
    if (isOurs(childOf(childOf(properties, 'rPr'), 'ins'))) continue;
    lines.push(`${childOf(properties, 'pStyle')?.getAttributeNS(W, 'val') ?? ''}|${open}`);
    open = '';
  }
  return open === '' ? lines : [...lines, open];

  function restore(text: Element): void {
    const plain = document.createElementNS(W, 'w:t');
    plain.appendChild(document.createTextNode(text.textContent ?? ''));
    text.parentNode!.replaceChild(plain, text);
  }
}

/** Words of a paragraph, deleted ones of others too: they are what they were. */
function wordsOf(paragraph: Element): string {
  let words = '';
  const walk = (node: Node): void => {
    if (isNamed(node, 't', 'delText')) words += node.textContent ?? '';
    else if (isNamed(node, 'tab')) words += '\t';
    else if (isNamed(node, 'br')) words += '\v';
    else if (!isNamed(node, 'pPr')) for (let one = node.firstChild; one; one = one.nextSibling) walk(one);
  };
  walk(paragraph);
  return words;
}
