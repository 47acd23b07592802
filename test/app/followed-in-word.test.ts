import fc from 'fast-check';
import { randomSeed } from '../support/seed';
import { casePacks, reportCase } from '../support/followed/cases';
import { followedInWord } from '../support/followed/follow-in-word';
import { sequence } from '../support/followed/sequence';

/** The sequences of followed-reports through the real office.js on the simulated Word. More of them: WORD_SEQUENCES=150. */
const sequences = Number(process.env['WORD_SEQUENCES'] ?? 12);

beforeAll(async () => {
  await Promise.all(casePacks.map(reportCase));
}, 120_000);

test('Word 里更新和在文件里更新，一字不差：写的、问的、记的都一样，再更新什么也不写', async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(sequence, async (one) => {
      await followedInWord(one);
      done++;
    }),
    { numRuns: sequences, seed: randomSeed(41), endOnFailure: process.env['WORD_SEQUENCES'] !== undefined },
  );
  process.stdout.write(`${done} 串在 Word 里\n`);
  expect(done).toBeGreaterThanOrEqual(sequences);
}, 420_000);
