import { a1, columnLetters } from '../../../core/workbook/address';
import type { SetCells, SizeColumns, SizeRows } from '../../../core/workbook/edit';
import type { FormatMap, Rect } from '../../port/live/area';
import { cellInput } from '../../port/live/cell-input';
import { columnPoints, maxRowHeightPt, runs } from '../../port/live/sizes';
import type { SheetWrite } from './planned';

type Input = number | string;

interface Block {
  readonly rect: Rect;
  readonly inputs: (readonly Input[])[];
}

/** As few assignments as there are full blocks: WPS has no sign for "leave this cell alone". */
export function planCells(edit: SetCells, formats: FormatMap): SheetWrite[] {
  return blocksOf(inputsOf(edit, formats), edit).map(({ rect, inputs }) => {
    const hasFormula = inputs.some((line) => line.some((one) => typeof one === 'string' && one.startsWith('=')));
    // One cell takes, as it gives, the bare value.
    const written = inputs.length === 1 && inputs[0]!.length === 1 ? inputs[0]![0] : inputs;
    return (sheet) => {
      const range = sheet.Range(a1(rect));
      if (hasFormula) range.Formula = written;
      else range.Value2 = written;
    };
  });
}

function inputsOf({ sheet, row, column, cells }: SetCells, formats: FormatMap): (Input | null)[][] {
  return cells.map((line, down) =>
    Array.from(line, (cell, right) =>
      cellInput(
        cell,
        formats.at(row + down, column + right),
        () => `${sheet} ${columnLetters(column + right)}${row + down}`,
      ),
    ),
  );
}

/** Runs of cells along each row, joined with an equal run just above. */
function blocksOf(lines: readonly (readonly (Input | null)[])[], { row, column }: SetCells): Block[] {
  const blocks: Block[] = [];
  let above: Block[] = [];
  lines.forEach((line, down) => {
    const here: Block[] = [];
    for (const { from, inputs } of filledRuns(line)) {
      const [top, left, right] = [row + down, column + from, column + from + inputs.length - 1];
      const upper = above.find(({ rect }) => rect.left === left && rect.right === right);
      const block: Block = upper
        ? { rect: { ...upper.rect, bottom: top }, inputs: [...upper.inputs, inputs] }
        : { rect: { top, left, bottom: top, right }, inputs: [inputs] };
      if (upper) blocks.splice(blocks.indexOf(upper), 1);
      blocks.push(block);
      here.push(block);
    }
    above = here;
  });
  return blocks;
}

function filledRuns(line: readonly (Input | null)[]): { readonly from: number; readonly inputs: Input[] }[] {
  const found: { from: number; inputs: Input[] }[] = [];
  line.forEach((input, index) => {
    if (input === null) return;
    const last = found.at(-1);
    if (last && last.from + last.inputs.length === index) last.inputs.push(input);
    else found.push({ from: index, inputs: [input] });
  });
  return found;
}

/**
 * A width of WPS is in digits of the standard font; in points it is this line through what was measured. With another font a digit is
 * wider or narrower: what one has become shows after the first try.
 */
const [pointsPerDigit, pointsBeside] = [5.625, 3.35];
/** Less than half a pixel is no difference. */
const nearEnough = 0.375;
/** 0 would hide the column. */
const leastDigits = 0.1;

/** 0 hides the column. */
export function planColumns({ widthsMm }: SizeColumns): SheetWrite[] {
  return runs(widthsMm).map(({ from, to, value }) => {
    const letters = columnLetters(from);
    const points = columnPoints(value);
    const digits = Math.max(leastDigits, (points - pointsBeside) / pointsPerDigit);
    return (sheet) => {
      const columns = sheet.Range(`${letters}:${columnLetters(to)}`);
      if (value <= 0) {
        columns.EntireColumn.Hidden = true;
        return;
      }
      columns.ColumnWidth = digits;
      const width = sheet.Range(`${letters}:${letters}`).Width;
      if (Math.abs(points - width) <= nearEnough || width <= pointsBeside) return;
      columns.ColumnWidth = Math.max(leastDigits, ((points - pointsBeside) / (width - pointsBeside)) * digits);
    };
  });
}

export function planRows({ heightsPt }: SizeRows): SheetWrite[] {
  return runs(heightsPt).map(({ from, to, value }) => (sheet) => {
    const rows = sheet.Range(`${from}:${to}`);
    if (value <= 0) rows.EntireRow.Hidden = true;
    else rows.RowHeight = Math.min(value, maxRowHeightPt);
  });
}
