import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { zhOffline as zh } from '../text/zh-offline';
import { ChooseFile } from './choose-file';
import type { FileKind } from '../../app/desk-session/chosen-file';
import { useDesk } from './desk-context';
import type { OpenSide } from '../../app/desk-session/desk-state';

/** Which file this side is, whether it is saved, and what can be done with it as a file. */
export function FileBar({ kind, side }: { readonly kind: FileKind; readonly side: OpenSide }): ReactElement {
  const desk = useDesk();
  const { file, unsaved, isLive } = side;
  const reread = (onClick: () => void): ReactElement => (
    <Button size="small" title={zh.rereadHint} onClick={onClick}>
      {zh.reread}
    </Button>
  );
  return (
    <div className="file-bar">
      <p className="file-name">
        <strong title={file}>{file}</strong>
        {unsaved > 0 && (
          <span className="file-unsaved">{kind === 'report' ? zh.unsavedReport : zh.unsaved(unsaved)}</span>
        )}
      </p>
      <div className="file-buttons">
        <Button
          size="small"
          {...(unsaved > 0 && { appearance: 'primary' })}
          disabledFocusable={unsaved === 0}
          onClick={() => unsaved > 0 && void desk.save(kind)}
        >
          {zh.save}
        </Button>
        {isLive ? (
          reread(() => void desk.reread(kind))
        ) : (
          <ChooseFile kind={kind} onChosen={(chosen) => void desk.open([chosen])}>
            {reread}
          </ChooseFile>
        )}
        <Button size="small" appearance="subtle" onClick={() => void desk.close(kind)}>
          {zh.close}
        </Button>
      </div>
    </div>
  );
}
