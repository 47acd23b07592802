import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCertificate } from '../../src/server/certificate';
import { nginxConfig } from '../../src/server/config/nginx';
import type { SiteConfig } from '../../src/server/config/site-config';
import { officeFrameAncestors, securityHeaders } from '../../src/server/security-headers';
import { createRelayReceiver } from '../../src/relay/client/receiver';
import { createRelaySender } from '../../src/relay/client/sender';
import { digitsOf, linkOf, numberOf, smallLink, surroundings, until } from '../relay/pair';
import { ask, makeFolder, sampleSite, serveFolder, type Answer } from './support/served-site';

const config: SiteConfig = {
  officeJs: 'global',
  frameAncestors: officeFrameAncestors.global,
  hstsSeconds: null,
  hostName: 'jixiao.example.gov.cn',
  basePath: '/app/',
  port: 443,
  files: Object.keys(sampleSite),
  relayPort: null,
  version: '0.1.0',
};

/** It lies where only administrators' paths lead. */
const nginxProgram =
  ['nginx', '/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((program) => spawnSync(program, ['-v']).status === 0) ??
  null;
if (nginxProgram === null) {
  if (process.env['CI']) throw new Error('CI must have nginx');
  process.stderr.write('\n没有找到 nginx：用它检查和运行配置的测试这次跳过。\n');
}

(nginxProgram === null ? describe.skip : describe)('nginx.conf 在真的 nginx 上', () => {
  const site = makeFolder();
  const place = makeFolder({});
  const outside = makeFolder({ 'secret.txt': '机密' });
  let nginx: ChildProcess;
  let port: number;
  let own: Awaited<ReturnType<typeof serveFolder>>;
  let problems = '';

  const freePort = (): Promise<number> =>
    new Promise((done) => {
      const server = createServer();
      server.listen(0, '127.0.0.1', () => {
        const { port: found } = server.address() as AddressInfo;
        server.close(() => done(found));
      });
    });

  const viaNginx = (path: string, options: RequestOptions = {}, body?: string): Promise<Answer> =>
    new Promise((done, failed) => {
      request({ host: '127.0.0.1', port, path, rejectUnauthorized: false, agent: false, ...options }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
        );
      })
        .once('error', failed)
        .end(body);
    });

  beforeAll(async () => {
    writeFileSync(join(site.folder, 'web.config'), '<configuration/>');
    writeFileSync(join(site.folder, '.env'), '机密');
    symlinkSync(join(outside.folder, 'secret.txt'), join(site.folder, 'link.txt'));
    own = await serveFolder(site.folder, ['--relay', '--audit-addresses'], { waitMs: 1000 });
    port = await freePort();
    const { cert, key } = await makeCertificate();
    const paths = {
      root: site.folder,
      certificate: join(place.folder, 'cert.pem'),
      certificateKey: join(place.folder, 'key.pem'),
      port,
    };
    writeFileSync(paths.certificate, cert);
    writeFileSync(paths.certificateKey, key);
    writeFileSync(join(place.folder, 'jixiao.conf'), nginxConfig({ ...config, relayPort: own.port }, paths));
    mkdirSync(join(place.folder, 'temp'));
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${join(place.folder, 'temp', name)};`,
    );
    // Only root may say who the workers are.
    const user = process.getuid?.() === 0 ? 'user root;' : '';
    writeFileSync(
      join(place.folder, 'nginx.conf'),
      `${user} daemon off; pid ${join(place.folder, 'nginx.pid')}; error_log stderr; events {} http { ${temporary.join(' ')} include jixiao.conf; }\n`,
    );
    const check = spawnSync(nginxProgram!, ['-t', '-p', place.folder, '-c', 'nginx.conf'], { encoding: 'utf8' });
    problems = check.stderr;
    expect(problems).toContain('test is successful');
    nginx = spawn(nginxProgram!, ['-p', place.folder, '-c', 'nginx.conf'], { stdio: 'ignore' });
    for (let tried = 0; tried < 50; tried++) {
      if (
        await viaNginx('/').then(
          () => true,
          () => false,
        )
      )
        return;
      await sleep(100);
    }
    throw new Error('nginx does not answer');
  });
  afterAll(async () => {
    await new Promise<void>((done) => {
      nginx.once('exit', () => done());
      nginx.kill('SIGTERM');
    });
    await own.stop();
    for (const each of [site, place, outside]) each.remove();
  });

  test('nginx -t 没有警告', () => {
    expect(problems).not.toMatch(/\[(warn|error|emerg)\]/);
  });

  const same = [
    'content-type',
    'cache-control',
    'cross-origin-resource-policy',
    ...securityHeaders(config).map(({ name }) => name),
  ];
  test.each([...Object.keys(sampleSite), 'nothing.json', 'help/', 'wps/'])(
    '%s：状态、内容和每个头都与我们自己的服务器相同',
    async (path) => {
      const [theirs, ours] = [await viaNginx(`/app/${encodeURI(path)}`), await ask(own.port, `/${encodeURI(path)}`)];
      expect(theirs.status).toBe(ours.status);
      if (ours.status !== 200)
        return expect(
          securityHeaders(config).every(({ name, value }) => theirs.headers[name] === (value ?? undefined)),
        ).toBe(true);
      const pick = ({ headers }: Answer) => Object.fromEntries(same.map((name) => [name, headers[name]]));
      expect(pick(theirs)).toEqual(pick(ours));
      expect(theirs.body.equals(ours.body)).toBe(true);
    },
  );

  test.each([
    '/app/.env',
    '/app/web.config',
    '/app/WEB.CONFIG',
    '/app/link.txt',
    '/app/js/',
    '/app/../secret.txt',
    '/',
    '/apple/taskpane.html',
    '/app/%2e%2e/%2e%2e/etc/passwd',
  ])('%s 拿不到', async (path) => {
    const { status, body } = await viaNginx(path);
    expect([400, 403, 404]).toContain(status);
    expect(body.toString()).not.toMatch(/机密|root:|configuration/);
  });

  test('压缩、304、只能读', async () => {
    const packed = await viaNginx('/app/packs/index.json', { headers: { 'accept-encoding': 'gzip' } });
    expect([packed.headers['content-encoding'], packed.headers['vary']?.toLowerCase()]).toEqual([
      'gzip',
      'accept-encoding',
    ]);
    const { headers } = await viaNginx('/app/packs/index.json');
    const again = await viaNginx('/app/packs/index.json', { headers: { 'if-none-match': headers.etag! } });
    expect([again.status, again.headers['cache-control']]).toEqual([304, 'no-cache']);
    expect((await viaNginx('/app/taskpane.html', { method: 'PUT' }, 'x')).status).toBe(405);
  });

  test('中转经过 nginx 也通，一秒内到；来访者自己写的地址不算', async () => {
    const through: typeof fetch = async (input, init) => {
      const { pathname, search } = new URL(String(input));
      const headers = Object.fromEntries(new Headers(init?.headers));
      const body = init?.body as string | Uint8Array | undefined;
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const answer = await viaNginx(
        pathname + search,
        { method: init?.method ?? 'GET', headers: { ...headers, ...length, 'x-forwarded-for': '6.6.6.6' } },
        body as string,
      );
      const fits = answer.status === 204 ? null : new Uint8Array(answer.body);
      return new Response(fits, {
        status: answer.status,
        headers: Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as [string, string]),
      });
    };
    const environment = { ...surroundings('https://x', through), base: 'https://x/app/relay/' };
    const [excel, word] = [createRelaySender(environment), createRelayReceiver(environment)];
    await excel.pair();
    await word.join(numberOf(excel.state));
    word.check(digitsOf(await until(excel, ({ step }) => step === 'comparing')));
    excel.confirm();
    await until(word, ({ step }) => step === 'linked');
    const offered = performance.now();
    excel.offer(smallLink('through nginx', '字'.repeat(100_000)));
    await until(word, (state) => linkOf(state)?.digest === 'through nginx');
    expect(performance.now() - offered).toBeLessThan(1000);
    await excel.stop();
    await word.stop();
    const pairing = own.lines.filter(({ event }) => event === 'relay-pair-opened' || event === 'relay-pair-claimed');
    expect(pairing.map(({ source }) => source)).toEqual(['127.0.0.1', '127.0.0.1']);
  });
});
