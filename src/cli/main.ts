import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parentPort, Worker } from 'node:worker_threads';
import type { HandInTools } from '../app/hand-in';
import type { Environment } from './environment';
import { run } from './run';

/** The program `jixiao`. The only place of the command line that names a concrete host. */
const environment: Environment = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  width: process.stdout.columns ?? 100,
  templates: process.env['JIXIAO_TEMPLATES'] || join(__dirname, '..', '..', 'templates'),
  newId: randomUUID,
  now: () => new Date().toISOString(),
  isTerminal: process.stderr.isTTY === true,
  // This same file: what it needs is loaded already, and a release has no other.
  startWorker: () =>
    new Worker(__filename, { resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 } }),
  host: {
    readWorkbook: async (bytes, file, sheets = 'named') =>
      (await import('../hosts/file/read/read-workbook')).readWorkbook(bytes, file, { sheets }),
    legacyAsXlsx: async (bytes, file) =>
      (await import('../hosts/file/legacy/as-xlsx')).legacyAsXlsx(bytes, file, {
        author: (edits) => environment.host.authorWorkbook(edits, '绩效自评助手'),
      }),
    documentAsXlsx: async (bytes, file) =>
      (await import('../hosts/file/legacy/document-as-xlsx')).documentAsXlsx(bytes, file, {
        author: (edits) => environment.host.authorWorkbook(edits, '绩效自评助手'),
      }),
    readPrintedSheets: async (bytes, file) =>
      (await import('../hosts/file/read/printed-sheets')).readPrintedSheets(bytes, file),
    lockedCells: async (bytes, file, edits) =>
      (await import('../hosts/file/read/locked-cells')).lockedCells(bytes, file, edits),
    lockedStructure: async (bytes, file) =>
      (await import('../hosts/file/read/locked-cells')).lockedStructure(bytes, file),
    changeWorkbook: async (bytes, file, edits, pack) =>
      (await import('../hosts/file/patch-workbook/change-workbook')).changeWorkbook(bytes, file, edits, {
        read: (one) => environment.host.readWorkbook(one, file, 'all'),
        resultsAfter: async (before, after) =>
          (await import('../core/recalculation/stored-results')).storedResults(pack, before, after),
      }),
    authorWorkbook: async (edits, creator) =>
      (await import('../hosts/file/author/workbook/author-workbook')).authorWorkbook(edits, { creator }),
    authorDocument: async (report, tables, creator, linkPackage) =>
      (await import('../hosts/file/author/document/author-document')).authorDocument(report, tables, {
        creator,
        ...(linkPackage === undefined ? {} : { linkPackage }),
      }),
    authorPlain: async (document, creator) =>
      (await import('../hosts/file/author/document/author-plain')).authorPlain(document, creator),
    readDocumentText: async (bytes, file) =>
      (await import('../hosts/file/read/document-text')).readDocumentText(bytes, file),
    openDocument: async (bytes, file) =>
      (await import('../hosts/file/patch/document-file')).openDocumentFile(bytes, file, async (table) =>
        (await import('../hosts/file/patch/make-table')).makeTableXml(table),
      ),
    handIn: {
      openMatters: async (...given) => (await handIn()).openMatters(...given),
      clean: async (...given) => (await handIn()).clean(...given),
      texts: async (...given) => (await handIn()).texts(...given),
      withTexts: async (...given) => (await handIn()).withTexts(...given),
      authorPlain: async (...given) => (await handIn()).authorPlain(...given),
      readReport: async (...given) => (await handIn()).readReport(...given),
    },
  },
};

async function handIn(): Promise<HandInTools> {
  return (await import('../hosts/file/hand-in/tools')).handInTools;
}

async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const { serveBooks } = await import('./folder/serve-books');
  serveBooks(port, environment.host);
}

// `jixiao fields … | head` closes the pipe early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

if (parentPort) void serve(parentPort);
else
  void run(process.argv.slice(2), environment).then((code) => {
    process.exitCode = code;
  });
