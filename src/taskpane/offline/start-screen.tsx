import { Button } from '@fluentui/react-components';
import type { ReactElement, Ref } from 'react';
import { zhOffline as zh } from '../text/zh-offline';
import { ChooseFile } from './choose-file';
import type { FileKind } from '../../app/desk-session/chosen-file';
import { useDesk } from './desk-context';

interface StartProps {
  readonly body: Ref<HTMLElement>;
  /** Under 帮助. */
  readonly hidden: boolean;
}

/** Nothing open yet. */
export function StartScreen({ body, hidden }: StartProps): ReactElement {
  return (
    <main className="start" ref={body} hidden={hidden}>
      <h1>{zh.startTitle}</h1>
      <ol className="start-steps">
        {zh.startSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="drop">
        <p>{zh.drop}</p>
        <div className="buttons">
          <OpenButton kind="workbook" isMain />
          <OpenButton kind="report" />
          <NewButton />
        </div>
      </div>
      <p className="hint">{zh.auditOnly}</p>
      <p className="hint">{zh.privacy}</p>
    </main>
  );
}

/** A side with nothing on it, beside one that has. */
export function EmptySide({ kind }: { readonly kind: FileKind }): ReactElement {
  return (
    <div className="empty-side">
      <h2>{kind === 'workbook' ? zh.startTitle : zh.noReport}</h2>
      <p>{kind === 'workbook' ? zh.noReportYet : zh.noReportHint}</p>
      <div className="buttons">
        <OpenButton kind={kind} isMain={kind === 'workbook'} />
        {kind === 'workbook' && <NewButton />}
      </div>
    </div>
  );
}

function OpenButton({ kind, isMain = false }: { readonly kind: FileKind; readonly isMain?: boolean }): ReactElement {
  const desk = useDesk();
  return (
    <ChooseFile kind={kind} onChosen={(file) => void desk.open([file])}>
      {(choose) => (
        <Button {...(isMain && { appearance: 'primary' })} onClick={choose}>
          {kind === 'workbook' ? zh.openWorkbook : zh.openReport}
        </Button>
      )}
    </ChooseFile>
  );
}

function NewButton(): ReactElement {
  const desk = useDesk();
  return <Button onClick={() => void desk.newWorkbook()}>{zh.newWorkbook}</Button>;
}
