import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { containerFile } from '../../src/server/config/container';
import { iisConfig } from '../../src/server/config/iis';
import { nginxConfig } from '../../src/server/config/nginx';
import type { SiteConfig } from '../../src/server/config/site-config';
import { serverConfigs } from '../../src/server/main-serve';
import {
  officeFrameAncestors,
  paneDirectives,
  pathRuleOf,
  pathRules,
  policyText,
  securityHeaders,
  offlinePagePolicy,
} from '../../src/server/security-headers';
import { readServeOptions } from '../../src/server/serve/options';
import { makeFolder, sampleSite } from './support/served-site';

const root = resolve(__dirname, '../..');
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

describe('表', () => {
  test('每一行都有理由，策略里没有 unsafe、通配、http', () => {
    const rows = [...securityHeaders(config), ...paneDirectives(config), ...pathRules];
    expect(rows.filter(({ why }) => why.length < 2)).toEqual([]);
    const policy = policyText(paneDirectives({ ...config, frameAncestors: null }));
    expect(policy).not.toMatch(/unsafe|\*|http:|data:[^;]*script/);
    expect(new Set(securityHeaders(config).map(({ name }) => name)).size).toBe(securityHeaders(config).length);
  });

  test.each([
    ['global', "script-src 'self' https://appsforoffice.microsoft.com;"],
    ['21vianet', "script-src 'self' https://appsforoffice.cdn.partner.office365.cn;"],
    ['local', "script-src 'self';"],
  ] as const)('office.js 来自 %s：脚本只许这些地方', (officeJs, scripts) => {
    expect(policyText(paneDirectives({ officeJs, frameAncestors: [] }))).toContain(scripts);
  });

  test('与打包的页面一致：页面里 office.js 的地址正在许可的地方', () => {
    const pane = readFileSync(join(root, 'scripts/pane.mjs'), 'utf8');
    for (const officeJs of ['global', '21vianet'] as const) {
      const origin = /https:\/\/\S+$/.exec(paneDirectives({ ...config, officeJs })[1]!.sources.join(' '))![0];
      expect(pane).toContain(`'${origin}/`);
    }
  });

  test.each([
    ['js/taskpane.0123456789.js', 'immutable'],
    ['JS/Taskpane.0123456789.JS', 'immutable'],
    ['js/taskpane.js', 'no-cache'],
    ['packs/kaifu.0123456789.json', 'no-cache'],
    ['taskpane.0123456789.html', 'no-cache'],
    ['assets/icon-32.png', 'max-age=86400'],
    ['other/assets/icon-32.png', 'no-cache'],
  ])('%s 的缓存是 %s', (path, cache) => {
    expect(pathRuleOf(path).cacheControl).toContain(cache);
  });
});

describe('web.config（IIS，本机没有 IIS，只核对内容）', () => {
  const parse = (wanted: SiteConfig) => {
    const faults: string[] = [];
    const tree = new DOMParser({ onError: (_, message) => faults.push(message) }).parseFromString(
      iisConfig(wanted),
      'text/xml',
    );
    expect(faults).toEqual([]);
    return tree;
  };

  test('是正确的 XML；表里的头一个不少，不该发的都去掉', () => {
    const tree = parse({ ...config, hstsSeconds: 600 });
    const names = (tag: string) =>
      [...tree.getElementsByTagName('customHeaders')[0]!.getElementsByTagName(tag)].map((node) => [
        node.getAttribute('name'),
        node.getAttribute('value'),
      ]);
    const table = securityHeaders({ ...config, hstsSeconds: 600 });
    expect(names('remove').map(([name]) => name)).toEqual(table.map(({ name }) => name));
    expect(names('add').slice(0, -1)).toEqual(
      table.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])),
    );
  });

  test('指纹文件夹存一年，页面可以被框住，其余每次先问', () => {
    const tree = parse(config);
    const places = Object.fromEntries(
      [...tree.getElementsByTagName('location')].map((node) => [
        node.getAttribute('path'),
        [
          node.getElementsByTagName('clientCache')[0]!.getAttribute('cacheControlMaxAge'),
          node.getElementsByTagName('add')[0]!.getAttribute('value'),
        ],
      ]),
    );
    expect(places).toEqual({
      js: ['365.00:00:00', 'same-origin'],
      css: ['365.00:00:00', 'same-origin'],
      media: ['365.00:00:00', 'same-origin'],
      assets: ['1.00:00:00', 'cross-origin'],
      'taskpane.html': [null, 'cross-origin'],
      'help/index.html': [null, 'cross-origin'],
      'wps/install.html': [null, 'same-origin'],
      '网页版.html': [null, 'same-origin'],
    });
    expect(tree.getElementsByTagName('clientCache')[0]!.getAttribute('cacheControlMode')).toBe('DisableCache');
  });

  test('网页版自带一切：站点的策略换成不拦内联脚本的', () => {
    const tree = parse(config);
    const page = [...tree.getElementsByTagName('location')].find(
      (node) => node.getAttribute('path') === '网页版.html',
    )!;
    const added = Object.fromEntries(
      [...page.getElementsByTagName('add')].map((node) => [node.getAttribute('name'), node.getAttribute('value')]),
    );
    expect(added['content-security-policy']).toBe(offlinePagePolicy);
    expect(offlinePagePolicy).not.toMatch(/script-src|default-src|style-src/);
    expect(pathRuleOf('taskpane.html').ownPolicy).toBeUndefined();
  });

  test('没有指纹的文件放进了指纹文件夹：不肯生成，说是哪个', () => {
    expect(() => iisConfig({ ...config, files: ['taskpane.html', 'js/guard.js'] })).toThrow('js/guard.js');
  });

  test('有中转才有转发和写的方法', () => {
    expect(iisConfig(config)).not.toMatch(/rewrite|PUT/);
    expect(iisConfig({ ...config, relayPort: 8080 })).toMatch(
      /<add verb="PUT" allowed="true" \/>[^]*http:\/\/127\.0\.0\.1:8080\/relay\//,
    );
  });
});

