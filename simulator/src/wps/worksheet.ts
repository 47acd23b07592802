import { MAX_COLUMNS, MAX_ROWS } from '../excel/address';
import { Worksheet } from '../excel/objects';
import type { ProtectionOption } from '../excel/extras';
import { excelObject, Words, type ExcelObject } from './excel-object';
import { asBoolean, asText, readOnly, type Members } from './object';
import { pageSetup } from './page-setup';
import type { RangeRef, SheetRef, WpsWorld } from './state';

const visibilities = new Words({ [-1]: 'Visible', 0: 'Hidden', 2: 'VeryHidden' });
const wholeSheet = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };
const firstCell = { row: 0, column: 0, rows: 1, columns: 1 };

/** The arguments of Worksheet.Protect from the sixth on; "Inserting" and the like in the properties of Protection. */
const allowances: readonly (readonly [string, ProtectionOption])[] = [
  ['AllowFormattingCells', 'allowFormatCells'],
  ['AllowFormattingColumns', 'allowFormatColumns'],
  ['AllowFormattingRows', 'allowFormatRows'],
  ['AllowInsertingColumns', 'allowInsertColumns'],
  ['AllowInsertingRows', 'allowInsertRows'],
  ['AllowInsertingHyperlinks', 'allowInsertHyperlinks'],
  ['AllowDeletingColumns', 'allowDeleteColumns'],
  ['AllowDeletingRows', 'allowDeleteRows'],
  ['AllowSorting', 'allowSort'],
  ['AllowFiltering', 'allowAutoFilter'],
  ['AllowUsingPivotTables', 'allowPivotTables'],
];

export function worksheet(world: WpsWorld, ref: SheetRef): object {
  const { opened, sheet } = ref;
  const { book } = opened;
  if (!book.model.sheet(sheet)) throw new Error('the sheet is gone');
  const excel = excelObject(Worksheet.of({ book, sheet }));
  return world.maker.make('Worksheet', ref, {
    Name: { get: () => excel.get('Name'), set: (value: unknown) => excel.set('Name', asText(value)) },
    Visible: {
      get: () => visibilities.number(excel.get('Visibility')),
      set: (value: unknown) => excel.set('Visibility', visibilities.word(value)),
    },
    UsedRange: readOnly(() => world.range({ opened, sheet, area: book.model.used(sheet, false) ?? firstCell })),
    Cells: readOnly(() => world.range({ opened, sheet, area: wholeSheet })),
    Range: { call: (address: unknown) => world.range({ opened, ...book.place(asText(address), sheet) }) },
    PageSetup: readOnly(() => pageSetup(world, ref)),
    HPageBreaks: readOnly(() =>
      world.maker.make('HPageBreaks', ref, {
        Add: {
          call: (before: unknown) => {
            const { area } = world.maker.stateOf<RangeRef>(before)!;
            excel.to('HorizontalPageBreaks').call('Add', `A${area.row + 1}`);
          },
        },
      }),
    ),
    ...standing(world, ref, excel),
    ...protection(world, ref, excel),
  });
}

function standing(world: WpsWorld, { opened, sheet }: SheetRef, excel: ExcelObject): Members {
  return {
    Activate: {
      call: () => {
        world.active = opened;
        excel.call('Activate');
      },
    },
    Delete: {
      call: () => {
        if (world.displayAlerts) throw new Error('a question is open: is the sheet to be deleted?');
        excel.call('Delete');
      },
    },
    Move: {
      call: (before: unknown, after: unknown) => moveSheet(world, { opened, sheet }, before, after),
    },
  };
}

export function moveSheet(world: WpsWorld, { opened, sheet }: SheetRef, before: unknown, after: unknown): void {
  const [next, previous] = [world.maker.stateOf<SheetRef>(before), world.maker.stateOf<SheetRef>(after)];
  const beside = next ?? previous;
  if (!beside) throw new Error('moving a sheet to a workbook of its own is not simulated');
  const order = opened.book.model.sheets().filter((one) => one !== sheet);
  const index = order.indexOf(beside.sheet) + (next ? 0 : 1);
  excelObject(Worksheet.of({ book: opened.book, sheet })).set('Position', index);
}

function protection(world: WpsWorld, ref: SheetRef, excel: ExcelObject): Members {
  const options = (): Record<string, boolean> => excel.to('Protection').get('Options') as Record<string, boolean>;
  return {
    ProtectContents: readOnly(() => excel.to('Protection').get('Protected')),
    Protection: readOnly(() =>
      world.maker.make(
        'Protection',
        ref,
        Object.fromEntries(allowances.map(([name, option]) => [name, readOnly(() => options()[option])])),
      ),
    ),
    Protect: {
      call: (
        password: unknown,
        _objects: unknown,
        cells: unknown,
        _scenarios: unknown,
        onlyUsers: unknown,
        ...allowed: unknown[]
      ) => {
        if (cells !== true || onlyUsers !== false)
          throw new Error('Worksheet.Protect is simulated for contents, for all');
        if (allowed.length > allowances.length) throw new Error('Worksheet.Protect has no more arguments');
        const wanted = Object.fromEntries(
          allowances.flatMap(([, option], index) =>
            allowed[index] === undefined ? [] : [[option, asBoolean(allowed[index])]],
          ),
        );
        if (excel.to('Protection').get('Protected')) excel.to('Protection').call('Unprotect');
        excel.to('Protection').call('Protect', wanted, password ?? undefined);
      },
    },
    Unprotect: { call: () => void excel.to('Protection').call('Unprotect') },
  };
}
