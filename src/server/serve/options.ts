import { parseArgs } from 'node:util';
import { officeFrameAncestors, type OfficeSource } from '../security-headers';
import { isFileSystemError as isCodedError } from '../static/site-index';
import { StartError } from './start-error';

/** What `npm run serve` was asked for. */
export interface ServeOptions {
  readonly dir: string;
  /** null: every address of the machine. */
  readonly host: string | null;
  readonly port: number;
  /** null: plain http, behind a reverse proxy or for WPS alone. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** A reverse proxy stands before it, whose X-Forwarded-For is believed. */
  readonly isBehindProxy: boolean;
  readonly officeJs: OfficeSource;
  readonly frameAncestors: readonly string[];
  readonly hstsSeconds: number | null;
  /** null: no relay, its addresses do not exist. */
  readonly relay: RelayServeOptions | null;
  /** false: only what happens to the server itself is logged. */
  readonly logRequests: boolean;
}

export interface RelayServeOptions {
  /** Folder of the audit log; null: its lines go to the ordinary log. */
  readonly auditDir: string | null;
  readonly auditDays: number;
  /** Network addresses as they are; else a print of them that is good for this run alone. */
  readonly auditAddresses: boolean;
}

const usage = `用法：npm run serve -- --dir 文件夹 --cert 证书.pem --key 私钥.pem [选项]
  --dir 文件夹            要发布的文件（npm run package 打出的 site）
  --cert 文件 --key 文件  PEM 格式的 https 证书（连同中间证书）和私钥
  --behind-proxy          代替证书：只在反向代理后面用 http，并相信代理写的 X-Forwarded-For
  --http                  代替证书：直接用 http，只给 WPS（/wps/）用；Office 不打开 http 的窗格
  --port 数字             端口，默认 https 8443，http 8080
  --host 地址             监听的地址，默认 https 为全部网卡，http 只有本机（127.0.0.1）
  --office-js 来源        global、21vianet 或 local，与打包时相同（默认 global）
  --frame-ancestors 名单  可以把窗格放进框架的网页，用空格分开，代替内置的 Office 名单；none 表示一个也没有
  --hsts 秒数             发送 Strict-Transport-Security（默认不发；主机名上还有 http 系统时不要用）
  --relay                 打开 Excel → Word 的中转
  --audit-dir 文件夹      中转的审计记录写到这里，每天一个文件（默认写进普通日志）
  --audit-days 天数       审计记录保留多少天，默认 190（网络安全法要求不少于六个月）
  --audit-addresses       审计记录里写来访的网络地址（默认只写每次启动都不同的代号）
  --quiet                 不记每一个请求`;

const known = {
  dir: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  'behind-proxy': { type: 'boolean', default: false },
  http: { type: 'boolean', default: false },
  'office-js': { type: 'string', default: 'global' },
  'frame-ancestors': { type: 'string' },
  hsts: { type: 'string' },
  relay: { type: 'boolean', default: false },
  'audit-dir': { type: 'string' },
  'audit-days': { type: 'string', default: '190' },
  'audit-addresses': { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
} as const;

/** @throws StartError 2 with a sentence that says which argument is wrong and how it must be */
export function readServeOptions(args: readonly string[]): ServeOptions {
  const values = parse(args);
  if (values.dir === undefined || values.dir === '') throw wrong('请用 --dir 写明要发布的文件夹');
  const tls = tlsOf(values);
  const office = values['office-js'];
  if (!isOfficeSource(office)) throw wrong(`--office-js 只能是 global、21vianet 或 local，得到的是“${office}”`);
  if (!values.relay && values['audit-dir'] !== undefined) throw wrong('--audit-dir 要与 --relay 一起用');
  if (values.relay && values.http) throw wrong('--relay 要 https：用证书，或者放在反向代理后面（--behind-proxy）');
  return {
    dir: values.dir,
    host: values.host ?? (tls === null ? '127.0.0.1' : null),
    port: values.port === undefined ? (tls === null ? 8080 : 8443) : wholeNumber('--port', values.port, 0, 65_535),
    tls,
    isBehindProxy: values['behind-proxy'],
    officeJs: office,
    frameAncestors: ancestorsOf(values['frame-ancestors'], office),
    hstsSeconds: values.hsts === undefined ? null : wholeNumber('--hsts', values.hsts, 0, 63_072_000),
    relay: values.relay
      ? {
          auditDir: values['audit-dir'] ?? null,
          auditDays: wholeNumber('--audit-days', values['audit-days'], 1, 3650),
          auditAddresses: values['audit-addresses'],
        }
      : null,
    logRequests: !values.quiet,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (error) {
    if (isCodedError(error) && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      const name = /'(-[^' ]*)/.exec(error.message)?.[1] ?? /Unexpected argument '([^']*)'/.exec(error.message)?.[1];
      throw wrong(`参数不对${name === undefined ? '' : `：${name}`}`, error);
    }
    throw error;
  }
}

const wrong = (sentence: string, cause?: unknown): StartError =>
  new StartError(`${sentence}。\n${usage}`, 2, { cause });

function tlsOf({ cert, key, http, 'behind-proxy': isBehindProxy }: ReturnType<typeof parse>): ServeOptions['tls'] {
  if (isBehindProxy && http) throw wrong('--behind-proxy 和 --http 只能写一个');
  if (isBehindProxy || http) {
    if (cert !== undefined || key !== undefined)
      throw wrong(`${http ? '--http' : '--behind-proxy'} 用的是 http，不要再写 --cert、--key`);
    return null;
  }
  if (cert === undefined || key === undefined)
    throw wrong(
      'Office 只打开 https 的窗格：请用 --cert 和 --key 给出证书和私钥；前面有反向代理负责 https 的，写 --behind-proxy；只给 WPS 用的，写 --http',
    );
  return { cert, key };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw wrong(`${name} 要一个 ${least} 到 ${most} 的整数，得到的是“${text}”`);
  return value;
}

const isOfficeSource = (text: string): text is OfficeSource => Object.hasOwn(officeFrameAncestors, text);

/** An origin as a policy takes it, "*." in front of the host allowed; nothing else may get into the header. */
const originPattern = /^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i;

function ancestorsOf(text: string | undefined, office: OfficeSource): readonly string[] {
  if (text === undefined) return officeFrameAncestors[office];
  if (text.trim() === 'none') return [];
  const origins = text.trim().split(/[\s,]+/);
  const bad = origins.find((origin) => !originPattern.test(origin));
  if (bad !== undefined)
    throw wrong(`--frame-ancestors 里的“${bad}”不是 https 网址（只写到主机名，例如 https://*.example.gov.cn）`);
  return origins;
}
