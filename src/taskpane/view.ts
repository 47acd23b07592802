/** The views of the Excel pane, in tab order; the ribbon's buttons open the pane at ?view=<one>. */
export const views = ['template', 'check', 'score', 'report'] as const;
export type View = (typeof views)[number];

export function viewOfAddress(search: string): View | null {
  const asked = new URLSearchParams(search).get('view');
  return views.find((view) => view === asked) ?? null;
}
