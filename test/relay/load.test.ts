import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LinkPackage } from '../../src/core/report/link/link-package';
import { exampleBook, exampleLink, openExample } from '../support/linked-report';
import { makeFolder } from '../server/support/served-site';
import { linkOf, pairPanes, surroundings, until, type Pair } from './pair';

const root = resolve(__dirname, '../..');
const PAIRS = 200;
const ROUNDS = 5;
const SECRET = '机密数字捌陆壹叁点贰柒';
const { folder, remove } = makeFolder();
const audit = makeFolder({});
/** What Excel's pane put into its mailbox: the mailbox's name, the beginning of the sealed letter. */
interface Sent {
  readonly box: string;
  readonly bytes: Buffer;
}

let server: { readonly child: ChildProcess; readonly port: number; readonly out: () => string } | null = null;

function start(port: number): Promise<NonNullable<typeof server>> {
  return new Promise((done, failed) => {
    const args = ['--dir', folder, '--behind-proxy', '--port', String(port), '--relay', '--audit-dir', audit.folder];
    const child = spawn(process.execPath, [join(root, 'scripts/serve.mjs'), ...args], { cwd: root });
    let out = '';
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString();
      const found = /"event":"started","port":(\d+)/.exec(out)?.[1];
      if (found !== undefined) done({ child, port: Number(found), out: () => out });
    });
    child.stderr.on('data', (piece: Buffer) => (out += piece.toString()));
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${out}`)));
  });
}

const gone = ({ child }: NonNullable<typeof server>, signal: NodeJS.Signals): Promise<void> =>
  new Promise((done) => {
    child.once('exit', () => done());
    child.kill(signal);
  });

/** How much there is of everything: the last that the server said after the first `said` letters of its log. */
async function countsAfter({ out }: NonNullable<typeof server>, said: number): Promise<{ bytes: number }> {
  for (let waited = 0; waited < 15_000; waited += 200) {
    const line = out()
      .slice(said)
      .split('\n')
      .slice(0, -1)
      .filter((text) => text.includes('"event":"relay-counts"'))
      .at(-1);
    if (line !== undefined) return JSON.parse(line) as { bytes: number };
    await sleep(200);
  }
  throw new Error('the server does not say how much there is');
}

/** Resident memory in MiB; null where the system does not say. */
function residentMiB({ child }: NonNullable<typeof server>): number | null {
  if (process.platform !== 'linux') return null;
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kib) / 1024);
}

/** Which of the texts stand anywhere in the memory of a process, as UTF-8 or UTF-16. */
function inMemory(pid: number, needles: Readonly<Record<string, Buffer>>): Set<string> {
  const found = new Set<string>();
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const STEP = 8 * 1024 * 1024;
  const overlap = Math.max(...Object.values(needles).map((needle) => needle.length));
  for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
    const match = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
    if (match === null || line.includes('[vvar') || line.includes('[vsyscall')) continue;
    const [from, to] = [parseInt(match[1]!, 16), parseInt(match[2]!, 16)];
    for (let at = from; at < to; at += STEP) {
      const buffer = Buffer.alloc(Math.min(STEP + overlap, to - at));
      let read = 0;
      try {
        read = readSync(memory, buffer, 0, buffer.length, at);
      } catch (error) {
        // Reserved and never written: nothing there to read.
        if ((error as NodeJS.ErrnoException).code !== 'EIO') throw error;
      }
      for (const [name, needle] of Object.entries(needles))
        if (buffer.subarray(0, read).includes(needle)) found.add(name);
    }
  }
  closeSync(memory);
  return found;
}

let report: LinkPackage;
/** The sample's report with one sentence that the server must not see. @param digest says which version this is */
const version = (digest: string): LinkPackage => ({
  ...report,
  digest,
  fragments: [
    ...report.fragments,
    {
      id: 'secret',
      title: SECRET,
      style: 'body',
      origin: 'prose',
      paragraphs: [[{ kind: 'text', text: `${SECRET}，${digest}` }]],
    },
  ],
});

beforeAll(async () => {
  // Else the first start would build the bundle, and its memory would be webpack's.
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), 'serve'], { cwd: root, stdio: 'pipe' });
  report = exampleLink(openExample(await exampleBook()), '2026-03-15T00:00:00Z');
}, 120_000);
afterAll(async () => {
  if (server !== null && server.child.exitCode === null) await gone(server, 'SIGKILL');
  remove();
  audit.remove();
});

test('400 个窗格（200 对），全在一个网络地址后面：最后的数据都到，内存有上限，被杀掉再起来都接得上，服务器看不到内容', async () => {
  server = await start(0);
  const { port } = server;
  const sent: Sent[] = [];
  const watching: typeof fetch = (input, init) => {
    const box = /box\/([0-9a-f]{32})\/a$/.exec(String(input))?.[1];
    if (box !== undefined && ArrayBuffer.isView(init?.body) && init.body.byteLength > 1000)
      sent.push({ box, bytes: Buffer.from(init.body.buffer.slice(0, 48)) });
    return fetch(input, init);
  };
  const idle = residentMiB(server);
  const pairs: Pair[] = [];
  const origin = `http://127.0.0.1:${port}`;
  const started = performance.now();
  for (let from = 0; from < PAIRS; from += 20)
    pairs.push(
      ...(await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          pairPanes(surroundings(origin, from + index === 0 ? watching : fetch), surroundings(origin)),
        ),
      )),
    );
  const paired = performance.now();

  // Everybody types for some seconds.
  let offered = 0;
  let most = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [index, { excel }] of pairs.entries()) {
      excel.offer(version(`${index}-${round}`));
      offered += 1;
    }
    most = Math.max(most, residentMiB(server) ?? 0);
    await sleep(400);
  }
  const arrived = (round: string) =>
    Promise.all(
      pairs.map(({ word }, index) => until(word, (state) => linkOf(state)?.digest === `${index}-${round}`, 90_000)),
    );
  await arrived(String(ROUNDS));
  const delivered = performance.now();
  most = Math.max(most, residentMiB(server) ?? 0);

  // A letter more, so that the server says anew how much there is.
  const said = server.out().length;
  pairs[0]!.excel.offer(version('0-and one more'));
  const seen = process.platform === 'linux' ? inMemory(server.child.pid!, needlesOf(sent)) : null;
  if (seen !== null) {
    // That we can look into its memory at all shows in what it must hold: names of mailboxes, sealed letters.
    expect([...seen].sort()).toEqual(['mailbox', 'sealed letter']);
  }

  const { bytes } = await countsAfter(server, said);
  const letter = JSON.stringify(version('99-10')).length;
  expect(bytes).toBeLessThan(PAIRS * (letter * 3.2 + 1000));

  // Killed, not stopped: nothing is said to anybody.
  await gone(server, 'SIGKILL');
  const killed = performance.now();
  for (const [index, { excel }] of pairs.entries()) excel.offer(version(`${index}-while-down`));
  await sleep(1500);
  for (const { excel, word } of pairs) {
    expect(excel.state).toMatchObject({ step: 'linked', connection: 'retrying' });
    expect(word.state).toMatchObject({ step: 'linked', connection: 'retrying' });
  }
  const log = server.out();
  server = await start(port);
  const again = performance.now();
  await arrived('while-down');
  const recovered = performance.now();
  await Promise.all(
    pairs.map(({ excel }, index) =>
      until(excel, (state) => state.step === 'linked' && state.delivered === `${index}-while-down`, 90_000),
    ),
  );

  const written =
    readdirSync(audit.folder)
      .map((name) => readFileSync(join(audit.folder, name), 'utf8'))
      .join('') +
    log +
    server.out();
  expect(written.match(/"event":"pair-claimed"/g)).toHaveLength(PAIRS);
  expect(written.match(/"event":"box-opened"/g)).toHaveLength(2 * PAIRS);
  expect(written).not.toContain(SECRET);
  expect(written).not.toContain('127.0.0.1');
  expect(sent.some(({ box }) => written.includes(box))).toBe(false);

  await Promise.all(pairs.map(({ close }) => close()));
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
  process.stdout.write(
    [
      `中转，${2 * PAIRS} 个窗格，数据包约 ${Math.round(Buffer.byteLength(JSON.stringify(version('0'))) / 1024)} KiB：配对 ${seconds(started, paired)} 秒`,
      `交出 ${offered} 次，最后一版全部到达（${seconds(paired, delivered)} 秒，其中打字 ${(ROUNDS * 0.4).toFixed(0)} 秒）`,
      `服务器内存 ${idle} → 最多 ${most} MiB，信箱里 ${(bytes / 1024 / 1024).toFixed(1)} MiB`,
      `停 ${seconds(killed, again)} 秒，起来后 ${seconds(again, recovered)} 秒全部接上`,
      `内存里找得到：${seen === null ? '（这个系统上没有看）' : [...seen].join('、')}；找不到正文`,
    ].join('；') + '\n',
  );
  if (idle !== null) expect(most - idle).toBeLessThan(200);
}, 400_000);

function needlesOf(sent: readonly Sent[]): Record<string, Buffer> {
  const last = sent.at(-1)!;
  return {
    mailbox: Buffer.from(last.box),
    'sealed letter': last.bytes,
    'words in UTF-8': Buffer.from(SECRET, 'utf8'),
    'words in UTF-16': Buffer.from(SECRET, 'utf16le'),
    'a title of the report': Buffer.from(
      report.fragments.find(({ title }) => title.length > 4)?.title ?? SECRET,
      'utf8',
    ),
    'a figure with its label': Buffer.from(JSON.stringify(report.figures[0]).slice(1, 40), 'utf8'),
    'the kind of package': Buffer.from('"kind":"jixiao-link"', 'utf8'),
  };
}
