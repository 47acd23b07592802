import type { ReactElement, ReactNode } from 'react';
import type { Refusal } from '../../../app/report-session/report-state';
import { CopyButton } from '../../parts/copy-button';
import { Warning16Filled } from '../../parts/icons';
import { zh } from '../../text/zh';
import { zhWord } from '../../text/zh-word';

/** A file or a paste that was not taken: what is wrong with it, what to do, and that nothing was written. */
export function RefusalCard({
  refusal,
  title,
  children,
}: {
  readonly refusal: Refusal;
  /** Where it is all there is to see: its heading. */
  readonly title?: string;
  readonly children?: ReactNode;
}): ReactElement {
  const { code, message, detail } = refusal;
  return (
    <section className="trouble" role="alert">
      {title !== undefined && <h1>{title}</h1>}
      <p className="trouble-text">
        <Warning16Filled className="icon explain" aria-hidden="true" />
        <span>{zhWord.problems[code] ?? message}</span>
      </p>
      {children}
      <p className="hint">
        {zh.trouble.technical} {zh.trouble.code(code)} <CopyButton text={detail} />
      </p>
    </section>
  );
}
