import { useState, type ReactElement } from 'react';
import { isProblem } from '../../../core/problem/problem';
import { AlertLine } from '../../parts/alert-line';
import { useSession, type PaneTools } from '../../session-context';
import { clockText } from '../../text/time';
import { zhReport as words } from '../../text/zh-report';
import { ArrowRight16Regular } from './icons';
import { useKept } from './use-kept';
import { useLinkDigest, type ReportNow } from './use-link-digest';

interface Handed {
  readonly digest: string;
  readonly at: number;
  /** Whose data went for it. */
  readonly madeRoom: string | null;
}

interface Props extends ReportNow {
  readonly hand: NonNullable<PaneTools['handLink']>;
}

/** 交给 WPS 文字: leaves the data of the report as it is now, and says when the figures have changed since. */
export function HandLink({ hand, ...now }: Props): ReactElement {
  const { written, workbook, at, onError } = now;
  const session = useSession();
  const [handed, setHanded] = useKept<Handed>('handed', now);
  const [refused, setRefused] = useState('');
  const digest = useLinkDigest(handed !== null, now);
  const press = async (): Promise<void> => {
    try {
      const { linkOf } = await import('./link-text');
      const link = linkOf(workbook, written, at);
      const madeRoom = await hand(link);
      setHanded({ digest: link.digest, at: Date.now(), madeRoom });
      setRefused('');
    } catch (error) {
      if (!isProblem(error)) return onError(error);
      // What was handed over before is not what was refused now.
      setHanded(null);
      setRefused(error.message);
    }
  };
  const isOld = handed !== null && digest !== '' && handed.digest !== digest;
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
      {handed && handed.madeRoom !== null && (
        <p className="hint" role="status">
          {words.madeRoom(handed.madeRoom)}
        </p>
      )}
      <AlertLine text={refused} />
    </>
  );
}
