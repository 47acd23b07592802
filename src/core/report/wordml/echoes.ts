import type { Span } from './scanned-document';
import { elementsOf, type ElementSpan } from './xml-elements';
import { attributeOf, decodeText } from './xml-tokens';

/** A paragraph whose words another program wrote several times over. */
export interface Echo {
  /** Elements to take out, so that the words stand there once; in order. */
  readonly spans: readonly Span[];
}

/**
 * What LibreOffice 7.4 makes of a content control around paragraphs: the first one becomes an input field, and saving writes the field's
 * words F once, then for every piece of them in one script the piece and all of F, mostly F again behind: as controls among runs in a .docx, as
 * FILLIN fields where the document was an .odt between. LibreOffice shows the words once. Only what is this to the letter is an echo:
 * the pieces make up F, or its end, and every copy is equal, so that nothing but copies can go. Saved once more, a .docx has the same words with
 * empty nameless controls where the copies met, and an .odt an echo of every copy.
 */
export function echoesIn(xml: string, prefix: string): Echo[] {
  if (!signsOf(prefix).some((sign) => xml.includes(sign))) return [];
  const echoes: Echo[] = [];
  for (const paragraph of innermostParagraphs(xml, prefix)) {
    const own = xml.slice(paragraph.start, paragraph.end);
    const spans = own.includes('FILLIN')
      ? fieldEcho(own, prefix)
      : own.includes(nameless(prefix))
        ? separatedEcho(own, prefix)
        : controlEcho(own, prefix);
    if (spans.length > 0)
      echoes.push({
        spans: spans.map(({ start, end }) => ({ start: paragraph.start + start, end: paragraph.start + end })),
      });
  }
  return echoes;
}

function signsOf(prefix: string): readonly string[] {
  return [`</${prefix}sdt><${prefix}sdt>`, 'FILLIN', nameless(prefix)];
}

/** How a control begins that LibreOffice has forgotten the name of. */
function nameless(prefix: string): string {
  return `<${prefix}sdt><${prefix}sdtPr></${prefix}sdtPr>`;
}

/** Those that may hold one; what LibreOffice writes has no paragraph in a paragraph there. */
function innermostParagraphs(xml: string, prefix: string): Span[] {
  const found: Span[] = [];
  const [open, close] = [new RegExp(`<${prefix}p[ >]`, 'g'), `</${prefix}p>`];
  for (const sign of signsOf(prefix))
    for (let at = xml.indexOf(sign); at >= 0;) {
      const end = xml.indexOf(close, at);
      if (end < 0) break;
      let start = -1;
      // The last opening before the sign: looked for in a window that grows.
      for (let from = Math.max(0, at - 4096); start < 0; from = Math.max(0, from - 65536)) {
        open.lastIndex = 0;
        for (const match of xml.slice(from, at).matchAll(open)) start = from + match.index;
        if (from === 0) break;
      }
      const isInside = start >= 0 && !xml.slice(start, at).includes(close);
      if (isInside && !found.some((one) => one.start === start)) found.push({ start, end: end + close.length });
      at = xml.indexOf(sign, isInside ? end : at + sign.length);
    }
  return found.sort((a, b) => a.start - b.start);
}

/** F, piece and F…, F: whether these texts between copies of F are pieces of it. */
function arePieces(whole: string, pieces: readonly string[]): boolean {
  const all = pieces.join('');
  return whole !== '' && whole.endsWith(all) && (all !== '' || [...whole].every((letter) => letter <= '\u024f'));
}

/** Controls of one title side by side. */
function controlEcho(own: string, prefix: string): Span[] {
  const marks = /^(?:bookmark|comment|perm)\w+|proofErr$/;
  const content = elementsOf(own, (name) => name !== `${prefix}p`).filter(
    ({ name }) => !marks.test(name.slice(prefix.length)),
  );
  const spans: Span[] = [];
  for (let from = 0; from < content.length; from++) {
    const title = namelessTitle(own, content[from]!, prefix);
    if (title === null) continue;
    let to = from + 1;
    while (to < content.length && namelessTitle(own, content[to]!, prefix) === title) to++;
    const group = content.slice(from, to);
    const texts = group.map(({ start, end }) => textOf(own.slice(start, end), prefix));
    const whole = texts[0];
    const rest = texts.slice(1);
    const isEcho =
      whole !== undefined &&
      whole !== null &&
      rest.length > 0 &&
      rest.every((text) => text?.endsWith(whole)) &&
      arePieces(
        whole,
        rest.map((text) => text!.slice(0, text!.length - whole.length)),
      );
    if (isEcho) spans.push(...group.slice(1));
    from = to - 1;
  }
  return spans;
}

