import type { HighlightCells } from '../../../core/workbook/edit';
import { lookOrder, piecesOfLook } from '../../../core/workbook/highlight-look';
import { moveFormula } from '../../../core/workbook/move-formula';
import { rectOf, type FormatMap, type Rect } from './area';

/** One conditional format of one block, with the formula as it stands for the block's upper left cell. */
export interface HighlightPiece {
  readonly rect: Rect;
  /** With "=". */
  readonly formula: string;
  readonly look: HighlightCells['look'];
  readonly format: string | null;
}

/** In the order in which they shall hold: the gravest look first, then as listed. */
export function highlightPieces(edits: readonly HighlightCells[], formats: FormatMap): HighlightPiece[] {
  return lookOrder.flatMap((look) =>
    edits
      .filter((edit) => edit.look === look)
      .flatMap(({ areas, formula }) => {
        const rects = areas.map(rectOf);
        const origin = rects[0];
        if (!origin) return [];
        return piecesOfLook(look, rects, (row, column) => formats.at(row, column)).flatMap(
          ({ format, rects: pieces }) =>
            pieces.map((rect) => ({ rect, formula: restated(formula, origin, rect), look, format })),
        );
      }),
  );
}

/** A formula that was written for the upper left cell of `origin`, for that of `rect`. */
export function restated(formula: string, origin: Rect, rect: Rect): string {
  return `=${moveFormula(formula.replace(/^=/, ''), rect.top - origin.top, rect.left - origin.left)}`;
}
