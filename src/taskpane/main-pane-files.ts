import { fileDoor } from './main-files';
import type { FileDoor } from './reading/file-door';

/**
 * The door of a pane: its reading thread is a file of the site, and the site's policy allows workers from nowhere else. What that file
 * loads it looks for from where it lies itself, in js/.
 */
export function paneDoor(): FileDoor {
  return fileDoor(
    () =>
      new Worker(
        /* webpackChunkName: "file-worker" */ /* webpackEntryOptions: { publicPath: "../" } */
        new URL('./main-file-worker.ts', import.meta.url),
      ),
  );
}