interface Leaf extends Span {
  readonly kind: 'text' | 'separator' | 'edge';
  readonly text: string;
}

/** Words between nameless controls that hold nothing: what the second saving makes of controls of one title side by side. */
function separatedEcho(own: string, prefix: string): Span[] {
  const [paragraph] = elementsOf(own, (name) => name === `${prefix}p`);
  const leaves = paragraph ? leavesOf(own, { start: paragraph.inner, end: paragraph.innerEnd }, prefix) : null;
  const first = leaves?.findIndex(({ kind }) => kind === 'separator') ?? -1;
  if (leaves === null || first < 0) return [];
  const texts = [''];
  for (const { kind, text } of leaves)
    if (kind === 'separator') texts.push('');
    else texts.push(texts.pop()! + text);
  const [whole = '', ...rest] = texts;
  const isEcho =
    rest.every((text) => text.endsWith(whole)) &&
    arePieces(
      whole,
      rest.map((text) => text.slice(0, text.length - whole.length)),
    );
  return isEcho ? leaves.filter(({ kind }, at) => at >= first || kind === 'edge') : [];
}

/** Runs of words and empty nameless controls, those inside nameless ones too; null where there is anything else. */
function leavesOf(own: string, { start, end }: Span, prefix: string): Leaf[] | null {
  const marks = /^(?:pPr|(?:bookmark|comment|perm)\w+|proofErr)$/;
  const leaves: Leaf[] = [];
  for (const one of elementsOf(own.slice(start, end), () => true)) {
    const at = { start: start + one.start, end: start + one.end };
    const piece = own.slice(at.start, at.end);
    if (marks.test(one.name.slice(prefix.length))) continue;
    if (one.name === `${prefix}r`) {
      const pieces = piecesOf(piece, prefix);
      if (pieces.some(({ kind }) => kind !== 'text')) return null;
      leaves.push({ kind: 'text', text: pieces.map(({ text }) => text).join(''), ...at });
    } else if (piece.startsWith(nameless(prefix))) {
      const [content] = elementsOf(piece, (name) => name === `${prefix}sdtContent`);
      if (content === undefined) return null;
      const inside = { start: at.start + content.inner, end: at.start + content.innerEnd };
      const inner = leavesOf(own, inside, prefix);
      if (inner === null) return null;
      if (inner.every(({ text }) => text === '')) leaves.push({ kind: 'separator', text: '', ...at });
      else
        leaves.push({ kind: 'edge', text: '', start: at.start, end: inside.start }, ...inner, {
          kind: 'edge',
          text: '',
          start: inside.end,
          end: at.end,
        });
    } else return null;
  }
  return leaves;
}

/** Of a control that has a title and no tag; null for anything else. */
function namelessTitle(own: string, { name, start, end }: ElementSpan, prefix: string): string | null {
  if (name !== `${prefix}sdt`) return null;
  const text = own.slice(start, end);
  const [properties] = elementsOf(text, (one) => one === `${prefix}sdtPr`);
  if (properties === undefined) return null;
  const inner = text.slice(properties.inner, properties.innerEnd);
  const named = elementsOf(inner, (one) => one === `${prefix}tag` || one === `${prefix}alias`);
  if (named.some(({ name: one }) => one === `${prefix}tag`)) return null;
  const [alias] = named;
  return alias === undefined ? null : attributeOf(inner.slice(alias.start, alias.end), `${prefix}val`);
}

interface Piece extends Span {
  /** The run that it stands in. */
  readonly run: Span;
  readonly kind: 'text' | 'begin' | 'instruction' | 'separate' | 'end' | 'other';
  readonly text: string;
}

/** Fields that ask for a text, with pieces of it between them. */
function fieldEcho(own: string, prefix: string): Span[] {
  const pieces = piecesOf(own, prefix);
  const fields: { from: number; to: number; text: string; result: readonly Piece[] }[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const field = fieldAt(pieces, at);
    if (field === null) continue;
    fields.push({ from: at, ...field });
    at = field.to - 1;
  }
  const spans: Span[] = [];
  for (let first = 0; first < fields.length; first++) {
    const { from, text, result } = fields[first]!;
    const betweens: string[] = [];
    let last = first;
    for (; last + 1 < fields.length && fields[last + 1]!.text === text; last++) {
      const between = pieces.slice(fields[last]!.to, fields[last + 1]!.from);
      if (between.some(({ kind }) => kind !== 'text')) break;
      betweens.push(between.map((one) => one.text).join(''));
    }
    // Between the last two copies nothing stands; the field itself, that LibreOffice made, goes too.
    if (last > first && areEchoed(text, betweens))
      spans.push(...pieces.slice(from, fields[last]!.to).filter((piece) => !result.includes(piece)));
    first = last;
  }
  return wholeRuns(spans, pieces);
}

