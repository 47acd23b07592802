import { join } from 'node:path';
import { workFolder } from '../cli/jixiao';
import { finds } from './finds';
import { judge } from './judge';
import type { Whole } from './kinds/kind';
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
