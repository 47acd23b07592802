import { readFileSync } from 'node:fs';
import { guideModule } from './guide-tree.mjs';

/** A guide of docs/ in the offline page. */
export const guides = {
  name: 'guides',
  setup({ onLoad }) {
    onLoad({ filter: /\.md$/ }, ({ path }) => ({ contents: guideModule(readFileSync(path, 'utf8')), loader: 'js' }));
  },
};
