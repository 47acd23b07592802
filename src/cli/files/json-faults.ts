/** What is wrong with a JSON text, and the offset where it shows. */
export interface JsonFault {
  readonly at: number;
  readonly detail: string;
}

/** Objects and lists around a value; --data has two. */
const mostDepth = 32;

const space = /[ \t\r\n]*/y;
const word = /[^\s,:\]}"[{]+/y;
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const literals = new Set(['true', 'false', 'null']);

/**
 * Goes over a JSON text once, without recursion, so that neither depth nor length can hurt: too deep a nest, words that JSON does
 * not have (NaN, Infinity), keys that would be no data. Null where JSON.parse can take it; it judges what is left.
 */
export function jsonFault(source: string): JsonFault | null {
  let depth = 0;
  let at = 0;
  const pass = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0] ?? '';
    at += found.length;
    return found;
  };
  for (;;) {
    pass(space);
    if (at >= source.length) return null;
    const sign = source.charAt(at);
    if (sign === '{' || sign === '[') {
      if (++depth > mostDepth) return { at, detail: `嵌套超过 ${mostDepth} 层` };
      at++;
    } else if (sign === '}' || sign === ']') {
      depth--;
      at++;
    } else if (sign === ',' || sign === ':') at++;
    else if (sign === '"') {
      const from = at;
      at = endOfString(source, from);
      if (at < 0) return { at: from, detail: '的引号没有配对，或引号里有换行' };
      if (source.startsWith('"__proto__"', from)) return { at: from, detail: '“__proto__”不是数据项' };
    } else {
      const from = at;
      const found = pass(word);
      if (!literals.has(found) && !number.test(found)) return { at: from, detail: `“${shown(found)}”不该在这里` };
    }
  }
}

/** Behind the closing quote; −1 where there is none. Escapes are judged by JSON.parse. */
function endOfString(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) at++;
    else if (code < 0x20) return -1;
  }
  return -1;
}

function shown(found: string): string {
  return found.length > 20 ? `${found.slice(0, 20)}…` : found;
}
