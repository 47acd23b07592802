// The whole package as one .zip; the same files give the same bytes.
import { zipSync } from 'fflate';

/** The earliest time a zip can hold: no clock in the archive. */
const NO_TIME = new Date(1980, 0, 1);
const PACKED = /\.(zip|png|xlsx|br|gz)$/;

/** @param entries pairs of path (forward slashes) and bytes */
export function writeZip(entries) {
  return zipSync(
    Object.fromEntries(
      entries.map(([path, bytes]) => [path, [bytes, { level: PACKED.test(path) ? 0 : 9, mtime: NO_TIME }]]),
    ),
  );
}
