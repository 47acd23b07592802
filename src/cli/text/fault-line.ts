import { join } from 'node:path';
import type { PackFault } from '../../core/pack/fault';
import { whatIsAt } from '../files/read-file';

/** `file:line path message`, as editors and grep read it. */
export function faultLine({ file, line: at, path, message, hint }: PackFault): string {
  const place = file === undefined ? '' : `${file}${at === undefined ? '' : `:${at}`}`;
  return [place, path, hint ? `提示：${message}` : message].filter((part) => part !== '').join(' ');
}

/** A folder as given, or that of a built-in pack's id. */
export function packFolder(given: string, templates: string): string {
  if (whatIsAt(given)) return given;
  const builtIn = join(templates, given);
  return /^[a-z][a-z0-9-]*$/.test(given) && whatIsAt(builtIn) ? builtIn : given;
}
