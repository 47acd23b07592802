import { invalidArgument } from '../executor/errors';
import {
  asBoolean,
  asNumber,
  asOptions,
  asText,
  defineType,
  oneOf,
  type Arguments,
  type HostObject,
  type HostType,
  type Property,
} from '../executor/type-table';
import { isWholeColumns, isWholeRows } from './address';
import { HEADERS_FOOTERS, MARGINS, newExtras, type HeaderFooter, type Margin, type PageSettings } from './extras';
import type { Area } from './model';
import { rangeArgument, rangeOf, type SheetState } from './objects';
import { PAPER_SIZES } from './paper-sizes';

/** Points in one of the units a margin may be given in. */
const unitPoints = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 } as const;

function page({ book, sheet }: SheetState): PageSettings {
  return book.extras.of(sheet).page;
}

export function changePage({ book, sheet }: SheetState, part: Partial<PageSettings>): void {
  const extras = book.extras.of(sheet);
  book.write(() => {
    extras.page = { ...extras.page, ...part };
  });
}

function plain<Key extends keyof PageSettings>(
  key: Key,
  check: (value: unknown) => PageSettings[Key],
): Property<SheetState> {
  return {
    get: (state) => page(state)[key],
    set: (state, value) => changePage(state, { [key]: check(value) } as Partial<PageSettings>),
  };
}

function setMargin(state: SheetState, margin: Margin, points: number): void {
  if (points < 0) throw invalidArgument('A margin is not negative.');
  changePage(state, { margins: { ...page(state).margins, [margin]: points } });
}

const margins = Object.fromEntries(
  MARGINS.map((margin): [string, Property<SheetState>] => [
    `${margin}Margin`,
    { get: (state) => page(state).margins[margin], set: (state, value) => setMargin(state, margin, asNumber(value)) },
  ]),
);

function setMargins(state: SheetState, args: Arguments): void {
  const unit = args.word(0, ['Points', 'Inches', 'Centimeters']);
  const given = asOptions(args.any(1), 'PageLayoutMarginOptions', [
    'top',
    'bottom',
    'left',
    'right',
    'header',
    'footer',
  ]);
  for (const margin of MARGINS) {
    const value = given[margin.toLowerCase() as Lowercase<Margin>];
    if (value !== undefined && value !== null) setMargin(state, margin, asNumber(value) * unitPoints[unit]);
  }
}

function readZoom(value: unknown): PageSettings['zoom'] {
  const options = asOptions(value, 'PageLayoutZoomOptions', ['scale', 'horizontalFitToPages', 'verticalFitToPages']);
  const given = Object.fromEntries(
    Object.entries(options).filter(([, one]) => one !== undefined && one !== null),
  ) as Record<string, unknown>;
  const zoom = Object.fromEntries(
    Object.entries(given).map(([key, one]) => [key, asNumber(one)]),
  ) as PageSettings['zoom'];
  if (zoom.scale !== undefined && (zoom.scale < 10 || zoom.scale > 400)) throw invalidArgument('A scale is 10 to 400.');
  if (zoom.scale !== undefined && Object.keys(zoom).length > 1)
    throw invalidArgument('A scale excludes fitting to pages.');
  return zoom;
}

/** Setters take an address or a range; null and "" take the area away. */
function setArea(key: 'printArea' | 'titleRows' | 'titleColumns', check: (area: Area) => boolean) {
  return (state: SheetState, args: Arguments): void => {
    const given = args.any(0);
    if (given === null || given === '') return changePage(state, { [key]: null });
    const { sheet, area } = rangeArgument(state.book, state.sheet, given);
    if (sheet !== state.sheet || !check(area)) throw invalidArgument('The range does not fit here.');
    return changePage(state, { [key]: area });
  };
}

function areaObject(key: 'printArea' | 'titleRows' | 'titleColumns') {
  return (state: SheetState): HostObject | null => {
    const area = page(state)[key];
    return area && rangeOf(state.book, { sheet: state.sheet, area });
  };
}

const headerFooter = (name: HeaderFooter): [string, Property<SheetState>] => [
  name,
  {
    get: (state) => page(state).headersFooters[name],
    set: (state, value) =>
      changePage(state, { headersFooters: { ...page(state).headersFooters, [name]: asText(value) } }),
  },
];

const HeaderFooterType = defineType<SheetState>({
  name: 'HeaderFooter',
  properties: Object.fromEntries(HEADERS_FOOTERS.map(headerFooter)),
});

const HeaderFooterGroup = defineType<SheetState>({
  name: 'HeaderFooterGroup',
  properties: {
    State: {
      get: () => 'Default',
      set: (_state, value) => void oneOf(value, ['Default']),
    },
  },
  navigations: { DefaultForAllPages: (state) => HeaderFooterType.of(state) },
});

export const PageLayout: HostType<SheetState> = defineType<SheetState>({
  name: 'PageLayout',
  properties: {
    ...margins,
    Orientation: plain('orientation', (value) => oneOf(value, ['Portrait', 'Landscape'])),
    PaperSize: {
      get: (state) => {
        const { paperSize } = page(state);
        return paperSize === null ? newExtras().page.paperSize : typeof paperSize === 'number' ? null : paperSize;
      },
      set: (state, value) => changePage(state, { paperSize: oneOf(value, PAPER_SIZES) }),
    },
    CenterHorizontally: plain('centerHorizontally', asBoolean),
    CenterVertically: plain('centerVertically', asBoolean),
    PrintGridlines: plain('printGridlines', asBoolean),
    BlackAndWhite: plain('blackAndWhite', asBoolean),
    Zoom: plain('zoom', readZoom),
  },
  navigations: { HeadersFooters: (state) => HeaderFooterGroup.of(state) },
  methods: {
    SetPrintArea: setArea('printArea', () => true),
    SetPrintTitleRows: setArea('titleRows', isWholeRows),
    SetPrintTitleColumns: setArea('titleColumns', isWholeColumns),
    SetPrintMargins: setMargins,
    GetPrintAreaOrNullObject: areaObject('printArea'),
    GetPrintTitleRowsOrNullObject: areaObject('titleRows'),
    GetPrintTitleColumnsOrNullObject: areaObject('titleColumns'),
  },
});
