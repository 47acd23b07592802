import type { HostProfile } from './profile';

/** Floor of the product: Excel 2021 / LTSC 2021. */
export const ltsc2021: HostProfile = {
  title: 'Excel LTSC 2021',
  requirementSets: { ExcelApi: '1.14', DelayForCellEdit: '1.1', DialogApi: '1.2', AddinCommands: '1.1' },
  addinWriteEmptiesUndo: true,
  officeVersion: '16.0.14332.20000',
};

/** A subscription whose undo list survives; it claims no more sets than the tables hold. */
export const subscription: HostProfile = {
  ...ltsc2021,
  title: 'Microsoft 365',
  addinWriteEmptiesUndo: false,
  officeVersion: '16.0.19000.20000',
};

/** Too old for the product: to see what the pane says then. */
export const excel2019: HostProfile = {
  ...ltsc2021,
  title: 'Excel 2019',
  requirementSets: { ExcelApi: '1.7' },
  officeVersion: '16.0.10400.20000',
};
