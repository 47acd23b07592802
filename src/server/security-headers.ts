/** SHA-256 of the empty text: Fluent puts in empty style elements and fills them by the CSSOM, which a policy does not see. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Where the page takes office.js from: Microsoft's world-wide address, the one of 21Vianet (世纪互联), or the site itself. */
export type OfficeSource = 'global' | '21vianet' | 'local';

/** Origins of office.js and of the files that it loads from beside itself. */
const officeOrigins: Readonly<Record<OfficeSource, string | null>> = {
  global: 'https://appsforoffice.microsoft.com',
  '21vianet': 'https://appsforoffice.cdn.partner.office365.cn',
  local: null,
};

/**
 * Pages that may frame ours: Office on the web. Every frame above the pane must be allowed, so the outer site (SharePoint, OneDrive, the
 * start pages) and the inner one (officeapps, officewebapps). Sources: office-js issue 3342 and office-js-docs-pr issue 4911 for the
 * world, public extension manifests for officewebapps.cn; Microsoft lists none. On the desktop the pane is in no frame.
 */
export const officeFrameAncestors: Readonly<Record<OfficeSource, readonly string[]>> = {
  global: [
    'https://excel.cloud.microsoft',
    'https://word.cloud.microsoft',
    'https://*.officeapps.live.com',
    'https://*.office.com',
    'https://*.microsoft365.com',
    'https://*.sharepoint.com',
    'https://onedrive.live.com',
  ],
  '21vianet': ['https://*.officewebapps.cn', 'https://*.partner.office365.cn', 'https://*.sharepoint.cn'],
  local: [],
};

/** One directive of the Content-Security-Policy, and why it is so. */
export interface Directive {
  readonly name: string;
  readonly sources: readonly string[];
  readonly why: string;
}

export interface PolicyOptions {
  readonly officeJs: OfficeSource;
  /** Who may frame the pages beside the site itself; null leaves the question open (tests, the workbench). */
  readonly frameAncestors: readonly string[] | null;
}

/** The task pane's policy, line by line. */
export function paneDirectives({ officeJs, frameAncestors }: PolicyOptions): readonly Directive[] {
  const office = officeOrigins[officeJs];
  return [
    { name: 'default-src', sources: ["'none'"], why: '没有写明的一律不许' },
    {
      name: 'script-src',
      sources: ["'self'", ...(office === null ? [] : [office])],
      why: '只运行本站的脚本文件和 office.js；没有内联脚本，没有 eval',
    },
    { name: 'worker-src', sources: ["'self'"], why: '读文件的线程是本站的一个脚本文件；别处的和页面里现做的都不许' },
    {
      name: 'style-src',
      sources: ["'self'", emptyStyle],
      why: '给不认识下面两行的旧浏览器：只许样式文件和空的 style 元素（界面库用 CSSOM 填）',
    },
    { name: 'style-src-elem', sources: ["'self'", emptyStyle], why: '同上' },
    { name: 'style-src-attr', sources: ["'none'"], why: '没有内联的 style 属性' },
    { name: 'img-src', sources: ["'self'", 'data:'], why: '图标是文件；界面库有几个 data: 小图' },
    { name: 'font-src', sources: ["'self'"], why: '字体只用本站和系统的' },
    { name: 'connect-src', sources: ["'self'"], why: '数据只和本站来往：表里的内容到不了别处' },
    { name: 'base-uri', sources: ["'none'"], why: '不许改变相对地址的起点' },
    { name: 'form-action', sources: ["'none'"], why: '没有要提交的表单' },
    { name: 'object-src', sources: ["'none'"], why: '没有插件' },
    ...(frameAncestors === null
      ? []
      : [
          {
            name: 'frame-ancestors',
            sources: ["'self'", ...frameAncestors],
            why: '只有网页版 Office 和本站可以把窗格放进框架里；X-Frame-Options 写不出这个名单，所以不发',
          },
        ]),
  ];
}

export function policyText(directives: readonly Directive[]): string {
  return directives.map(({ name, sources }) => `${name} ${sources.join(' ')}`).join('; ');
}

/** The pane with office.js from its own site, framed by whoever: the workbench and the tests in a browser. */
export const panePolicy = policyText(paneDirectives({ officeJs: 'local', frameAncestors: null }));

