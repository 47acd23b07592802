import type { ReactElement } from 'react';
import { CheckmarkCircle16Regular } from '../../parts/icons';
import { clockText } from '../../text/time';
import { zhAudit } from '../../text/zh-audit';
import { zhWord } from '../../text/zh-word';
import { useAudit, useAuditState } from '../../use-audit';

/** When the text was read, and the one click that reads it again. */
export function AuditFoot(): ReactElement {
  const check = useAudit();
  const { isReading, audit, at } = useAuditState();
  return (
    <footer className="foot">
      <span className="foot-left">
        {isReading ? (
          zhAudit.foot.reading
        ) : audit ? (
          <>
            <CheckmarkCircle16Regular className="icon passed" aria-hidden="true" />
            {zhAudit.foot.done(clockText(at), audit.characters)}
          </>
        ) : (
          zhAudit.foot.none
        )}
      </span>
      {audit ? (
        <button type="button" className="link foot-action" onClick={() => void check.check()}>
          {zhAudit.again}
        </button>
      ) : (
        <span className="foot-right">{zhWord.foot.privacy}</span>
      )}
    </footer>
  );
}
