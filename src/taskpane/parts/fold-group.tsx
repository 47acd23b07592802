import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { Roving } from '../keyboard/use-roving';
import { ChevronDown16Regular, ChevronRight16Regular } from './icons';

interface Props {
  /** Of the head among the list's items (roving tab stop). */
  readonly headKey: string;
  /** What stands in the head's button, given the chevron in its place. */
  readonly head: (chevron: ReactElement) => ReactNode;
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
  readonly roving: Roving;
  /** Drawn only while open. */
  readonly children: ReactNode;
}

/** A group that folds by its head: click, Enter, → opens, ← folds (design §5). */
export function FoldGroup({ headKey, head, open, onFold, roving, children }: Props): ReactElement {
  const Chevron = open ? ChevronDown16Regular : ChevronRight16Regular;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') onFold(true);
    if (event.key === 'ArrowLeft') onFold(false);
  };
  return (
    <section className="group">
      <h2 className="head">
        <button
          type="button"
          className="head-button"
          aria-expanded={open}
          onClick={() => onFold(!open)}
          onKeyDown={onKeyDown}
          {...roving.item(headKey)}
        >
          {head(<Chevron className="chevron" aria-hidden="true" />)}
        </button>
      </h2>
      {open && children}
    </section>
  );
}
