import { wpsAround } from './program';

/** Under which the page of the ribbon keeps the number of the pane that it opened. */
const key = 'jixiao.pane';

/**
 * Puts the pane away, as its button of the ribbon does: newer builds let nobody press the ribbon while a pane is docked.
 * @returns false where WPS does not know a pane of ours
 */
export function foldPane(): boolean {
  const page = wpsAround.page();
  const id = Number(page.PluginStorage?.getItem(key) ?? Number.NaN);
  const pane = Number.isInteger(id) ? page.GetTaskPane?.(id) : null;
  if (!pane) return false;
  pane.Visible = false;
  return true;
}

/** Whether this page stands in WPS; which of its programs it is shows with the first reading. */
export function isInWps(): boolean {
  const page = wpsAround.page();
  return page.EtApplication !== undefined || page.WpsApplication !== undefined || page.Application !== undefined;
}
