// `npm run package -- --base-url https://… [--out folder] [--office-js global|21vianet|local] [--support-url …] [--help-url …]
// [--id guid] [--share \\server\folder] [--pack-key public.pem] [--relay] [--wps-url http://…] [--pane folder] [--wps folder] [--fresh]`: all that one deployment needs:
// site/ (static files), manifest.xml, server/ (configurations), sideload/, WPS/, ready workbooks, notices, bill of materials, SHA256SUMS, and
// the whole as one .zip. --pane takes a pane that is already built (dist/pane of `npm run pane`), --wps the pages for WPS (dist/wps); --fresh
// compiles the pane even where no source changed. With --wps-url and without --base-url the package is for WPS alone: no manifest.xml, no pane.
import { createPublicKey, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

/** A wrong argument: one sentence, exit code 2. */
class UsageError extends Error {}

function readOptions() {
  const options = {
    'base-url': { type: 'string' },
    out: { type: 'string', default: 'out/package' },
    'office-js': { type: 'string' },
    pane: { type: 'string' },
    wps: { type: 'string' },
    id: { type: 'string' },
    share: { type: 'string' },
    'pack-key': { type: 'string' },
    relay: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    'support-url': { type: 'string' },
    'help-url': { type: 'string' },
    'wps-url': { type: 'string' },
  };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new UsageError(
      `参数不对：${error.message}。用法：npm run package -- --base-url https://加载项地址/ [--out 文件夹]，只用 WPS 的：npm run package -- --wps-url http://地址/wps/`,
    );
  }
}

async function main() {
  const values = readOptions();
  if (values['base-url'] === undefined && values['wps-url'] !== undefined) return forWpsAlone(values);
  const { isShare } = await import('./package/catalog.mjs');
  const { checkBaseUrl, checkPage, checkWpsUrl, isId, BaseUrlError } = await import('./package/manifest.mjs');
  let addresses;
  try {
    const base = checkBaseUrl(values['base-url']);
    addresses = {
      base,
      wpsUrl: checkWpsUrl(values['wps-url'], base),
      support: checkPage('--support-url', values['support-url']),
      help: checkPage('--help-url', values['help-url']),
    };
  } catch (error) {
    throw error instanceof BaseUrlError ? new UsageError(error.message) : error;
  }
  const officeJs = values['office-js'] ?? 'global';
  if (!['global', '21vianet', 'local'].includes(officeJs)) {
    throw new UsageError(
      '--office-js 只能是 global（微软全球）、21vianet（世纪互联）或 local（自己的服务器，微软不支持）。',
    );
  }
  if (values.id !== undefined && !isId(values.id))
    throw new UsageError(`--id 要写成 GUID，例如 ${randomUUID()}；不写时由地址算出，同一个地址总是同一个编号。`);
  if (values.share !== undefined && !isShare(values.share))
    throw new UsageError(`--share 要写成 \\\\服务器\\文件夹，现在是“${values.share}”。`);
  const packKey = values['pack-key'] === undefined ? undefined : readPublicKey(values['pack-key']);
  const pane = values.pane === undefined ? null : resolve(values.pane);
  if (pane !== null && !existsSync(join(pane, 'taskpane.html')))
    throw new UsageError(`“${values.pane}”里没有 taskpane.html，不是编译好的任务窗格。`);
  const wps = pagesGiven(values.wps);
  ensureInstalled();
  const { assemble } = await import('./package/folder.mjs');
  const built = pane ?? (await freshPane(officeJs, values.fresh));
  const pages = pane === null ? await freshPages() : { offline: null, wps: null, packages: [] };
  const out = resolve(values.out);
  const { id, share, relay } = values;
  const { files, bytes, zip, inWps } = await assemble({
    pane: built,
    ...pages,
    ...(wps !== null && { wps }),
    out,
    officeJs,
    id,
    share,
    packKey,
    relay,
    ...addresses,
  });
  console.log(`${out}：${files} 个文件，${Math.round(bytes / 1024)} KiB。`);
  console.log(`1. 把 site 里的全部文件放到 ${addresses.base}（要用单位电脑信任的 https 证书），照“部署说明.txt”做。`);
  console.log('2. 在有 Office 的试点电脑上照“安装说明.txt”装上；撤销用 uninstall。');
  console.log(`3. 要带进内网的，带 ${zip} 和同名的 .sha256。`);
  if (inWps.length > 0)
    console.log(
      `4. 在 WPS 里试点的（${inWps.join('、')}），网页的地址是 ${addresses.wpsUrl} ，见 WPS 文件夹里的说明；没有在 WPS 里看过，网页版才是说定的。`,
    );
  if (inWps.length > 0 && addresses.wpsUrl.startsWith('http:'))
    console.log(
      `5. 还没有 ${addresses.base} 的，先只做第 4 条；一直没有的，打包只写 --wps-url ${addresses.wpsUrl} ，里面没有给 Office 的步骤。`,
    );
}

