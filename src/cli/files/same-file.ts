import { existsSync, realpathSync } from 'node:fs';

/** Whether two paths lead to one file that is there, through links and however they are written. */
export function isSameFile(one: string, other: string): boolean {
  return existsSync(one) && existsSync(other) && realpathSync.native(one) === realpathSync.native(other);
}
