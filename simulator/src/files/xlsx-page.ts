import type ExcelJS from 'exceljs';
import { areaText, parseArea, quotedSheet } from '../excel/address';
import { newExtras, type HeaderFooter, type PageSettings } from '../excel/extras';
import type { Area } from '../excel/model';
import { PAPER_SIZES } from '../excel/paper-sizes';

const POINTS_PER_INCH = 72;
const parts = { L: 'Left', C: 'Center', R: 'Right' } as const;

export function pageFromFile(sheet: ExcelJS.Worksheet): PageSettings {
  const { pageSetup, headerFooter } = sheet;
  const { margins = {} as Partial<ExcelJS.Margins> } = pageSetup;
  const { page: usual } = newExtras();
  const inches = (value: number | undefined, points: number) =>
    value === undefined ? points : value * POINTS_PER_INCH;
  return {
    ...usual,
    orientation: pageSetup.orientation === 'landscape' ? 'Landscape' : 'Portrait',
    margins: {
      Top: inches(margins.top, usual.margins.Top),
      Bottom: inches(margins.bottom, usual.margins.Bottom),
      Left: inches(margins.left, usual.margins.Left),
      Right: inches(margins.right, usual.margins.Right),
      Header: inches(margins.header, usual.margins.Header),
      Footer: inches(margins.footer, usual.margins.Footer),
    },
    zoom: pageSetup.fitToPage
      ? { horizontalFitToPages: pageSetup.fitToWidth ?? 1, verticalFitToPages: pageSetup.fitToHeight ?? 1 }
      : { scale: pageSetup.scale ?? 100 },
    centerHorizontally: pageSetup.horizontalCentered === true,
    centerVertically: pageSetup.verticalCentered === true,
    printGridlines: pageSetup.showGridLines === true,
    blackAndWhite: pageSetup.blackAndWhite === true,
    paperSize: paperOf(pageSetup.paperSize),
    printArea: pageSetup.printArea ? parseArea(pageSetup.printArea) : null,
    titleRows: pageSetup.printTitlesRow ? parseArea(pageSetup.printTitlesRow) : null,
    titleColumns: pageSetup.printTitlesColumn ? parseArea(pageSetup.printTitlesColumn) : null,
    headersFooters: {
      ...usual.headersFooters,
      ...headerParts(headerFooter?.oddHeader, 'Header'),
      ...headerParts(headerFooter?.oddFooter, 'Footer'),
    },
  };
}

/** A number that nobody named stays itself. */
function paperOf(number: number | undefined): PageSettings['paperSize'] {
  return number === undefined ? null : (PAPER_SIZES[number - 1] ?? number);
}

function headerParts(text: string | undefined, which: 'Header' | 'Footer'): Partial<Record<HeaderFooter, string>> {
  const found = [...(text ?? '').matchAll(/&([LCR])([\s\S]*?)(?=&[LCR]|$)/g)];
  return Object.fromEntries(
    found.map(([, part, content]) => [`${parts[part as keyof typeof parts]}${which}`, content]),
  );
}

/** What a file keeps as names: exceljs would write print areas that move with the selected cell. */
export function pageNames(
  { printArea, titleRows, titleColumns }: PageSettings,
  sheetName: string,
): readonly { readonly name: string; readonly refersTo: string }[] {
  const at = (area: Area) => `${quotedSheet(sheetName)}!${areaText(area, true)}`;
  const titles = [titleColumns, titleRows].filter((one) => one !== null).map(at);
  return [
    ...(printArea ? [{ name: '_xlnm.Print_Area', refersTo: at(printArea) }] : []),
    ...(titles.length > 0 ? [{ name: '_xlnm.Print_Titles', refersTo: titles.join(',') }] : []),
  ];
}

export function pageForFile(page: PageSettings, sheet: ExcelJS.Worksheet): void {
  const { margins, zoom, headersFooters: texts } = page;
  const inches = (points: number) => points / POINTS_PER_INCH;
  const fits = zoom.horizontalFitToPages !== undefined || zoom.verticalFitToPages !== undefined;
  Object.assign(sheet.pageSetup, {
    orientation: page.orientation === 'Landscape' ? 'landscape' : 'portrait',
    margins: {
      top: inches(margins.Top),
      bottom: inches(margins.Bottom),
      left: inches(margins.Left),
      right: inches(margins.Right),
      header: inches(margins.Header),
      footer: inches(margins.Footer),
    },
    fitToPage: fits,
    ...(fits
      ? { fitToWidth: zoom.horizontalFitToPages ?? 0, fitToHeight: zoom.verticalFitToPages ?? 0 }
      : { scale: zoom.scale ?? 100 }),
    horizontalCentered: page.centerHorizontally,
    verticalCentered: page.centerVertically,
    showGridLines: page.printGridlines,
    blackAndWhite: page.blackAndWhite,
    ...(page.paperSize === null
      ? {}
      : { paperSize: typeof page.paperSize === 'number' ? page.paperSize : PAPER_SIZES.indexOf(page.paperSize) + 1 }),
  });
  const line = (which: 'Header' | 'Footer') =>
    Object.entries(parts)
      .map(([sign, part]) => [sign, texts[`${part}${which}`]] as const)
      .filter(([, text]) => text !== '')
      .map(([sign, text]) => `&${sign}${text}`)
      .join('');
  if (line('Header') !== '') sheet.headerFooter.oddHeader = line('Header');
  if (line('Footer') !== '') sheet.headerFooter.oddFooter = line('Footer');
}
