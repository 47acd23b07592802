import type { KeyboardEvent, ReactElement } from 'react';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** ↓: to the first row of what was found. */
  readonly onDown?: () => void;
}

/** A search box: Esc empties it, ↓ goes to what it found. */
export function SearchLine({ label, hint, query, onQuery, onDown }: Props): ReactElement {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && query !== '') onQuery('');
    else if (event.key === 'ArrowDown' && onDown) onDown();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      type="search"
      className="text-line"
      aria-label={label}
      placeholder={hint}
      value={query}
      onChange={(event) => onQuery(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
