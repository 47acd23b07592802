import type { ReactElement } from 'react';
import { zh } from '../text/zh';

interface Props {
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** 帮助 in the line above the tabs: what F1 does too. */
export function HelpButton({ open, onToggle }: Props): ReactElement {
  return (
    <button
      type="button"
      className="plain-button help-button"
      title={zh.helpKey}
      aria-expanded={open}
      onClick={onToggle}
    >
      {zh.help}
    </button>
  );
}
