import { areaText, intersection, isUnbounded } from '../excel/address';
import type { Cell } from '../excel/model';
import { rangeOf } from '../excel/objects';
import { writeTyped } from '../excel/write-typed';
import { excelObject, fromBgr, toBgr, Words, type ExcelObject } from './excel-object';
import { asBoolean, asNumber, asText, readOnly, type Member, type Members } from './object';
import { formatConditions, validation } from './rules';
import type { RangeRef, WpsWorld } from './state';

/** Errors come through Value2 as these numbers (measured). */
const errors: Readonly<Record<string, number>> = {
  '#NULL!': -2146826288,
  '#DIV/0!': -2146826281,
  '#VALUE!': -2146826273,
  '#REF!': -2146826265,
  '#NAME?': -2146826259,
  '#NUM!': -2146826252,
  '#N/A': -2146826246,
};

const horizontal = new Words({
  1: 'General',
  [-4131]: 'Left',
  [-4108]: 'Center',
  [-4152]: 'Right',
  [-4130]: 'Justify',
});
const vertical = new Words({ [-4160]: 'Top', [-4108]: 'Center', [-4107]: 'Bottom' });
const lineStyles = new Words({ 1: 'Continuous', [-4142]: 'None' });
const lineWeights = new Words({ 1: 'Hairline', 2: 'Thin', [-4138]: 'Medium', 4: 'Thick' });
const borders = new Words({
  7: 'EdgeLeft',
  8: 'EdgeTop',
  9: 'EdgeBottom',
  10: 'EdgeRight',
  11: 'InsideVertical',
  12: 'InsideHorizontal',
});
/** xlColorIndexNone. */
const noColour = -4142;
const pixel = 0.75;

export function range(world: WpsWorld, ref: RangeRef): object {
  return world.maker.make('Range', ref, { ...places(world, ref), ...contents(ref), ...looks(world, ref) });
}

function places(world: WpsWorld, ref: RangeRef): Members {
  const { opened, sheet, area } = ref;
  const { model } = opened.book;
  const merged = model.merges(sheet).filter((one) => intersection(one, area) !== null);
  const count = (axis: 'Rows' | 'Columns', value: number): Member =>
    readOnly(() => world.maker.make(axis, ref, { Count: readOnly(() => value) }));
  return {
    Row: readOnly(() => area.row + 1),
    Column: readOnly(() => area.column + 1),
    Rows: count('Rows', area.rows),
    Columns: count('Columns', area.columns),
    Worksheet: readOnly(() => world.worksheet({ opened, sheet })),
    Address: {
      call: (...absolute: unknown[]) => {
        if (absolute.length !== 2 || absolute[0] !== absolute[1])
          throw new Error('Range.Address is simulated with both signs alike');
        return areaText(area, asBoolean(absolute[0]));
      },
    },
    MergeCells: readOnly(() => {
      if (merged.length === 0) return false;
      const cells = merged.reduce((sum, one) => {
        const inside = intersection(one, area);
        return sum + (inside ? inside.rows * inside.columns : 0);
      }, 0);
      return cells === area.rows * area.columns ? true : null;
    }),
    MergeArea: readOnly(() => {
      if (area.rows * area.columns > 1) throw new Error('MergeArea is of one cell');
      return world.range({ ...ref, area: merged[0] ?? area });
    }),
    Merge: { call: () => void excelRange(ref).call('Merge', false) },
    Select: {
      call: () => {
        if (world.active !== opened || model.active() !== sheet) throw new Error('Select method of Range class failed');
        excelRange(ref).call('Select');
      },
    },
  };
}

function contents(ref: RangeRef): Members {
  const { opened, sheet, area } = ref;
  const { book } = opened;
  const read = (of: (cell: Cell) => unknown): unknown => {
    if (isUnbounded(area)) throw new Error('whole rows and columns are not read here');
    const rows = Array.from({ length: area.rows }, (_, row) =>
      Array.from({ length: area.columns }, (_, column) =>
        of(book.model.cell(sheet, area.row + row, area.column + column)),
      ),
    );
    return area.rows * area.columns === 1 ? rows[0]![0] : rows;
  };
  const write = (value: unknown): void => {
    const matrix = Array.isArray(value) ? (value as readonly unknown[]) : null;
    if (matrix === null ? area.rows * area.columns > 1 : !fits(matrix, area.rows, area.columns))
      throw new Error('a block is written as rows of cells, just as many as it has');
    book.guardCells(ref);
    // Nothing is left alone: an empty place empties its cell.
    const filled = matrix?.map((row) => (row as readonly unknown[]).map((one) => one ?? '')) ?? value ?? '';
    writeTyped({ book, sheet, area }, filled);
  };
  return {
    Value2: { get: () => read(valueOf), set: write },
    Formula: { get: () => read(formulaOf), set: write },
    // A function, whatever other programs have by that name; assigning it throws (measured).
    Value: {
      get: () => () => read(valueOf),
      set: () => {
        throw new Error('Value is not a property that can be assigned');
      },
    },
  };
}

function fits(matrix: readonly unknown[], rows: number, columns: number): boolean {
  return matrix.length === rows && matrix.every((row) => Array.isArray(row) && row.length === columns);
}

