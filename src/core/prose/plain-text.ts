/** A text as it is read: one form of every sign, no blanks, figures whole again; and where each of its characters stood. */
export interface PlainText {
  readonly text: string;
  /** Offset in the source of character `at`; `at` may be the length. */
  sourceOf(at: number): number;
}

const punctuation: ReadonlyMap<number, readonly number[]> = new Map(
  Object.entries({
    '(': '（',
    ')': '）',
    '﹙': '（',
    '﹚': '）',
    ';': '；',
    ':': '：',
    '!': '！',
    '?': '？',
    '"': '“',
    '﹪': '%',
    '㎥': '立方米',
  }).map(([sign, words]) => [sign.charCodeAt(0), Array.from(words, (one) => one.charCodeAt(0))]),
);
const code = (sign: string): number => sign.charCodeAt(0);
const codesOf = (signs: string): ReadonlySet<number> => new Set(Array.from(signs, code));
const blanks = codesOf(' \t\u00a0\u3000\ufeff\u200b');
const lineEnds = codesOf('\n\r\v\f');
const marksAtEnd = codesOf('。！？；：');
const [newLine, space, comma, wideComma, colon, point] = [...'\n ,，:.'].map(code) as [
  number,
  number,
  number,
  number,
  number,
  number,
];
const isDigit = (sign: number): boolean => sign >= 0x30 && sign <= 0x39;
const isLatin = (sign: number): boolean =>
  isDigit(sign) || (sign >= 0x41 && sign <= 0x5a) || (sign >= 0x61 && sign <= 0x7a);
const isBlank = (sign: number): boolean => blanks.has(sign) || lineEnds.has(sign);

/** What may stand behind a figure that a line end has cut: without it nobody knows that it is one figure. */
const unitStart = /[\d.]*(?:万|亿|元|%|个|人|名|户|亩|㎡|平方|公里|项|批|次|家|套|辆|台|件)/y;

/**
 * Full width to half width, ASCII marks to Chinese ones (but for points and commas inside figures), blanks out, line ends to one \n,
 * figures joined that a line end cut in two (“95.⏎⏎10%”), lines joined that a narrow page wrapped. One pass, and every character
 * knows where it came from.
 */
export function plainText(source: string): PlainText {
  const wraps = wrapWidth(source);
  const out = new Uint16Array(source.length + 2 * (source.split('㎥').length - 1));
  const from = new Uint32Array(out.length + 1);
  let length = 0;
  const push = (sign: number, at: number): void => {
    from[length] = at;
    out[length++] = sign;
  };
  /** The last sign that was written; 0 before the first. */
  const last = (): number => (length > 0 ? out[length - 1]! : 0);
  let lineStart = 0;
  for (let i = 0; i < source.length; i++) {
    const sign = source.charCodeAt(i);
    if (isHan(sign)) {
      from[length] = i;
      out[length++] = sign;
      continue;
    }
    const plain = half(sign);
    if (isBlank(plain)) {
      const gap = i;
      let broken = lineEnds.has(plain);
      while (i + 1 < source.length && isBlank(source.charCodeAt(i + 1)))
        broken = lineEnds.has(source.charCodeAt(++i)) || broken;
      const before = last();
      const after = i + 1 < source.length ? half(source.charCodeAt(i + 1)) : 0;
      if (!broken) {
        if (isLatin(before) && isLatin(after) && isDigit(before) === isDigit(after)) push(space, gap);
        continue;
      }
      if (length === 0) continue;
      if (isCut(out, length, lineStart, source, i + 1)) continue;
      if (!isWrapped(length - lineStart, before, source, i + 1, wraps)) push(newLine, gap);
      lineStart = length;
      continue;
    }
    if (plain === comma) {
      const isThousands = isDigit(last()) && /^\d{3}(?!\d)/.test(source.slice(i + 1, i + 5));
      push(isThousands ? comma : wideComma, i);
    } else if (plain === colon && isDigit(last()) && isDigit(source.charCodeAt(i + 1))) push(colon, i);
    else {
      const words = punctuation.get(plain);
      if (words === undefined) push(plain, i);
      else for (const each of words) push(each, i);
    }
  }
  from[length] = source.length;
  return { text: textOf(out.subarray(0, length)), sourceOf: (at) => (at <= length ? from[at]! : source.length) };
}

/** So many arguments a call takes anywhere. */
const atOnce = 8192;

function textOf(codes: Uint16Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < codes.length; at += atOnce)
    pieces.push(String.fromCharCode(...codes.subarray(at, at + atOnce)));
  return pieces.join('');
}

/** Most of a text: nothing to do. */
const isHan = (sign: number): boolean => sign >= 0x4e00 && sign <= 0x9fff;

const alike = new Map(
  [...'．.％%－-'].flatMap((sign, at, all) => (at % 2 === 0 ? [[code(sign), code(all[at + 1]!)]] : [])),
);

function half(sign: number): number {
  if (sign < 0x80) return sign;
  // ，：；！？（） keep their Chinese form; digits, letters, point, percent and dash become ASCII.
  if ((sign >= 0xff10 && sign <= 0xff19) || (sign >= 0xff21 && sign <= 0xff3a) || (sign >= 0xff41 && sign <= 0xff5a))
    return sign - 0xfee0;
  return alike.get(sign) ?? sign;
}

/** “95.⏎10%”, “1,⏎234.5万元”, “12⏎3万元”: the figure goes on; a number alone on its line is a list's or a cell's. */
function isCut(out: Uint16Array, length: number, lineStart: number, source: string, next: number): boolean {
  const digitAt = (at: number): boolean => at < source.length && isDigit(half(source.charCodeAt(at)));
  const last = out[length - 1]!;
  if (!digitAt(next)) return isDigit(last) && half(source.charCodeAt(next)) === point && digitAt(next + 1);
  let at = length - 1;
  if (last === point || last === comma) at--;
  if (at < 0 || !isDigit(out[at]!)) return false;
  while (at >= lineStart && (isDigit(out[at]!) || out[at] === point || out[at] === comma)) at--;
  if (at < lineStart) return false;
  unitStart.lastIndex = 0;
  const ahead = Array.from(source.slice(next, next + 16), (sign) => String.fromCharCode(half(code(sign))))
    .join('')
    .replace(/[ \t]/g, '');
  return unitStart.test(ahead);
}

/** The length most long lines share, where a page was wrapped at it; null where lines are paragraphs. */
function wrapWidth(source: string): number | null {
  const lengths = source.split(/[\r\n]+/).map((line) => line.trim().length);
  const widest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const full = lengths.filter((length) => length >= widest - 2).length;
  return widest >= 20 && widest <= 60 && full >= 3 ? widest : null;
}

const startsItem = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]|第[一二三四五六七八九十\d]+|附[件表]|[①-⑳])/;

function isWrapped(length: number, before: number, source: string, next: number, width: number | null): boolean {
  if (width === null || length < width - 3 || marksAtEnd.has(before)) return false;
  return !startsItem.test(source.slice(next, next + 8));
}
