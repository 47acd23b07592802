import { Problem } from '../../core/problem/problem';
import type { EtTaskPane } from './et-api';
import { appName, wpsAround } from './program';

/** The program of WPS that an add-in of ours stands in, by the word that WPS has for it: et is 表格, wps is 文字. */
export type WpsAddin = 'et' | 'wps';

/**
 * Under which the page of the ribbon leaves the number of the pane that it opened. By program: numbers begin at 1 in each of them, and one
 * who looked saw the programs share this storage, so that 表格 would put away whatever pane is number 1 of 文字.
 */
const keyOf = (addin: WpsAddin): string => `jixiao.pane.${addin}`;

/** MsoCTPDockPosition; `Enum` of WPS is missing on older builds. */
const dockedRight = 2;
/** What other add-ins ask for; the pane is drawn for 320 and more. */
const width = 360;

/**
 * Puts the pane away: newer builds let nobody press the ribbon while a pane is docked.
 * @returns false where WPS does not know a pane of ours
 */
export function foldPane(addin: WpsAddin): boolean {
  const pane = paneOf(addin);
  if (!pane) return false;
  pane.Visible = false;
  return true;
}

/**
 * What a button of the ribbon does: shows the pane, or opens it where there is none. It never puts it away: as in Excel, a button stands for
 * a view of the pane.
 * @param address absolute: where a page stands is not reliable in a pane
 * @throws Problem host.unsupported where this build opens no panes
 */
export function showPane(addin: WpsAddin, address: string, title: string): void {
  const pane = paneOf(addin);
  if (!pane || !isShown(pane)) openPane(addin, address, title);
}

/** A pane that its user closed may still answer and show nothing. */
function isShown(pane: EtTaskPane): boolean {
  pane.Visible = true;
  return pane.Visible;
}

function openPane(addin: WpsAddin, address: string, title: string): void {
  const page = wpsAround.page();
  if (!page.CreateTaskPane) throw new Problem('host.unsupported', { app: appName, detail: 'wps.CreateTaskPane' });
  const pane = page.CreateTaskPane(address, title);
  page.PluginStorage?.setItem(keyOf(addin), pane.ID);
  pane.DockPosition = dockedRight;
  pane.Width = width;
  pane.Visible = true;
}

function paneOf(addin: WpsAddin): EtTaskPane | null {
  const page = wpsAround.page();
  const id = Number(page.PluginStorage?.getItem(keyOf(addin)) ?? Number.NaN);
  if (!Number.isInteger(id) || id < 1) return null;
  try {
    return page.GetTaskPane?.(id) ?? null;
  } catch {
    // What a build says of a number that it no longer knows is not written down: no pane either way.
    return null;
  }
}

/** Whether this page stands in WPS; which of its programs it is shows with the first reading. */
export function isInWps(): boolean {
  const page = wpsAround.page();
  return page.EtApplication !== undefined || page.WpsApplication !== undefined || page.Application !== undefined;
}
