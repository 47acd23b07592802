import type { ReactElement } from 'react';
import { PauseCircle16Regular } from '../parts/icons';
import { zh } from '../text/zh';

/** A cell is being edited: the old result stays below, no colour of error, goes on by itself. */
export function EditingNote(): ReactElement {
  return (
    <div className="note" role="status">
      <PauseCircle16Regular className="icon explain" aria-hidden="true" />
      <div>
        <strong>{zh.editing.title}</strong>
        <p>{zh.editing.text}</p>
      </div>
    </div>
  );
}