/** What is only for Office, or for its pane. */
const forOffice = ['office-js', 'support-url', 'help-url', 'id', 'share', 'pack-key', 'relay', 'pane', 'fresh'];

async function forWpsAlone(values) {
  const given = forOffice.filter((name) => values[name] !== undefined && values[name] !== false);
  if (given.length > 0)
    throw new UsageError(
      `${given.map((name) => `--${name}`).join('、')} 是给 Office 加载项的，要同时写 --base-url；只给 WPS 打包的，去掉它。`,
    );
  const { checkWpsUrl, BaseUrlError } = await import('./package/manifest.mjs');
  let wpsUrl;
  try {
    wpsUrl = checkWpsUrl(values['wps-url'], null);
  } catch (error) {
    throw error instanceof BaseUrlError ? new UsageError(error.message) : error;
  }
  const wps = pagesGiven(values.wps);
  ensureInstalled();
  const { assembleForWps } = await import('./package/wps-only.mjs');
  const pages = wps === null ? await freshPages() : { offline: null, wps, packages: [] };
  const out = resolve(values.out);
  const { files, bytes, zip, inWps } = await assembleForWps({ ...pages, out, wpsUrl });
  console.log(
    `${out}：${files} 个文件，${Math.round(bytes / 1024)} KiB。只给 WPS：没有 Office 加载项的 manifest.xml、窗格和安装脚本。`,
  );
  console.log(`1. 把 site 里的全部文件放到 ${wpsUrl.slice(0, -'wps/'.length)} ，照“部署说明.txt”做。`);
  console.log(
    `2. 在 WPS 里试点的（${inWps.join('、')}），网页的地址是 ${wpsUrl} ，见 WPS 文件夹里的说明；没有在 WPS 里看过，网页版才是说定的。`,
  );
  console.log(`3. 要带进内网的，带 ${zip} 和同名的 .sha256。`);
  console.log('4. 有 Office 2021 或更新版本的电脑，以后用 https 的地址另打一包：--base-url https://…');
}

/** The pages for WPS that are built already, or null. */
function pagesGiven(folder) {
  if (folder === undefined) return null;
  const wps = resolve(folder);
  if (!existsSync(join(wps, 'et', 'taskpane.html')))
    throw new UsageError(`“${folder}”里没有 et/taskpane.html，不是编译好的 WPS 页面。`);
  return wps;
}

function readPublicKey(path) {
  try {
    const key = createPublicKey(readFileSync(path));
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key.export({ format: 'jwk' });
  } catch {
    // The sentence below says all that there is to say.
  }
  throw new UsageError(`--pack-key 要给一个 P-256 公钥文件（npm run packs:sign -- --new-key 会做），“${path}”不是。`);
}

async function freshPane(officeJs, fresh) {
  const { buildPane } = await import('./pane.mjs');
  const out = 'dist/package-pane';
  await buildPane({ out, 'office-js': officeJs, fresh });
  return join(ROOT, out);
}

/** The single-file pages of this same source, and whose packages are inside. */
async function freshPages() {
  const { freshOffline, packagesOf, PAGES } = await import('./offline.mjs');
  const pages = Object.values(PAGES);
  for (const page of pages) await freshOffline(page);
  return {
    offline: join(ROOT, PAGES.offline.out),
    wps: join(ROOT, 'dist', 'wps'),
    packages: [...new Set(pages.flatMap(packagesOf))],
  };
}

try {
  await main();
} catch (error) {
  console.error(error instanceof UsageError ? error.message : (error.stack ?? String(error)));
  process.exitCode = error instanceof UsageError ? 2 : 70;
}
