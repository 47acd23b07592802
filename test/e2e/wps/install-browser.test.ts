import { makeCertificate, type Certificate } from '../../../src/server/certificate';
import { inBrowser } from '../browser';
import { openInstall, serveFolder, type Folder } from './install-page';

/** What browsers of today put between a page and the machine it stands on: certificates, plain http, leave to ask. */
inBrowser('安装页和浏览器的规矩', () => {
  let certificate: Certificate;
  let plain: Folder;
  let secure: Folder;
  beforeAll(async () => {
    certificate = await makeCertificate();
    [plain, secure] = await Promise.all([serveFolder(), serveFolder(certificate)]);
  });
  afterAll(() => Promise.all([plain.close(), secure.close()]));

  /** Under a name of its own: from this machine, or from the internet as Chromium sees it. */
  const from = (folder: Folder, place: 'far' | 'near') => ({
    address: `${folder === secure ? 'https' : 'http'}://oa.test/wps/install.html`,
    names: `,MAP oa.test 127.0.0.1:${folder.port}`,
    more: place === 'far' ? [`--ip-address-space-overrides=127.0.0.1:${folder.port}=public`] : [],
    keyHash: certificate.keyHash,
  });

  test('https 的网页问 58891，装上的是 https 的网址', async () => {
    const { key, cert } = certificate;
    const open = await openInstall({ ...from(secure, 'near'), build: { tls: { key, cert } } });
    await open.stands('jixiao-et', 'absent');
    await open.press('jixiao-et', '装上');
    await open.stands('jixiao-et', 'here');
    expect(open.service.published.map(({ url }) => url)).toEqual(['https://oa.test/wps/et/']);
    expect(new Set(open.requests.map((asked) => new URL(asked).origin))).toEqual(new Set(['https://127.0.0.1:58891']));
    await open.close();
  }, 60_000);

  test('58891 的证书浏览器不认：改问 58890；那里也没有，说怎么允许、怎么认证书', async () => {
    const open = await openInstall(from(secure, 'near'));
    await open.stands('jixiao-et', 'absent');
    await open.close();
    const alone = await openInstall({ ...from(secure, 'near'), isAlone: true });
    await alone.page.getByText('浏览器还没有允许，或者 WPS 没有答话').waitFor();
    const steps = await alone.page.locator('section').first().getByRole('listitem').allInnerTexts();
    expect(steps[0]).toContain('选“允许”');
    expect(steps[1]).toContain('https://127.0.0.1:58891/version');
    await alone.close();
  }, 60_000);

  test('外网来的 https 网页：浏览器问过没有允许，说去哪里改；允许了，接上', async () => {
    const refused = await openInstall(from(secure, 'far'));
    await refused.page.getByText('浏览器不让本页跟这台电脑上的 WPS 说话').waitFor();
    expect(await refused.page.locator('section').first().innerText()).toContain('改成允许');
    await refused.close();
    const allowed = await openInstall({ ...from(secure, 'far'), mayAsk: true });
    await allowed.stands('jixiao-et', 'absent');
    await allowed.close();
  }, 60_000);

  test('外网来的 http 网页浏览器不让问：说请管理员换地方放；本机的照常', async () => {
    const refused = await openInstall(from(plain, 'far'));
    await refused.page.getByText('浏览器不许 http 的网页问这台电脑').waitFor();
    expect(await refused.page.locator('section').first().innerText()).toContain('请管理员从 https');
    // No clipboard there either: what is to be copied stands selected.
    await refused.page.getByRole('button', { name: '复制诊断' }).click();
    await refused.page.getByText('请按 Ctrl+C').waitFor();
    expect(await refused.page.evaluate(() => window.getSelection()?.toString())).toContain('insecure');
    await refused.close();
    const near = await openInstall(from(plain, 'near'));
    await near.stands('jixiao-et', 'absent');
    await near.close();
  }, 60_000);
});
