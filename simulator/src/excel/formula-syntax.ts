import { invalidArgument, notSimulated } from '../executor/errors';
import { parseArea } from './address';

/** A text, a sheet's name, a structured reference, a comparison, an error, anything else by the letter. */
const pieces =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^\]]*\])*\]|<=|>=|<>|#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|\s+|./gs;
/** A text; an error; the sheet (or sheets) before "!", in quotes or not. */
const sheets = /"(?:[^"]|"")*"|#[A-Z]+(?:\/0)?!|(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.\\?]+(?::[\p{L}\p{N}_.\\?]+)?))!/gu;
/** Stand between two operands. */
const binary = new Set(['*', '/', '^', '&', '=', '<', '>', '<=', '>=', '<>']);
const closing: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/** What Excel would not let anybody enter: brackets or quotes left open, an operator with nothing before or behind it. */
export function assertFormula(formula: string): void {
  const refuse = (): never => {
    throw invalidArgument(`There is a problem with this formula: ${formula}`);
  };
  const open: string[] = [];
  /** The piece before, spaces aside. */
  let before = '(';
  for (const [piece] of formula.replace(/^=/, '').matchAll(pieces)) {
    if (piece.trim() === '') continue;
    if (piece === '"' || (piece === "'" && formula.split("'").length % 2 === 0)) refuse();
    const isFirst =
      before === '(' ||
      before === ',' ||
      before === ';' ||
      before === '{' ||
      binary.has(before) ||
      before === '+' ||
      before === '-';
    if (binary.has(piece) && isFirst) refuse();
    if (closing[piece] !== undefined) open.push(closing[piece]);
    else if ((piece === ')' || piece === '}') && open.pop() !== piece) refuse();
    else if (piece === ')' && (binary.has(before) || before === '+' || before === '-')) refuse();
    before = piece;
  }
  if (open.length > 0 || binary.has(before) || before === '+' || before === '-' || before === '(') refuse();
}

/** Excel takes no formula that speaks of a sheet which is not there. */
export function assertSheets(formula: string, isThere: (name: string) => boolean): void {
  for (const [, quoted, plain] of formula.matchAll(sheets)) {
    const named = quoted?.replaceAll("''", "'") ?? plain;
    if (named === undefined) continue;
    // "表!A1:表!B2": what is before the colon belongs to the sheet before it.
    const [from = '', to = from] = named
      .split(':')
      .filter((part, at, { length }) => at > 0 || length === 1 || !parseArea(part));
    if (!isThere(from) || !isThere(to))
      throw invalidArgument(`There is no worksheet ${named}, which this formula speaks of: ${formula}`);
    if (to !== from) throw notSimulated('Range', 'formulas (over several worksheets)');
  }
}
