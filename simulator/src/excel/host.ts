import { SimulatedHost } from '../executor/simulated-host';
import { excelAbsent } from '../profiles/excel-absent';
import { memberSets } from '../profiles/excel-members';
import type { HostProfile } from '../profiles/profile';
import { Book } from './book';
import type { WorkbookModel } from './model';
import { newObjects, Workbook } from './workbook';

/** Excel as an add-in meets it. */
export class SimulatedExcel extends SimulatedHost {
  readonly book: Book;

  constructor(model: WorkbookModel, profile: HostProfile) {
    const book = new Book(model, profile);
    super({
      root: Workbook.of({ book }),
      newObjects,
      asAddin: (work) => book.asAddin(work),
      apiSet: 'ExcelApi',
      memberSets,
      absent: excelAbsent,
      profile: () => book.profile,
      writes: () => book.writes,
      // Rows that come in while a calculation is under way confuse Univer's dependencies.
      settle: () => model.settle(),
      listen: (listener) => book.events.listen(listener),
    });
    this.book = book;
  }
}
