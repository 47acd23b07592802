import { budgets } from '../../../core/problem/budgets';

/** What the reader of plain markup tells, names as they are written. */
export interface PlainHandlers {
  /** A start tag, also of an empty element, which is closed at once. */
  open(name: string, attributes: Readonly<Record<string, string>>, count: number): void;
  text(text: string): void;
  close(name: string): void;
  /** Asked behind each tag, with where it ends: true ends the pass. */
  isDone(at: number): boolean;
}

/** Where plain markup ends and the parser takes over. */
export interface Rest {
  readonly at: number;
  /** Elements that are open there, the outermost first. */
  readonly open: readonly string[];
  readonly isRootClosed: boolean;
  readonly isDone: boolean;
}

/**
 * Reads the markup that nearly every part is made of without asking the parser about each character: elements with ASCII names, quoted
 * attributes, character data, the five entities and character references. It judges nothing: at the first thing that is anything else
 * (a comment, CDATA, a DTD, whatever is wrong) it stops before it, and the parser reads on from there. What it tells is what the parser
 * would have told (test/hosts/file/package/plain-xml.test.ts compares them).
 */
export function readPlain(xml: string, { open: opened, text: heard, close: closed, isDone }: PlainHandlers): Rest {
  const odd = xml.search(oddCharacter);
  const limit = odd < 0 ? xml.length : odd;
  const open: string[] = [];
  let isRootClosed = false;
  let at = declaration.exec(xml)?.[0].length ?? 0;
  const rest = (done = false): Rest => ({ at, open, isRootClosed, isDone: done });

  for (;;) {
    const tag = xml.indexOf('<', at);
    const textEnd = tag < 0 ? xml.length : tag;
    if (textEnd > limit) return rest();
    if (textEnd > at) {
      const text = plainText(xml.slice(at, textEnd));
      if (text === null || (open.length === 0 && /\S/.test(text))) return rest();
      if (open.length > 0) heard(text);
      at = textEnd;
    }
    if (tag < 0) return rest();

    if (xml.charCodeAt(tag + 1) === slash) {
      const name = open[open.length - 1];
      if (name === undefined || !xml.startsWith(name, tag + 2)) return rest();
      const end = afterSpace(xml, tag + 2 + name.length);
      if (xml.charCodeAt(end) !== greater || end >= limit) return rest();
      open.pop();
      isRootClosed = open.length === 0;
      at = end + 1;
      closed(name);
    } else {
      const nameEnd = afterName(xml, tag + 1);
      if (nameEnd === tag + 1 || isRootClosed) return rest();
      const attributes = Object.create(null) as Record<string, string>;
      let count = 0;
      let end = afterSpace(xml, nameEnd);
      for (; end > 0 && isNameStart(xml.charCodeAt(end)); count++) {
        // Nothing is read further than is let in: whoever is told says so.
        if (count > budgets.attributes.most) break;
        end = readAttribute(xml, end, attributes);
      }
      const isEmpty = end > 0 && xml.charCodeAt(end) === slash;
      if (isEmpty) end += 1;
      const isWhole = end > 0 && (xml.charCodeAt(end) === greater || count > budgets.attributes.most);
      if (!isWhole || end >= limit) return rest();
      const name = xml.slice(tag + 1, nameEnd);
      at = end + 1;
      opened(name, attributes, count);
      if (isEmpty) {
        closed(name);
        isRootClosed = open.length === 0;
      } else open.push(name);
    }
    if (isDone(at)) return rest(true);
  }
}

/**
 * One attribute into `attributes`, from the first letter of its name.
 * @returns where the next thing in the tag begins; -1 for what is not plain
 */
function readAttribute(xml: string, from: number, attributes: Record<string, string>): number {
  const nameEnd = afterName(xml, from);
  const sign = afterSpace(xml, nameEnd);
  if (xml.charCodeAt(sign) !== equal) return -1;
  const start = afterSpace(xml, sign + 1);
  const quote = xml.charAt(start);
  if (quote !== '"' && quote !== "'") return -1;
  const end = xml.indexOf(quote, start + 1);
  const raw = end < 0 ? '<' : xml.slice(start + 1, end);
  if (oddInValue.test(raw)) return -1;
  const value = raw.includes('&') ? withoutReferences(raw) : raw;
  const name = xml.slice(from, nameEnd);
  if (value === null || attributes[name] !== undefined) return -1;
  attributes[name] = value;
  const next = afterSpace(xml, end + 1);
  // Two attributes stand apart.
  return next === end + 1 && isNameStart(xml.charCodeAt(next)) ? -1 : next;
}

const [slash, greater, equal, colon] = [0x2f, 0x3e, 0x3d, 0x3a];

/** As Office, LibreOffice, WPS and libraries write it: anything else is the parser's to judge. */
const declaration =
  /^<\?xml version=(["'])1\.0\1(?: encoding=(["'])(?:UTF|utf)-(?:8|16)\2)?(?: standalone=(["'])(?:yes|no)\3)? ?\?>/;

/** What XML does not allow, and halves of characters, which the parser looks at in pairs. */
const oddCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/;

/** White space in a value becomes blanks: left to the parser. */
const oddInValue = /[<\t\n\r]/;

const nameTable = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return /[A-Za-z_]/.test(letter) ? 2 : /[\w.:-]/.test(letter) ? 1 : 0;
});

function isNameStart(code: number): boolean {
  return nameTable[code] === 2;
}

/** `from` itself where no name begins there. A name ends before its second colon, which is the parser's to judge. */
function afterName(xml: string, from: number): number {
  if (!isNameStart(xml.charCodeAt(from))) return from;
  let at = from + 1;
  let colons = 0;
  while ((nameTable[xml.charCodeAt(at)] ?? 0) > 0) {
    if (xml.charCodeAt(at) === colon && (++colons > 1 || !isNameStart(xml.charCodeAt(at + 1)))) return at;
    at++;
  }
  return at;
}

function afterSpace(xml: string, from: number): number {
  let at = from;
  for (;;) {
    const code = xml.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}

function plainText(raw: string): string | null {
  if (raw.includes(']]>')) return null;
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  return text.includes('&') ? withoutReferences(text) : text;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** null where one of them is none, or of no character. */
function withoutReferences(text: string): string | null {
  let isOdd = false;
  const plain = text.replace(
    /&(?:(lt|gt|quot|apos|amp)|#(\d{1,7})|#x([\da-f]{1,6}));|&/gi,
    (all: string, entity?: string, decimal?: string, hexadecimal?: string) => {
      const known = entity === undefined ? undefined : entities[entity];
      if (known !== undefined) return known;
      // "&#X41;" is none: the letter is small.
      const isNumber = decimal !== undefined || (hexadecimal !== undefined && all.charAt(2) === 'x');
      const code = isNumber ? (decimal === undefined ? parseInt(hexadecimal!, 16) : Number(decimal)) : NaN;
      if (isCharacter(code)) return String.fromCodePoint(code);
      isOdd = true;
      return '';
    },
  );
  return isOdd ? null : plain;
}

/** Char of XML 1.0 (§2.2). */
function isCharacter(code: number): boolean {
  if (code === 0x09 || code === 0x0a || code === 0x0d) return true;
  return (
    (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
  );
}
