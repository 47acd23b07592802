import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { OpenWorkbook } from '../../../app/open-workbook';
import type { WrittenReport } from '../../../app/write-report';
import { isProblem } from '../../../core/problem/problem';
import { useSession, type PaneTools } from '../../session-context';
import { clockText } from '../../text/time';
import { zhReport as words } from '../../text/zh-report';
import { ArrowRight16Regular } from './icons';

interface Props {
  readonly written: WrittenReport;
  readonly workbook: OpenWorkbook;
  /** When the workbook was read; ms. */
  readonly at: number;
  readonly hand: NonNullable<PaneTools['handLink']>;
  readonly onError: (error: unknown) => void;
}

/** 交给 WPS 文字: leaves the data of the report as it is now, and says when the figures have changed since. */
export function HandLink({ written, workbook, at, hand, onError }: Props): ReactElement {
  const session = useSession();
  const [handed, setHanded] = useState<{ readonly digest: string; readonly at: number } | null>(null);
  const [digest, setDigest] = useState('');
  const [madeRoom, setMadeRoom] = useState<string | null>(null);
  const [refused, setRefused] = useState('');
  const fail = useRef(onError);
  const isHanded = handed !== null;
  useEffect(() => {
    if (!isHanded) return undefined;
    let current = true;
    import('./link-text').then(
      ({ linkOf }) => current && setDigest(linkOf(workbook, written, at).digest),
      (error: unknown) => current && fail.current(error),
    );
    return () => {
      current = false;
    };
  }, [isHanded, workbook, written, at]);
  const press = async (): Promise<void> => {
    try {
      const { linkOf } = await import('./link-text');
      const link = linkOf(workbook, written, at);
      setMadeRoom(await hand(link));
      setDigest(link.digest);
      setHanded({ digest: link.digest, at: Date.now() });
      setRefused('');
    } catch (error) {
      if (!isProblem(error)) return onError(error);
      // What was handed over before is not what was refused now.
      setHanded(null);
      setRefused(error.message);
    }
  };
  const isOld = handed !== null && handed.digest !== digest;
  return (
    <>
      <p className="copy-link small">
        <ArrowRight16Regular className="icon" aria-hidden="true" />
        <button type="button" className="link" onClick={() => void press()}>
          {words.handOver(session.reportApp)}
        </button>
      </p>
      {handed && (
        <p className="hint" role="status">
          {isOld ? words.handedOld(clockText(handed.at)) : words.handed(clockText(handed.at), session.reportApp)}
        </p>
      )}
      {handed && madeRoom !== null && (
        <p className="hint" role="status">
          {words.madeRoom(madeRoom)}
        </p>
      )}
      {refused !== '' && <p role="alert">{refused}</p>}
    </>
  );
}
