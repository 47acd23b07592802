import { useState } from 'react';
import type { OpenWorkbook } from '../../../app/open-workbook';
import type { WrittenReport } from '../../../app/write-report';
import type { WorkbookSession } from '../../../app/workbook-session/workbook-session';
import { useSession } from '../../session-context';

const kept = new WeakMap<WorkbookSession, Map<string, unknown>>();

interface Of {
  readonly workbook: OpenWorkbook;
  readonly written: WrittenReport;
}

/**
 * What was done with a report, kept while the pane is open: that it is old by now has to show after another view was looked at too.
 * @param name of what is kept
 */
export function useKept<Value>(name: string, { workbook, written }: Of): [Value | null, (value: Value | null) => void] {
  const session = useSession();
  const [, renew] = useState({});
  const all = kept.get(session) ?? new Map<string, unknown>();
  kept.set(session, all);
  const key = [name, workbook.identity.workbookId, written.report.id].join('\n');
  const keep = (value: Value | null): void => {
    all.set(key, value);
    renew({});
  };
  return [(all.get(key) as Value | undefined) ?? null, keep];
}
