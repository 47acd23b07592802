import type { HostProfile } from './profile';

/** Floor of the product: Word 2021 / LTSC 2021. */
export const wordLtsc2021: HostProfile = {
  title: 'Word LTSC 2021',
  requirementSets: {
    WordApi: '1.3',
    CustomXmlParts: '1.1',
    Settings: '1.1',
    DocumentEvents: '1.1',
    Selection: '1.1',
    TextCoercion: '1.1',
    DialogApi: '1.2',
    AddinCommands: '1.1',
  },
  addinWriteEmptiesUndo: false,
  officeVersion: '16.0.14332.20000',
};

/** A subscription; it claims no more sets than the tables hold. */
export const wordSubscription: HostProfile = {
  ...wordLtsc2021,
  title: 'Microsoft 365 (Word)',
  officeVersion: '16.0.19000.20000',
};

/** Too old for the product: to see what the pane says then. */
export const word2016: HostProfile = {
  ...wordLtsc2021,
  title: 'Word 2016',
  requirementSets: {
    WordApi: '1.1',
    CustomXmlParts: '1.1',
    Settings: '1.1',
    DocumentEvents: '1.1',
    Selection: '1.1',
    TextCoercion: '1.1',
  },
  officeVersion: '16.0.4266.1001',
};
