import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { findBrowser, hasDisplay } from '../../../src/server/browser';
import { root } from '../browser';

interface Run {
  readonly text: string;
  readonly code: number | null;
}

/** Runs `npm start` until it tells its address, then presses Ctrl+C. */
function start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['scripts/start.mjs', ...args], { cwd: root, env });
    let text = '';
    let pressed = false;
    const stop = setTimeout(() => child.kill('SIGKILL'), 200_000);
    const hear = (piece: Buffer): void => {
      text += piece.toString();
      if (pressed || !/https:\/\/localhost:\d+\/[^]*(chrome --user-data-dir|关掉窗口)/.test(text)) return;
      pressed = child.kill('SIGINT');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', failed);
    child.once('close', (code) => {
      clearTimeout(stop);
      done({ text, code });
    });
  });
}

const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...withoutDisplay } = process.env;

const taken = (port: number): Promise<Server> =>
  new Promise((done) => {
    const server = createServer();
    server.listen(port, '127.0.0.1', () => done(server));
  });

test('没有图形界面：说出地址和打开的办法，Ctrl+C 干净地结束', async () => {
  if (process.platform !== 'linux') return expect(hasDisplay()).toBe(true);
  const { text, code } = await start(['--port', '3870'], withoutDisplay);
  expect(text).toContain('工作台在 https://localhost:3870/');
  expect(text).toContain('没有图形界面');
  expect(text).toContain('--ignore-certificate-errors-spki-list=');
  expect(text).toContain('工作台已关闭。');
  expect(code).toBe(0);
}, 240_000);

test('没有浏览器：说没有找到、怎样指定，再给出地址和打开的办法', async () => {
  const { text, code } = await start(['--port', '3890'], {
    ...withoutDisplay,
    DISPLAY: ':99',
    JIXIAO_BROWSER: '/没有/这个浏览器',
  });
  expect(text).toContain('没有找到 Chrome、Edge 或 Chromium（可以用环境变量 JIXIAO_BROWSER 指定）。');
  expect(text).toContain('请在本机的浏览器里打开 https://localhost:3890/');
  expect(text).toContain('--ignore-certificate-errors-spki-list=');
  expect(text).not.toContain('正在用');
  expect(code).toBe(0);
}, 240_000);

test('端口被占用：换下一个空的，用一句话说', async () => {
  const server = await taken(3880);
  try {
    const { text, code } = await start(['--port', '3880', '--no-open'], withoutDisplay);
    expect(text).toContain('端口 3880 已被别的程序占用，改用 3881。');
    expect(text).toContain('https://localhost:3881/');
    expect(code).toBe(0);
  } finally {
    server.close();
  }
}, 240_000);

test('端口写错：退出码 2，说要什么', async () => {
  const { text, code } = await start(['--port', '八千'], withoutDisplay);
  expect([code, text]).toEqual([2, expect.stringContaining('--port 要一个')]);
}, 240_000);

test.each([
  ['win32', { PROGRAMFILES: 'C:\\Program Files' }, /msedge\.exe$/],
  ['darwin', { HOME: '/Users/x' }, /Microsoft Edge$/],
  ['linux', { PATH: '/usr/bin:/opt/bin' }, /microsoft-edge$/],
] as const)('找浏览器 %s：装在通常的地方就找得到，没有就说没有', (platform, env, wanted) => {
  expect(findBrowser({ platform, env, isProgram: (path) => wanted.test(path) })).toMatch(wanted);
  expect(findBrowser({ platform, env, isProgram: () => false })).toBeNull();
});

test('JIXIAO_BROWSER 指定的优先；指错了就当没有', () => {
  const env = { PATH: '/usr/bin', JIXIAO_BROWSER: '/opt/my-browser' };
  expect(findBrowser({ platform: 'linux', env, isProgram: () => true })).toBe('/opt/my-browser');
  expect(findBrowser({ platform: 'linux', env, isProgram: (path) => path.startsWith('/usr') })).toBeNull();
});
