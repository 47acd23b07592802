/** One tag of a part that is known to be well-formed, by its place in the text. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  /** With its prefix. */
  readonly name: string;
  readonly start: number;
  /** Behind the >. */
  readonly end: number;
}

/** Every tag in order; comments, processing instructions, CDATA and the declaration are passed over. */
export function* tagsOf(xml: string): Generator<Tag> {
  for (let start = xml.indexOf('<'); start >= 0;) {
    const second = xml.charCodeAt(start + 1);
    if (second === 0x21 || second === 0x3f) {
      const close =
        second === 0x3f
          ? '?>'
          : xml.startsWith('<!--', start)
            ? '-->'
            : xml.startsWith('<![CDATA[', start)
              ? ']]>'
              : '>';
      start = xml.indexOf('<', xml.indexOf(close, start) + close.length);
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
  throw new Error('the part was said to be well-formed');
}

/** Value of an attribute in a tag's text, entities read; null without it. */
export function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name.replace('.', '\\.')}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match ? decodeText(match[1] ?? match[2] ?? '') : null;
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

/** XML 1.0 cannot hold control characters, halves of pairs, U+FFFE and U+FFFF (a paste from another system can bring them): left out. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '');
}

const forbidden =
  // eslint-disable-next-line no-control-regex -- exactly the characters XML 1.0 forbids
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function escapeXml(text: string): string {
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
