/** The views of the Word pane, in tab order. */
export const wordViews = ['ledger', 'links', 'audit', 'log'] as const;
export type WordView = (typeof wordViews)[number];

/** The ribbon opens the pane at ?view=<one>; anything else is the list. */
export function wordViewOfAddress(search: string): WordView {
  const asked = new URLSearchParams(search).get('view');
  return wordViews.find((view) => view === asked) ?? 'ledger';
}
