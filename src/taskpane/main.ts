import { createExcelHost } from '../hosts/office/excel/excel-host';
import { fetchedPacks } from './fetched-packs';
import { browserKeeper } from './main-preferences';
import { officeTheme } from './main-theme';
import { offerDocument } from './offer-document';
import { startPane } from './start-pane';
import { zh } from './text/zh';
import { viewOfAddress } from './view';

/** The pane in Excel: the only file of it that knows Office. */
async function main(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  if (typeof Office === 'undefined') {
    root.textContent = zh.noOffice;
    return;
  }
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) {
    root.textContent = zh.notExcel;
    return;
  }
  startPane({
    root,
    host: createExcelHost(),
    packs: fetchedPacks('packs'),
    fileName: zh.thisWorkbook,
    theme: officeTheme(),
    view: viewOfAddress(location.search),
    keeper: browserKeeper(),
    readLastYear: async (bytes, file) => (await import('../hosts/file/read/read-workbook')).readWorkbook(bytes, file),
    makeDocument: async (written, workbook) => {
      const [{ authorDocument }, { linkReport }, { stampOf }] = await Promise.all([
        import('../hosts/file/author/document/author-document'),
        import('../app/refresh-link'),
        import('../core/report/link/document-stamp'),
      ]);
      const { report, tables, unitName } = written;
      const linkPackage = JSON.stringify(stampOf(linkReport(workbook, written, new Date().toISOString())));
      offerDocument(await authorDocument(report, tables, { creator: unitName, linkPackage }), `${report.title}.docx`);
    },
  });
}

void main();
