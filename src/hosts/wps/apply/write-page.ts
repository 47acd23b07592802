import { absoluteA1 } from '../../../core/workbook/address';
import type { FreezePanes, PageSetup } from '../../../core/workbook/edit';
import { rectOf } from '../../port/live/area';
import { distancesMm, pageNumberText } from '../../port/live/page';
import type { EtPageSetup } from '../et-api';
import type { SheetWrite } from './planned';

/** XlPaperSize, XlPageOrientation. */
const paperA4 = 9;
const orientations = { portrait: 1, landscape: 2 } as const;

const points = (millimetres: number): number => (millimetres / 25.4) * 72;

/** Paper, scale, margins, page number, manual breaks, print area and title rows. */
export function planPage(page: PageSetup): SheetWrite {
  const printArea = absoluteA1(rectOf(page.printArea));
  return (sheet) => {
    const setup = sheet.PageSetup;
    setup.PaperSize = paperA4;
    setup.Orientation = orientations[page.orientation];
    setup.CenterHorizontally = page.centerHorizontally;
    // Keeps the pale input and formula fills off paper.
    setup.BlackAndWhite = true;
    fit(setup, page.fit);
    const { top, bottom, left, right, header, footer } = distancesMm(page);
    setup.TopMargin = points(top);
    setup.BottomMargin = points(bottom);
    setup.LeftMargin = points(left);
    setup.RightMargin = points(right);
    setup.HeaderMargin = points(header);
    setup.FooterMargin = points(footer);
    setup.PrintArea = printArea;
    if (page.titleRows) setup.PrintTitleRows = `$${page.titleRows[0]}:$${page.titleRows[1]}`;
    if (page.pageNumber) setup.CenterFooter = pageNumberText;
    // A break stands before the row it is given.
    for (const row of new Set(page.breaksAfterRows)) sheet.HPageBreaks.Add(sheet.Range(`A${row + 1}`));
  };
}

function fit(setup: EtPageSetup, wanted: PageSetup['fit']): void {
  if (wanted === false) {
    setup.Zoom = 100;
    return;
  }
  setup.Zoom = false;
  setup.FitToPagesWide = 1;
  setup.FitToPagesTall = wanted === 'width' ? false : 1;
}

/** Panes belong to the window: the sheet comes to the front for it, scrolled to its beginning. */
export function freeze({ rows, columns }: FreezePanes): SheetWrite {
  return (sheet, { application, book }) => {
    // Nobody looks at it, and no window can show it.
    if (sheet.Visible !== -1) return;
    book.Activate();
    sheet.Activate();
    const window = application.ActiveWindow!;
    window.FreezePanes = false;
    window.ScrollRow = 1;
    window.ScrollColumn = 1;
    window.SplitRow = rows;
    window.SplitColumn = columns;
    if (rows > 0 || columns > 0) window.FreezePanes = true;
  };
}
