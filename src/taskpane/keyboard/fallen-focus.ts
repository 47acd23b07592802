/**
 * Who works with the keyboard must not begin at the top of the page because what had the focus went: a row that was answered, a button of a
 * step that is done. The focus goes to what came in its place: a new row of the list, the row that moved up, else the heading of the view.
 */
export function catchFallenFocus(document: Document): void {
  let last: HTMLElement | null = null;
  let list: Element | null = null;
  let rows: readonly string[] = [];
  let at = -1;
  const note = ({ target }: { readonly target: EventTarget | null }): void => {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    last = target;
    list = target.closest('.groups');
    rows = list ? keysIn(list) : [];
    const row = target.closest('li')?.querySelector<HTMLElement>('[data-row]');
    at = row ? rows.indexOf(row.dataset['row']!) : -1;
  };
  const look = (): void => {
    if (last === null || last.isConnected) return;
    // Who types in the sheet meanwhile must not lose the keyboard to the pane.
    if (!document.hasFocus()) return;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    const next = (at >= 0 && list?.isConnected ? rowInstead(list, rows, at) : null) ?? headingIn(document);
    if (next) next.focus();
    else last = null;
  };
  document.addEventListener('focusin', note);
  if (document.activeElement) note({ target: document.activeElement });
  // After whoever took it away had the time to put it elsewhere.
  new MutationObserver(() => setTimeout(look, 50)).observe(document.body, { childList: true, subtree: true });
}

function keysIn(list: Element): string[] {
  return [...list.querySelectorAll<HTMLElement>('[data-row]')].map(({ dataset }) => dataset['row']!);
}

/** What the answer brought about is read first. */
function rowInstead(list: Element, before: readonly string[], at: number): HTMLElement | null {
  const now = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const isNew = ({ dataset }: HTMLElement): boolean => !before.includes(dataset['row']!);
  return now.find(isNew) ?? now[Math.min(at, now.length - 1)] ?? null;
}

function headingIn(document: Document): HTMLElement | null {
  const heading = document.querySelector<HTMLElement>('.body:not([hidden]) h1');
  if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  return heading;
}
