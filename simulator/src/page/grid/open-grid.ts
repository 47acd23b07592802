import type { IWorkbookData } from '@univerjs/core';
import type { OpenUniver } from '../../excel/univer/open';
import type * as library from './library';

/** The bundled library with the grid, as the page's script tag brings it. */
export type GridLibrary = typeof library;

let opened = 0;

/** Entries of Univer's menus that would go around the simulated Excel's own layer, or that Excel has elsewhere. */
const hidden = [
  'sheet.menu.conditional-formatting',
  'sheet.contextMenu.permission',
  'sheet.menu.sheets-protection',
  'sheet.command.delete-worksheet-protection-from-sheet-bar',
  'sheet.command.add-worksheet-protection-from-sheet-bar',
];

/** Opens a workbook in the grid. What differs from the headless one (univer/open.ts) is only that it is drawn. */
export function openGrid(library: GridLibrary, container: HTMLElement, snapshot: Partial<IWorkbookData>): OpenUniver {
  const univer = new library.Univer({
    locale: library.LocaleType.ZH_CN,
    locales: { [library.LocaleType.ZH_CN]: library.texts },
    logLevel: library.LogLevel.ERROR,
    theme: library.greenTheme,
  });
  const presets = [
    library.UniverSheetsCorePreset({
      container,
      ribbonType: 'simple',
      disableAutoFocus: true,
      formula: { initialFormulaComputing: library.CalculationMode.NO_CALCULATION },
      menu: Object.fromEntries(hidden.map((id) => [id, { hidden: true }])),
    }),
    // The list's search box would take the keyboard from somebody who is typing into the cell, and Excel's list has neither (fault 18).
    library.UniverSheetsDataValidationPreset({ showSearchOnDropdown: false, showEditOnDropdown: false }),
    library.UniverSheetsConditionalFormattingPreset(),
  ];
  for (const plugin of presets.flatMap(({ plugins }) => plugins)) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  const api = library.FUniver.newAPI(univer);
  const unitId = `grid-${++opened}`;
  const workbook = api.createWorkbook({ ...snapshot, id: unitId });
  return { library, univer, api, workbook, unitId };
}
