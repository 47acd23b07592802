/** How one kind of Office behaves where kinds differ. Data only. */
export interface HostProfile {
  readonly title: string;
  /** What isSetSupported says. Only sets whose members the tables hold, as far as our own code uses them. */
  readonly requirementSets: Readonly<Record<string, string>>;
  /** Up to LTSC 2024 a write by an add-in takes the user's undo list away (DOCS/excel/excel-add-ins-undo-capabilities, ExcelApi 1.19). */
  readonly addinWriteEmptiesUndo: boolean;
  readonly officeVersion: string;
}

/** As Office answers: versions are compared part by part; a set that is not claimed is not supported. */
export function isSetSupported(profile: HostProfile, name: string, version: string | number = '0'): boolean {
  const claimed = profile.requirementSets[name];
  if (claimed === undefined) return false;
  const [major = 0, minor = 0] = claimed.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = String(version).split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