/** The workbench's page: Univer writes styles into elements; the pane may only come from `paneOrigin`. */
export function workbenchPolicy(paneOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' data:",
    "worker-src 'self' blob:",
    `frame-src ${paneOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** One header of every answer, and why. */
export interface HeaderRule {
  readonly name: string;
  /** null: left out on purpose; servers that add it by themselves must not. */
  readonly value: string | null;
  readonly why: string;
}

export interface SecurityOptions extends PolicyOptions {
  /** Seconds; null: not sent. */
  readonly hstsSeconds: number | null;
}

/** The headers of every answer. Our server sends this table; nginx.conf and web.config are printed from it. */
export function securityHeaders(options: SecurityOptions): readonly HeaderRule[] {
  const { hstsSeconds } = options;
  return [
    { name: 'content-security-policy', value: policyText(paneDirectives(options)), why: '逐项理由见 paneDirectives' },
    { name: 'x-content-type-options', value: 'nosniff', why: '浏览器不猜文件类型，数据文件不会被当成脚本' },
    { name: 'referrer-policy', value: 'no-referrer', why: '地址里的参数不告诉别的网站（包括提供 office.js 的）' },
    {
      name: 'permissions-policy',
      value: [
        'camera=()',
        'microphone=()',
        'geolocation=()',
        'payment=()',
        'usb=()',
        'serial=()',
        'hid=()',
        'display-capture=()',
        'clipboard-read=()',
        'clipboard-write=(self)',
      ].join(', '),
      why: '用不到的设备全部关掉；只留写剪贴板（复制链接数据）',
    },
    {
      name: 'strict-transport-security',
      value: hstsSeconds === null ? null : `max-age=${hstsSeconds}`,
      why: '默认不发：它管的是整个主机名，同一台服务器上别的 http 系统会因此打不开；独用的主机名用 --hsts 打开',
    },
    {
      name: 'x-frame-options',
      value: null,
      why: '不能发：只能写 DENY 或 SAMEORIGIN，网页版 Office 就打不开窗格了；由 frame-ancestors 代替',
    },
    {
      name: 'cross-origin-opener-policy',
      value: null,
      why: '不发：Office 的对话框靠 window.opener 与窗格通话，发了就断；页面之间没有别的要隔离',
    },
    {
      name: 'cross-origin-embedder-policy',
      value: null,
      why: '不发：office.js 在微软的地址上，不带 CORP，发了就装不进来',
    },
    { name: 'x-powered-by', value: null, why: '不告诉来访者服务器用的什么程序（IIS 默认会发）' },
  ];
}

/** Headers that depend on the file: the first rule that fits the path holds. */
export interface PathRule {
  /** Folders at the top of the site; null: anywhere. */
  readonly folders: readonly string[] | null;
  /** What the path must hold: a regular expression's source, read the same by JavaScript and nginx; upper and lower case alike. */
  readonly file: string;
  readonly cacheControl: string;
  readonly resourcePolicy: 'same-origin' | 'cross-origin';
  /** In place of the site's Content-Security-Policy; absent: the site's. */
  readonly ownPolicy?: string;
  readonly why: string;
}

/** Of 网页版.html: its scripts are inside it, by their hashes in its own policy, which allows no network at all. */
export const offlinePagePolicy =
  "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'; connect-src 'none'";

/** Of the page that has WPS take its add-ins: it asks WPS's service on the same computer, and nothing else. */
const wpsInstallPolicy = offlinePagePolicy.replace(
  "connect-src 'none'",
  'connect-src http://127.0.0.1:58890 https://127.0.0.1:58891',
);

export const pathRules: readonly PathRule[] = [
  {
    folders: ['js', 'css', 'media'],
    file: '\\.[0-9a-f]{8,}\\.[a-z0-9]+$',
    cacheControl: 'public, max-age=31536000, immutable',
    resourcePolicy: 'same-origin',
    why: '文件名里有内容的指纹：内容变了名字就变，升级和退回都不会拿错，放心存一年',
  },
  {
    folders: ['assets'],
    file: '\\.(png|svg)$',
    cacheControl: 'public, max-age=86400',
    resourcePolicy: 'cross-origin',
    why: '功能区和加载项列表的图标由 Office 的网页来取；清单里的图标不能带 no-cache',
  },
  {
    folders: null,
    file: '网页版\\.html$',
    cacheControl: 'no-cache',
    resourcePolicy: 'same-origin',
    ownPolicy: offlinePagePolicy,
    why: '网页版是自带一切的单个文件，页面里写着自己的策略（脚本按指纹，不许联网）；站点的策略不许内联脚本，会让它打不开，所以这里只加不许联网、不许放进框架',
  },
  {
    folders: null,
    file: 'wps/(et|writer)/(index|taskpane)\\.html$',
    cacheControl: 'no-cache',
    resourcePolicy: 'same-origin',
    ownPolicy: offlinePagePolicy,
    why: 'WPS 加载项的页面也是自带一切的单个文件，理由同上；WPS 直接打开它们，不在框架里',
  },
  {
    folders: null,
    file: 'wps/install\\.html$',
    cacheControl: 'no-cache',
    resourcePolicy: 'same-origin',
    ownPolicy: wpsInstallPolicy,
    why: '装进 WPS 的网页也是单个文件；它只问本机 WPS 自己的服务（127.0.0.1 的两个端口），别处不许',
  },
  {
    folders: null,
    file: '\\.html$',
    cacheControl: 'no-cache',
    resourcePolicy: 'cross-origin',
    why: '每次先问有没有新版；由网页版 Office 放进框架，谁可以放由 frame-ancestors 决定',
  },
  {
    folders: null,
    file: '',
    cacheControl: 'no-cache',
    resourcePolicy: 'same-origin',
    why: '清单、模板、office.js 等名字不变的文件：可以存，但每次先问（没变只回 304），升级和退回立即生效',
  },
];

const compiled = pathRules.map((rule) => ({ rule, pattern: new RegExp(rule.file, 'i') }));

/** @param path without the leading slash */
export function pathRuleOf(path: string): PathRule {
  const folder = path.includes('/') ? path.slice(0, path.indexOf('/')).toLowerCase() : '';
  const found = compiled.find(({ rule, pattern }) => (rule.folders?.includes(folder) ?? true) && pattern.test(path));
  if (found === undefined) throw new Error('the last path rule fits every path');
  return found.rule;
}

/** The workbench's: nothing is guessed, nothing is kept by the browser between two builds. */
export const plainHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
  // Pane and page are of one site; with this the browser gives the pane a process of its own, as Excel does.
  'origin-agent-cluster': '?1',
} as const;