test('只给 WPS 的 http：nginx 不要证书，别的一样；没有 https 的容器', () => {
  const plain = { ...config, isPlain: true, port: 8080 };
  expect(nginxConfig(plain)).toContain('listen 8080;');
  expect(nginxConfig(plain)).not.toMatch(/ssl/);
  const shared = (text: string): string[] => text.split('\n').filter((line) => !/ssl|listen|nginx -t/.test(line));
  expect(shared(nginxConfig(plain))).toEqual(shared(nginxConfig(config)));
  expect(Object.keys(serverConfigs(plain))).toEqual(['nginx.conf', 'web.config']);
  expect(Object.keys(serverConfigs(config))).toEqual(['nginx.conf', 'web.config', 'Containerfile']);
});

describe('Containerfile（本机没有容器，也没有 hadolint，只核对写法）', () => {
  const file = containerFile({ ...config, relayPort: 8080, hstsSeconds: 600 });
  const instructions = file
    .replace(/\\\n/g, '')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));
  const of = (name: string) =>
    instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

  test('基础镜像写死版本，不用 root，不下载，不带证书，停得下来，看得出好坏', () => {
    expect(of('ARG')[0]).toMatch(/:\d+\.\d+\.\d+/);
    expect(of('USER').at(-1)).toBe('node');
    expect(of('ADD').concat(of('RUN'))).toEqual([]);
    expect(of('COPY').join('\n')).not.toMatch(/\.pem|\.key|tls/);
    expect(of('STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(instructions.map((line) => line.split(' ')[0])).toEqual([
      'ARG',
      'FROM',
      'LABEL',
      'WORKDIR',
      'COPY',
      'COPY',
      'USER',
      'EXPOSE',
      'STOPSIGNAL',
      'HEALTHCHECK',
      'ENTRYPOINT',
    ]);
  });

  test('启动命令正是我们的服务器认得的参数', () => {
    const [node, program, ...args] = JSON.parse(of('ENTRYPOINT')[0]!) as string[];
    expect([node, program]).toEqual(['node', '/app/serve.cjs']);
    expect(readServeOptions(args)).toMatchObject({
      dir: '/app/site',
      officeJs: 'global',
      frameAncestors: officeFrameAncestors.global,
      hstsSeconds: 600,
      relay: { auditDir: null },
    });
    expect(
      readServeOptions(
        (JSON.parse(/ENTRYPOINT (.*)/.exec(containerFile({ ...config, frameAncestors: [] }))![1]!) as string[]).slice(
          2,
        ),
      ),
    ).toMatchObject({ frameAncestors: [], relay: null });
  });

  test('健康检查的程序没有语法错', () => {
    const [, flag, program] = JSON.parse(/CMD (\[.*\])/.exec(of('HEALTHCHECK')[0]!)![1]!) as string[];
    expect(spawnSync(process.execPath, ['--check', '-'], { input: program! }).status).toBe(0);
    // Nothing listens on that port here: it must say so.
    expect([flag, spawnSync(process.execPath, ['-e', program!]).status]).toEqual(['-e', 1]);
  });
});

test('打包程序的入口：给网址和文件，得到四样东西；serve.cjs 单独就能跑', async () => {
  const script = `
    import { serverConfigs } from ${JSON.stringify(join(root, 'scripts/package/server-configs.mjs'))};
    const made = await serverConfigs({ baseUrl: 'https://jixiao.example.gov.cn:8443/app/', officeJs: '21vianet', files: ['taskpane.html'], version: '1.2.3', relay: true });
    process.stdout.write(JSON.stringify({ ...made, 'serve.cjs': made['serve.cjs'].toString() }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(stderr).toBe('');
  const made = JSON.parse(stdout) as Record<string, string>;
  expect(Object.keys(made).sort()).toEqual(['Containerfile', 'nginx.conf', 'serve.cjs', 'web.config']);
  const wanted = {
    ...config,
    officeJs: '21vianet' as const,
    frameAncestors: officeFrameAncestors['21vianet'],
    port: 8443,
    files: ['taskpane.html'],
    relayPort: 8080,
    version: '1.2.3',
  };
  expect(made['nginx.conf']).toBe(nginxConfig(wanted));
  expect(made['nginx.conf']).toContain('listen 8443 ssl;');
  expect(made['Containerfile']).toContain('-p 8443:8443 ');
  expect(made['web.config']).toBe(iisConfig(wanted));
  const alone = makeFolder({ 'serve.cjs': made['serve.cjs']!, 'site/taskpane.html': '<p>' });
  const run = spawnSync(process.execPath, ['serve.cjs', '--dir', 'nothing', '--behind-proxy'], {
    cwd: alone.folder,
    encoding: 'utf8',
  });
  expect([run.status, run.stderr]).toEqual([3, '找不到文件夹“nothing”。请核对 --dir。\n']);
  alone.remove();
});

test.each([
  ['主机名', { hostName: 'a.cn; evil' }],
  ['路径', { basePath: '/中文/' }],
  ['路径里的引号', { basePath: '/a"b/' }],
  ['框架名单', { frameAncestors: ['https://a.cn" always; add_header x "'] }],
])('%s里有配置文件放不下的字：不肯生成', (_title, change) => {
  for (const make of [nginxConfig, iisConfig, containerFile]) expect(() => make({ ...config, ...change })).toThrow();
});
