import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { guideOf } from './guide-tree.mjs';

const own = ['./guide-tree.mjs', './in-wps.mjs'].map((file) => readFileSync(new URL(file, import.meta.url)));

/** A guide of docs/ in tests: the same data as in the bundle. */
export default {
  getCacheKey: (markdown) =>
    own
      .reduce((hash, part) => hash.update(part), createHash('sha256'))
      .update(markdown)
      .digest('hex'),
  process: (markdown) => ({
    code: `exports.guide = ${JSON.stringify(guideOf(markdown))};`,
  }),
};
