import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The packs lie beside package.json in a checkout and in a release alike. */
export function versionOf(templates: string): string {
  try {
    const { version } = JSON.parse(readFileSync(join(templates, '..', 'package.json'), 'utf8')) as {
      version?: unknown;
    };
    return typeof version === 'string' ? version : '（版本不明）';
  } catch {
    return '（版本不明）';
  }
}
