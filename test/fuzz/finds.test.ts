import { join } from 'node:path';
import { workFolder } from '../cli/jixiao';
import { finds } from './finds';
import { judge } from './judge';
import type { Whole } from './kinds/kind';
import { judgeLetters, pairedKeys, sealedLetter } from './letters/wire';
import { wholeOf } from './wholes';

const ownPacks = join(__dirname, 'templates');
const folder = workFolder();
let whole: Whole;
beforeAll(async () => {
  whole = await wholeOf('small-form', ownPacks, { 'publicOutlay.final': 83.4, actualStaff: 9 });
}, 60_000);

test.each(finds)('$name', async ({ input, right }) => {
  const { trouble, answers } = await judge(input(whole), join(folder, 'find'), ownPacks);
  expect(trouble).toBeNull();
  expect(answers).toEqual([right]);
});

describe('Excel 窗格听 Word 的信', () => {
  const got = 'got\nd1';
  const heard = { step: 'linked', delivered: 'd1' };
  test.each([
    ['一封认不得的信：下一封照样听', ['你好', got], {}, heard],
    ['一封装着数据包的信：下一封照样听', ['link\n{}', got], {}, heard],
    ['认不得的信：说不能用', ['你好'], {}, { step: 'linked', trouble: { code: 'host.relay-tampered' } }],
    [
      '服务器漏了信的编号：断开',
      [got],
      { sequence: null },
      { step: 'ended', problem: { code: 'host.relay-interrupted' } },
    ],
  ])('%s', async (_name, texts, changed, right) => {
    const keys = await pairedKeys();
    const answers = await Promise.all(
      texts.map(async (text, at) => ({ ...(await sealedLetter(keys, 'b', at + 1, text)), ...changed })),
    );
    const { trouble, states } = await judgeLetters({ side: 'a', answers, digests: [] }, keys);
    expect(trouble).toBeNull();
    expect(states.at(-1)).toMatchObject(right);
  });
});
