// Both define the members of a class that objects.ts declares.
import './range';
import './worksheet';
import { notSimulated } from '../executor/errors';
import { asBoolean, defineType, oneOf, readOnly, type HostObject, type HostType } from '../executor/type-table';
import { CultureInfo } from './culture';
import { CustomXmlPartCollection } from './custom-xml';
import { NamedItemCollection } from './names';
import { WorkbookProtection } from './protection';
import { rangeOf, type BookState } from './objects';
import { RangeAreas } from './range-areas';
import { SettingCollection } from './settings';
import { TableCollection } from './table';
import { WorksheetCollection } from './worksheets';

const Application = defineType<BookState>({
  name: 'Application',
  properties: {
    CalculationMode: {
      get: () => 'Automatic',
      set: (_state, value) => {
        oneOf(value, ['Automatic']);
      },
    },
    CalculationState: readOnly(() => 'Done'),
    DecimalSeparator: readOnly(() => '.'),
    ThousandsSeparator: readOnly(() => ','),
    UseSystemSeparators: readOnly(() => true),
  },
  navigations: { CultureInfo: () => CultureInfo.of(null) },
  methods: {
    Calculate: ({ book }, args) => {
      args.word(0, ['Recalculate', 'Full', 'FullRebuild']);
      book.model.recalculate();
    },
    // Both only spare Excel work; what is seen afterwards is the same.
    SuspendApiCalculationUntilNextSync: () => {},
    SuspendScreenUpdatingUntilNextSync: () => {},
  },
});

const Runtime = defineType<BookState>({
  name: 'Runtime',
  properties: {
    EnableEvents: {
      get: ({ book }) => book.events.enabled,
      set: ({ book }, value) => {
        book.events.enabled = asBoolean(value);
      },
    },
  },
});

function selected({ book }: BookState): HostObject {
  return rangeOf(book, book.model.selection());
}

export const Workbook: HostType<BookState> = defineType<BookState>({
  name: 'Workbook',
  properties: {
    Name: readOnly(({ book }) => book.model.name),
    ReadOnly: readOnly(() => false),
  },
  navigations: {
    Worksheets: (state) => WorksheetCollection.of(state),
    Tables: ({ book }) => TableCollection.of({ book, sheet: null }),
    Names: ({ book }) => NamedItemCollection.of({ book, sheet: null }),
    Application: (state) => Application.of(state),
    Protection: (state) => WorkbookProtection.of(state),
    Settings: (state) => SettingCollection.of(state),
    CustomXmlParts: (state) => CustomXmlPartCollection.of({ ...state, namespace: null }),
    _Runtime: (state) => Runtime.of(state),
  },
  methods: {
    GetSelectedRange: selected,
    GetSelectedRanges: ({ book }) => {
      const { sheet, area } = book.model.selection();
      return RangeAreas.of({ book, sheet, areas: [area] });
    },
    GetActiveCell: ({ book }) => {
      const { sheet, area } = book.model.selection();
      return rangeOf(book, { sheet, area: { ...area, rows: 1, columns: 1 } });
    },
    _GetRangeForEventByReferenceId: ({ book }, args) => {
      const place = book.eventRange(args.text(0));
      if (!place) throw notSimulated('Workbook', `the range of event ${args.text(0)}`);
      return rangeOf(book, place);
    },
    _GetRangeOrNullObjectForEventByReferenceId: ({ book }, args) => {
      const place = book.eventRange(args.text(0));
      return place && rangeOf(book, place);
    },
  },
});

const AddinInternalService = defineType<null>({
  name: 'AddinInternalService',
  methods: { NotifyActionHandlerReady: () => {} },
});

/** Objects the client makes by their server name. */
export const newObjects: Readonly<Record<string, () => HostObject>> = {
  'Microsoft.InternalService.AddinInternalService': () => AddinInternalService.of(null),
};
