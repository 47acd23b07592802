import { DocumentHalf } from './support/document';
import { inBrowser, serve } from './support/site';
import { WorkbenchWindow } from './support/window';
inBrowser('d', () => {
  test('x', async () => {
    const served = await serve();
    const excel = await WorkbenchWindow.open(served);
    const word = await DocumentHalf.openSample(excel);
    await word.tab('simulate');
    await word.command('profile').selectOption('Word 2016');
    await excel.page.waitForTimeout(6000);
    await excel.page.screenshot({ path: '/tmp/budget/old.png' });
    const el = await excel.page.$('.word .pane-frame');
    const f = await el!.contentFrame();
    console.log(await f!.evaluate(() => document.body.innerText), await f!.evaluate(() => [typeof Office, Office.context.requirements.isSetSupported('WordApi','1.3'), Office.context.requirements.isSetSupported('WordApi','1.1'), String(Office.context.diagnostics?.version)].join()), excel.complaints, f!.url());
  }, 300000);
});
