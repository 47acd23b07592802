const fullWidth = /[０-９．％－＋Ａ-Ｚａ-ｚ]/g;

/** Full-width digits, letters, point and percent sign to half width; every offset stays what it was. The comma ， is left: it is punctuation. */
export function foldWidth(text: string): string {
  return text.replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Sentences with their offsets, split at 。！？； and line ends. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isSentenceEnd(text.charCodeAt(i))) continue;
    if (i > start) found.push({ text: text.slice(start, i), start });
    start = i + 1;
  }
  return found;
}

/** 。！？；; and line feeds. */
function isSentenceEnd(code: number): boolean {
  return (
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f ||
    code === 0xff1b ||
    code === 0x3b ||
    code === 10 ||
    code === 13
  );
}
