import { setTimeout as sleep } from 'node:timers/promises';
import { isRelayOffered } from '../../src/relay/client/offered';
import { createRelayReceiver } from '../../src/relay/client/receiver';
import { createRelaySender } from '../../src/relay/client/sender';
import { exampleBook, exampleLink, openExample } from '../support/linked-report';
import { makeFolder, serveFolder, type Served } from '../server/support/served-site';
import { digitsOf, linkOf, numberOf, pairPanes, problemOf, smallLink, surroundings, until } from './pair';

const { folder, remove } = makeFolder();
let served: Served;
const here = (through?: typeof fetch) => surroundings(served.origin, through);
const settings = { waitMs: 1500 };

beforeAll(async () => {
  served = await serveFolder(folder, ['--relay'], settings);
});
afterAll(async () => {
  await served.stop();
  remove();
});

describe('两个窗格配对', () => {
  test('Excel 里改一个数，Word 在一秒内知道自己旧了；Excel 知道 Word 收到了', async () => {
    const before = exampleLink(openExample(await exampleBook()), '2026-03-15T00:00:00Z');
    const after = exampleLink(
      openExample(await exampleBook({ 'officialReception.final': 1.07 })),
      '2026-03-15T00:01:00Z',
    );
    expect(after.digest).not.toBe(before.digest);
    const { excel, word, close } = await pairPanes(here());
    excel.offer(before);
    await until(word, (state) => linkOf(state)?.digest === before.digest);
    expect(linkOf(word.state)).toEqual(before);
    await sleep(300);
    const typed = performance.now();
    excel.offer(after);
    await until(word, (state) => linkOf(state)?.digest === after.digest);
    const took = performance.now() - typed;
    await until(excel, (state) => state.step === 'linked' && state.delivered === after.digest);
    process.stdout.write(
      `中转：数据包 ${Math.round(JSON.stringify(after).length / 1024)} KiB，从交出到 Word 收到 ${Math.round(took)} ms\n`,
    );
    expect(took).toBeLessThan(1000);
    await close();
  });

  test('连着打字：中间的可以跳过，最后的一定到，服务器收到的次数有节制', async () => {
    const { excel, word, close } = await pairPanes(here());
    served.lines.length = 0;
    for (let typed = 1; typed <= 60; typed++) {
      excel.offer(smallLink(`d${typed}`));
      await sleep(20);
    }
    await until(word, (state) => linkOf(state)?.digest === 'd60', 1000);
    expect(served.lines.filter(({ method, status }) => method === 'PUT' && status === 204).length).toBeLessThan(25);
    expect(problemOf(excel.state)).toBeNull();
    await close();
  });

  test('配对之前就算好的数据，配上就有', async () => {
    const [excel, word] = [createRelaySender(here()), createRelayReceiver(here())];
    excel.offer(smallLink('early'));
    await excel.pair();
    await word.join(numberOf(excel.state));
    word.check(digitsOf(await until(excel, ({ step }) => step === 'comparing')));
    excel.confirm();
    await until(word, (state) => linkOf(state)?.digest === 'early');
    await excel.stop();
    await word.stop();
  });

  test.each(['%s%s%s %s%s%s', '%s%s%s-%s%s%s', ' %s %s %s %s %s %s '])('配对号这样输也行：%s', async (pattern) => {
    const [excel, word] = [createRelaySender(here()), createRelayReceiver(here())];
    await excel.pair();
    const digits = [...numberOf(excel.state)];
    const typed = pattern.replace(/%s/g, () => digits.shift()!);
    await word.join(typed.replace(/\d/, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)));
    expect(word.state.step).toBe('comparing');
    await excel.stop();
    await word.stop();
  });

  test.each(['', '12345', '1234567', '三百八十四', '38429a'])('配对号“%s”不是六位数字，不去问服务器', async (typed) => {
    const word = createRelayReceiver(here(() => Promise.reject(new Error('asked'))));
    await word.join(typed);
    expect(problemOf(word.state)).toBe('host.relay-number-shape');
  });

  test('没有这个号、用过的号', async () => {
    const excel = createRelaySender(here());
    await excel.pair();
    const number = numberOf(excel.state);
    const other = createRelayReceiver(here());
    await other.join(number === '000000' ? '000001' : '000000');
    expect(problemOf(other.state)).toBe('host.relay-number-unknown');
    const [first, second] = [createRelayReceiver(here()), createRelayReceiver(here())];
    await Promise.all([first.join(number), second.join(number)]);
    expect([problemOf(first.state), problemOf(second.state)].sort()).toEqual(['host.relay-number-taken', null]);
    for (const pane of [excel, first, second]) await pane.stop();
  });

  test('核对码输错：还能改；三次不对就断开，Excel 不会有数据出去', async () => {
    const [excel, word] = [createRelaySender(here()), createRelayReceiver(here())];
    excel.offer(smallLink('secret'));
    await excel.pair();
    await word.join(numberOf(excel.state));
    const digits = digitsOf(await until(excel, ({ step }) => step === 'comparing'));
    const wrong = digits === '111111' ? '222222' : '111111';
    word.check('12');
    expect(problemOf(word.state)).toBe('host.relay-digits-shape');
    word.check(wrong);
    expect(word.state).toMatchObject({
      step: 'comparing',
      trouble: { code: 'host.relay-digits-wrong', params: { left: 2 } },
    });
    word.check(wrong);
    word.check(wrong);
    expect([word.state.step, problemOf(word.state)]).toEqual(['ended', 'host.relay-mismatch']);
    word.check(digits);
    expect(word.state.step).toBe('ended');
    await excel.stop();
    expect(excel.state).toEqual({ step: 'ended', problem: null });
  });

  test('配对号过了时间：Excel 说作废，Word 说没有这个号', async () => {
    const short = await serveFolder(folder, ['--relay'], { waitMs: 200, pairingMs: 600, sweepMs: 50 });
    const [excel, word] = [
      createRelaySender(surroundings(short.origin)),
      createRelayReceiver(surroundings(short.origin)),
    ];
    await excel.pair();
    const number = numberOf(excel.state);
    await until(excel, ({ step }) => step === 'ended');
    expect(['host.relay-expired', 'host.relay-interrupted']).toContain(problemOf(excel.state));
    await sleep(200);
    await word.join(number);
    expect(problemOf(word.state)).toBe('host.relay-number-unknown');
    await short.stop();
  });

  test.each(['excel', 'word'] as const)('%s 那边断开：另一边知道', async (leaver) => {
    const { excel, word } = await pairPanes(here());
    const [leaves, stays] = leaver === 'excel' ? [excel, word] : [word, excel];
    await leaves.stop();
    expect(leaves.state).toEqual({ step: 'ended', problem: null });
    await until<{ step: string }>(stays, ({ step }) => step === 'ended');
    expect(problemOf(stays.state)).toBe('host.relay-left');
  });
});

