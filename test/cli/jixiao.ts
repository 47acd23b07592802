import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Environment } from '../../src/cli/environment';
import { run } from '../../src/cli/run';
import { authorDocument } from '../../src/hosts/file/author/document/author-document';
import { authorPlain } from '../../src/hosts/file/author/document/author-plain';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { lockedCells, lockedStructure } from '../../src/hosts/file/read/locked-cells';
import { documentAsXlsx } from '../../src/hosts/file/legacy/document-as-xlsx';
import { legacyAsXlsx } from '../../src/hosts/file/legacy/as-xlsx';
import { readDocumentText } from '../../src/hosts/file/read/document-text';
import { handInTools } from '../../src/hosts/file/hand-in/tools';
import { openDocumentFile } from '../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../src/hosts/file/patch/make-table';
import { storedResults } from '../../src/core/recalculation/stored-results';
import { changeWorkbook } from '../../src/hosts/file/patch-workbook/change-workbook';
import { readPrintedSheets } from '../../src/hosts/file/read/printed-sheets';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';

const root = resolve(__dirname, '../..');
export const templates = join(root, 'templates');
export const bundle = join(root, 'dist/cli/jixiao.cjs');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Bundles the command line where a source changed since the last time. */
export function buildBundle(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'cli'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** The program itself, as people start it. */
export function jixiao(words: readonly string[], cwd: string): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...words], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, JIXIAO_TEMPLATES: templates },
  });
  return { code: status, out: stdout, err: stderr };
}

/** The same commands in this process: quicker, and a part of the outside can be another. */
export async function inProcess(words: readonly string[], changed: Partial<Environment> = {}): Promise<Outcome> {
  const outcome = { out: '', err: '' };
  const code = await run(words, {
    out: (text) => void (outcome.out += text),
    err: (text) => void (outcome.err += text),
    width: 100,
    templates,
    newId: () => '00000000-0000-4000-8000-000000000000',
    now: () => '2026-03-15T02:31:00.000Z',
    isTerminal: false,
    startWorker: () => new Worker(bundle),
    host: {
      legacyAsXlsx: (bytes, file) =>
        legacyAsXlsx(bytes, file, { author: (edits) => authorWorkbook(edits, { creator: '绩效自评助手' }) }),
      lockedCells: async (bytes, file, edits) => lockedCells(bytes, file, edits),
      lockedStructure: async (bytes, file) => lockedStructure(bytes, file),
      documentAsXlsx: (bytes, file) =>
        documentAsXlsx(bytes, file, { author: (edits) => authorWorkbook(edits, { creator: '绩效自评助手' }) }),
      readWorkbook: async (bytes, file, sheets = 'named') => readWorkbook(bytes, file, { sheets }),
      readPrintedSheets: async (bytes, file) => readPrintedSheets(bytes, file),
      changeWorkbook: async (bytes, file, edits, pack) =>
        changeWorkbook(bytes, file, edits, {
          read: async (one) => readWorkbook(one, file, { sheets: 'all' }),
          resultsAfter: async (before, after) => storedResults(pack, before, after),
        }),
      authorWorkbook: (edits, creator) => authorWorkbook(edits, { creator }),
      authorDocument: (report, tables, creator, linkPackage) =>
        authorDocument(report, tables, { creator, ...(linkPackage === undefined ? {} : { linkPackage }) }),
      openDocument: async (bytes, file) => openDocumentFile(bytes, file, makeTableXml),
      authorPlain,
      handIn: handInTools,
      readDocumentText: async (bytes, file) => readDocumentText(bytes, file),
    },
    ...changed,
  });
  return { code, ...outcome };
}

const started = new Set<string | undefined>();

/** As people call it in a folder: the program itself the first time that a test file uses a command, then the command in this process. */
export async function call(words: readonly string[], cwd: string): Promise<Outcome> {
  if (!started.has(words[0])) {
    started.add(words[0]);
    return jixiao(words, cwd);
  }
  const before = process.cwd();
  process.chdir(cwd);
  try {
    return await inProcess(words, { newId: randomUUID, now: () => new Date().toISOString() });
  } finally {
    process.chdir(before);
  }
}

/** A folder of its own for the tests of one file; gone afterwards. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
