/** A text as it is read: one form of every sign, no blanks, figures whole again; and where each of its characters stood. */
export interface PlainText {
  readonly text: string;
  /** Offset in the source of character `at`; `at` may be the length. */
  sourceOf(at: number): number;
}

const punctuation: Readonly<Record<string, string>> = {
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
};
const digit = (sign: string | undefined): boolean => sign !== undefined && sign >= '0' && sign <= '9';
const latin = (sign: string | undefined): boolean => sign !== undefined && /[A-Za-z0-9]/.test(sign);
const blank = (sign: string): boolean =>
  sign === ' ' || sign === '\t' || sign === '\u00a0' || sign === '\u3000' || sign === '\ufeff' || sign === '\u200b';
const lineEnd = (sign: string): boolean => sign === '\n' || sign === '\r' || sign === '\v' || sign === '\f';

/** What may stand behind a figure that a line end has cut: without it nobody knows that it is one figure. */
const unitStart = /[\d.]*(?:万|亿|元|%|个|人|名|户|亩|㎡|平方|公里|项|批|次|家|套|辆|台|件)/y;

/**
 * Full width to half width, ASCII marks to Chinese ones (but for points and commas inside figures), blanks out, line ends to one \n,
 * figures joined that a line end cut in two (“95.⏎⏎10%”), lines joined that a narrow page wrapped. One pass, and every character
 * knows where it came from.
 */
export function plainText(source: string): PlainText {
  const wraps = wrapWidth(source);
  const out: string[] = [];
  const from = new Uint32Array(source.length + 1);
  const push = (sign: string, at: number): void => {
    from[out.length] = at;
    out.push(sign);
  };
  let lineStart = 0;
  for (let i = 0; i < source.length; i++) {
    const sign = source[i]!;
    if (isHan(source.charCodeAt(i))) {
      push(sign, i);
      continue;
    }
    const plain = half(sign);
    if (blank(plain) || lineEnd(plain)) {
      const gap = i;
      let broken = lineEnd(plain);
      while (i + 1 < source.length && (blank(source[i + 1]!) || lineEnd(source[i + 1]!)))
        broken = lineEnd(source[++i]!) || broken;
      const before = out[out.length - 1];
      const after = source[i + 1] === undefined ? undefined : half(source[i + 1]!);
      if (!broken) {
        if (latin(before) && latin(after) && !(digit(before) !== digit(after))) push(' ', gap);
        continue;
      }
      if (before === undefined) continue;
      if (isCut(out, lineStart, source, i + 1)) continue;
      if (!isWrapped(out, lineStart, before, source, i + 1, wraps)) push('\n', gap);
      lineStart = out.length;
      continue;
    }
    if (plain === ',') {
      const isThousands = digit(out[out.length - 1]) && /^\d{3}(?!\d)/.test(source.slice(i + 1, i + 5));
      push(isThousands ? ',' : '，', i);
    } else if (plain === ':' && digit(out[out.length - 1]) && digit(source[i + 1])) push(':', i);
    else push(punctuation[plain] ?? plain, i);
  }
  from[out.length] = source.length;
  return { text: out.join(''), sourceOf: (at) => from[at] ?? source.length };
}

/** Most of a text: nothing to do. */
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

function half(sign: string): string {
  const code = sign.charCodeAt(0);
  // ，：；！？（） keep their Chinese form; digits, letters, point, percent and dash become ASCII.
  if ((code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a))
    return String.fromCharCode(code - 0xfee0);
  if (sign === '．') return '.';
  if (sign === '％') return '%';
  if (sign === '－') return '-';
  return sign;
}

/** “95.⏎10%”, “1,⏎234.5万元”, “12⏎3万元”: the figure goes on; a number alone on its line is a list's or a cell's. */
function isCut(out: readonly string[], lineStart: number, source: string, next: number): boolean {
  const last = out[out.length - 1];
  if (!digit(half(source[next] ?? ''))) return last !== undefined && digit(last) && startsFraction(source, next);
  let at = out.length - 1;
  if (last === '.' || last === ',') at--;
  if (!digit(out[at])) return false;
  while (at >= lineStart && /[\d.,]/.test(out[at]!)) at--;
  if (at < lineStart) return false;
  unitStart.lastIndex = 0;
  const ahead = Array.from(source.slice(next, next + 16), half)
    .join('')
    .replace(/[ \t]/g, '');
  return unitStart.test(ahead);
}

const startsFraction = (source: string, next: number): boolean =>
  half(source[next] ?? '') === '.' && digit(half(source[next + 1] ?? ''));

/** The length most long lines share, where a page was wrapped at it; null where lines are paragraphs. */
function wrapWidth(source: string): number | null {
  const lengths = source.split(/[\r\n]+/).map((line) => line.trim().length);
  const widest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const full = lengths.filter((length) => length >= widest - 2).length;
  return widest >= 20 && widest <= 60 && full >= 3 ? widest : null;
}

const startsItem = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]|第[一二三四五六七八九十\d]+|附[件表]|[①-⑳])/;

function isWrapped(
  out: readonly string[],
  lineStart: number,
  before: string,
  source: string,
  next: number,
  width: number | null,
): boolean {
  if (width === null || out.length - lineStart < width - 3 || /[。！？；：]/.test(before)) return false;
  return !startsItem.test(source.slice(next, next + 8));
}
