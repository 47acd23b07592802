import fc from 'fast-check';
import { randomSeed } from '../support/seed';
import { casePacks, reportCase } from '../support/followed/cases';
import { followed } from '../support/followed/follow';
import { sequence } from '../support/followed/sequence';

/** Reports of several packs, worked on by users in many ways, against workbooks that moved on. More of them: SEQUENCES=3000. */
const sequences = Number(process.env['SEQUENCES'] ?? 40);
const seen = { refreshes: 0, asked: 0, edits: 0, judged: 0 };

beforeAll(async () => {
  await Promise.all(casePacks.map(reportCase));
}, 120_000);

test('几套模板的报告，用户怎么改都行：记号不丢，数都对，清单就是两份文档的差别，再更新什么也不变，答过的不再问', async () => {
  await fc.assert(
    fc.asyncProperty(sequence, async (one) => followed(one, seen)),
    { numRuns: sequences, seed: randomSeed(41), endOnFailure: process.env['SEQUENCES'] !== undefined },
  );
  const { refreshes, edits, asked, judged } = seen;
  process.stdout.write(`${refreshes} 次更新，${edits} 处改动，${asked} 处要选，核对了 ${judged} 段\n`);
  expect(refreshes).toBeGreaterThanOrEqual(sequences);
}, 420_000);
