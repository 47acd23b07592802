/**
 * Univer with its grid, for the workbench's page: what the headless model uses, and the presets that draw. scripts/build-univer.mjs
 * bundles this once into dist/univer/browser.js; the page takes it from the global `UniverForWorkbench`.
 */
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import '@univerjs/ui/facade';
import '@univerjs/sheets-ui/facade';
import { mergeLocales } from '@univerjs/core';
import conditionalTexts from '@univerjs/preset-sheets-conditional-formatting/locales/zh-CN';
import coreTexts from '@univerjs/preset-sheets-core/locales/zh-CN';
import validationTexts from '@univerjs/preset-sheets-data-validation/locales/zh-CN';

export * from '../../excel/univer/library';
export { IRenderManagerService, ISheetClipboardService } from '@univerjs/preset-sheets-core';
export { greenTheme } from '@univerjs/themes';
export { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
export { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
export { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';

/** Univer's own words in Chinese. */
export const texts = mergeLocales(coreTexts, validationTexts, conditionalTexts);