function valueOf({ value, isError }: Cell): unknown {
  if (!isError) return value;
  const number = errors[String(value)];
  if (number === undefined) throw new Error(`the number of ${String(value)} is not simulated`);
  return number;
}

/** Constants are told as their text, too. */
function formulaOf({ value, formula }: Cell): string {
  if (formula !== null) return formula;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value ?? '');
}

function looks(world: WpsWorld, ref: RangeRef): Members {
  const { opened, sheet, area } = ref;
  const { book } = opened;
  const format = (): ExcelObject => excelRange(ref).to('Format');
  const plain = (name: string, check: (value: unknown) => unknown): Member => ({
    get: () => format().get(name),
    set: (value: unknown) => format().set(name, check(value)),
  });
  const worded = (name: string, words: Words): Member => ({
    get: () => words.number(format().get(name)),
    set: (value: unknown) => format().set(name, words.word(value)),
  });
  const { pointsPerDigit, pointsBeside } = world.widths;
  const width = (): number => {
    if (area.columns > 500) throw new Error('the width of so many columns is not simulated');
    let points = 0;
    for (let column = area.column; column < area.column + area.columns; column++)
      points += book.model.columnWidth(sheet, column);
    return points;
  };
  const make = (name: string, members: Members): Member => readOnly(() => world.maker.make(name, ref, members));
  const entire = (name: string, hidden: 'RowHidden' | 'ColumnHidden'): Member =>
    make(name, {
      Hidden: {
        get: () => excelRange(ref).get(hidden),
        set: (value: unknown) => excelRange(ref).set(hidden, asBoolean(value)),
      },
    });
  return {
    NumberFormat: {
      get: () => uniform(excelRange(ref).get('NumberFormat')),
      set: (value: unknown) => excelRange(ref).set('NumberFormat', asText(value)),
    },
    HorizontalAlignment: worded('HorizontalAlignment', horizontal),
    VerticalAlignment: worded('VerticalAlignment', vertical),
    WrapText: plain('WrapText', asBoolean),
    IndentLevel: plain('IndentLevel', asNumber),
    Locked: {
      get: () => format().to('Protection').get('Locked'),
      set: (value: unknown) => format().to('Protection').set('Locked', asBoolean(value)),
    },
    ColumnWidth: {
      get: () => (book.model.columnWidth(sheet, area.column) - pointsBeside) / pointsPerDigit,
      set: (value: unknown) => {
        const points = asNumber(value) * pointsPerDigit + pointsBeside;
        format().set('ColumnWidth', value === 0 ? 0 : Math.round(points / pixel) * pixel);
      },
    },
    Width: readOnly(width),
    RowHeight: plain('RowHeight', asNumber),
    EntireRow: entire('EntireRow', 'RowHidden'),
    EntireColumn: entire('EntireColumn', 'ColumnHidden'),
    Font: make('Font', {
      Name: {
        get: () => format().to('Font').get('Name'),
        set: (value: unknown) => format().to('Font').set('Name', asText(value)),
      },
      Size: {
        get: () => format().to('Font').get('Size'),
        set: (value: unknown) => format().to('Font').set('Size', asNumber(value)),
      },
      Bold: {
        get: () => format().to('Font').get('Bold'),
        set: (value: unknown) => format().to('Font').set('Bold', asBoolean(value)),
      },
      Color: {
        get: () => toBgr(format().to('Font').get('Color')),
        set: (value: unknown) => format().to('Font').set('Color', fromBgr(value)),
      },
    }),
    Interior: make('Interior', {
      Color: {
        get: () => toBgr(format().to('Fill').get('Color')),
        set: (value: unknown) => format().to('Fill').set('Color', fromBgr(value)),
      },
      ColorIndex: {
        set: (value: unknown) => {
          if (value !== noColour) throw new Error('Interior.ColorIndex is simulated for "none" alone');
          format().to('Fill').call('Clear');
        },
      },
    }),
    Borders: make('Borders', {
      Item: {
        call: (index: unknown) => {
          const line = (): ExcelObject => borderOf(format(), borders.word(index));
          return world.maker.make('Border', ref, {
            LineStyle: {
              get: () => lineStyles.number(line().get('Style')),
              set: (value: unknown) => line().set('Style', lineStyles.word(value)),
            },
            Weight: {
              get: () => lineWeights.number(line().get('Weight')),
              set: (value: unknown) => line().set('Weight', lineWeights.word(value)),
            },
          });
        },
      },
    }),
    Validation: readOnly(() => validation(world, ref)),
    FormatConditions: readOnly(() => formatConditions(world, ref)),
  };
}

/** null where the cells differ. */
function uniform(matrix: unknown): string | null {
  const all = new Set((matrix as readonly (readonly string[])[]).flat());
  return all.size === 1 ? [...all][0]! : null;
}

function borderOf(format: ExcelObject, side: string): ExcelObject {
  return excelObject(format.to('Borders').call('GetItem', side) as Parameters<typeof excelObject>[0]);
}

function excelRange({ opened, sheet, area }: RangeRef): ExcelObject {
  return excelObject(rangeOf(opened.book, { sheet, area }));
}
