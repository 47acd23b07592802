import { createContext, useContext } from 'react';
import type { ListedAudit } from '../app/list-audit';

/** Writes a 核对报告 and hands it to the user as a file. */
export type SaveAudit = (audit: ListedAudit) => void;

/** null where the pane cannot hand out a file of its own: in Word the add-in shows what it found beside the text. */
export const SaveAuditContext = createContext<SaveAudit | null>(null);

export function useSaveAudit(): SaveAudit | null {
  return useContext(SaveAuditContext);
}
