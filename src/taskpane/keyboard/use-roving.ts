import { useCallback, useRef, useState, type KeyboardEvent } from 'react';

/** What one row of a list spreads on its focusable element. */
export interface RovingItem {
  readonly tabIndex: 0 | -1;
  readonly 'data-row': string;
  readonly onFocus: () => void;
}

export interface Roving {
  readonly item: (key: string) => RovingItem;
  /** Goes on the element around all rows. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly listRef: (element: HTMLElement | null) => void;
  readonly focus: (key: string) => void;
}

/**
 * One tab stop for a whole list; up, down, Home and End move between its rows. `keys` are the rows shown, in order. Ours, not Fluent's
 * `useArrowNavigationGroup`: that brings all of tabster, 15 KiB gzip more before a first view that has 2 to spare, and its arrows stop at
 * everything that takes the focus, while here Tab goes from a row into what is open below it and the arrows pass over that.
 */
export function useRoving(keys: readonly string[]): Roving {
  const [current, setCurrent] = useState<string | null>(null);
  const list = useRef<HTMLElement | null>(null);
  const active = current !== null && keys.includes(current) ? current : (keys[0] ?? null);
  const focus = useCallback((key: string) => {
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
    [...rows].find((row) => row.dataset['row'] === key)?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const from = (event.target as HTMLElement).dataset['row'];
    if (from === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const index = keys.indexOf(from);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: keys.length - 1 }[event.key];
    const key = to === undefined ? undefined : keys[to];
    if (to === undefined) return;
    event.preventDefault();
    if (key !== undefined) focus(key);
  };

  return {
    item: (key) => ({ tabIndex: key === active ? 0 : -1, 'data-row': key, onFocus: () => setCurrent(key) }),
    onKeyDown,
    listRef: (element) => void (list.current = element),
    focus,
  };
}
