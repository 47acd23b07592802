import type { IWorkbookData } from '@univerjs/core';
import type { UniverLibrary } from './types';

/** One workbook open in one Univer. */
export interface OpenUniver {
  readonly library: UniverLibrary;
  readonly univer: InstanceType<UniverLibrary['Univer']>;
  readonly api: InstanceType<UniverLibrary['FUniver']>;
  readonly workbook: ReturnType<InstanceType<UniverLibrary['FUniver']>['createWorkbook']>;
  readonly unitId: string;
}

let opened = 0;

/**
 * Opens a workbook without a grid. Univer keeps caches beyond a workbook, so each gets an id of its own. Formulas are calculated
 * anew whatever the file's cached results say (calculation.ts starts that).
 */
export function openUniver(library: UniverLibrary, snapshot: Partial<IWorkbookData>): OpenUniver {
  const univer = new library.Univer({
    locale: library.LocaleType.ZH_CN,
    locales: { [library.LocaleType.ZH_CN]: {} },
    logLevel: library.LogLevel.SILENT,
  });
  univer.registerPlugin(library.UniverFormulaEnginePlugin);
  univer.registerPlugin(library.UniverDocsPlugin);
  univer.registerPlugin(library.UniverSheetsPlugin);
  univer.registerPlugin(library.UniverSheetsFormulaPlugin, {
    initialFormulaComputing: library.CalculationMode.NO_CALCULATION,
  });
  univer.registerPlugin(library.UniverSheetsNumfmtPlugin);
  univer.registerPlugin(library.UniverDataValidationPlugin);
  univer.registerPlugin(library.UniverSheetsDataValidationPlugin);
  univer.registerPlugin(library.UniverSheetsConditionalFormattingPlugin);
  const api = library.FUniver.newAPI(univer);
  const unitId = `workbook-${++opened}`;
  const workbook = api.createWorkbook({ ...snapshot, id: unitId });
  return { library, univer, api, workbook, unitId };
}
