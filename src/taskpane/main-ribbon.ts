import { ribbonCallbacks } from '../hosts/wps/ribbon';
import type { WpsAddin } from '../hosts/wps/task-pane';
import { zhRibbon } from './text/zh-ribbon';

/** The index.html of an add-in of WPS: an invisible page that answers for the ribbon, and nothing else. */
export function startRibbon(addin: WpsAddin, views: readonly string[]): void {
  const callbacks = ribbonCallbacks({
    addin,
    views,
    address: document.location.href,
    title: zhRibbon.title,
    onFailure: (error) => window.alert(zhRibbon.failed(error instanceof Error ? error.message : String(error))),
  });
  Object.assign(window, callbacks);
}
