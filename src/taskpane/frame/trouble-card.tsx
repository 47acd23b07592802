import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Trouble } from '../../app/live/trouble';
import { CopyButton } from '../parts/copy-button';
import { Warning16Filled } from '../parts/icons';
import { zh } from '../text/zh';

/** Outside trouble: what happened and what to do, with a code for technicians. The last result stays below it. */
export function TroubleCard({
  trouble,
  still,
  onRetry,
  onClose,
}: {
  readonly trouble: Trouble;
  /** What of earlier is still shown; null: nothing. */
  readonly still: string | null;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <section className="trouble" role="alert">
      <p className="trouble-text">
        <Warning16Filled className="icon explain" aria-hidden="true" />
        <span>{trouble.message}</span>
      </p>
      {still !== null && trouble.during !== 'go-to' && <p className="hint">{still}</p>}
      <div className="buttons">
        <Button size="small" appearance="primary" onClick={onRetry}>
          {zh.retry}
        </Button>
        <Button size="small" onClick={onClose}>
          {zh.close}
        </Button>
        {trouble.code === 'host.unsupported' && (
          <a href="网页版.html" target="_blank" rel="noreferrer">
            {zh.trouble.offlinePage}
          </a>
        )}
      </div>
      <p className="hint">
        {zh.trouble.technical} {zh.trouble.code(trouble.code)} <CopyButton text={trouble.detail} />
      </p>
    </section>
  );
}
