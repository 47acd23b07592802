import { relative, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/**
 * The seed of a random test: `usual`, the same in every run, or SEED, which `npm run fuzz` gives anew. Whole, 32 bits. It is printed, so that a
 * failure can be repeated: SEED=<it> npm run unit -- <file>.
 */
export function randomSeed(usual: number): number {
  const given = process.env['SEED'] ?? '';
  if (given !== '' && !/^-?\d+$/.test(given)) throw new Error(`SEED 要一个整数，得到的是“${given}”`);
  const seed = (given === '' ? usual : Number(given)) | 0;
  const file = relative(root, expect.getState().testPath ?? '').replaceAll('\\', '/');
  process.stdout.write(`随机测试 ${file}：SEED=${seed}\n`);
  return seed;
}
