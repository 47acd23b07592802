import { Button } from '@fluentui/react-components';
import { useEffect, useRef, type ReactElement } from 'react';
import type { InstallConflict } from '../../../app/workbook-session/session-state';
import { useSession } from '../../session-context';
import { zh } from '../../text/zh';
import { zhTemplate } from '../../text/zh-template';

/** Asked in the page, not in a dialog: the user's own sheets are kept under other names, or nothing happens. */
export function Conflict({ conflict }: { readonly conflict: InstallConflict }): ReactElement {
  const session = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="part">
      <h1 ref={heading} tabIndex={-1}>
        {zhTemplate.conflict}
      </h1>
      <p>{zhTemplate.conflictText}</p>
      <ul className="renames">
        {conflict.sheets.map(({ from, to }) => (
          <li key={from}>{zhTemplate.renamed(from, to)}</li>
        ))}
      </ul>
      <div className="buttons">
        <Button appearance="primary" onClick={() => void session.answerConflict(true)}>
          {zhTemplate.keepAndInstall}
        </Button>
        <Button onClick={() => void session.answerConflict(false)}>{zh.cancel}</Button>
      </div>
    </div>
  );
}
