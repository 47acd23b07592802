import { figuresIn, type Figure } from './figures';

/** A text in pieces: figures, marks between them, and the words that are left. Offsets are of the plain text. */
export interface Token {
  readonly kind: 'figure' | 'words' | 'mark' | 'open' | 'close';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly figure: Figure | null;
  /** Brackets around it; a bracket's own marks stand outside. */
  readonly depth: number;
  /** Counts from 0; 。！？ and line ends part sentences. */
  readonly sentence: number;
  /** Of an open bracket the index of its closing mark, of a closing one of its opening. */
  readonly pair: number;
}

const marks = new Set(['，', '、', '；', '：', '。', '！', '？', '\n']);
const sentenceEnds = new Set(['。', '！', '？', '\n']);

/** A 、 between quotation marks is part of a name. */
const closing: Readonly<Record<string, string>> = { '“': '”', '《': '》', '‘': '’' };
const longestName = 40;

function closes(text: string, at: number, sign: string): number {
  const end = text.slice(at + 1, at + 1 + longestName).search(new RegExp(`[${sign}\\n]`));
  return end >= 0 && text[at + 1 + end] === sign ? at + 1 + end : -1;
}

/** @param text in plain form (plainText) */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const open: number[] = [];
  const figures = figuresIn(text);
  let [next, at, sentence, wordStart] = [0, 0, 0, 0];
  const push = (kind: Token['kind'], start: number, end: number, figure: Figure | null = null, pair = -1): void => {
    tokens.push({ kind, start, end, text: text.slice(start, end), figure, depth: open.length, sentence, pair });
  };
  let quoteEnd = -1;
  const flush = (end: number): void => {
    if (end > wordStart) push('words', wordStart, end);
  };
  while (at < text.length) {
    const figure = figures[next];
    if (figure && figure.start === at) {
      flush(at);
      push('figure', at, figure.end, figure);
      at = wordStart = figure.end;
      next++;
      continue;
    }
    if (figure && figure.start < at) {
      next++;
      continue;
    }
    const code = text.charCodeAt(at);
    // Ideographs are words, and most of a text.
    if (code >= 0x4e00 && code <= 0x9fff) {
      at++;
      continue;
    }
    const sign = text[at]!;
    const end = at + 1;
    if (at > quoteEnd && closing[sign] !== undefined) quoteEnd = closes(text, at, closing[sign]);
    if (marks.has(sign) && !(sign === '、' && at < quoteEnd)) {
      flush(at);
      if (sign === '\n') open.length = 0;
      push('mark', at, end);
      if (sentenceEnds.has(sign) && open.length === 0) sentence++;
      wordStart = end;
    } else if (sign === '（') {
      flush(at);
      push('open', at, end);
      open.push(tokens.length - 1);
      wordStart = end;
    } else if (sign === '）') {
      flush(at);
      const from = open.pop();
      push('close', at, end, null, from ?? -1);
      const opener = from === undefined ? undefined : tokens[from];
      if (from !== undefined && opener) tokens[from] = { ...opener, pair: tokens.length - 1 };
      wordStart = end;
    }
    at = end;
  }
  flush(at);
  return tokens;
}
