import { usualSettings } from '../../relay/server/settings';
import { pathRules, securityHeaders, type PathRule } from '../security-headers';
import { mediaTypes } from '../static/media-types';
import { LONGEST_ADDRESS } from '../static/request-path';
import { refuseStrange, type SiteConfig } from './site-config';

export interface NginxPlaces {
  /** The site's folder, or a link to the release that is published. */
  readonly root: string;
  readonly certificate: string;
  readonly certificateKey: string;
  /** Instead of the address's own. */
  readonly port?: number;
}

const usualNginxPlaces: NginxPlaces = {
  root: '/srv/jixiao/site',
  certificate: '/etc/nginx/tls/jixiao.pem',
  certificateKey: '/etc/nginx/tls/jixiao.key',
};

/** One file for nginx's conf.d: maps and one server. Needs no module beyond Debian's and the official image's. */
export function nginxConfig(config: SiteConfig, places: NginxPlaces = usualNginxPlaces): string {
  refuseStrange(config);
  const { basePath, hostName } = config;
  const headers = securityHeaders(config);
  const policy = headers.find(({ name }) => name === 'content-security-policy')?.value ?? '';
  const sent = headers.flatMap(({ name, value, why }) =>
    value === null
      ? []
      : [`# ${why}`, `add_header ${name} ${value === policy ? '$jixiao_policy' : `"${value}"`} always;`],
  );
  const left = headers.filter(({ value }) => value === null).map(({ name, why }) => `# 不发 ${name}：${why}`);
  const site = [
    `alias ${places.root}/;`,
    `index index.html taskpane.html install.html;`,
    '# 只发布文件夹里的文件：不跟着符号链接走出去',
    `disable_symlinks on from=${places.root}/;`,
    ...sent,
    ...left,
    'add_header cache-control $jixiao_cache always;',
    'add_header cross-origin-resource-policy $jixiao_resource always;',
  ];
  return lines([
    `# 绩效自评助手 ${config.version} 的 nginx 配置，由打包程序按 src/server 的同一张表生成。放进 conf.d，改好${config.isPlain === true ? '' : '三处'}路径后 nginx -t。`,
    '',
    ...mapOf('$jixiao_cache', basePath, ({ cacheControl }) => cacheControl),
    ...mapOf('$jixiao_resource', basePath, ({ resourcePolicy }) => resourcePolicy),
    ...mapOf('$jixiao_policy', basePath, ({ ownPolicy }) => ownPolicy ?? policy),
    '',
    'server {',
    ...indent([
      `listen ${places.port ?? config.port}${config.isPlain === true ? '' : ' ssl'};`,
      `server_name ${hostName};`,
      ...(config.isPlain === true
        ? []
        : [
            `ssl_certificate ${places.certificate};`,
            `ssl_certificate_key ${places.certificateKey};`,
            'ssl_protocols TLSv1.2 TLSv1.3;',
          ]),
      'server_tokens off;',
      'autoindex off;',
      'client_header_timeout 10s;',
      'client_body_timeout 30s;',
      'client_max_body_size 1k;',
      `large_client_header_buffers 4 ${Math.max(16, LONGEST_ADDRESS / 1024)}k;`,
      'keepalive_timeout 65s;',
      '# 日志不记参数和来访者的地址；要记的单位请自己改',
      'access_log off;',
      '',
      'types {',
      ...indent(
        Object.entries(mediaTypes).map(([extension, { type }]) => `${type.split(';')[0]} ${extension.slice(1)};`),
      ),
      '}',
      'default_type application/octet-stream;',
      'charset utf-8;',
      `charset_types ${typesWhere(({ type }) => type.includes('charset'))};`,
      'gzip on;',
      'gzip_vary on;',
      'gzip_static on;',
      'gzip_min_length 1024;',
      `gzip_types ${typesWhere(({ text }) => text)};`,
      '',
      '# 点开头的文件和 IIS 的配置不发布',
      'location ~* (/\\.|/web\\.config$) {',
      ...indent(['return 404;']),
      '}',
      ...relayOf(config),
      `location ${basePath} {`,
      ...indent(site),
      '}',
      ...(basePath === '/' ? [] : ['location / {', ...indent(['return 404;']), '}']),
    ]),
    '}',
  ]);
}

function mapOf(variable: string, basePath: string, value: (rule: PathRule) => string): string[] {
  const rest = pathRules.at(-1);
  if (rest === undefined) throw new Error('the last path rule fits every path');
  const cases = pathRules.slice(0, -1).flatMap((rule) => {
    const folders = rule.folders === null ? '' : `(${rule.folders.join('|')})/`;
    return [`# ${rule.why}`, `"~*^${basePath.replaceAll('.', '\\.')}${folders}.*${rule.file}" "${value(rule)}";`];
  });
  // A page is what a folder's address gives.
  const page = pathRules.find(({ file, ownPolicy }) => file.includes('html') && ownPolicy === undefined);
  const folders = page === undefined ? [] : [`"~/$" "${value(page)}";`];
  return [
    `map $uri ${variable} {`,
    ...indent([...cases, ...folders, `# ${rest.why}`, `default "${value(rest)}";`]),
    '}',
  ];
}

function relayOf({ basePath, relayPort }: SiteConfig): string[] {
  if (relayPort === null) return [];
  return [
    '# Excel → Word 的中转：由本机的 serve.cjs（--behind-proxy --relay）回答，它自己带齐安全头',
    `location ${basePath}relay/ {`,
    ...indent([
      `proxy_pass http://127.0.0.1:${relayPort}/relay/;`,
      'proxy_http_version 1.1;',
      'proxy_set_header connection "";',
      '# 盖掉来访者自己写的，只留 nginx 看到的地址',
      'proxy_set_header x-forwarded-for $remote_addr;',
      '# 没有新消息时一个请求要等上半分钟',
      `proxy_read_timeout ${Math.ceil(usualSettings.waitMs / 1000) + 35}s;`,
      'proxy_buffering off;',
      `client_max_body_size ${Math.ceil(usualSettings.maxBytes / 1024 / 1024)}m;`,
    ]),
    '}',
  ];
}

/** Without text/html, which nginx has in each list by itself; it warns where that is named again. */
function typesWhere(is: (media: { readonly type: string; readonly text: boolean }) => boolean): string {
  const types = new Set(
    Object.values(mediaTypes)
      .filter(is)
      .map(({ type }) => type.split(';')[0]),
  );
  types.delete('text/html');
  return [...types].join(' ');
}

const indent = (texts: readonly string[]): string[] => texts.map((text) => (text === '' ? '' : `  ${text}`));
const lines = (texts: readonly string[]): string => `${texts.join('\n')}\n`;
