import { join } from 'node:path';
import { randomSeed } from '../support/seed';
import { judgePackageText, makePackageText, packageOf } from './letters/packages';
import { judgeLetters, makeLetters, pairedKeys } from './letters/wire';
import { diceOf } from './mutate/dice';
import { orders } from './orders';
import { Tally } from './tally';
import { wholeOf } from './wholes';

const ownPacks = join(__dirname, 'templates');
const seed = randomSeed(20_260_316);

const testOf = (kind: string): typeof test => (orders.isWanted(kind) ? test : (test.skip as typeof test));

testOf('package')(
  '粘贴的、中转来的数据包：怎样坏的都有一个答案；收下的，报告跟着改了以后读得出来',
  async () => {
    const whole = await wholeOf('small-form', ownPacks, { 'publicOutlay.final': 83.4, actualStaff: 9 });
    const link = packageOf(whole, ownPacks);
    const tally = new Tally('package', seed);
    for (const index of orders.indices('package', 60)) {
      const dice = diceOf(seed, 'package', index);
      const text = makePackageText(link, dice);
      const judged = await judgePackageText(text, whole.reportFile, dice);
      tally.count(judged);
      if (judged.trouble !== null) tally.keep(index, judged.trouble, { [`${text.from}.txt`]: text.text });
    }
    tally.tell();
    expect(tally.troubles).toEqual([]);
  },
  orders.patienceMs,
);

testOf('relay')(
  '中转的信：截短的、重来的、很大的、次序乱的、别人封的，都有一个答案；数据包只进不退',
  async () => {
    const whole = await wholeOf('small-form', ownPacks, {});
    const link = packageOf(whole, ownPacks);
    const [keys, stranger] = [await pairedKeys(), await pairedKeys()];
    const tally = new Tally('relay', seed);
    for (const index of orders.indices('relay', 60)) {
      const letters = await makeLetters(keys, stranger, link, diceOf(seed, 'relay', index));
      const judged = await judgeLetters(letters, keys);
      tally.count(judged);
      const told = letters.answers.map((answer) => answer && { ...answer, bytes: answer.bytes.length });
      if (judged.trouble !== null) tally.keep(index, judged.trouble, { '信.json': JSON.stringify(told, null, 2) });
    }
    tally.tell();
    expect(tally.troubles).toEqual([]);
  },
  orders.patienceMs,
);
