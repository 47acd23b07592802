/**
 * What we use of Univer, in one place: scripts/build-univer.mjs bundles this file once into dist/univer, because jest cannot load
 * Univer's own modules and a page should load one file. Everything else imports its types only and is handed the library.
 */
import '@univerjs/sheets/facade';
import '@univerjs/engine-formula/facade';
import '@univerjs/sheets-formula/facade';
import '@univerjs/sheets-numfmt/facade';
import '@univerjs/sheets-data-validation/facade';
import '@univerjs/sheets-conditional-formatting/facade';

export {
  CanceledError,
  CommandType,
  ICommandService,
  IConfigService,
  IUndoRedoService,
  LocaleType,
  LogLevel,
  Univer,
} from '@univerjs/core';
export { FUniver } from '@univerjs/core/facade';
export { UniverDataValidationPlugin } from '@univerjs/data-validation';
export { UniverDocsPlugin } from '@univerjs/docs';
export {
  ENGINE_FORMULA_PLUGIN_CONFIG_KEY,
  FormulaDataModel,
  IActiveDirtyManagerService,
  IDefinedNamesService,
  IFunctionService,
  SetFormulaCalculationStartMutation,
  UniverFormulaEnginePlugin,
} from '@univerjs/engine-formula';
export { SheetInterceptorService, SheetsSelectionsService, UniverSheetsPlugin } from '@univerjs/sheets';
export { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
export { UniverSheetsDataValidationPlugin } from '@univerjs/sheets-data-validation';
export { CalculationMode, UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
export { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
