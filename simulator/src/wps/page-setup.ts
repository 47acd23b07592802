import { Worksheet } from '../excel/objects';
import { PAPER_SIZES } from '../excel/paper-sizes';
import { areaText } from '../excel/address';
import { excelObject, Words, type ExcelObject } from './excel-object';
import { asBoolean, asNumber, asText, type Member } from './object';
import type { SheetRef, WpsWorld } from './state';

const orientations = new Words({ 1: 'Portrait', 2: 'Landscape' });

export function pageSetup(world: WpsWorld, ref: SheetRef): object {
  const { opened, sheet } = ref;
  const settings = () => opened.book.extras.of(sheet).page;
  const excel = (): ExcelObject => excelObject(Worksheet.of({ book: opened.book, sheet })).to('PageLayout');
  const plain = (name: string, check: (value: unknown) => unknown): Member => ({
    get: () => excel().get(name),
    set: (value: unknown) => excel().set(name, check(value)),
  });
  const fitted = (key: 'horizontalFitToPages' | 'verticalFitToPages'): Member => ({
    get: () => settings().zoom[key] ?? false,
    set: (value: unknown) => {
      const { scale, ...rest } = settings().zoom;
      // As long as there is a scale, nobody fits anything.
      if (scale !== undefined) return;
      excel().set('Zoom', { ...rest, [key]: value === false ? undefined : asNumber(value) });
    },
  });
  const area = (key: 'printArea' | 'titleRows', method: string): Member => ({
    get: () => {
      const found = settings()[key];
      return found ? areaText(found, true) : '';
    },
    set: (value: unknown) => void excel().call(method, asText(value)),
  });
  return world.maker.make('PageSetup', ref, {
    PaperSize: {
      get: () => PAPER_SIZES.indexOf(excel().get('PaperSize') as (typeof PAPER_SIZES)[number]) + 1,
      set: (value: unknown) => excel().set('PaperSize', PAPER_SIZES[asNumber(value) - 1]),
    },
    Orientation: {
      get: () => orientations.number(excel().get('Orientation')),
      set: (value: unknown) => excel().set('Orientation', orientations.word(value)),
    },
    CenterHorizontally: plain('CenterHorizontally', asBoolean),
    BlackAndWhite: plain('BlackAndWhite', asBoolean),
    Zoom: {
      get: () => settings().zoom.scale ?? false,
      set: (value: unknown) =>
        excel().set(
          'Zoom',
          value === false ? { horizontalFitToPages: 1, verticalFitToPages: 1 } : { scale: asNumber(value) },
        ),
    },
    FitToPagesWide: fitted('horizontalFitToPages'),
    FitToPagesTall: fitted('verticalFitToPages'),
    TopMargin: plain('TopMargin', asNumber),
    BottomMargin: plain('BottomMargin', asNumber),
    LeftMargin: plain('LeftMargin', asNumber),
    RightMargin: plain('RightMargin', asNumber),
    HeaderMargin: plain('HeaderMargin', asNumber),
    FooterMargin: plain('FooterMargin', asNumber),
    PrintArea: area('printArea', 'SetPrintArea'),
    PrintTitleRows: area('titleRows', 'SetPrintTitleRows'),
    CenterFooter: {
      get: () => settings().headersFooters.CenterFooter,
      set: (value: unknown) => excel().to('HeadersFooters').to('DefaultForAllPages').set('CenterFooter', asText(value)),
    },
  });
}
