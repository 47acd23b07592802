import { useSyncExternalStore } from 'react';
import type { AuditState, TextAudit } from '../app/report-session/text-audit';
import type { ListedFinding } from '../app/list-audit';
import { useReport } from './report-context';

/** 文字核对 of the document that the pane is about. */
export function useAudit(): TextAudit {
  return useReport().audit;
}

export function useAuditState(): AuditState {
  const { subscribe, getSnapshot } = useAudit();
  return useSyncExternalStore(subscribe, getSnapshot);
}

/** What waits for the user: contradictions and questions that were not let stand. */
export function waitingFindings({ audit, ignored }: AuditState): readonly ListedFinding[] {
  if (!audit) return [];
  const stands = new Set(ignored.map(({ key }) => key));
  return audit.findings.filter(({ key, level }) => level !== 'unverifiable' && !stands.has(key));
}