describe('没有中转的地方', () => {
  test('没有打开中转的服务器：功能不出现，硬要配对时说改用什么', async () => {
    const plain = await serveFolder(folder);
    expect(await isRelayOffered(surroundings(plain.origin))).toBe(false);
    expect(await isRelayOffered(here())).toBe(true);
    const excel = createRelaySender(surroundings(plain.origin));
    await excel.pair();
    expect(problemOf(excel.state)).toBe('host.relay-absent');
    await plain.stop();
    expect(await isRelayOffered(surroundings(plain.origin))).toBeNull();
    await excel.pair();
    expect(problemOf(excel.state)).toBe('host.relay-unreachable');
  });

  test('什么地址都回首页的服务器：不当作有中转', async () => {
    const startPage: typeof fetch = () => Promise.resolve(new Response('<!doctype html>', { status: 200 }));
    expect(await isRelayOffered(here(startPage))).toBe(false);
  });

  test('不能加密的窗格：没有', async () => {
    const environment = { ...here(), crypto: {} as Crypto };
    expect(await isRelayOffered(environment)).toBe(false);
    const excel = createRelaySender(environment);
    await excel.pair();
    expect(problemOf(excel.state)).toBe('host.relay-insecure');
  });
});

describe('服务器被停掉又起来', () => {
  test('密钥还在两个窗格里：不用重新配对，停的时候改的数也到得了', async () => {
    let server = await serveFolder(folder, ['--relay'], settings);
    const port = String(server.port);
    const { excel, word, close } = await pairPanes(surroundings(server.origin));
    excel.offer(smallLink('before'));
    await until(word, (state) => linkOf(state)?.digest === 'before');
    await server.stop();
    await until(excel, (state) => state.step === 'linked' && state.connection === 'retrying');
    await until(word, (state) => state.step === 'linked' && state.connection !== 'up');
    expect(linkOf(word.state)?.digest).toBe('before');
    excel.offer(smallLink('while down'));
    server = await serveFolder(folder, ['--relay', '--port', port], settings);
    await until(word, (state) => linkOf(state)?.digest === 'while down', 20_000);
    await until(
      excel,
      (state) => state.step === 'linked' && state.connection === 'up' && state.delivered === 'while down',
      20_000,
    );
    await until(word, (state) => state.step === 'linked' && state.connection === 'up');
    await close();
    await server.stop();
  });

  test('Excel 窗格没了（没有道别）：Word 说对方不在，数据还留着', async () => {
    const server = await serveFolder(folder, ['--relay'], { waitMs: 300, idleMs: 800, sweepMs: 50 });
    const cut = { off: false };
    const cable: typeof fetch = (input, init) =>
      cut.off ? Promise.reject(new TypeError('cable')) : fetch(input, init);
    const { excel, word, close } = await pairPanes(surroundings(server.origin, cable), surroundings(server.origin));
    excel.offer(smallLink('last'));
    await until(word, (state) => linkOf(state)?.digest === 'last');
    cut.off = true;
    await until(word, (state) => state.step === 'linked' && state.connection === 'alone');
    expect(linkOf(word.state)?.digest).toBe('last');
    cut.off = false;
    excel.offer(smallLink('back'));
    await until(
      word,
      (state) => state.step === 'linked' && state.connection === 'up' && state.link?.digest === 'back',
      20_000,
    );
    await close();
    await server.stop();
  });
});

