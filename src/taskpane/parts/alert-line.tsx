import type { ReactElement } from 'react';
import { LevelIcon } from './level-icon';

/** What did not go, directly under the button that was pressed. */
export function AlertLine({ text }: { readonly text: string }): ReactElement | null {
  if (text === '') return null;
  return (
    <p className="health-line" role="alert">
      <LevelIcon level="error" />
      <span>{text}</span>
    </p>
  );
}
