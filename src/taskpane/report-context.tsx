import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ReportSession } from '../app/report-session/report-session';
import type { ReportState } from '../app/report-session/report-state';

/** The report document that a part of the pane is about: the one open in Word, or the file being updated beside the workbook. */
export const ReportContext = createContext<ReportSession | null>(null);

export function useReport(): ReportSession {
  const session = useContext(ReportContext);
  if (!session) throw new Error('a report view is used outside its provider');
  return session;
}

export function useReportState(): ReportState {
  const session = useReport();
  return useSyncExternalStore(session.subscribe, session.getSnapshot);
}
