import { itemNotFound } from '../executor/errors';
import { asBoolean, defineType, type Arguments, type HostObject, type HostType } from '../executor/type-table';
import { collectionEvents } from './event-methods';
import { Worksheet, type BookState } from './objects';
import { assertSheetName } from './sheet-name';

function add({ book }: BookState, args: Arguments): HostObject {
  let name = args.optionalText(0);
  if (name === null)
    for (let count = book.model.sheets().length + 1; name === null; count++)
      if (!book.findSheet(`Sheet${count}`)) name = `Sheet${count}`;
  const wanted = name;
  book.guardStructure();
  assertSheetName(book, wanted, null);
  let sheet = '';
  book.write(() => {
    sheet = book.model.addSheet(wanted);
  });
  return Worksheet.of({ book, sheet });
}

function getItem({ book }: BookState, args: Arguments): HostObject {
  return Worksheet.of({ book, sheet: book.sheetOf(args.text(0)) });
}

function visible({ book }: BookState, args: Arguments, index: number): readonly string[] {
  const onlyVisible = args.has(index) && asBoolean(args.any(index));
  return book.model.sheets().filter((sheet) => !onlyVisible || !book.info(sheet).hidden);
}

function edge(state: BookState, args: Arguments, from: 0 | -1): HostObject {
  const sheet = visible(state, args, 0).at(from);
  if (sheet === undefined) throw itemNotFound('worksheet');
  return Worksheet.of({ book: state.book, sheet });
}

export const WorksheetCollection: HostType<BookState> = defineType<BookState>({
  name: 'WorksheetCollection',
  item: getItem,
  items: ({ book }) => book.model.sheets().map((sheet) => Worksheet.of({ book, sheet })),
  methods: {
    ...collectionEvents,
    Add: add,
    GetItem: getItem,
    GetItemOrNullObject: ({ book }, args) => {
      const sheet = book.findSheet(args.text(0));
      return sheet === null ? null : Worksheet.of({ book, sheet });
    },
    GetActiveWorksheet: ({ book }) => Worksheet.of({ book, sheet: book.model.active() }),
    GetCount: (state, args) => visible(state, args, 0).length,
    GetFirst: (state, args) => edge(state, args, 0),
    GetLast: (state, args) => edge(state, args, -1),
  },
});
