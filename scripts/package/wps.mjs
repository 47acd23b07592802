// The WPS part of a package: WPS/ (all that an installation needs, also without a server) and site/wps/ (what WPS and the install page
// load). Node built-ins only.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../bootstrap.mjs';

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
 * `pages`: dist/wps as it was built. An add-in without a pane is left out. Throws where a file is missing that WPS would ask for.
 * @returns the programs whose add-in is in the package
 */
export function writeWps(pages, out, { base, version }, writeText) {
  const address = `${base}wps/`;
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
    readFileSync(join(from, name), 'utf8').replaceAll('{address}', address).replaceAll('{version}', version);
  for (const name of SCRIPTS) {
    writeFileSync(join(out, 'WPS', name), filled(name));
    chmodSync(join(out, 'WPS', name), 0o755);
  }
  writeText(join(out, 'WPS', '安装说明（WPS）.txt'), filled('安装说明（WPS）.txt'));
  return addins.map(({ program }) => program);
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
