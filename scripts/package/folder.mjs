// Puts a package together from parts that are ready. Node built-ins only.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from '../bootstrap.mjs';
import { writeReadyWorkbooks } from './books.mjs';
import { registryFiles } from './catalog.mjs';
import { billOfMaterials, noticesOf, shippedPackages } from './licences.mjs';
import { packCommandLine } from './command-line.mjs';
import { filesOfManifest, idFor, manifestFor } from './manifest.mjs';
import { deploymentNotes } from './notes.mjs';
import { writeServer } from './server.mjs';
import { emptyFolder, filesUnder, sealed, writeText } from './whole.mjs';
import { plainSiteOf, writeWps } from './wps.mjs';

/**
 * `pane`: the built task pane; `offline`: the built single-file page or null; `wps`: the built pages for WPS (dist/wps) or null; `packages`:
 * what those have inside of other people's; `out`: the folder to make; `base`, `wpsUrl`, `id`, `support`, `help`: addresses of this deployment. Throws where a page or the manifest points to a file that is not in the package.
 */
export async function assemble({
  pane,
  offline,
  wps,
  packages,
  out,
  base,
  wpsUrl,
  officeJs,
  id = idFor(base),
  support,
  help,
  share,
  packKey,
  relay,
}) {
  emptyFolder(out);
  const site = join(out, 'site');
  mkdirSync(site, { recursive: true });
  // chunks.json is for our tests; the bundler's licence extracts are in licenses.txt, whole.
  cpSync(pane, site, { recursive: true, filter: (path) => !/^chunks\.json$|\.LICENSE\.txt$/.test(basename(path)) });
  for (const name of readdirSync(join(ROOT, 'assets'))) {
    if (/^icon-\d+\.png$/.test(name)) cpSync(join(ROOT, 'assets', name), join(site, 'assets', name));
  }
  cpSync(join(ROOT, 'scripts', 'sideload', 'help.html'), join(site, 'help.html'));
  if (packKey !== undefined) pinPackKey(join(site, 'taskpane.html'), packKey);
  if (offline !== null) cpSync(offline, join(site, '网页版.html'));
  if (officeJs === 'local') copyOfficeJs(site);

  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const manifest = manifestFor(readFileSync(join(ROOT, 'manifest.xml'), 'utf8'), { base, version, id, support, help });
  writeFileSync(join(out, 'manifest.xml'), manifest);
  const { packs } = JSON.parse(readFileSync(join(pane, 'packs', 'index.json'), 'utf8'));
  const about = {
    version,
    baseUrl: base,
    officeJs,
    relay: relay === true,
    id,
    packs: packs.map(({ id, version, title }) => ({ id, version, title })),
  };
  writeFileSync(join(site, 'version.json'), `${JSON.stringify(about, null, 2)}\n`);
  const inWps = wps === null ? [] : writeWps(wps, out, { base, address: wpsUrl, version });
  if (inWps.length > 0 && plainSiteOf(wpsUrl) !== null) writeFrontPage(site, offline !== null);
  await writeReadyWorkbooks(packs, join(out, '空白工作簿'));
  await packCommandLine(join(out, '命令行'));
  const notices = noticesOf(shippedPackages(pane, officeJs, packages));
  writeText(join(site, 'licenses.txt'), notices);
  writeText(join(out, '第三方软件声明.txt'), notices);
  await writeServer(out, { base, officeJs, version, files: filesUnder(site), relay });
  writeSideload(out, about, share);
  writeText(join(out, '部署说明.txt'), deploymentNotes({ ...about, inWps, wpsUrl }));
  writeFileSync(join(out, 'sbom.cdx.json'), billOfMaterials());
  refuseMissing(site, manifest, base);

  return { ...sealed(out, `绩效自评助手-${version}-${officeJs}.zip`), inWps };
}

/** Who opens a site by plain http has no Office there: the pane in its place would only say so. */
function writeFrontPage(site, hasOffline) {
  const page = readFileSync(join(ROOT, 'scripts', 'wps', 'index.html'), 'utf8');
  writeFileSync(join(site, 'index.html'), hasOffline ? page : page.replace(/^.*href="网页版\.html".*\n/m, ''));
}

/** From now on this deployment's pane takes only packs signed by that key (src/taskpane/pack-trust.ts). */
function pinPackKey(page, jwk) {
  const html = readFileSync(page, 'utf8');
  const meta = `<meta name="jixiao-pack-key" content="${JSON.stringify(jwk).replaceAll('"', '&quot;')}" />`;
  if (!html.includes('</head>')) throw new Error('taskpane.html 里没有 </head>。');
  writeFileSync(page, html.replace('</head>', `  ${meta}\n  </head>`));
}

function writeSideload(out, { id, version, baseUrl }, share) {
  const from = join(ROOT, 'scripts', 'sideload');
  cpSync(from, join(out, 'sideload'), {
    recursive: true,
    filter: (path) => !/help\.html$|\.txt$/.test(path),
  });
  const keys = join(out, 'sideload', 'keys.ps1');
  writeFileSync(keys, readFileSync(keys, 'utf8').replace(/(\$AddinId = ')[^']*/, `$1${id}`));
  for (const name of ['install-mac.sh', 'uninstall-mac.sh']) {
    const script = join(out, 'sideload', name);
    writeFileSync(script, readFileSync(script, 'utf8').replaceAll('{id}', id));
  }
  if (share !== undefined) {
    const [, catalog] = /\$CatalogId = '([^']+)'/.exec(readFileSync(keys, 'utf8'));
    for (const [name, bytes] of Object.entries(registryFiles(catalog, share)))
      writeFileSync(join(out, 'sideload', name), bytes);
  }
  const guide = readFileSync(join(from, '安装说明.txt'), 'utf8');
  writeText(join(out, '安装说明.txt'), guide.replaceAll('{baseUrl}', baseUrl).replaceAll('{version}', version));
}

/** Of office.js: what only other programs' hosts load. Every language stays: which one is asked for depends on the Office. */
const OTHER_HOSTS = /^(?:outlook|powerpoint|onenote|project|access|visio)/i;

/** Unmodified and with its licence, as its terms ask; never committed. */
function copyOfficeJs(site) {
  const from = join(ROOT, 'node_modules', '@microsoft', 'office-js');
  cpSync(join(from, 'dist'), join(site, 'office'), {
    recursive: true,
    filter: (path) => !/\.debug\.js$|\.d\.ts$|\.map$/.test(path) && !OTHER_HOSTS.test(basename(path)),
  });
  cpSync(join(from, 'LICENSE.md'), join(site, 'office', 'LICENSE.md'));
}

function refuseMissing(site, manifest, base) {
  const html = readdirSync(site).filter((name) => name.endsWith('.html'));
  // What stands inside a script only looks like markup.
  const markupOf = (name) =>
    readFileSync(join(site, name), 'utf8').replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, '$1');
  const linked = html.flatMap((name) =>
    [...markupOf(name).matchAll(/<(?:script|link|img|a)\b[^>]*?(?:src|href)="([^"#?]+)"/g)]
      .map(([, path]) => path)
      .filter((path) => !/^\w+:|^\/\//.test(path)),
  );
  const missing = [...new Set([...filesOfManifest(manifest, base), ...linked])].filter(
    (path) => !existsSync(join(site, path)),
  );
  if (missing.length > 0) throw new Error(`包里缺少这些文件：${missing.join('、')}`);
}
