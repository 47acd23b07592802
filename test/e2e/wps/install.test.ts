import type { Server } from 'node:http';
import { inBrowser } from '../browser';
import { picture } from '../pane/pane-site';
import { openInstall, serveFolder } from './install-page';

inBrowser('把加载项装进 WPS 的网页', () => {
  let folder: { readonly server: Server; readonly origin: string };
  beforeAll(async () => {
    folder = await serveFolder();
  });
  afterAll(() => folder.server.close());

  test('没有装过：装上，清单里有了，说接下来怎么办', async () => {
    const open = await openInstall(folder.origin, { width: 320 });
    const card = open.card('jixiao-et');
    await card.getByText('没有装').waitFor();
    await picture(open.page, 320, 'install-fresh');
    await card.getByRole('button', { name: '装上' }).click();
    await card.getByText('装上了。').waitFor();
    await picture(open.page, 320, 'install-done');
    expect(open.service.published).toEqual([
      { name: 'jixiao-et', addonType: 'et', online: 'true', url: `${folder.origin}/wps/et/`, enable: 'enable_dev' },
    ]);
    expect([open.service.refusals, open.complaints]).toEqual([[], []]);
    expect(open.requests.filter((address) => !address.startsWith('http://127.0.0.1:58890/'))).toEqual([]);
    await open.close();
  }, 60_000);
});
