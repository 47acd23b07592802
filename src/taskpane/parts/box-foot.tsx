import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { zh } from '../text/zh';

interface Props {
  /** What is missing, said where the user looks; '' where nothing is. */
  readonly fault: string;
  readonly save: string;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** The end of a box that asks for a few words: what is missing, the command, 取消. */
export function BoxFoot({ fault, save, onSave, onClose }: Props): ReactElement {
  return (
    <>
      {fault !== '' && <p role="alert">{fault}</p>}
      <div className="buttons">
        <Button size="small" appearance="primary" onClick={onSave}>
          {save}
        </Button>
        <Button size="small" onClick={onClose}>
          {zh.cancel}
        </Button>
      </div>
    </>
  );
}
