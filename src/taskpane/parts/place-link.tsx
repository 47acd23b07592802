import type { ReactElement } from 'react';
import { useSession } from '../session-context';
import { zh } from '../text/zh';

interface Props {
  readonly sheet: string;
  readonly address: string;
  /** What the link reads as; the sheet and cell by default. */
  readonly text?: string;
  /** Grey text in a row's second line: the row itself is the tab stop. */
  readonly quiet?: boolean;
}

/** A cell as a link to it. */
export function PlaceLink({ sheet, address, text, quiet = false }: Props): ReactElement {
  const session = useSession();
  return (
    <button
      type="button"
      className={quiet ? 'link quiet' : 'link'}
      tabIndex={quiet ? -1 : 0}
      aria-label={zh.goToPlace(sheet, address)}
      onClick={() => void session.goTo({ sheet, address })}
    >
      {text ?? zh.place(sheet, address)}
    </button>
  );
}