describe('不老实的服务器', () => {
  /** Changes what Word gets of Excel's letters. */
  const changing =
    (change: (bytes: Uint8Array, headers: Headers) => void): typeof fetch =>
    async (input, init) => {
      const response = await fetch(input, init);
      if (response.status !== 200 || !String(input).includes('/a?after=')) return response;
      const [bytes, headers] = [new Uint8Array(await response.arrayBuffer()), new Headers(response.headers)];
      change(bytes, headers);
      return new Response(bytes, { status: 200, headers });
    };

  test('改一个字节：不用，说被改动过；文档留在原来的样子；老实了以后接着用', async () => {
    let evil = false;
    const { excel, word, close } = await pairPanes(
      here(),
      here(changing((bytes) => void (evil && (bytes[bytes.length >> 1]! ^= 1)))),
    );
    excel.offer(smallLink('good'));
    await until(word, (state) => linkOf(state)?.digest === 'good');
    evil = true;
    excel.offer(smallLink('changed on the way'));
    await until(word, (state) => problemOf(state) === 'host.relay-tampered');
    expect(linkOf(word.state)?.digest).toBe('good');
    evil = false;
    await until(word, (state) => linkOf(state)?.digest === 'changed on the way');
    expect(problemOf(word.state)).toBeNull();
    await close();
  });

  test('旧信再送一遍：换了编号解不开，不换编号看得出是旧的', async () => {
    const kept: Uint8Array[] = [];
    let mode: 'record' | 'old letter, new number' | 'old letter, old number' = 'record';
    const { excel, word, close } = await pairPanes(
      here(),
      here(
        changing((bytes, headers) => {
          if (mode === 'record') return void kept.push(bytes.slice());
          bytes.set(kept.at(-1)!.subarray(0, bytes.length));
          if (mode === 'old letter, old number') headers.set('x-jixiao-sequence', '1');
        }),
      ),
    );
    excel.offer(smallLink('one'));
    await until(word, (state) => linkOf(state)?.digest === 'one');
    mode = 'old letter, new number';
    excel.offer(smallLink('two'));
    await until(word, (state) => problemOf(state) === 'host.relay-tampered');
    mode = 'old letter, old number';
    await until(word, (state) => problemOf(state) === 'host.relay-replayed');
    expect(linkOf(word.state)?.digest).toBe('one');
    await close();
  });

  test('坐在中间的人：两边的核对码不同，Word 不接受', async () => {
    const [excel, word] = [createRelaySender(here()), createRelayReceiver(here())];
    const [asWord, asExcel] = [createRelayReceiver(here()), createRelaySender(here())];
    await excel.pair();
    await asExcel.pair();
    // The server gives each pane to the one in the middle instead of to the other.
    await Promise.all([asWord.join(numberOf(excel.state)), word.join(numberOf(asExcel.state))]);
    const shown = digitsOf(await until(excel, ({ step }) => step === 'comparing'));
    const middle = digitsOf(await until(asExcel, ({ step }) => step === 'comparing'));
    expect(shown).not.toBe(middle);
    word.check(shown);
    expect(problemOf(word.state)).toBe('host.relay-digits-wrong');
    for (const pane of [excel, word, asWord, asExcel]) await pane.stop();
  });

  test('中间的人看到 Word 的密钥以后才选自己的：与先前的承诺不符，不接受', async () => {
    const excel = createRelaySender(here());
    const word = createRelayReceiver(
      here(
        changing((bytes, headers) => {
          // The second letter is Excel's key and nonce; another nonce would give other digits.
          if (headers.get('x-jixiao-sequence') === '2') bytes[bytes.length - 1]! ^= 1;
        }),
      ),
    );
    await excel.pair();
    await word.join(numberOf(excel.state));
    expect(problemOf(word.state)).toBe('host.relay-mismatch');
    await excel.stop();
  });

  test('公钥不在曲线上：不接受', async () => {
    const excel = createRelaySender(
      here(async (input, init) => {
        const response = await fetch(input, init);
        if (response.status !== 200 || !String(input).includes('/b?after=')) return response;
        const bytes = new Uint8Array(await response.arrayBuffer());
        bytes[10]! ^= 1;
        return new Response(bytes, { status: 200, headers: response.headers });
      }),
    );
    const word = createRelayReceiver(here());
    await excel.pair();
    await word.join(numberOf(excel.state));
    await until(excel, ({ step }) => step === 'ended');
    expect(problemOf(excel.state)).toBe('host.relay-interrupted');
    await word.stop();
  });
});

