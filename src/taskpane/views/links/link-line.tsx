import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { Roving } from '../../keyboard/use-roving';

interface Props {
  /** Among the rows of the list. */
  readonly id: string;
  readonly className?: string;
  readonly name: ReactNode;
  /** All columns in one sentence: what is heard where the arrows stop. */
  readonly label: string;
  readonly place: ReactNode;
  readonly value: ReactNode;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onGo: () => void;
  /** Absent where there is nothing to let go. */
  readonly onDelete?: () => void;
  readonly roving: Roving;
  /** What can be done with it, below it while open. */
  readonly children: ReactNode;
}

/** A line of the table: a click opens it and goes there, → ← open and fold, Enter goes there, Delete asks. */
export function LinkLine(props: Props): ReactElement {
  const { id, className = '', name, label, place, value, open, onOpen, onGo, onDelete, roving, children } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') onOpen(true);
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') onOpen(false);
    else if (event.key === 'Enter') onGo();
    else if (event.key === 'Delete' && onDelete) onDelete();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div role="row" className={`link-row ${className}${open ? ' open' : ''}`}>
        <span className="link-what">
          <span role="rowheader" className="link-name">
            <button
              type="button"
              className="link-button"
              aria-expanded={open}
              aria-label={label}
              onClick={() => {
                onOpen(!open);
                if (!open) onGo();
              }}
              onKeyDown={onKeyDown}
              {...roving.item(id)}
            >
              {name}
            </button>
          </span>{' '}
          <span role="cell" className="link-place">
            {place}
          </span>
        </span>
        <span role="cell" className="link-value">
          {value}
        </span>
      </div>
      {open && (
        <div role="row">
          <div
            role="cell"
            aria-colspan={3}
            className="link-detail"
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              onOpen(false);
              roving.focus(id);
            }}
          >
            {children}
          </div>
        </div>
      )}
    </>
  );
}
