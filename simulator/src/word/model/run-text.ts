import { childElements, is, isElement } from './dom';

/** What Word's text shows for things that are no letters. From Word's own object model (Range.Text), as far as it is published. */
export const signs = {
  tab: '\t',
  lineBreak: '\v',
  pageBreak: '\f',
  columnBreak: '\x0e',
  picture: '\x01',
  note: '\x02',
  comment: '\x05',
};

/** Children of a run that hold no character of the text. */
const silent = new Set(['rPr', 'fldChar', 'instrText', 'delInstrText', 'lastRenderedPageBreak', 'annotationRef']);

/** One child of a run as characters. Text as it stands; everything else that is shown counts one. */
export function pieceText(piece: Element): string {
  if (is(piece, 't', 'delText')) return piece.textContent ?? '';
  if (is(piece, 'tab', 'ptab')) return signs.tab;
  if (is(piece, 'cr')) return signs.lineBreak;
  if (is(piece, 'br')) {
    const type = piece.getAttributeNS(piece.namespaceURI, 'type');
    return type === 'page' ? signs.pageBreak : type === 'column' ? signs.columnBreak : signs.lineBreak;
  }
  if (is(piece, 'noBreakHyphen')) return '\x1e';
  if (is(piece, 'softHyphen')) return '\x1f';
  if (is(piece, 'sym')) return '(';
  if (is(piece, 'footnoteReference', 'endnoteReference', 'footnoteRef', 'endnoteRef')) return signs.note;
  if (is(piece, 'commentReference')) return signs.comment;
  if (is(piece, ...silent)) return '';
  return signs.picture;
}

/** Characters of a run, deleted ones too (tracked): Word's text holds them while changes are shown in line. */
export function runText(run: Element): string {
  let text = '';
  for (let node = run.firstChild; node; node = node.nextSibling) if (isElement(node)) text += pieceText(node);
  return text;
}

export function runLength(run: Element): number {
  return runText(run).length;
}

/** Whether a run shows nothing: no character and no field mark that something depends on. */
export function isBlank(run: Element): boolean {
  return childElements(run).every(
    (piece) => is(piece, 'rPr', 'lastRenderedPageBreak') || (is(piece, 't', 'delText') && !piece.textContent),
  );
}
