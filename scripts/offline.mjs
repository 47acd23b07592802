// `npm run offline [-- --page NAME] [-- --out file | --if-stale]`: a page as one .html that needs neither network nor office.js: scripts, styles,
// packs and notices are inside. offline: 网页版, the pane over files. wps, wps-writer: the pane beside WPS 表格, WPS 文字 (ADR 34). wps-ribbon, wps-writer-ribbon: the
// invisible page that answers for the ribbon of an add-in of WPS, with the files that WPS reads beside it. wps-install: the page that
// has WPS take its add-ins. Written for Chromium 78: younger syntax is rewritten (packages too), younger functions come from src/taskpane/offline/polyfills.ts, and styles get what such a browser lacks.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

export const OFFLINE_PAGE = 'dist/offline/网页版.html';
export const OFFLINE_SOURCES = [
  'src',
  'templates',
  'assets',
  'docs/for-accountants.md',
  'docs/findings.md',
  'scripts/guide',
  'scripts/offline.mjs',
  'scripts/wps',
  'scripts/compile-packs.mjs',
  'scripts/package/licences.mjs',
  'package-lock.json',
];
/** What stands alone in one file: its entry, and what it is called. `bare`: a script without anything to see; `plain`: to be seen, without packs and React; `asks`: what it may ask of the network; `program`: whose user reads its 帮助; `beside`: files that go along. */
export const PAGES = {
  offline: {
    entry: 'src/taskpane/main-offline.tsx',
    out: OFFLINE_PAGE,
    mark: 'jixiao-offline',
    title: '绩效自评助手 网页版',
    done: '一个文件，断网可用。',
  },
  wps: {
    entry: 'src/taskpane/main-wps.tsx',
    program: 'wps',
    out: 'dist/wps/et/taskpane.html',
    mark: 'jixiao-wps',
    title: '绩效自评助手',
    done: 'WPS 表格里的窗格，一个文件。',
  },
  'wps-writer': {
    entry: 'src/taskpane/main-wps-writer.tsx',
    program: 'wps',
    out: 'dist/wps/writer/taskpane.html',
    mark: 'jixiao-wps',
    title: '绩效自评助手',
    done: 'WPS 文字里的窗格，一个文件。',
  },
  'wps-ribbon': {
    entry: 'src/taskpane/main-ribbon-et.ts',
    out: 'dist/wps/et/index.html',
    mark: 'jixiao-ribbon',
    title: '绩效自评助手',
    bare: true,
    beside: ['scripts/wps/et/manifest.xml', 'scripts/wps/et/ribbon.xml', 'assets/icon.svg'],
    done: 'WPS 表格的功能区。',
  },
  'wps-writer-ribbon': {
    entry: 'src/taskpane/main-ribbon-writer.ts',
    out: 'dist/wps/writer/index.html',
    mark: 'jixiao-ribbon',
    title: '绩效自评助手',
    bare: true,
    beside: ['scripts/wps/writer/manifest.xml', 'scripts/wps/writer/ribbon.xml', 'assets/icon.svg'],
    done: 'WPS 文字的功能区。',
  },
  'wps-install': {
    entry: 'src/install/main.ts',
    out: 'dist/wps/install.html',
    mark: 'jixiao-wps-install',
    title: '把绩效自评助手装进 WPS',
    opening: '正在打开安装页',
    plain: true,
    asks: ['http://127.0.0.1:58890', 'https://127.0.0.1:58891'],
    done: '把加载项装进 WPS 的网页，一个文件。',
  },
};
const TARGET = ['chrome78', 'es2018'];

/** Modules of our own do nothing by being there: what nobody uses (the schema of packs, with zod) stays out. */
const withoutIdleModules = {
  name: 'without-idle-modules',
  setup({ onResolve, resolve: find }) {
    onResolve({ filter: /^\.{1,2}\// }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === 'asked' || kind !== 'import-statement' || /[\\/]node_modules[\\/]/.test(importer)) return null;
      if (/\.css$|polyfills$/.test(path)) return null;
      const { errors, path: found } = await find(path, { importer, resolveDir, kind, pluginData: 'asked' });
      return errors.length > 0 ? { errors } : { path: found, sideEffects: false };
    });
  },
};

/** The page's own script, or that of its reading thread: one file of scripts, and one of styles where there are any. */
async function bundle(entry, program = 'office') {
  const [{ build }, { guides }] = await Promise.all([import('esbuild'), import('./guide/esbuild-plugin.mjs')]);
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    outdir: '/',
    format: 'iife',
    platform: 'browser',
    target: TARGET,
    jsx: 'automatic',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutIdleModules, guides(program)],
    logLevel: 'silent',
  });
  const textOf = (extension) => outputFiles.find(({ path }) => path.endsWith(extension))?.text.trim() ?? '';
  const taken = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const packages = taken.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  return { script: textOf('.js'), style: textOf('.css'), packages: [...new Set(packages)].sort(), taken };
}

