import { Button } from '@fluentui/react-components';
import { useEffect, useState, type ReactElement } from 'react';
import type { InstallProgress } from '../../../app/workbook-session/session-state';
import { CheckmarkCircle16Regular, ChevronRight16Regular } from '../../parts/icons';
import { Meter } from '../../parts/meter';
import { useSession } from '../../session-context';
import { zh } from '../../text/zh';
import { zhTemplate } from '../../text/zh-template';
import { Circle16Regular } from './icons';

/** Short work shows nothing: progress appears after this long. */
const quietMs = 500;

/** 装入中: names the sheet, can be cancelled, says what cancelling does. */
export function Installing({ install }: { readonly install: InstallProgress }): ReactElement | null {
  const session = useSession();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), quietMs);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const { sheets, done, cancelling } = install;
  const now = sheets[done];
  const steps = [...sheets, zhTemplate.checking];
  return (
    <div className="part">
      <h1>{zhTemplate.installing}</h1>
      <p className="measure" role="status">
        {cancelling
          ? zhTemplate.cancelling
          : now === undefined
            ? zhTemplate.checking
            : zhTemplate.progress(done + 1, sheets.length, now)}
      </p>
      <Meter value={done} of={sheets.length} />
      <ol className="progress">
        {steps.map((step, index) => (
          <li key={step} className={index === done ? 'now' : ''}>
            {index < done ? (
              <CheckmarkCircle16Regular className="icon passed" aria-hidden="true" />
            ) : index === done ? (
              <ChevronRight16Regular className="icon" aria-hidden="true" />
            ) : (
              <Circle16Regular className="icon unverifiable" aria-hidden="true" />
            )}
            {step}
          </li>
        ))}
      </ol>
      <div className="buttons">
        <Button disabledFocusable={cancelling} onClick={() => session.cancelInstall()}>
          {zh.cancel}
        </Button>
      </div>
      <p className="hint">{zhTemplate.cancelMeans}</p>
    </div>
  );
}
