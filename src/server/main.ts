import { findBrowser, hasDisplay, openBrowser } from './browser';
import { makeCertificate } from './certificate';
import {
  FIRST_PORT,
  serveWorkbench,
  type StartingPage,
  type WorkbenchFolders,
  type WorkbenchSite,
} from './workbench-site';

export interface RunOptions {
  readonly folders: WorkbenchFolders;
  readonly port?: number;
  /** false: only serve and print. */
  readonly open: boolean;
  readonly starting: StartingPage;
  /** Begins to build what the folders lack; asks the site to show what is there. `stop` resolves when nothing is being built any more. */
  readonly build: (site: WorkbenchSite) => { readonly stop: () => Promise<void> };
}

/** `npm start`: serves the workbench and shows it, first as far as it is built; resolves when the window is closed or Ctrl+C was pressed. */
export async function runWorkbench({ folders, port = FIRST_PORT, open, starting, build }: RunOptions): Promise<void> {
  const certificate = await makeCertificate();
  const site = await serveWorkbench(certificate, folders, port, starting);
  if (site.page.port !== port) console.log(`端口 ${port} 已被别的程序占用，改用 ${site.page.port}。`);
  const address = `${site.page.origin}/`;
  const interrupted = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, done);
  });
  console.log(`工作台在 ${address}（加载项在 ${site.pane.origin}）。按 Ctrl+C 结束。`);
  const building = build(site);
  const window = open ? show(address, certificate.keyHash) : null;
  if (!open) console.log(byHand(address, certificate.keyHash));
  await (window ? Promise.race([interrupted, window.closed]) : interrupted);
  await building.stop();
  window?.process.kill();
  await window?.closed;
  await site.close();
  console.log('工作台已关闭。');
}

function show(address: string, keyHash: string): ReturnType<typeof openBrowser> | null {
  if (!hasDisplay()) {
    console.log(`这台机器没有图形界面，没有打开窗口。${byHand(address, keyHash)}`);
    return null;
  }
  const program = findBrowser();
  if (program === null) {
    console.log(`没有找到 Chrome、Edge 或 Chromium（可以用环境变量 JIXIAO_BROWSER 指定）。${byHand(address, keyHash)}`);
    return null;
  }
  console.log(`正在用 ${program} 打开；关掉窗口也就结束。`);
  return openBrowser(program, address, keyHash);
}

/** The certificate is of this run only, so a browser opened by hand asks once, unless it is told the key. */
function byHand(address: string, keyHash: string): string {
  return [
    `请在本机的浏览器里打开 ${address}；证书是这一次临时生成的，浏览器会提醒，选“高级 → 继续前往 localhost”，`,
    `或用这样的命令打开：chrome --user-data-dir=<空文件夹> --ignore-certificate-errors-spki-list=${keyHash} ${address}`,
  ].join('\n');
}
