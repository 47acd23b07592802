import { cachedValue, cellAt, type Snapshot } from './snapshot';
import { parseReference } from './address';

/**
 * Who this workbook is, on a veryHidden sheet (LibreOffice makes it hidden: accepted) reached by names. Settings and custom XML
 * get lost between hosts; cells and names do not (platform facts, ISS#6091, #6434).
 */
export interface Identity {
  readonly pack: string;
  readonly packVersion: string;
  /** Random, made once; ties a report to its workbook. */
  readonly workbookId: string;
}

export const identitySheet = 'jixiao_标识';

/** The one sheet of ours that may be seen in a bureau's own workbook: what its form does not ask. Handing in takes it away. */
export const supplementSheet = '补充资料（自评助手）';

/** Name → row of its value in column B of the identity sheet. */
export const identityNames = {
  pack: 'jx.identity.pack',
  packVersion: 'jx.identity.packVersion',
  workbookId: 'jx.identity.workbookId',
} as const;

/** Rows of explanation baselines: finding id, its figures as JSON. */
export const baselinesName = 'jx.identity.baselines';
export const baselinesTop = 10;
export const baselinesRows = 500;

/** null: not a workbook of ours (or its names are gone). */
export function readIdentity(snapshot: Snapshot): Identity | null {
  const text = (name: string): string | null => {
    const found = snapshot.names.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const area = found && parseReference(found.refersTo);
    const sheet = area && snapshot.sheets.find((one) => one.name === area.sheet);
    const value = sheet && area ? cachedValue(cellAt(sheet, area.top, area.left)) : null;
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const pack = text(identityNames.pack);
  const packVersion = text(identityNames.packVersion);
  const workbookId = text(identityNames.workbookId);
  return pack === null || packVersion === null || workbookId === null ? null : { pack, packVersion, workbookId };
}

/** Figures kept with explanations, by finding id. A damaged line is left out: its finding then has no baseline. */
export function readBaselines(snapshot: Snapshot): ReadonlyMap<string, readonly string[]> {
  const baselines = new Map<string, readonly string[]>();
  const found = snapshot.names.find((one) => one.name.toLowerCase() === baselinesName.toLowerCase());
  const area = found && parseReference(found.refersTo);
  const sheet = area && snapshot.sheets.find((one) => one.name === area.sheet);
  if (!area || !sheet) return baselines;
  for (let row = area.top; row <= area.bottom; row++) {
    const id = cachedValue(cellAt(sheet, row, area.left));
    const figures = cachedValue(cellAt(sheet, row, area.left + 1));
    if (typeof id === 'string' && typeof figures === 'string') baselines.set(id, figures.split('|'));
  }
  return baselines;
}
