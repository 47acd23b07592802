import { xmlText } from '../../fields/xml-text';

/** One tag of a part that is known to be well-formed, by its place in the text. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  /** With its prefix. */
  readonly name: string;
  readonly start: number;
  /** Behind the >. */
  readonly end: number;
}

/** What begins like a tag and is none; a DTD is no part of an Office file. */
const noElements = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;

function strange(): never {
  throw new Error('the part was said to be well-formed');
}

/** Every tag in order; comments, processing instructions, CDATA and the declaration are passed over. The XML reader has read the part. */
export function* tagsOf(xml: string): Generator<Tag> {
  for (let start = xml.indexOf('<'); start >= 0;) {
    const second = xml.charCodeAt(start + 1);
    if (second === 0x21 || second === 0x3f) {
      const [open, close] = noElements.find(([open]) => xml.startsWith(open, start)) ?? strange();
      // Behind what opens it: "<!-->" opens a comment and does not close one.
      const end = xml.indexOf(close, start + open.length);
      if (end < 0) strange();
      start = xml.indexOf('<', end + close.length);
      continue;
    }
    const end = second === 0x2f ? xml.indexOf('>', start) : endOfTag(xml, start);
    const isClose = second === 0x2f;
    const isEmpty = xml.charCodeAt(end - 1) === 0x2f;
    let nameEnd = start + (isClose ? 2 : 1);
    const from = nameEnd;
    for (; nameEnd < end; nameEnd++) {
      const code = xml.charCodeAt(nameEnd);
      if (code === 0x20 || code === 0x2f || code === 0x0a || code === 0x0d || code === 0x09) break;
    }
    yield { kind: isClose ? 'close' : isEmpty ? 'empty' : 'open', name: xml.slice(from, nameEnd), start, end: end + 1 };
    start = xml.indexOf('<', end + 1);
  }
}

/** An attribute may hold a ">": one inside quotes ends nothing. */
function endOfTag(xml: string, start: number): number {
  let quote = 0;
  for (let at = start; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at;
  }
  return strange();
}

/** An attribute in a tag's text, by its places: from the space before it to behind its closing quote. */
interface AttributeSpan {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Value of an attribute in a tag's text, entities read; null without it. */
export function attributeOf(tag: string, name: string): string | null {
  const found = findAttribute(tag, name);
  return found && decodeText(found.value);
}

/** A tag's text without one of its attributes. */
export function withoutAttribute(tag: string, name: string): string {
  const found = findAttribute(tag, name);
  return found ? tag.slice(0, found.start) + tag.slice(found.end) : tag;
}

/** One walk over the attributes, so that what stands inside the value of one is never taken for another. */
function findAttribute(tag: string, name: string): AttributeSpan | null {
  let at = tag.startsWith('<') ? pastName(tag, 1) : 0;
  for (;;) {
    const start = at;
    at = pastSpace(tag, at);
    const nameEnd = pastName(tag, at);
    if (nameEnd === at) return null;
    const isFound = nameEnd - at === name.length && tag.startsWith(name, at);
    const quote = pastSpace(tag, pastSpace(tag, nameEnd) + 1);
    const end = tag.indexOf(tag.charAt(quote), quote + 1);
    if (end < 0) return strange();
    if (isFound) return { start, end: end + 1, value: tag.slice(quote + 1, end) };
    at = end + 1;
  }
}

function pastSpace(tag: string, from: number): number {
  let at = from;
  while (isSpace(tag.charCodeAt(at))) at++;
  return at;
}

function pastName(tag: string, from: number): number {
  let at = from;
  for (; at < tag.length; at++) {
    const code = tag.charCodeAt(at);
    if (isSpace(code) || code === 0x3d || code === 0x2f || code === 0x3e) break;
  }
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Spaces, tabs and line ends off both ends; Chinese full-width spaces are text. */
export function withoutEdgeSpace(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(Math.min(end, pastSpace(text, 0)), end);
}

/** A start or empty tag's text with what is given put before its end: attributes with a space in front. */
export function withAttributes(tag: string, attributes: string): string {
  const isEmpty = tag.endsWith('/>');
  return `${withoutEdgeSpace(tag.slice(0, isEmpty ? -2 : -1))}${attributes}${isEmpty ? '/>' : '>'}`;
}

/** An empty tag's text as a start tag. */
export function asStartTag(tag: string): string {
  return tag.endsWith('/>') ? `${withoutEdgeSpace(tag.slice(0, -2))}>` : tag;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const reference = /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));|\r\n?/g;

export function decodeText(raw: string): string {
  if (!raw.includes('&') && !raw.includes('\r')) return raw;
  return raw.replace(reference, (all: string, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return name === undefined ? '\n' : (named[name] ?? all);
  });
}

/** The character data of a piece of a part that is known to be well-formed: CDATA is read, comments and tags are none. */
export function plainText(raw: string): string {
  if (!raw.includes('<')) return decodeText(raw);
  const pieces: string[] = [];
  let at = 0;
  for (let next = raw.indexOf('<'); next >= 0; next = raw.indexOf('<', at)) {
    pieces.push(decodeText(raw.slice(at, next)));
    const special = noElements.find(([open]) => raw.startsWith(open, next));
    if (special === undefined) {
      at = endOfTag(raw, next) + 1;
      continue;
    }
    const [open, close] = special;
    const end = raw.indexOf(close, next + open.length);
    if (end < 0) return strange();
    if (close === ']]>') pieces.push(raw.slice(next + open.length, end));
    at = end + close.length;
  }
  pieces.push(decodeText(raw.slice(at)));
  return pieces.join('');
}

/** Place in the raw text of an offset in the decoded text. */
export function rawOffset(raw: string, decoded: number): number {
  if (!raw.includes('&') && !raw.includes('\r')) return decoded;
  let seen = 0;
  let at = 0;
  for (const match of raw.matchAll(reference)) {
    const plain = match.index - at;
    if (seen + plain >= decoded) return at + decoded - seen;
    seen += plain + decodeText(match[0]).length;
    at = match.index + match[0].length;
    if (seen >= decoded) return at;
  }
  return at + decoded - seen;
}

export function escapeXml(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

/** The same for what stands between tags, where quotes need no escape. */
export function escapeText(text: string): string {
  return xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
