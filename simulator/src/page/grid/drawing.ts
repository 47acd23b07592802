import type { ICellData, Nullable, Worksheet } from '@univerjs/core';
import { EventType } from '../../excel/book';
import type { SimulatedExcel } from '../../excel/host';
import type { OpenUniver } from '../../excel/univer/open';
import type { GridLibrary } from './open-grid';

/** How long the picture of an edit may wait for what the add-in asks then: three frames. */
const PATIENCE_MS = 50;

/**
 * Office draws its cells in another process than the one that serves an add-in. Here one thread does both, and in software a redraw takes
 * it for 20 to 40 ms, several times after an edit: so an add-in that was told of an edit is answered first, and the grid drawn behind that.
 */
export function drawBehindAnswers(open: OpenUniver, library: GridLibrary, host: SimulatedExcel): void {
  const { univer, unitId, workbook } = open;
  let heldUntil = 0;
  host.listen(({ type }) => {
    if (type === EventType.Changed && !host.book.isAddinAtWork) heldUntil = performance.now() + PATIENCE_MS;
  });
  host.traffic.onExchange(() => (heldUntil = 0));
  // The scene comes with a later turn of Univer's life.
  const renders = univer.__getInjector().get(library.IRenderManagerService);
  const coming = renders.created$.subscribe(({ unitId: unit, scene }) => {
    if (unit !== unitId) return;
    coming.unsubscribe();
    const draw = scene.render.bind(scene);
    scene.render = (context) => {
      // What is not drawn now stays dirty, and is asked for again with the next frame.
      if (performance.now() >= heldUntil) remembering(workbook.getWorkbook().getActiveSheet(), () => draw(context));
    };
  });
}

/**
 * Univer 0.25 puts a cell together from its plug-ins (format, rules, validation) seven times in one redraw, most of what it takes. Nothing
 * changes while the grid is being drawn, so once is enough.
 */
function remembering(sheet: Worksheet, work: () => void): void {
  const drawn = new Map<number, Nullable<ICellData>>();
  const width = sheet.getMaxColumns() + 1;
  const { getCell } = Object.getPrototypeOf(sheet) as Worksheet;
  sheet.getCell = (row, column) => {
    const key = row * width + column;
    if (!drawn.has(key)) drawn.set(key, getCell.call(sheet, row, column));
    return drawn.get(key);
  };
  try {
    work();
  } finally {
    // The class's own method again.
    Reflect.deleteProperty(sheet, 'getCell');
  }
}
