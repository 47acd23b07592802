/**
 * Where the keyboard stood in the pane is where it comes back to. Leaving a frame for the page around it (a cell that was shown, F6) takes
 * the focus off its element, and coming back begins at the top of the pane.
 */
export function keepFocus(window: Window): void {
  const { document } = window;
  let last: HTMLElement | null = null;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target !== document.body) last = target;
  });
  // Nobody needs it before the keyboard is used.
  document.addEventListener(
    'keydown',
    () =>
      void import('./fallen-focus').then(
        (one) => one.catchFallenFocus(document),
        () => undefined,
      ),
    { once: true },
  );
  window.addEventListener('focus', () => {
    if (last?.isConnected && (document.activeElement === document.body || document.activeElement === null))
      last.focus({ preventScroll: true });
  });
}
