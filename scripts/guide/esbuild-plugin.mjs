import { readFileSync } from 'node:fs';
import { guideModule } from './guide-tree.mjs';

/** A guide of docs/ in a page that is one file. @param program whose user reads it: 'office', 'wps' */
export const guides = (program) => ({
  name: 'guides',
  setup({ onLoad }) {
    onLoad({ filter: /\.md$/ }, ({ path }) => ({
      contents: guideModule(readFileSync(path, 'utf8'), program),
      loader: 'js',
    }));
  },
});
