import { areaText, parseArea, quotedSheet, splitAddress } from '../excel/address';
import type { NameRecord } from '../excel/model';
import { NamedItemCollection } from '../excel/names';
import { Workbook } from '../excel/workbook';
import { WorksheetCollection } from '../excel/worksheets';
import { excelObject } from './excel-object';
import { asBoolean, asNumber, asText, readOnly } from './object';
import type { OpenedBook, SheetRef, WpsWorld } from './state';
import { moveSheet } from './worksheet';

export function workbook(world: WpsWorld, opened: OpenedBook): object {
  const { book } = opened;
  return world.maker.make('Workbook', opened, {
    FullName: readOnly(() => opened.fullName),
    ProtectStructure: readOnly(() => excelObject(Workbook.of({ book })).to('Protection').get('Protected')),
    Names: readOnly(() => names(world, opened)),
    Worksheets: readOnly(() => worksheets(world, opened)),
    ActiveSheet: readOnly(() => world.worksheet({ opened, sheet: book.model.active() })),
    Activate: { call: () => void (world.active = opened) },
  });
}

function worksheets(world: WpsWorld, opened: OpenedBook): object {
  const { model } = opened.book;
  return world.maker.make('Worksheets', opened, {
    Count: readOnly(() => model.sheets().length),
    Item: {
      call: (index: unknown) => {
        const sheet = model.sheets()[asNumber(index) - 1];
        if (sheet === undefined) throw new Error('there is no such sheet');
        return world.worksheet({ opened, sheet });
      },
    },
    /** The new sheet comes to the front. */
    Add: {
      call: (before: unknown, after: unknown) => {
        const made = excelObject(WorksheetCollection.of({ book: opened.book })).call('Add') as {
          readonly state: { readonly sheet: string };
        };
        const ref: SheetRef = { opened, sheet: made.state.sheet };
        moveSheet(world, ref, before, after);
        model.activate(ref.sheet);
        return world.worksheet(ref);
      },
    },
  });
}

/** Names of a sheet's own are among them, with the sheet's name before theirs. */
function names(world: WpsWorld, opened: OpenedBook): object {
  const { book } = opened;
  const all = (): readonly NameRecord[] =>
    [...book.model.names()].sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1));
  const collection = (sheet: string | null) => excelObject(NamedItemCollection.of({ book, sheet }));
  const excelName = ({ name, sheet }: NameRecord) =>
    excelObject(collection(sheet).call('GetItem', name) as Parameters<typeof excelObject>[0]);
  return world.maker.make('Names', opened, {
    Count: readOnly(() => all().length),
    Item: {
      call: (index: unknown) => {
        const record = all()[asNumber(index) - 1];
        if (!record) throw new Error('there is no such name');
        return world.maker.make('Name', record, {
          Name: readOnly(() =>
            record.sheet === null ? record.name : `${quotedSheet(book.info(record.sheet).name)}!${record.name}`,
          ),
          RefersTo: readOnly(() => `=${asWps(record.refersTo)}`),
          Visible: {
            get: () => excelName(record).get('Visible'),
            set: (value: unknown) => excelName(record).set('Visible', asBoolean(value)),
          },
          Delete: { call: () => void excelName(record).call('Delete') },
        });
      },
    },
    /** The harsher reading of what nobody has measured: that the name be hidden is passed over. */
    Add: {
      call: (name: unknown, refersTo: unknown, visible: unknown) => {
        asBoolean(visible);
        const text = asText(refersTo);
        if (!text.startsWith('=')) throw new Error('what a name refers to begins with "="');
        const wanted = asText(name).toLowerCase();
        const found = all().find((one) => one.sheet === null && one.name.toLowerCase() === wanted);
        if (found) excelName(found).set('Formula', text);
        else collection(null).call('Add', name, text);
      },
    },
  });
}

/** Sheet names are quoted where they must be, and only there. */
function asWps(refersTo: string): string {
  const { sheet, address } = splitAddress(refersTo);
  const area = parseArea(address);
  return sheet !== null && area ? `${quotedSheet(sheet)}!${areaText(area, true)}` : refersTo;
}