describe('太大、太多', () => {
  test('数据太大：说改用什么，后面小的照常', async () => {
    const small = await serveFolder(folder, ['--relay'], { ...settings, maxBytes: 4096 });
    const { excel, word, close } = await pairPanes(surroundings(small.origin));
    excel.offer(smallLink('big', '字'.repeat(5000)));
    await until(excel, (state) => problemOf(state) === 'host.relay-too-large');
    expect(word.state).toMatchObject({ link: null });
    excel.offer(smallLink('small again'));
    await until(word, (state) => linkOf(state)?.digest === 'small again');
    expect(problemOf(excel.state)).toBeNull();
    await close();
    await small.stop();
  });

  test('服务器说太快：等一等再送，最后的还是到了', async () => {
    const slow = await serveFolder(folder, ['--relay'], { ...settings, writes: { burst: 3, perSecond: 2 } });
    const { excel, word, close } = await pairPanes(surroundings(slow.origin));
    for (let typed = 1; typed <= 30; typed++) {
      excel.offer(smallLink(`d${typed}`));
      await sleep(50);
    }
    await until(word, (state) => linkOf(state)?.digest === 'd30');
    await close();
    await slow.stop();
  });

  test('另一版本的数据包：说升级，原来的留着', async () => {
    const { excel, word, close } = await pairPanes(here());
    excel.offer(smallLink('ours'));
    await until(word, (state) => linkOf(state)?.digest === 'ours');
    excel.offer({ ...smallLink('newer'), version: 99 });
    await until(word, (state) => problemOf(state) === 'input.link-newer');
    expect(linkOf(word.state)?.digest).toBe('ours');
    await close();
  });
});
