// `npm run package -- --base-url https://… [--out folder] [--office-js global|21vianet|local] [--pane folder]`: a folder that an
// office can put on its own https server and sideload: site/ (static files), manifest.xml, sideload/ (Windows), SHA256SUMS.
// --pane takes a pane that is already built (dist/pane of `npm run pane`).
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

/** A wrong argument: one sentence, exit code 2. */
class UsageError extends Error {}

function readOptions() {
  const options = {
    'base-url': { type: 'string' },
    out: { type: 'string', default: 'out/package' },
    'office-js': { type: 'string', default: 'global' },
    pane: { type: 'string' },
  };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new UsageError(
      `参数不对：${error.message}。用法：npm run package -- --base-url https://加载项地址/ [--out 文件夹]`,
    );
  }
}

async function main() {
  const values = readOptions();
  const { checkBaseUrl, BaseUrlError } = await import('./package-manifest.mjs');
  let base;
  try {
    base = checkBaseUrl(values['base-url']);
  } catch (error) {
    throw error instanceof BaseUrlError ? new UsageError(error.message) : error;
  }
  if (!['global', '21vianet', 'local'].includes(values['office-js'])) {
    throw new UsageError(
      '--office-js 只能是 global（微软全球）、21vianet（世纪互联）或 local（自己的服务器，微软不支持）。',
    );
  }
  const pane = values.pane === undefined ? null : resolve(values.pane);
  if (pane !== null && !existsSync(join(pane, 'taskpane.html')))
    throw new UsageError(`“${values.pane}”里没有 taskpane.html，不是编译好的任务窗格。`);
  ensureInstalled();
  const { assemble } = await import('./package-folder.mjs');
  const built = pane ?? (await freshPane(values['office-js']));
  const out = resolve(values.out);
  const { files, bytes } = assemble({ pane: built, out, base, officeJs: values['office-js'] });
  console.log(`${out}：${files} 个文件，${Math.round(bytes / 1024)} KiB。`);
  console.log(`1. 把 site 里的全部文件放到 ${base}（要用单位电脑信任的 https 证书）。`);
  console.log('2. 在试点电脑上运行 sideload\\install.ps1；撤销用 sideload\\uninstall.ps1。说明见“安装说明.txt”。');
}

async function freshPane(officeJs) {
  const { buildPane } = await import('./pane.mjs');
  const out = 'dist/package-pane';
  await buildPane({ out, 'office-js': officeJs });
  return join(ROOT, out);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof UsageError ? error.message : (error.stack ?? String(error)));
  process.exitCode = error instanceof UsageError ? 2 : 70;
}
