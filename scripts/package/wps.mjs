// The WPS part of a package: WPS/ (all that an installation needs, also without a server) and site/wps/ (what WPS and the install page
// load). Node built-ins only.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../bootstrap.mjs';
import { writeText } from './whole.mjs';

/** An add-in for each program of WPS; `name` and `type` as in publish.xml and jsplugins.xml, `folder` below the address. */
const ADDINS = [
  { folder: 'et', name: 'jixiao-et', type: 'et', program: 'WPS 表格' },
  { folder: 'writer', name: 'jixiao-wps', type: 'wps', program: 'WPS 文字' },
];
/** What WPS reads of an add-in: manifest.xml and ribbon.xml at every start, index.html and what it opens on demand. */
const NEEDED = ['manifest.xml', 'ribbon.xml', 'index.html', 'taskpane.html', 'icon.svg'];
const PAGE = 'install.html';
const SCRIPTS = ['install-linux.sh', 'uninstall-linux.sh', 'publish-linux.sh'];

/**
 * `pages`: dist/wps as it was built; `address`: where WPS takes them from; `base`: where the pane for Office is, null in a package for WPS alone, whose site is `address` without "wps/". An add-in without a pane is left out. Throws where a file is missing that WPS would ask for.
 * @returns the programs whose add-in is in the package
 */
export function writeWps(pages, out, { base, address, version }) {
  const addins = ADDINS.filter(({ folder }) => existsSync(join(pages, folder, 'taskpane.html')));
  refuseMissing(pages, addins);
  for (const target of [join(out, 'site', 'wps'), join(out, 'WPS')]) {
    mkdirSync(target, { recursive: true });
    for (const { folder } of addins)
      for (const name of NEEDED) cpSync(join(pages, folder, name), join(target, folder, name));
    cpSync(join(pages, PAGE), join(target, PAGE));
    writeFileSync(join(target, 'jsplugins.xml'), listFor(addins, address));
  }
  const from = join(ROOT, 'scripts', 'wps');
  const filled = (name) =>
    readFileSync(join(from, name), 'utf8')
      .replaceAll('{address}', address)
      .replaceAll('{version}', version)
      .replaceAll('{serving}', servingOf(address, base));
  for (const name of SCRIPTS) {
    writeFileSync(join(out, 'WPS', name), filled(name));
    chmodSync(join(out, 'WPS', name), 0o755);
  }
  writeText(join(out, 'WPS', '安装说明（WPS）.txt'), filled('安装说明（WPS）.txt'));
  return addins.map(({ program }) => program);
}

/** Where the whole of site/ stands by plain http for the pages of WPS (by serve.cjs, as the notes say); null where they have a place of their own. */
export function plainSiteOf(address) {
  const { protocol, pathname, origin } = new URL(address);
  return protocol === 'http:' && pathname === '/wps/' ? `${origin}/` : null;
}

/** What an administrator does for the pages to stand at that address. */
function servingOf(address, base) {
  // Office opens nothing by plain http, whatever the package has: nothing foreign is let in there.
  const ours = (host, port) =>
    `node server/serve.cjs --dir site --http --host ${host} --port ${port} --office-js local`;
  if (base !== null && address === `${base}wps/`)
    return `和 Office 的窗格在同一个网站：照“部署说明.txt”放好 site，这个地址就有了。
没有 https 的，打包时另写 WPS 的地址（只用 WPS 的，只写它），再照那一包的说明做，例如：
    npm run package -- --base-url ${base} --wps-url http://10.20.30.40:8080/wps/
    npm run package -- --wps-url http://10.20.30.40:8080/wps/`;
  const { hostname, port } = new URL(address);
  const isOurs = plainSiteOf(address) !== null;
  if (base === null && !isOurs) return `照“部署说明.txt”放好 site，这个地址就有了。`;
  if (!isOurs)
    return `把本文件夹里的网页（${ADDINS.map(({ folder }) => folder).join('、')} 和 install.html、jsplugins.xml）放到单位网站的这个地址。不设登录、不设长缓存，
网站若统一加了“script-src 'self'”一类的内容安全策略，这几页不要加：它们的脚本在页面里。`;
  const isHere = /^(?:127\.\d+\.\d+\.\d+|localhost)$/.test(hostname);
  const place = isHere ? '用 WPS 的每一台电脑' : `${hostname} 这台服务器`;
  const host = isHere ? '127.0.0.1' : hostname.startsWith('[') ? '::' : '0.0.0.0';
  return `在${place}上装 Node.js 20 或更新的版本，把整个包复制过去，在包的文件夹里（有 site、server 的那一层）运行这一行，开着不关：
    ${ours(host, port === '' ? 80 : port)}
它发布 site 里的全部文件，没有 https，也不问是谁：${isHere ? '只有那台电脑自己打得开' : '只放在内网'}。另一个地址要另打一包，或者用下面脚本的 --url。`;
}

/** For JSPluginsServer of 政企版; no XML declaration, as in the examples of WPS. */
function listFor(addins, address) {
  const lines = addins.map(
    ({ folder, name, type }) =>
      `  <jspluginonline name="${name}" type="${type}" url="${escapeXml(address)}${folder}/"/>\n`,
  );
  return `<jsplugins>\n${lines.join('')}</jsplugins>\n`;
}

function refuseMissing(pages, addins) {
  const wanted = [PAGE, ...addins.flatMap(({ folder }) => NEEDED.map((name) => `${folder}/${name}`))];
  const missing = wanted.filter((path) => !existsSync(join(pages, path)));
  if (addins.length === 0) missing.push('et/taskpane.html');
  if (missing.length > 0) throw new Error(`WPS 的包里缺少这些文件：${missing.join('、')}`);
  for (const { folder, name } of addins) {
    const read = (file) => readFileSync(join(pages, folder, file), 'utf8');
    // By the name WPS keeps it, and the scripts and the install page know their own.
    if (!read('manifest.xml').includes(`<Name>${name}</Name>`))
      throw new Error(`${folder}/manifest.xml 里的名字不是 ${name}。`);
    if (!read('ribbon.xml').startsWith('<customUI')) throw new Error(`${folder}/ribbon.xml 不是以 <customUI 开头。`);
  }
}

const escapeXml = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
