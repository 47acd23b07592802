import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { usualSettings, type RelaySettings } from '../../src/relay/server/settings';
import { WrongNumbers } from '../../src/relay/server/wrong-numbers';
import { eventually } from '../support/eventually';
import { ask, makeFolder, serveFolder, type Served } from '../server/support/served-site';

const { folder, remove } = makeFolder();
const running: Served[] = [];
afterEach(async () => {
  for (const served of running.splice(0)) await served.stop(100);
});
afterAll(remove);

const from = (address: string): Record<string, string> => ({ 'x-jixiao-relay': '1', 'x-forwarded-for': address });
const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
const counts = ({ lines }: Served) => lines.filter(({ event }) => event === 'relay-counts').at(-1);

async function relay(settings: Partial<RelaySettings> = {}): Promise<Served> {
  const served = await serveFolder(folder, ['--relay', '--quiet'], { waitMs: 100, sweepMs: 20, ...settings });
  running.push(served);
  return served;
}

/** What somebody at this address is told: the status, and the word of a refusal. */
async function told(
  { port }: Served,
  address: string,
  path: string,
  options: Parameters<typeof ask>[2] = {},
): Promise<string> {
  const headers = { ...from(address), ...options.headers };
  const { status, body } = await ask(port, `/relay/${path}`, { method: 'POST', ...options, headers });
  const refused = /"refused":"([a-z-]+)"/.exec(body.toString())?.[1];
  return refused === undefined ? String(status) : `${status} ${refused}`;
}

async function openPairing({ port }: Served, address: string): Promise<string> {
  const { body } = await ask(port, '/relay/pair', { method: 'POST', headers: from(address) });
  return (JSON.parse(body.toString()) as { number: string }).number;
}

interface Box {
  readonly path: string;
  readonly a: Record<string, string>;
  readonly b: Record<string, string>;
}

async function openBox(served: Served, address: string): Promise<Box> {
  const [id, a, b] = [16, 32, 32].map((bytes) => randomBytes(bytes).toString('hex')) as [string, string, string];
  expect(await told(served, address, 'box', { body: `${id} ${hash(a)} ${hash(b)}` })).toBe('201');
  return { path: `box/${id}`, a: { authorization: `Bearer ${a}` }, b: { authorization: `Bearer ${b}` } };
}

const openedBox = (served: Served, address: string): Promise<string> =>
  told(served, address, 'box', { body: `${randomBytes(16).toString('hex')} ${'1'.repeat(64)} ${'2'.repeat(64)}` });

const put = (served: Served, address: string, { path, a }: Box, sequence: number, bytes: number): Promise<string> =>
  told(served, address, `${path}/a`, {
    method: 'PUT',
    headers: { ...a, 'x-jixiao-sequence': String(sequence) },
    body: Buffer.alloc(bytes),
  });

