import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { inProcess } from '../cli/jixiao';
import { sampleJson } from './kinds/data';
import type { Whole } from './kinds/kind';

/** What the inputs of a pack are made from, by the product itself. @param changed figures of the later workbook */
export async function wholeOf(
  pack: string,
  templates: string,
  changed: Readonly<Record<string, unknown>>,
): Promise<Whole> {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-fuzz-'));
  try {
    const at = (name: string): string => join(folder, name);
    const run = async (...words: readonly string[]): Promise<void> => {
      const { code, err } = await inProcess(words, { templates });
      if (code !== 0 && code !== 1) throw new Error(err);
    };
    writeFileSync(at('后.json'), JSON.stringify(changed));
    await run('new', pack, '--sample', '-o', at('表.xlsx'));
    await run('new', pack, '--sample', '--data', at('后.json'), '-o', at('后.xlsx'));
    await run('report', at('表.xlsx'), '-o', at('报告.docx'));
    const texts = Object.fromEntries(
      readdirSync(join(templates, pack)).map((name) => [name, readFileSync(join(templates, pack, name), 'utf8')]),
    );
    return {
      pack,
      book: unzipSync(readFileSync(at('表.xlsx'))),
      report: unzipSync(readFileSync(at('报告.docx'))),
      reportFile: new Uint8Array(readFileSync(at('报告.docx'))),
      later: new Uint8Array(readFileSync(at('后.xlsx'))),
      sample: sampleJson(texts['sample.yaml'] ?? ''),
      texts,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
