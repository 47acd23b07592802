import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { checkWorkbook } from '../src/app/check-workbook';
import { openWorkbook } from '../src/app/open-workbook';
import type { Pack } from '../src/core/pack/pack';
import { readWorkbook } from '../src/hosts/file/read/read-workbook';
import { atMost, type Section } from './goals';
import { quantile } from './measure';
import { loadPack, sampleFile } from './subject';

/** What a child process opens a file with; its first argument. */
export const childMode = '--open-in-child';
export type ChildReader = 'jixiao' | 'exceljs' | 'nothing';

interface ChildAnswer {
  readonly openMs: number;
  readonly maxRssMb: number;
}

/** A workbook whose columns B and C are validated over all 1 048 576 rows, opened in processes of their own. */
export async function measureFullColumns(pack: Pack, script: string, runs: number): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-bench-'));
  try {
    const file = join(folder, 'full-columns.xlsx');
    writeFileSync(file, withFullColumns(await sampleFile(pack)));
    const ours: (ChildAnswer & { wholeMs: number })[] = [];
    const nothing: ChildAnswer[] = [];
    for (let run = 0; run < runs; run++) {
      const start = performance.now();
      const answer = inChild(script, 'jixiao', file);
      ours.push({ ...answer, wholeMs: performance.now() - start });
      nothing.push(inChild(script, 'nothing', file));
    }
    const exceljs = inChild(script, 'exceljs', file);
    const openMs = median(ours.map((one) => one.openMs));
    const maxRssMb = Math.max(...ours.map((one) => one.maxRssMb));
    return {
      title: '两列整列数据有效性的工作簿（各开一个进程）',
      timings: [],
      facts: {
        次数: runs,
        '打开并核对ms（读模板在外）': openMs,
        '整个进程ms（启动、读模板、打开、核对）': median(ours.map((one) => one.wholeMs)),
        内存峰值MB: maxRssMb,
        只启动不打开的内存峰值MB: median(nothing.map((one) => one.maxRssMb)),
        '对照：exceljs打开ms（一次）': exceljs.openMs,
        '对照：exceljs内存峰值MB': exceljs.maxRssMb,
      },
      goals: [atMost('打开并核对 ≤ 1 s', openMs / 1000, 1), atMost('内存峰值 ≤ 200 MB', maxRssMb, 200)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The child's side: opens the file and prints its answer. */
export async function openInChild(reader: string, file: string): Promise<void> {
  const bytes = readFileSync(file);
  let start = performance.now();
  if (reader === 'jixiao') {
    const pack = loadPack();
    start = performance.now();
    checkWorkbook(openWorkbook(readWorkbook(bytes, file), () => pack, file));
  } else if (reader === 'exceljs') {
    const { default: ExcelJS } = await import('exceljs');
    start = performance.now();
    await new ExcelJS.Workbook().xlsx.load(bytes as unknown as ArrayBuffer);
  }
  const answer: ChildAnswer = { openMs: performance.now() - start, maxRssMb: peakMemoryMb() };
  console.log(JSON.stringify(answer));
}

/**
 * Of this process alone. On Linux maxRSS of a child starts at what its parent held when it was started, so the kernel's own
 * high-water mark of this program is read there.
 */
function peakMemoryMb(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const peak = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return (peak === undefined ? process.resourceUsage().maxRSS : Number(peak)) / 1024;
}

function inChild(script: string, reader: ChildReader, file: string): ChildAnswer {
  return JSON.parse(
    execFileSync(process.execPath, [script, childMode, reader, file], { encoding: 'utf8' }),
  ) as ChildAnswer;
}

/** Adds the two validations to the first sheet that has some; exceljs itself would need a gigabyte to write them. */
function withFullColumns(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    const xml = strFromU8(part);
    const list = /^xl\/worksheets\/[^/]+\.xml$/.test(name) ? /<dataValidations\b[^>]*>/.exec(xml) : null;
    if (!list) continue;
    const added = ['B', 'C'].map(
      (column) =>
        `<dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" sqref="${column}1:${column}1048576"><formula1>0</formula1></dataValidation>`,
    );
    const opening = list[0].replace(/count="(\d+)"/, (_, count: string) => `count="${Number(count) + added.length}"`);
    parts[name] = strToU8(xml.replace(list[0], opening + added.join('')));
    return zipSync(parts);
  }
  throw new Error('no sheet has validations to add to');
}

function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
