import { fetchedPacks } from './fetched-packs';
import { trustOfPage } from './pack-trust';
import { zh } from './text/zh';
import { viewOfAddress } from './view';

/** guard.js, which stands before everything on the page; absent on pages made without it. */
interface Guarded {
  readonly jixiaoGuard?: { show(why: 'unreachable' | 'outside'): void };
}

/** One bundle for both programs: which one it is, Office says; the other's code is not loaded. */
async function main(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  if (typeof Office === 'undefined') {
    return tell('unreachable', zh.noOffice);
  }
  loadAhead();
  const { host } = await Office.onReady();
  const packs = fetchedPacks('packs', trustOfPage(document, 'packs'));
  if (host === Office.HostType.Excel) (await import('./main-excel')).startInExcel(root, packs);
  else if (host === Office.HostType.Word) (await import('./main-word')).startInWord(root, packs);
  else tell('outside', zh.notOffice);

  function tell(why: 'unreachable' | 'outside', text: string): void {
    const { jixiaoGuard } = window as Guarded;
    if (jixiaoGuard) jixiaoGuard.show(why);
    else if (root) root.textContent = text;
  }
}

/**
 * The buttons in Excel tell the view, so which program it is: its code comes while office.js starts. A failure is told above, where the
 * same is asked for.
 */
function loadAhead(): void {
  const view = viewOfAddress(location.search);
  if (view === null) return;
  import('./main-excel').then(({ loadFirst }) => loadFirst(view)).catch(() => undefined);
}

void main();
