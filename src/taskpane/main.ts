import { fetchedPacks } from './fetched-packs';
import { trustOfPage } from './pack-trust';
import { zh } from './text/zh';

/** One bundle for both programs: which one it is, Office says; the other's code is not loaded. */
async function main(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  if (typeof Office === 'undefined') {
    root.textContent = zh.noOffice;
    return;
  }
  const { host } = await Office.onReady();
  const packs = fetchedPacks('packs', trustOfPage(document));
  if (host === Office.HostType.Excel) (await import('./main-excel')).startInExcel(root, packs);
  else if (host === Office.HostType.Word) (await import('./main-word')).startInWord(root, packs);
  else root.textContent = zh.notOffice;
}

void main();
