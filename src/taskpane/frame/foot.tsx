import type { ReactElement } from 'react';
import type { SessionState } from '../../app/workbook-session/session-state';
import { CheckmarkCircle16Regular, PauseCircle16Regular, Warning16Filled } from '../parts/icons';
import type { RelayUse } from '../relay/relay-hold';
import { useRelayUse } from '../relay/use-relay';
import { usePane } from '../session-context';
import { clockText } from '../text/time';
import { zh } from '../text/zh';
import { zhRelayFrame } from '../text/zh-relay-frame';

/** Live state at the left, where the data stays at the right. */
export function Foot({ state }: { readonly state: SessionState }): ReactElement {
  const { session, relay } = usePane();
  const { followsChanges } = session;
  const use = useRelayUse(relay);
  const { stage, activity, book, trouble, live } = state;
  const time = book ? clockText(book.at) : '';
  const left = (): ReactElement => {
    if (stage === 'installing') return <>{zh.foot.installing}</>;
    if (activity === 'editing')
      return (
        <>
          <PauseCircle16Regular className="icon explain" aria-hidden="true" />
          {zh.foot.staleEditing}
        </>
      );
    // It tells how fresh the findings are; a write or a jump that failed stands on its card and makes them no older.
    if (trouble?.during === 'read' && book)
      return (
        <>
          <Warning16Filled className="icon explain" aria-hidden="true" />
          {zh.foot.notRead(time)}
        </>
      );
    if (stage === 'new') return <>{zh.foot.fresh}</>;
    if (!book) return <>{stage === 'opening' ? zh.opening : zh.foot.unread}</>;
    return (
      <>
        <CheckmarkCircle16Regular className="icon passed" aria-hidden="true" />
        {!followsChanges ? zh.foot.checked(time) : live ? zh.foot.live(time) : zh.foot.still(time)}
      </>
    );
  };
  return (
    <footer className="foot">
      <span className="foot-left">{left()}</span>
      {stage !== 'new' && <span className="foot-right">{activity === 'editing' ? time : privacyOf(use)}</span>}
    </footer>
  );
}

/** Never promised where it is not so. */
function privacyOf(use: RelayUse): string {
  if (use === 'unused') return zh.foot.privacy;
  return use === 'used' ? zhRelayFrame.sends : zhRelayFrame.stopped;
}