/** What Chromium 78 would drop, written out: the shorthand `inset`, and `:is()` of plain lists. */
export function styleForOld(style) {
  const sides = (_, before, values) => {
    const [top, right = top, bottom = top, left = right] = values.trim().split(/\s+/);
    return `${before}top:${top};right:${right};bottom:${bottom};left:${left}`;
  };
  const plain = style
    .replace(/([{;])inset:([^;}]+)/g, sides)
    .replace(/([^{}]*:is\([^{}]*)(?=\{)/g, (selectors) => splitList(selectors).flatMap(withoutIs).join(','));
  return withFlexMargins(plain);
}

function withoutIs(selector) {
  const match = /^(.*?):is\(([^()]*)\)(.*)$/.exec(selector);
  if (!match) return [selector];
  const [, before, list, after] = match;
  // "a :is(b,[c])d": an element name cannot stand behind another piece of the same compound.
  return splitList(list).flatMap((one) => withoutIs(`${before}${one}${after}`));
}

/** By commas that stand outside parentheses. */
function splitList(text) {
  return text.split(/,(?![^(]*\))/);
}

/**
 * Chromium before 84 leaves no gap between flex items: margins do it there. @supports cannot ask for that, so it asks for something of
 * Chromium 85. @param style minified CSS without nesting
 */
export function withFlexMargins(style) {
  const rules = [...style.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector, body]) => {
    const gap = /(?:^|;)gap:([^;]+)/.exec(body)?.[1];
    if (gap === undefined || !/display:(?:inline-)?flex/.test(body) || selector.trim().startsWith('@')) return [];
    const [row, column = row] = gap.trim().split(/\s+/);
    const children = selector.split(',').map((one) => `${one.trim()}>*+*`);
    if (/flex-direction:column/.test(body)) return [`${children.join(',')}{margin-top:${row}}`];
    if (!/flex-wrap:wrap/.test(body)) return [`${children.join(',')}{margin-left:${column}}`];
    const each = selector.split(',').map((one) => `${one.trim()}>*`);
    return [`${each.join(',')}{margin:0 ${column} ${row} 0}`];
  });
  return `${style}@supports not (content-visibility:auto){${rules.join('')}}`;
}

const hashOf = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

/**
 * No network at all: what is in the workbook has nowhere to go; the install page, which knows no workbook, asks WPS's service alone. A worker is made of a Blob alone (the reading thread that stands in the
 * page as text), and obeys this same policy. Fluent fills empty style elements by the CSSOM.
 */
