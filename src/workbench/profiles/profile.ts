/** How one kind of Office behaves where kinds differ. Data only. */
export interface HostProfile {
  readonly title: string;
  /** What isSetSupported says. Only sets whose members the tables hold, as far as our own code uses them. */
  readonly requirementSets: Readonly<Record<string, string>>;
  /** Up to LTSC 2024 a write by an add-in takes the user's undo list away (DOCS/excel/excel-add-ins-undo-capabilities, ExcelApi 1.19). */
  readonly addinWriteEmptiesUndo: boolean;
  readonly officeVersion: string;
}
