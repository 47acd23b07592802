import { writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CheckResult, ScoreResult } from '../../src/cli/contract';
import { inProcess } from '../cli/jixiao';

/** A workbook of the pack's own example, as the product writes it. */
export async function exampleBook(file: string, pack = 'kaifu-2018'): Promise<Record<string, Uint8Array>> {
  const { code, err } = await inProcess(['new', pack, '--sample', '-o', file]);
  if (code !== 0) throw new Error(err);
  const { readFileSync } = await import('node:fs');
  return unzipSync(readFileSync(file));
}

type Parts = Record<string, Uint8Array>;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What a cell's element holds: its attributes after `s`, and its inside. */
export const cellOf = {
  text: (text: string) => [` t="inlineStr"`, `<is><t xml:space="preserve">${escaped(text)}</t></is>`],
  number: (value: number) => ['', `<v>${value}</v>`],
  truth: (value: boolean) => [' t="b"', `<v>${value ? 1 : 0}</v>`],
  formula: (formula: string) => ['', `<f>${escaped(formula)}</f>`],
  result: (formula: string, text: string) => [' t="str"', `<f>${escaped(formula)}</f><v>${escaped(text)}</v>`],
  both: (text: string) => [` t="inlineStr"`, `<v>${escaped(text)}</v><is><t>${escaped(text)}</t></is>`],
} satisfies Record<string, (...args: never[]) => readonly [string, string] | string[]>;

/** One cell of one sheet replaced; every other byte stays, stored results among them. */
export function withCellXml(
  parts: Parts,
  sheet: string,
  address: string,
  [attributes, inside]: readonly string[],
): Parts {
  const part = partOf(parts, sheet);
  const xml = strFromU8(parts[part]!);
  const cell = new RegExp(`<c r="${address}"((?: s="\\d+")?)[^>]*?(?:/>|>.*?</c>)`, 's');
  if (!cell.test(xml)) throw new Error(`${sheet} has no cell ${address}`);
  return {
    ...parts,
    [part]: strToU8(xml.replace(cell, (_, style: string) => `<c r="${address}"${style}${attributes}>${inside}</c>`)),
  };
}

export function withPart(parts: Parts, part: string, change: (xml: string) => string): Parts {
  const xml = strFromU8(parts[part]!);
  const changed = change(xml);
  if (changed === xml) throw new Error(`${part} stays as it was`);
  return { ...parts, [part]: strToU8(changed) };
}

/** Every stored result taken out. */
export function withoutStored(parts: Parts): Parts {
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) =>
      /worksheets\/sheet\d+\.xml$/.test(name)
        ? [
            name,
            strToU8(
              strFromU8(bytes)
                .replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1')
                .replace(/ t="str"><f>/g, '><f>'),
            ),
          ]
        : [name, bytes],
    ),
  );
}

export function save(parts: Parts, file: string): void {
  writeFileSync(file, zipSync(parts));
}

function partOf(parts: Parts, sheet: string): string {
  const book = strFromU8(parts['xl/workbook.xml']!);
  const id = [...book.matchAll(/<sheet [^>]*\/>/g)].find(([tag]) => tag.includes(`name="${sheet}"`))?.[0];
  const relation = /r:id="([^"]*)"/.exec(id ?? '')?.[1];
  const target = new RegExp(`Id="${relation}"[^>]*Target="([^"]*)"`).exec(
    strFromU8(parts['xl/_rels/workbook.xml.rels']!),
  )?.[1];
  if (target === undefined) throw new Error(`no sheet ${sheet}`);
  return `xl/${target}`;
}

/** All a unit is told about a workbook. */
export interface ToldOf {
  readonly code: number | null;
  readonly err: string;
  readonly check: CheckResult;
  readonly score: ScoreResult;
  /** The report's words, without markup; empty where there is none. */
  readonly report: string;
  /** Everything above as one text. */
  readonly all: string;
}

export async function toldOf(file: string, readReport: (file: string) => string): Promise<ToldOf> {
  const check = await inProcess(['check', file, '--json']);
  if (check.out === '') throw new Error(`${check.code} ${check.err}`);
  const score = await inProcess(['score', file, '--json']);
  const report = file.replace(/\.xlsx$/, '.docx');
  const written = await inProcess(['report', file, '-o', report]);
  const text = written.err === '' || written.code === 0 || written.code === 1 ? readReport(report) : '';
  return {
    code: check.code,
    err: check.err,
    check: JSON.parse(check.out) as CheckResult,
    score: JSON.parse(score.out) as ScoreResult,
    report: text,
    all: [check.out, score.out, text, written.out, written.err].join('\n'),
  };
}
