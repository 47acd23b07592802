import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Trouble } from '../../app/session/session-state';
import { CopyButton } from '../parts/copy-button';
import { Warning16Filled } from '../parts/icons';
import { useSession } from '../session-context';
import { zh } from '../text/zh';

/** Outside trouble: what happened and what to do, with a code for technicians. The last result stays below it. */
export function TroubleCard({
  trouble,
  hasResult,
}: {
  readonly trouble: Trouble;
  readonly hasResult: boolean;
}): ReactElement {
  const session = useSession();
  return (
    <section className="trouble" role="alert">
      <p className="trouble-text">
        <Warning16Filled className="icon explain" aria-hidden="true" />
        <span>{trouble.message}</span>
      </p>
      {hasResult && trouble.during !== 'go-to' && <p className="hint">{zh.trouble.still}</p>}
      <div className="buttons">
        <Button
          size="small"
          appearance="primary"
          onClick={() => {
            session.dismissTrouble();
            void session.recheck();
          }}
        >
          {zh.retry}
        </Button>
        <Button size="small" onClick={() => session.dismissTrouble()}>
          {zh.close}
        </Button>
      </div>
      <p className="hint">
        {zh.trouble.technical} {zh.trouble.code(trouble.code)} <CopyButton text={trouble.detail} />
      </p>
    </section>
  );
}
