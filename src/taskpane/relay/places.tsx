import { lazy, Suspense, useContext, type ReactElement } from 'react';
import { usePane } from '../session-context';
import { ReceivingContext, useRelayEnd } from './use-relay';

const SendPanel = lazy(async () => ({ default: (await import('./send-panel')).SendPanel }));
const ReceivePanel = lazy(async () => ({ default: (await import('./receive-panel')).ReceivePanel }));

/** Where 自动送到 Word stands; nothing where the server has no relay. */
export function SendPlace({ report }: { readonly report: string }): ReactElement | null {
  const sending = useRelayEnd(usePane().relay);
  return (
    sending && (
      <Suspense fallback={null}>
        <SendPanel sending={sending} report={report} />
      </Suspense>
    )
  );
}

/** Where 与 Excel 配对 stands; nothing where the server has no relay, or the list belongs to a file. */
export function ReceivePlace({ isWide }: { readonly isWide: boolean }): ReactElement | null {
  const receiving = useRelayEnd(useContext(ReceivingContext));
  return (
    receiving && (
      <Suspense fallback={null}>
        <ReceivePanel receiving={receiving} isWide={isWide} />
      </Suspense>
    )
  );
}