/** F, piece and F…, F, or the same of such a one: E, piece and E…, E, as often as it was saved. */
function areEchoed(whole: string, betweens: readonly string[]): boolean {
  if (arePieces(whole, betweens)) return true;
  for (let size = 1; size * 2 < betweens.length; size++) {
    const echo = betweens.slice(0, size);
    if ((betweens.length - size) % (size + 1) !== 0 || !arePieces(whole, echo)) continue;
    const others: string[] = [];
    let isSame = true;
    for (let at = size; at < betweens.length && isSame; at += size + 1) {
      others.push(betweens[at]!);
      isSame = echo.every((piece, step) => betweens[at + 1 + step] === piece);
    }
    if (isSame && areEchoed(whole, others)) return true;
  }
  return false;
}

/** A run of which nothing is left goes with its properties. */
function wholeRuns(gone: readonly Span[], pieces: readonly Piece[]): Span[] {
  const going = new Set(gone);
  const spans: Span[] = [];
  for (const piece of pieces) {
    if (!going.has(piece)) continue;
    const isAll = pieces.every((one) => one.run !== piece.run || going.has(one));
    if (!isAll) spans.push({ start: piece.start, end: piece.end });
    else if (spans.at(-1) !== piece.run) spans.push(piece.run);
  }
  return spans;
}

/** A FILLIN field that begins there, and nothing in its result but text. */
function fieldAt(pieces: readonly Piece[], at: number): { to: number; text: string; result: readonly Piece[] } | null {
  if (pieces[at]?.kind !== 'begin' || pieces[at + 1]?.kind !== 'instruction') return null;
  if (!/^\s*FILLIN\s+""\s*$/.test(pieces[at + 1]!.text) || pieces[at + 2]?.kind !== 'separate') return null;
  let end = at + 3;
  while (pieces[end]?.kind === 'text') end++;
  if (pieces[end]?.kind !== 'end') return null;
  const result = pieces.slice(at + 3, end);
  return { to: end + 1, text: result.map(({ text }) => text).join(''), result };
}

const fieldParts: Readonly<Record<string, Piece['kind']>> = {
  begin: 'begin',
  separate: 'separate',
  end: 'end',
};

/** What stands in the runs of a paragraph; marks between them are none. */
function piecesOf(own: string, prefix: string): Piece[] {
  const local = (name: string): string => (name.startsWith(prefix) ? name.slice(prefix.length) : '');
  return elementsOf(own, (name) => local(name) === 'r' || local(name) === 'sdt' || local(name) === 'pPr').flatMap(
    (run): Piece[] => {
      if (local(run.name) === 'pPr') return [];
      if (local(run.name) !== 'r') return [{ kind: 'other', text: '', run, start: run.start, end: run.end }];
      const inner = own.slice(run.inner, run.innerEnd);
      return elementsOf(inner, (name) => name !== '').flatMap(
        ({ name, start, end, inner: from, innerEnd }): Piece[] => {
          const span = { run, start: run.inner + start, end: run.inner + end };
          const content = inner.slice(from, innerEnd);
          const sign = signs[local(name)];
          if (local(name) === 'rPr') return [];
          if (sign !== undefined) return [{ kind: 'text', text: sign, ...span }];
          if (local(name) === 't') return [{ kind: 'text', text: decodeText(content), ...span }];
          if (local(name) === 'instrText') return [{ kind: 'instruction', text: decodeText(content), ...span }];
          const kind =
            local(name) === 'fldChar'
              ? fieldParts[attributeOf(inner.slice(start, from), `${prefix}fldCharType`) ?? '']
              : undefined;
          return [{ kind: kind ?? 'other', text: '', ...span }];
        },
      );
    },
  );
}

const signs: Readonly<Record<string, string>> = { tab: '\t', br: '\v', cr: '\v' };

/** The words of a piece that holds nothing but words; null where there is more in it. */
function textOf(piece: string, prefix: string): string | null {
  const pieces = elementsOf(piece, (name) => name === `${prefix}sdtContent`).flatMap(({ inner, innerEnd }) =>
    piecesOf(piece.slice(inner, innerEnd), prefix),
  );
  if (pieces.some(({ kind }) => kind !== 'text')) return null;
  return pieces.map(({ text }) => text).join('');
}
