import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import table from './layers.json';
import { importsOf } from './module-graph';
import { typescriptUnder } from './source-files';

interface Layer {
  folder: string;
  files?: string;
  imports: string[];
  packages: string[];
  node: boolean;
  why: string;
}

const layers: Layer[] = table.layers;
const isInside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
/** `wanted` is a folder with all that is in it, or "folder/*": the files that stand in it directly. */
const isOf = (path: string, wanted: string) =>
  wanted.endsWith('/*') ? posix.dirname(path) === wanted.slice(0, -2) : isInside(path, wanted);
const packageName = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function layerOf(file: string): Layer | undefined {
  const byPattern = layers.find((layer) => layer.files !== undefined && new RegExp(layer.files).test(file));
  if (byPattern) return byPattern;
  return layers
    .filter((layer) => layer.files === undefined && isInside(file, layer.folder))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
}

function isAllowed(file: string, specifier: string): boolean {
  const layer = layerOf(file);
  if (!layer) return false;
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(file), specifier);
    return layer.imports.some((wanted) => isOf(target, wanted));
  }
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return layer.node;
  return layer.packages.includes('*') || layer.packages.includes(packageName(specifier));
}

const sources = typescriptUnder('src', 'simulator').filter((file) => !file.endsWith('.d.ts'));
const imports = sources.flatMap((file) => importsOf(file).map((specifier) => ({ file, specifier })));

describe('layers', () => {
  test('every source file has its place in the table', () => {
    expect(sources.filter((file) => layerOf(file) === undefined)).toEqual([]);
  });

  test('every import is one that the table allows', () => {
    const wrong = imports.filter(({ file, specifier }) => !isAllowed(file, specifier));
    expect(wrong.map(({ file, specifier }) => `${file} → ${specifier} (${layerOf(file)?.why})`)).toEqual([]);
  });

  test('the table allows no package that nobody there imports', () => {
    const idle = layers.flatMap((layer) => {
      const used = new Set(
        imports.filter(({ file }) => layerOf(file) === layer).map(({ specifier }) => packageName(specifier)),
      );
      return layer.packages
        .filter((name) => name !== '*' && !used.has(name))
        .map((name) => `${layer.files ?? layer.folder}: ${name}`);
    });
    expect(idle).toEqual([]);
  });

  test('the search looked at a real tree', () => {
    // One import a file on average: far fewer means that the parsing above went blind.
    expect(sources.length).toBeGreaterThan(10);
    expect(imports.length).toBeGreaterThan(sources.length);
  });

  test('relative imports carry no file extension', () => {
    const extended = imports.filter(({ specifier }) => /^\..*\.[cm]?[jt]sx?$/.test(specifier));
    expect(extended).toEqual([]);
  });

  test('the table itself refuses what it should', () => {
    expect(isAllowed('src/core/quantity/x.ts', '../../app/check')).toBe(false);
    expect(isAllowed('src/core/quantity/x.ts', 'node:fs')).toBe(false);
    expect(isAllowed('src/core/quantity/x.ts', 'exceljs')).toBe(false);
    expect(isAllowed('src/core/quantity/x.ts', 'zod')).toBe(false);
    expect(isAllowed('src/core/pack/x.ts', 'zod')).toBe(true);
    expect(isAllowed('src/core/pack/x.ts', '../rules/rule')).toBe(false);
    expect(isAllowed('src/app/check.ts', '../hosts/file/reader')).toBe(false);
    expect(isAllowed('src/app/check.ts', '../hosts/port/workbook-host')).toBe(true);
    expect(isAllowed('src/app/check.ts', './open-workbook')).toBe(true);
    expect(isAllowed('src/app/check.ts', './live/pack-source')).toBe(true);
    expect(isAllowed('src/app/check.ts', './workbook-session/session-state')).toBe(false);
    expect(isAllowed('src/app/live/store.ts', '../workbook-session/session-state')).toBe(false);
    expect(isAllowed('src/app/live/store.ts', '../open-workbook')).toBe(false);
    expect(isAllowed('src/app/report-session/ledger.ts', '../workbook-session/session-state')).toBe(false);
    expect(isAllowed('src/app/workbook-session/commands.ts', '../report-session/ledger')).toBe(false);
    expect(isAllowed('src/app/workbook-session/commands.ts', '../open-workbook')).toBe(true);
    expect(isAllowed('src/hosts/file/reader.ts', '../office/excel')).toBe(false);
    expect(isAllowed('src/relay/client/wire.ts', 'node:crypto')).toBe(false);
    expect(isAllowed('src/relay/client/wire.ts', '../server/mailboxes')).toBe(false);
    expect(isAllowed('src/relay/server/routes.ts', '../client/wire')).toBe(false);
    expect(isAllowed('src/relay/server/routes.ts', '../../core/problem/problem')).toBe(false);
    expect(isAllowed('src/relay/server/routes.ts', '../protocol/headers')).toBe(true);
    expect(isAllowed('src/cli/check.ts', '../hosts/file/reader')).toBe(false);
    expect(isAllowed('src/cli/main.ts', '../hosts/file/reader')).toBe(true);
    expect(isAllowed('src/app/check.ts', '../../simulator/excel')).toBe(false);
    expect(isAllowed('simulator/src/excel/x.ts', '../../../src/core/workbook/address')).toBe(false);
    expect(isAllowed('simulator/src/excel/x.ts', '@univerjs/core')).toBe(false);
    expect(isAllowed('simulator/src/executor/x.ts', '../excel/book')).toBe(false);
    expect(isAllowed('src/elsewhere/x.ts', './y')).toBe(false);
  });
});
