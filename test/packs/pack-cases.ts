import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Data } from '../../src/core/table/data';
import type { Damage } from './failing-cases';

/** What makes a pack's own example clean, and ways to fail of checks that the kinds' own ways do not reach: cases/<pack>.yaml. */
export interface PackCases {
  /** Changes that leave the example without any error and with nothing left to explain. */
  readonly clean: Data;
  /** Check id → cells that make it fail, by field id. */
  readonly fails: Readonly<Record<string, NonNullable<Damage['cells']>>>;
}

/** @param id of a pack; its variants share one file */
export function casesOf(id: string): PackCases {
  const file = join(__dirname, 'cases', `${id.split('/')[0]!}.yaml`);
  const given = existsSync(file) ? (parse(readFileSync(file, 'utf8')) as Partial<PackCases>) : {};
  return { clean: given.clean ?? {}, fails: given.fails ?? {} };
}
