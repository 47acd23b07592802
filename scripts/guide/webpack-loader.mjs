import { guideModule } from './guide-tree.mjs';

/** A guide of docs/ in the pane's bundle. */
export default function guideLoader(markdown) {
  return guideModule(markdown);
}