function policyFor(scripts, styles, asks = []) {
  const style = [...styles.map(hashOf), hashOf('')].join(' ');
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')}`,
    `style-src ${style}`,
    `style-src-elem ${style}`,
    "style-src-attr 'none'",
    'worker-src blob:',
    'img-src data:',
    `connect-src ${asks.length > 0 ? asks.join(' ') : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** As it may stand between <script> tags: no end tag, no start of a comment. */
function inScript(code) {
  return code.replace(/<(?=\/script)/gi, '\\x3C').replace(/<(?=!--)/g, '\\x3C');
}

/** Data between script tags: JSON knows the same escape. */
const inData = (text) => text.replace(/</g, '\\u003c');

/** The list as it is; every pack deflated, or they would be two thirds of the page. */
async function packParts() {
  const { writePacks } = await import('./compile-packs.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-packs-'));
  try {
    const ids = await writePacks(join(folder, 'packs'));
    const read = (name) => readFileSync(join(folder, 'packs', name));
    const packs = ids.map((id) => {
      const text = deflateRawSync(read(`${id}.json`), { level: 9 }).toString('base64');
      return `<script type="text/plain" data-pack="${id}">${text}</script>`;
    });
    return { list: inData(JSON.stringify(JSON.parse(read('index.json')))), packs: packs.join('\n    ') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nothing stands between a tag and what is in it: the policy counts every character. */
const pageOf = ({ mark, title, opening, version, policy, icon, guard, style, data, script }) => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta id="${mark}" name="${mark}" content="${version}">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta http-equiv="X-UA-Compatible" content="IE=edge">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="${icon}">
    <title>${title}</title>
    <script>${guard}</script>
    <style>${style}</style>
  </head>
  <body>
    <div id="root"><p class="opening">${opening}</p></div>
    ${data}<script>${script}</script>
  </body>
</html>
`;

const barePageOf = ({ mark, title, version, policy, script }) => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta id="${mark}" name="${mark}" content="${version}">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>${title}</title>
    <script>${script}</script>
  </head>
  <body></body>
</html>
`;

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** Writes the page; returns its size and what is in it. Throws with the compiler's messages. */
export async function buildOffline(out, page = PAGES.offline) {
  const { html, packages, taken } = page.bare ? await barePage(page) : await wholePage(page);
  const target = resolve(ROOT, out ?? page.out);
  mkdirSync(dirname(target), { recursive: true });
  for (const file of page.beside ?? []) cpSync(join(ROOT, file), join(dirname(target), basename(file)));
  // In one move: somebody may be reading the last one.
  writeFileSync(`${target}.part`, html);
  renameSync(`${target}.part`, target);
  return { path: target, bytes: Buffer.byteLength(html), packages, taken };
}

async function barePage({ entry, mark, title }) {
  const { script: code, packages, taken } = await bundle(entry);
  const script = inScript(code);
  return { html: barePageOf({ mark, title, version, script, policy: policyFor([script], []) }), packages, taken };
}

/** What the pane reads beside its script: packs, reading thread, notices. */
async function paneData(page) {
  const [{ noticesOf, describePackages }, thread, { list, packs }] = await Promise.all([
    import('./package/licences.mjs'),
    bundle('src/taskpane/main-file-worker.ts'),
    packParts(),
  ]);
  const packages = [...new Set([...page.packages, ...thread.packages])].sort();
  const parts = [
    `<script type="application/json" id="jixiao-packs">${list}</script>`,
    packs,
    `<script type="text/plain" id="jixiao-worker">${inScript(thread.script)}</script>`,
    `<script type="text/plain" id="jixiao-notices">${inData(noticesOf(describePackages(packages)))}</script>`,
  ];
  return { packages, data: `${parts.join('\n    ')}\n    ` };
}

/** The tokens of Fluent's two themes that these styles name: the pane has them from React. */
async function withTokens(style) {
  const { webLightTheme, webDarkTheme } = await import('@fluentui/react-components');
  const names = [...new Set([...style.matchAll(/var\(--(\w+)\)/g)].map(([, name]) => name))].sort();
  const unknown = names.filter((name) => webLightTheme[name] === undefined);
  if (unknown.length > 0) throw new Error(`no token of Fluent: ${unknown.join(', ')}`);
  const of = (theme) => `:root{${names.map((name) => `--${name}:${theme[name]}`).join(';')}}`;
  return `${of(webLightTheme)}@media (prefers-color-scheme:dark){${of(webDarkTheme)}}${style}`;
}

async function wholePage({ entry, mark, title, program, opening = '正在打开绩效自评助手', plain = false, asks }) {
  const [{ transform }, page] = await Promise.all([import('esbuild'), bundle(entry, program)]);
  const { packages, data } = plain ? { packages: page.packages, data: '' } : await paneData(page);
  const guard = (
    await transform(readFileSync(join(ROOT, 'src/taskpane/guard.js'), 'utf8'), {
      minifyWhitespace: true,
      target: 'es5',
      charset: 'utf8',
    })
  ).code.trim();
  const style = styleForOld(page.style);
  const parts = {
    mark,
    title,
    opening,
    version,
    icon: `data:image/png;base64,${readFileSync(join(ROOT, 'assets/icon-32.png')).toString('base64')}`,
    guard: inScript(guard),
    style: plain ? await withTokens(style) : style,
    data,
    script: inScript(page.script),
  };
  parts.policy = policyFor([parts.guard, parts.script], [parts.style], asks);
  return { html: pageOf(parts), packages, taken: page.taken };
}

const packagesFile = ({ out }) => join(ROOT, 'dist', 'stamps', `${out.replaceAll('/', '-')}.packages.json`);

/** A page, built again only where a source is newer. */
export async function freshOffline(page = PAGES.offline) {
  const { buildIfStale } = await import('./freshness.mjs');
  await buildIfStale({ output: page.out, sources: OFFLINE_SOURCES }, async () => {
    const { packages } = await buildOffline(page.out, page);
    mkdirSync(dirname(packagesFile(page)), { recursive: true });
    writeFileSync(packagesFile(page), JSON.stringify(packages));
  });
  return join(ROOT, page.out);
}

/** What a page that `freshOffline` made has inside of other people's. */
export function packagesOf(page) {
  return JSON.parse(readFileSync(packagesFile(page), 'utf8'));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  try {
    const { values } = parseArgs({
      options: {
        page: { type: 'string', default: 'offline' },
        out: { type: 'string' },
        'if-stale': { type: 'boolean', default: false },
      },
    });
    const page = PAGES[values.page];
    if (!page) throw new Error(`--page must be one of ${Object.keys(PAGES).join(', ')}`);
    const { path, bytes } = values['if-stale']
      ? await freshOffline(page).then((fresh) => ({ path: fresh, bytes: statSync(fresh).size }))
      : await buildOffline(values.out, page);
    console.log(`${path}：${Math.round(bytes / 1024)} KiB，${page.done}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