/** POSTs one after the other over one connection without waiting: what came back, without the time. */
function pipelined(
  port: number,
  wishes: readonly { readonly path: string; readonly headers: Record<string, string> }[],
): Promise<string[]> {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (piece: Buffer) => (text += piece.toString('latin1')));
    socket.on('error', failed);
    socket.on('end', () => {
      const answers = text.split('HTTP/1.1 ').slice(1);
      done(answers.map((answer) => answer.replace(/^(date|connection|keep-alive): .*\r\n/gim, '')));
    });
    for (const [at, { path, headers }] of wishes.entries()) {
      const last = at === wishes.length - 1 ? { connection: 'close' } : {};
      const lines = Object.entries({ host: 'x', 'content-length': '0', ...headers, ...last });
      socket.write(
        [`POST ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n'),
      );
    }
  });
}

describe('猜配对号', () => {
  const guessed = (number: number): string => String(number).padStart(6, '0');

  test('一个地址猜一万次：停下来以后的回答个个一样，猜中的也看不出；那个号别人照样能用', async () => {
    const served = await relay({
      requests: { burst: 20_000, perSecond: 1000 },
      wrongNumbers: { burst: 20, perSecond: 0 },
    });
    const open = new Set<string>();
    while (open.size < 50) open.add(await openPairing(served, `10.1.0.${open.size}`));
    // As unlucky as can be: the first guesses hit nothing, all open numbers are among the others.
    const wrong = Array.from({ length: 11_000 }, (_, number) => guessed(number * 90)).filter((text) => !open.has(text));
    const numbers = [...wrong.slice(0, 5000), ...open, ...wrong.slice(5000, 9950)];
    expect(numbers).toHaveLength(10_000);

    const answers = await pipelined(
      served.port,
      numbers.map((number) => ({ path: `/relay/pair/${number}`, headers: from('10.9.9.9') })),
    );
    expect(answers).toHaveLength(10_000);
    expect(answers.filter((answer) => answer.startsWith('404 '))).toHaveLength(20);
    const others = new Set(answers.filter((answer) => !answer.startsWith('404 ')));
    expect([...others]).toEqual([expect.stringMatching(/^429 .*wrong-numbers/s)]);

    for (const number of open) expect(await told(served, '10.2.0.1', `pair/${number}`)).toBe('200');
  });

  test('输对的不占次数：一个单位几十个人从同一个地址配对，中间有人输错也行', async () => {
    const served = await relay({ wrongNumbers: { burst: 3, perSecond: 0 } });
    for (let person = 0; person < 30; person++) {
      const number = await openPairing(served, '10.0.0.1');
      if (person % 15 === 0) expect(await told(served, '10.0.0.1', 'pair/0000x0')).toBe('404 unknown');
      expect(await told(served, '10.0.0.1', `pair/${number}`)).toBe('200');
    }
  });

  test('停下来以后，每六秒又可以试一次；停着的时候再猜，不会停得更久', () => {
    const { wrongNumbers, wrongNumbersInAll } = usualSettings;
    const guesses = new WrongNumbers(wrongNumbers, wrongNumbersInAll, 0);
    for (let tried = 0; tried < 20; tried++) guesses.count('10.0.0.1', 0);
    const allowed = Array.from({ length: 120 }, (_, second) => {
      const may = guesses.mayTry('10.0.0.1', second * 1000);
      if (may) guesses.count('10.0.0.1', second * 1000);
      return may;
    });
    expect(allowed.flatMap((may, second) => (may ? [second] : []))).toEqual(
      Array.from({ length: 19 }, (_, time) => 6 * (time + 1)),
    );
    expect(guesses.mayTry('10.0.0.2', 0)).toBe(true);
  });

  test('许多地址一起猜：猜错过的都停，没有猜错过的还能配对', async () => {
    const served = await relay({
      wrongNumbers: { burst: 5, perSecond: 0 },
      wrongNumbersInAll: { burst: 6, perSecond: 0 },
    });
    const number = await openPairing(served, '10.0.0.1');
    const tries = [];
    for (let address = 1; address <= 6; address++) tries.push(await told(served, `10.6.6.${address}`, 'pair/none'));
    expect(new Set(tries)).toEqual(new Set(['404 unknown']));
    for (let address = 1; address <= 6; address++)
      expect(await told(served, `10.6.6.${address}`, `pair/${number}`)).toBe('429 wrong-numbers');
    expect(await told(served, '10.0.0.2', `pair/${number}`)).toBe('200');
  });

  test('IPv6 按前 64 位算一个地址；写成 IPv6 的 IPv4 就是那个 IPv4', async () => {
    const served = await relay({ wrongNumbers: { burst: 2, perSecond: 0 } });
    const guess = (address: string) => told(served, address, 'pair/none');
    expect([
      await guess('2001:db8:0:7::1'),
      await guess('2001:DB8:0:7:ffff:ffff:ffff:ffff'),
      await guess('2001:db8::7:0:0:0:9'),
      await guess('2001:db8:0:8::1'),
    ]).toEqual(['404 unknown', '404 unknown', '429 wrong-numbers', '404 unknown']);
    expect([await guess('::ffff:10.0.0.1'), await guess('10.0.0.1'), await guess('::ffff:10.0.0.1')]).toEqual([
      '404 unknown',
      '404 unknown',
      '429 wrong-numbers',
    ]);
    // Every machine on the cable has this network: there each is one of its own.
    expect([await guess('fe80::1'), await guess('fe80::1'), await guess('fe80::2')]).toEqual(
      Array(3).fill('404 unknown'),
    );
  });
});

describe('一个地址占不完', () => {
  test('配对号和信箱：到一半为止，别的地址还有；到时间还回来又可以', async () => {
    const served = await relay({ maxPairings: 20, maxBoxes: 50 });
    const greedy: string[] = [];
    for (let wish = 0; wish < 30; wish++) greedy.push(await told(served, '10.0.0.1', 'pair'));
    expect([greedy.indexOf('429 share'), new Set(greedy.slice(10))]).toEqual([10, new Set(['429 share'])]);
    for (let address = 2; address <= 6; address++) expect(await told(served, `10.0.0.${address}`, 'pair')).toBe('201');

    const opened: string[] = [];
    for (let wish = 0; wish < 30; wish++) opened.push(await openedBox(served, '10.0.0.7'));
    expect([opened.indexOf('429 share'), opened.at(-1)]).toEqual([18, '429 share']);
    expect(await openedBox(served, '10.0.0.8')).toBe('201');
  });

  test('到时间作废的还给占它的地址', async () => {
    const served = await relay({ maxPairings: 4, maxBoxes: 4, pairingMs: 300 });
    for (const answer of ['201', '201', '429 share']) expect(await told(served, '10.0.0.1', 'pair')).toBe(answer);
    await sleep(800);
    for (const answer of ['201', '201']) expect(await told(served, '10.0.0.1', 'pair')).toBe(answer);
  });

  test('信的字节：占得多的不再给，但已有的照样能换新的；后来的人有地方', async () => {
    const served = await relay({ maxTotalBytes: 10_000, maxBytes: 1000 });
    const greedy: { box: Box; answer: string }[] = [];
    for (let wish = 0; wish < 10; wish++) {
      const box = await openBox(served, '10.0.0.1');
      greedy.push({ box, answer: await put(served, '10.0.0.1', box, 1, 1000) });
    }
    expect(greedy.map(({ answer }) => answer)).toEqual([...Array(5).fill('204'), ...Array(5).fill('429 share')]);
    const honest = await openBox(served, '10.0.0.2');
    expect(await put(served, '10.0.0.2', honest, 1, 1000)).toBe('204');
    expect(await put(served, '10.0.0.1', greedy[0]!.box, 2, 1000)).toBe('204');
    // Who wrote from elsewhere does not matter: a mailbox is in the share of whoever made it.
    expect(await put(served, '10.0.0.3', greedy[5]!.box, 1, 1000)).toBe('429 share');
  });

  test('要了信却不读：还在路上的旧信也算在里面，断了就还', async () => {
    const LETTER = 1_000_000;
    const served = await relay({ maxTotalBytes: 16 * LETTER, maxBytes: LETTER, writes: { burst: 100, perSecond: 0 } });
    const box = await openBox(served, '10.0.0.1');
    const slow: Socket[] = [];
    const answers: string[] = [];
    for (let sequence = 1; sequence <= 14; sequence++) {
      answers.push(await put(served, '10.0.0.1', box, sequence, LETTER));
      const socket = connect(served.port, '127.0.0.1')
        .pause()
        .on('error', () => undefined);
      slow.push(socket);
      const lines = ['GET', `/relay/${box.path}/a?after=0`, 'HTTP/1.1'].join(' ');
      const headers = Object.entries({ host: 'x', ...from('10.0.0.1'), ...box.b }).map(
        ([name, value]) => `${name}: ${value}`,
      );
      // Four questions in one go: only the first of them has the connection.
      socket.write([lines, ...headers, '', ''].join('\r\n').repeat(4));
      await sleep(30);
    }
    expect(answers).toContain('204');
    expect(counts(served)!['bytes']).toBeGreaterThan(2 * LETTER);
    expect(counts(served)!['bytes']).toBeLessThanOrEqual(16 * LETTER);
    for (const socket of slow) socket.destroy();
    await eventually(() => expect(counts(served)).toMatchObject({ bytes: LETTER }));
    expect(await told(served, '10.0.0.1', `${box.path}/a`, { method: 'DELETE', headers: box.a })).toBe('204');
    await eventually(() => expect(counts(served)).toMatchObject({ bytes: 0, mailboxes: 0 }));
  });
});
