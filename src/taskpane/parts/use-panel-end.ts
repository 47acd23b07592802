import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Closes a panel that a button of the first line opened: by Esc wherever the keyboard is, unless something else took the key, and with the
 * focus back on that button where it stood in the panel.
 * @param label of the button
 */
export function usePanelEnd(
  label: string,
  onClose: () => void,
): { readonly panel: RefObject<HTMLElement>; readonly close: () => void } {
  const panel = useRef<HTMLElement>(null);
  const close = (): void => {
    const opener = document.querySelector<HTMLElement>(`.context [aria-label="${label}"]`);
    if (panel.current?.contains(document.activeElement)) opener?.focus();
    onClose();
  };
  const latest = useRef(close);
  latest.current = close;
  // Before it is seen: a key that follows at once counts.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return { panel, close };
}
