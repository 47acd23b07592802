import { moveFormula, quotedPiece } from '../../../../core/workbook/move-formula';
import type { Rect } from './rects';

/** Excel's limit for one formula. */
const maxLength = 8192;

/**
 * Functions younger than the file format: a file must write them with a prefix ("_xlfn.IFS") that formulas typed or set through
 * Office do not have, and older programs do not calculate them. Packs must do without.
 */
const youngFunctions =
  /\b(?:IFS|SWITCH|MAXIFS|MINIFS|TEXTJOIN|CONCAT|XLOOKUP|XMATCH|LET|LAMBDA|FILTER|SORT|SORTBY|UNIQUE|SEQUENCE)\(/i;

/** As a file states it: without the leading "=" that hosts show. Throws for what Excel would refuse. */
export function fileFormula(formula: string): string {
  const body = formula.startsWith('=') ? formula.slice(1) : formula;
  if (body.trim() === '') throw new Error('an empty formula');
  if (body.length > maxLength) throw new Error(`a formula of ${body.length} characters: ${body.slice(0, 60)}…`);
  const bare = body.split(quotedPiece).filter((_, index) => index % 2 === 0);
  const young = youngFunctions.exec(bare.join(' '));
  if (young) throw new Error(`${young[0]}…) is not known to every spreadsheet program: ${body.slice(0, 60)}`);
  return body;
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
