import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WpsService, type WpsServiceBuild } from '../../wps-service';

const open: WpsService[] = [];
const start = async (build: WpsServiceBuild = {}): Promise<WpsService> => {
  const service = await WpsService.start(build);
  open.push(service);
  return service;
};
afterEach(async () => {
  for (const service of open.splice(0)) await service.close();
});

const packed = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
const wish = { cmd: 'enable', name: '绩效', url: 'http://x.test/et/', addonType: 'et', online: 'true' };

interface Told {
  readonly status: number;
  readonly text: string;
  readonly allowed: string | null;
}

async function ask({ port }: WpsService, path: string, body: string | null = '', verb = 'POST'): Promise<Told> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: verb, ...(body === null ? {} : { body }) });
  return {
    status: response.status,
    text: await response.text(),
    allowed: response.headers.get('access-control-allow-origin'),
  };
}
const deploy = (service: WpsService, change: object): Promise<Told> =>
  ask(service, '/deployaddons/runParams', packed({ ...wish, ...change }));

test('版本、清单、装、换、卸：一条名字一个程序', async () => {
  const service = await start();
  expect(await ask(service, '/version', '{}')).toEqual({ status: 200, text: '1.0.2', allowed: '*' });
  expect((await ask(service, '/version', null, 'GET')).text).toBe('1.0.2');
  expect((await ask(service, '/publishlist')).text).toBe('[]');
  expect((await deploy(service, {})).text).toBe('OK');
  expect((await deploy(service, { addonType: 'wps' })).text).toBe('OK');
  expect((await deploy(service, { url: 'http://y.test/et/' })).text).toBe('OK');
  expect(JSON.parse((await ask(service, '/publishlist')).text)).toEqual([
    { name: '绩效', addonType: 'wps', online: 'true', url: 'http://x.test/et/', enable: 'enable_dev' },
    { name: '绩效', addonType: 'et', online: 'true', url: 'http://y.test/et/', enable: 'enable_dev' },
  ]);
  await deploy(service, { cmd: 'disable' });
  expect(service.published.map(({ addonType }) => addonType)).toEqual(['wps']);
  await ask(service, '/deployaddons/runParams', packed({ cmd: 'disableall' }));
  expect([service.published, service.refusals]).toEqual([[], []]);
});

test.each([
  ['/publish', 'POST', '', 'POST /publish: not of this service'],
  ['/version', 'PUT', '', 'PUT /version: not of this service'],
  ['/publishlist', 'GET', null, 'GET /publishlist: not of this service'],
  ['/version', 'POST', '{"id":1}', '/version: unknown field id'],
  ['/version', 'POST', 'x', '/version: no JSON'],
  ['/publishlist', 'POST', '[]', '/publishlist: no JSON object'],
  ['/deployaddons/runParams', 'POST', JSON.stringify(wish), '/deployaddons/runParams: no base64'],
  [
    '/deployaddons/runParams',
    'POST',
    packed({ ...wish, enable: 'true' }),
    '/deployaddons/runParams: unknown field enable',
  ],
  [
    '/deployaddons/runParams',
    'POST',
    packed({ ...wish, cmd: 'install' }),
    '/deployaddons/runParams: unknown cmd install',
  ],
  ['/deployaddons/runParams', 'POST', packed({ ...wish, name: '' }), '/deployaddons/runParams: name is no text'],
  ['/deployaddons/runParams', 'POST', packed({ ...wish, online: true }), '/deployaddons/runParams: online is no text'],
  [
    '/deployaddons/runParams',
    'POST',
    packed({ ...wish, addonType: 'xls' }),
    '/deployaddons/runParams: unknown addonType xls',
  ],
  [
    '/deployaddons/runParams',
    'POST',
    packed({ ...wish, url: 'http://x.test/et' }),
    '/deployaddons/runParams: url does not end in /',
  ],
  [
    '/redirect/runParams',
    'POST',
    packed({ method: 'post', url: 'http://x.test/' }),
    '/redirect/runParams: unknown method post',
  ],
])('%s %s 说不来的，按名字拒绝', async (path, verb, body, reason) => {
  const service = await start();
  const { status, text } = await ask(service, path, body, verb);
  expect([status, JSON.parse(text), service.refusals]).toEqual([406, { data: reason }, [reason]]);
  expect(service.published).toEqual([]);
});

test('各种版本：老的用 GET 给清单、空清单的三种说法、卸下的还列着、不出声的“好”', async () => {
  const old = await start({ version: '', listBy: 'GET', emptyAs: 'null', disabled: 'listed', enable: 'wordless' });
  expect((await ask(old, '/version')).text).toBe('');
  expect((await ask(old, '/publishlist')).status).toBe(405);
  expect((await ask(old, '/publishlist', null, 'GET')).text).toBe('null');
  expect(await deploy(old, {})).toMatchObject({ status: 200, text: '' });
  await deploy(old, { cmd: 'disable' });
  expect(old.published).toMatchObject([{ enable: 'false' }]);
  const wordless = await start({ emptyAs: '' });
  expect((await ask(wordless, '/publishlist')).text).toBe('');
});

test('不收、收了不记、要问用户', async () => {
  const service = await start({ enable: 'refuses' });
  expect((await deploy(service, {})).text).toBe('Failed');
  service.become({ enable: 'forgets' });
  expect((await deploy(service, {})).text).toBe('OK');
  expect(service.published).toEqual([]);
  service.become({ enable: 'asks' });
  for (const isYes of [false, true]) {
    const answer = deploy(service, {});
    while (service.requests.length < (isYes ? 4 : 3)) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 20));
    service.answerUser(isYes);
    expect((await answer).text).toBe(isYes ? 'OK' : 'Failed');
  }
  expect(service.published).toHaveLength(1);
  expect(() => service.answerUser(true)).toThrow('WPS asks nothing');
});

test('只醒了一半的、不许别的网页读的、更新带走清单的', async () => {
  const half = await start({ half: 'rest' });
  expect(await ask(half, '/publishlist')).toMatchObject({ status: 406, text: '{"data":"Subserver not available."}' });
  expect((await ask(half, '/version')).status).toBe(200);
  half.become({ half: 'all' });
  expect((await ask(half, '/version')).status).toBe(406);
  expect((await ask(await start({ hasNoList: true }), '/publishlist')).status).toBe(404);
  expect((await ask(await start({ cors: 'none' }), '/version')).allowed).toBeNull();
  expect((await ask(await start({ cors: 'other' }), '/version')).allowed).toBe('http://elsewhere.test');
  const service = await start();
  await deploy(service, {});
  service.update();
  expect((await ask(service, '/publishlist')).text).toBe('[]');
});

test('WPS 替网页去取：取来的是什么就是什么，取不到的说为什么', async () => {
  const site = createServer((_, response) => response.end('<customUI/>'));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const { port } = site.address() as AddressInfo;
  const service = await start();
  const look = (url: string): Promise<Told> =>
    ask(service, '/redirect/runParams', packed({ method: 'get', url, data: '' }));
  expect((await look(`http://127.0.0.1:${port}/ribbon.xml`)).text).toBe('<customUI/>');
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
  expect((await look(`http://127.0.0.1:${port}/ribbon.xml`)).status).toBe(406);
});
