import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { HandInResult } from '../../src/cli/contract';
import { authorPlain } from '../../src/hosts/file/author/document/author-plain';
import { readDocumentText } from '../../src/hosts/file/read/document-text';
import { inProcess, workFolder } from './jixiao';

const folder = workFolder();
export const path = (name: string): string => join(folder, name);
export const read = (file: string): Uint8Array => new Uint8Array(readFileSync(file));
export const textOf = (file: string): string => readDocumentText(read(file), file).text;

/** The commands a user would type, which must succeed. */
export async function did(...words: string[]): Promise<void> {
  const { code, err } = await inProcess(words);
  expect({ code, err }).toEqual({ code: 0, err: '' });
}

export async function handIn(code: number, ...words: string[]): Promise<HandInResult> {
  const outcome = await inProcess(['hand-in', ...words, '--json']);
  expect({ code: outcome.code, err: outcome.err }).toEqual({ code, err: '' });
  return JSON.parse(outcome.out) as HandInResult;
}

/** A .docx with one of its parts changed, and it must change. */
export function changed(from: string, to: string, part: string, change: (xml: string) => string): void {
  const parts = unzipSync(read(path(from)));
  const before = strFromU8(parts[part]!);
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path(to), zipSync({ ...parts, [part]: strToU8(after) }));
}

/** A document in plain layout with given lines. */
export async function documentOf(name: string, lines: readonly string[]): Promise<void> {
  const blocks = lines.map((text) => ({ is: 'paragraph', runs: [{ text }] }) as const);
  writeFileSync(path(name), await authorPlain({ title: '自评报告', lead: [], blocks }, '某人'));
}

/** The pack's sample and its report, made anew: 表.xlsx, 报告.docx. */
export async function layOut(): Promise<void> {
  await did('new', 'hunan-2023', '-o', path('表.xlsx'), '--sample');
  await did('report', path('表.xlsx'), '-o', path('报告.docx'));
}
