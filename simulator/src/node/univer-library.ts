import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { UniverLibrary } from '../excel/univer/types';

const require = createRequire(__filename);

/** Univer as `scripts/build-univer.mjs` bundled it for Node; it must have run (jest's global set-up does). */
export function univerLibrary(): UniverLibrary {
  return require(join(__dirname, '..', '..', '..', 'dist', 'univer', 'node.cjs')) as UniverLibrary;
}
