import { columnLetters, columnNumber } from '../../../../core/workbook/address';
import type { Rect } from './plan';

/** Excel's limit for one formula. */
const maxLength = 8192;

/**
 * Functions younger than the file format: a file must write them with a prefix ("_xlfn.IFS") that formulas typed or set through
 * Office do not have, and older programs do not calculate them. Packs must do without.
 */
const youngFunctions =
  /\b(?:IFS|SWITCH|MAXIFS|MINIFS|TEXTJOIN|CONCAT|XLOOKUP|XMATCH|LET|LAMBDA|FILTER|SORT|SORTBY|UNIQUE|SEQUENCE)\(/i;

/** Text in double quotes and sheet names in single quotes: no references inside. */
const quoted = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;

const cellReference = /(?<![\p{L}\p{N}_.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])/giu;

/** As a file states it: without the leading "=" that hosts show. Throws for what Excel would refuse. */
export function fileFormula(formula: string): string {
  const body = formula.startsWith('=') ? formula.slice(1) : formula;
  if (body.trim() === '') throw new Error('an empty formula');
  if (body.length > maxLength) throw new Error(`a formula of ${body.length} characters: ${body.slice(0, 60)}…`);
  const bare = body.split(quoted).filter((_, index) => index % 2 === 0);
  const young = youngFunctions.exec(bare.join(' '));
  if (young) throw new Error(`${young[0]}…) is not known to every spreadsheet program: ${body.slice(0, 60)}`);
  return body;
}

/** The formula as it reads after copying it that many cells down and right: relative references move, $ ones stay. */
export function moveFormula(formula: string, down: number, right: number): string {
  if (down === 0 && right === 0) return formula;
  return formula
    .split(quoted)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replace(cellReference, (_, fixedColumn: string, letters: string, fixedRow: string, digits: string) => {
            const column = columnNumber(letters) + (fixedColumn ? 0 : right);
            const row = Number(digits) + (fixedRow ? 0 : down);
            if (column < 1 || row < 1) throw new Error(`a reference leaves the sheet: ${formula}`);
            return `${fixedColumn}${columnLetters(column)}${fixedRow}${row}`;
          }),
    )
    .join('');
}

/**
 * One formula written for the first rectangle's top left cell, restated for each rectangle's own. Programs disagree which cell
 * a rule over several areas starts from, so areas share a rule only where the formula reads the same.
 */
export function groupByFormula(formula: string, origin: Rect, rects: readonly Rect[]): Map<string, Rect[]> {
  const groups = new Map<string, Rect[]>();
  const body = fileFormula(formula);
  for (const rect of rects) {
    const moved = moveFormula(body, rect.top - origin.top, rect.left - origin.left);
    groups.set(moved, [...(groups.get(moved) ?? []), rect]);
  }
  return groups;
}
