import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { guideOf } from './guide-tree.mjs';

const tree = readFileSync(new URL('./guide-tree.mjs', import.meta.url));

/** A guide of docs/ in tests: the same data as in the bundle. */
export default {
  getCacheKey: (markdown) => createHash('sha256').update(tree).update(markdown).digest('hex'),
  process: (markdown) => ({
    code: `exports.guide = ${JSON.stringify(guideOf(markdown))};`,
  }),
};
