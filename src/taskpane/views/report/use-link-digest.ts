import { useEffect, useRef, useState } from 'react';
import type { OpenWorkbook } from '../../../app/open-workbook';
import type { WrittenReport } from '../../../app/write-report';

/** A report as it would be written now. */
export interface ReportNow {
  readonly written: WrittenReport;
  readonly workbook: OpenWorkbook;
  /** When the workbook was read; ms. */
  readonly at: number;
  readonly onError: (error: unknown) => void;
}

/**
 * By which it shows whether the report has moved on since it was written or handed over: another one for other figures or words.
 * @param isAsked false: nothing is worked out
 * @returns '' until it is known
 */
export function useLinkDigest(isAsked: boolean, { written, workbook, at, onError }: ReportNow): string {
  const [digest, setDigest] = useState('');
  const fail = useRef(onError);
  useEffect(() => {
    if (!isAsked) return undefined;
    let current = true;
    digestOf({ written, workbook, at }).then(
      (now) => current && setDigest(now),
      (error: unknown) => current && fail.current(error),
    );
    return () => {
      current = false;
    };
  }, [isAsked, workbook, written, at]);
  return digest;
}

export async function digestOf({ workbook, written, at }: Omit<ReportNow, 'onError'>): Promise<string> {
  const { linkOf } = await import('./link-text');
  return linkOf(workbook, written, at).digest;
}
