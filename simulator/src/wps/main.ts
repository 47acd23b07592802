import * as library from '../excel/univer/library';
import { UniverModel } from '../excel/univer/univer-model';
import { SimulatedWps } from './program';
import type { AddinFiles, SimulatedAddin } from './ribbon';

/**
 * The simulated WPS 表格 in a page, for tests in a browser: this script stands in the window, the pane in a frame of it, and what the frame
 * finds as `wps` is `simulatedWps.global`.
 */
const model = UniverModel.open(library, {
  name: '工作簿1',
  sheetOrder: ['s1'],
  sheets: { s1: { id: 's1', name: 'Sheet1', rowCount: 60, columnCount: 16 } },
});
/** What the build in question does not have is left here before. */
const { wpsLacks = [] } = window as { readonly wpsLacks?: readonly string[] };
const program = new SimulatedWps(model, { lacks: wpsLacks });
const { book } = program.active;

Object.assign(window, {
  simulatedWps: {
    global: program.global(),
    /** The user types; resolves once it is calculated. */
    type: async (sheet: string, address: string, content: number | string | null): Promise<void> => {
      program.typeAsUser(book, sheet, address, content);
      await book.settle();
    },
    valueAt: (sheet: string, address: string): unknown => {
      const place = book.place(address, book.sheetOf(sheet));
      return model.cell(place.sheet, place.area.row, place.area.column).value;
    },
    names: (): number => model.names().length,
    /** Somebody deletes a name. */
    deleteName: (name: string): void => model.deleteName(name, null),
    standsOn: (): string => {
      const { sheet, area } = model.selection();
      return book.addressOf({ sheet, area });
    },
    panes: program.panes,
    disk: program.disk,
    /** The user saves the workbook in a folder of their own. */
    saveAs: (name: string): void => program.saveAs(program.active, `${program.disk.home}/${name}`),
    load: (files: AddinFiles): SimulatedAddin => program.load(files),
  },
});
