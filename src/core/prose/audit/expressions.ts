import { zero, type Decimal } from '../../quantity/decimal';
import type { Mention, Reading } from '../mentions';
import type { Token } from '../tokens';

/** The left side of a written equation: what it comes to, and the figures it is made of. */
export interface Expression {
  readonly value: Decimal;
  readonly terms: readonly Mention[];
  /** Only + and −: then rounding adds up. */
  readonly isSum: boolean;
  /** Only × . */
  readonly isProduct: boolean;
  /** As it stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** Tokens an expression may have; a longer one nobody writes. */
const longest = 40;
const signs: Readonly<Record<string, string>> = {
  '+': '+',
  '＋': '+',
  '-': '-',
  '－': '-',
  '—': '-',
  '–': '-',
  '×': '*',
  '*': '*',
  '＊': '*',
  x: '*',
  X: '*',
  '÷': '/',
  '/': '/',
};

type Piece = { readonly figure: Mention } | { readonly sign: string };

/** The expression that ends right before a token: figures, brackets and the four signs. null where that is no expression. */
export function expressionBefore(reading: Reading, end: number): Expression | null {
  const pieces: Piece[] = [];
  let at = end - 1;
  for (; at >= 0 && end - at <= longest; at--) {
    const token = reading.tokens[at]!;
    const piece = pieceOf(reading, token, at);
    if (piece === null) break;
    pieces.unshift(...piece);
  }
  if (end - at > longest) return null;
  // A sign that a word ends with belongs to the word, a bracket that stays open to the sentence.
  for (let first = pieces[0]; first && 'sign' in first && (first.sign !== '(' || staysOpen(pieces)); first = pieces[0])
    pieces.shift();
  const terms = pieces.flatMap((piece) => ('figure' in piece ? [piece.figure] : []));
  const used = new Set(pieces.flatMap((piece) => ('sign' in piece && !/[()]/.test(piece.sign) ? [piece.sign] : [])));
  if (terms.length < 2 || used.size === 0) return null;
  const value = evaluate(pieces);
  if (value === null) return null;
  return {
    value,
    terms,
    isSum: [...used].every((sign) => sign === '+' || sign === '-'),
    isProduct: [...used].every((sign) => sign === '*'),
    start: terms[0]!.figure.start,
    end: terms[terms.length - 1]!.figure.end,
  };
}

function staysOpen(pieces: readonly Piece[]): boolean {
  let depth = 0;
  for (const piece of pieces) {
    if ('figure' in piece) continue;
    if (piece.sign === '(') depth++;
    if (piece.sign === ')' && --depth === 0) return false;
  }
  return true;
}

function pieceOf(reading: Reading, token: Token, at: number): Piece[] | null {
  const figure = reading.at.get(at);
  if (figure) return [{ figure }];
  if (token.kind === 'open') return [{ sign: '(' }];
  if (token.kind === 'close') return [{ sign: ')' }];
  if (token.kind !== 'words') return null;
  const found = [...token.text].map((sign) => signs[sign]);
  return found.every((sign) => sign !== undefined) ? found.map((sign) => ({ sign: sign! })) : null;
}

/** By precedence: brackets, × and ÷, + and −. null where the pieces make no expression or something is divided by zero. */
function evaluate(pieces: readonly Piece[]): Decimal | null {
  const values: Decimal[] = [];
  const open: string[] = [];
  let expectsValue = true;
  for (const piece of pieces) {
    if ('figure' in piece) {
      if (!expectsValue) return null;
      values.push(worthOf(piece.figure));
      expectsValue = false;
      continue;
    }
    const { sign } = piece;
    if (sign === '(') {
      if (!expectsValue) return null;
      open.push(sign);
      continue;
    }
    if (expectsValue) return null;
    if (sign === ')') {
      while (open.length > 0 && open[open.length - 1] !== '(') if (!apply(values, open.pop()!)) return null;
      if (open.pop() !== '(') return null;
      continue;
    }
    while (open.length > 0 && rank(open[open.length - 1]!) >= rank(sign)) if (!apply(values, open.pop()!)) return null;
    open.push(sign);
    expectsValue = true;
  }
  if (expectsValue) return null;
  while (open.length > 0) if (open[open.length - 1] === '(' || !apply(values, open.pop()!)) return null;
  return values.length === 1 ? values[0]! : null;
}

const rank = (sign: string): number => (sign === '(' ? 0 : sign === '+' || sign === '-' ? 1 : 2);

function apply(values: Decimal[], sign: string): boolean {
  const [right, left] = [values.pop(), values.pop()];
  if (!right || !left || (sign === '/' && right.eq(zero))) return false;
  values.push(
    sign === '+'
      ? left.plus(right)
      : sign === '-'
        ? left.minus(right)
        : sign === '*'
          ? left.times(right)
          : left.div(right),
  );
  return true;
}

/** In 元, also where a price says by what (元/人); 50% is a half. */
function worthOf({ amount, unit }: Mention): Decimal {
  if (unit === '%') return amount.div(100);
  return unit?.startsWith('万元/') === true ? amount.times(1e4) : amount;
}
