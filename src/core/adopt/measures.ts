import { isSourceUnit, type SourceUnit } from '../intake/printed-figure';
import type { ScalarField } from '../pack/pack';
import type { PrintedMeasure } from '../workbook/adoption-record';
import type { Block, PrintedGrid } from './printed-grid';

export interface FoundMeasure {
  readonly measure: PrintedMeasure;
  /** Whether the form says it; otherwise it is the field's own until somebody is asked (ask-units). */
  readonly isSaid: boolean;
  /** A row over it says another one for its own figures, and nobody knows whether for these too. */
  readonly rival: SourceUnit | null;
}

const inBrackets = /[(（](?:单位|金额单位)?[:：]?(?:人民币)?(千元|万元|亿元|元)[)）]/;
const behindWord = /(?:单位|金额)[:：]?(?:人民币)?(千元|万元|亿元|元)/;

/** What a cell is printed in: what its row, its head or its section says, else what is said nearest above it. */
export function measureAt(grid: PrintedGrid, field: ScalarField, block: Block, around: readonly Block[]): FoundMeasure {
  if (field.kind !== 'number') return { measure: 'plain', isSaid: true, rival: null };
  if (field.unit === '%') return { measure: rateMeasure(block, around), isSaid: true, rival: null };
  if (!isSourceUnit(field.unit)) return { measure: 'plain', isSaid: true, rival: null };
  let rival: SourceUnit | null = null;
  for (const one of around) {
    const said = unitIn(one.text, inBrackets);
    if (said === null) continue;
    const isOfItself = one.bottom < block.top && grid.row(one.top).some(({ printed }) => printed.is === 'figure');
    if (!isOfItself) return { measure: said, isSaid: true, rival: rival === said ? null : rival };
    rival ??= said;
  }
  for (let row = block.top - 1; row >= 1; row--)
    for (const one of grid.row(row)) {
      const said = one.printed.is === 'words' ? unitIn(one.text, behindWord) : null;
      if (said !== null) return { measure: said, isSaid: true, rival: rival === said ? null : rival };
    }
  return { measure: field.unit, isSaid: false, rival };
}

function unitIn(text: string, pattern: RegExp): SourceUnit | null {
  const said = pattern.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[1] ?? null;
  return isSourceUnit(said) ? said : null;
}

/** 95.1 under "控制率（%）", or typed so; 0.951 shown as 95.1 % by its format. */
function rateMeasure({ number, formula, printed, shownAs }: Block, around: readonly Block[]): PrintedMeasure {
  if (shownAs === 'percent') return 'ratio';
  if (formula !== null) return /\*\s*100\b/.test(formula) ? 'percent' : 'ratio';
  if (number !== null && number !== 0) return Math.abs(number) > 2 ? 'percent' : 'ratio';
  if (printed.is === 'figure' && printed.unit === '%') return 'ratio';
  return around.some(({ text }) => /[(（][%％][)）]/.test(text)) ? 'percent' : 'ratio';
}
