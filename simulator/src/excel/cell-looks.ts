import { invalidArgument, notSimulated } from '../executor/errors';
import { asOptions, asText, type Property } from '../executor/type-table';
import { isUnbounded } from './address';
import type { Hyperlink } from './cell-marks';
import { defaultStyle, type CellStyle, type StyleChange } from './model';
import type { RangeState } from './objects';
import { bounded, setStyle } from './style-values';

/** Built-in cell styles that are simulated, as far as a style is letters and a fill. */
const looks: Readonly<Record<string, Partial<Omit<CellStyle, 'borders'>>>> = {
  Normal: {
    fill: null,
    color: defaultStyle.color,
    bold: false,
    italic: false,
    underline: false,
    strikethrough: false,
    fontName: defaultStyle.fontName,
    fontSize: defaultStyle.fontSize,
    numberFormat: 'General',
  },
  SheetTitle: { fontSize: 18, color: '#44546A' },
  Heading1: { fontSize: 15, bold: true, color: '#44546A' },
  Heading2: { fontSize: 13, bold: true, color: '#44546A' },
  Heading3: { bold: true, color: '#44546A' },
  Heading4: { bold: true, color: '#44546A' },
  Good: { fill: '#C6EFCE', color: '#006100' },
  Bad: { fill: '#FFC7CE', color: '#9C0006' },
  Neutral: { fill: '#FFEB9C', color: '#9C5700' },
  Total: { bold: true },
  ExplanatoryText: { italic: true, color: '#7F7F7F' },
  WarningText: { color: '#FF0000' },
};

/** Excel.BuiltInStyle beside those. */
const others: readonly string[] = [
  ...[
    'Comma',
    'Currency',
    'Percent',
    'WholeComma',
    'WholeDollar',
    'Hlink',
    'HlinkTrav',
    'Note',
    'Emphasis1',
    'Emphasis2',
  ],
  ...['Emphasis3', 'Input', 'Output', 'Calculation', 'CheckCell', 'LinkedCell'],
  ...[1, 2, 3, 4, 5, 6].flatMap((number) => ['', '_20', '_40', '_60'].map((share) => `Accent${number}${share}`)),
];

/** The name of the style that all cells share; null where they differ. */
export const styleName: Property<RangeState> = {
  get: (range) => {
    const { styles } = range.book.extras;
    const area = isUnbounded(range.area) ? bounded(range) : range.area;
    const names = new Set(
      styles.within(range.sheet, area).map(([row, column]) => styles.at(range.sheet, row, column) ?? 'Normal'),
    );
    const [only = 'Normal'] = names;
    return names.size === 1 ? only : null;
  },
  set: (range, value) => {
    const name = asText(value);
    const look = looks[name];
    if (!look && others.includes(name)) throw notSimulated('Range', `style ("${name}")`);
    if (!look) throw invalidArgument(`There is no style ${name}.`);
    setStyle(range, (): StyleChange => look);
    range.book.extras.styles.put(range.sheet, range.area, name);
  },
};

const KEYS = ['address', 'documentReference', 'screenTip', 'textToDisplay'] as const;

export const hyperlink: Property<RangeState> = {
  get: ({ book, sheet, area }) => {
    const { links } = book.extras;
    const found = new Set(links.within(sheet, area).map(([row, column]) => links.at(sheet, row, column)));
    const [only = null] = found;
    if (found.size !== 1 || !only) return null;
    return { ...only, textToDisplay: book.model.texts(sheet, { ...area, rows: 1, columns: 1 })[0]?.[0] ?? '' };
  },
  set: (range, value) => {
    const { book, sheet, area } = range;
    const stated = asOptions(value, 'RangeHyperlink', KEYS);
    const link = Object.fromEntries(
      KEYS.flatMap((key) => (stated[key] ? [[key, asText(stated[key])]] : [])),
    ) as Hyperlink;
    if (link.address === undefined && link.documentReference === undefined)
      throw invalidArgument('A hyperlink has an address or a place in the document.');
    if (isUnbounded(area)) throw invalidArgument('A hyperlink needs a range of cells.');
    book.guardCells(range, 'allowInsertHyperlinks');
    const shown = link.textToDisplay;
    book.write(() => {
      book.extras.links.put(sheet, area, link);
      book.model.write(sheet, area, (row, column) => {
        const cell = book.model.cell(sheet, row, column);
        if (shown !== undefined) return { value: shown, asText: true };
        return cell.value === null ? { value: link.address ?? link.documentReference ?? '', asText: true } : undefined;
      });
      book.model.setStyle(sheet, area, () => ({ underline: true, color: '#0563C1' }));
    });
  },
};

/** Takes the links away; their look stays, unless that goes too. */
export function clearLinks(range: RangeState, withLook: boolean): void {
  const { book, sheet, area } = range;
  book.guardCells(range, 'allowInsertHyperlinks');
  book.write(() => {
    book.extras.links.put(sheet, area, null);
    if (withLook) book.model.setStyle(sheet, bounded(range), () => ({ underline: false, color: defaultStyle.color }));
  });
}
