import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { newWorkbook } from '../src/app/new-workbook';
import type { Data } from '../src/core/table/data';
import { mergeTrees, type Tree } from '../src/core/pack/merge';
import { indexPack, type Pack } from '../src/core/pack/pack';
import { readPack } from '../src/core/pack/read-pack';

/** What is measured: the built-in form of 开福区 2018 with its own example. */
export const packId = 'kaifu-2018';

/** The figure that is edited: it feeds totals, rates, scores and sentences. The example has 0.94. */
export const editedField = 'officialReception.final';
export const editedValue = 1.07;

/** From the folder that JIXIAO_TEMPLATES names. */
export function loadPack(id: string = packId): Pack {
  return loadPackWith(id);
}

/** The same with more laid over it, as a pack that extends it. */
export function loadPackWith(id: string, ...over: readonly Tree[]): Pack {
  const reading = readPack({ layers: [...layers(id), ...over] });
  if (!reading.ok) throw new Error(reading.faults.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return indexPack(reading.pack);
}

/** The example as the bytes of an .xlsx file. Brings exceljs along. */
export async function sampleFile(pack: Pack, data: Data = {}): Promise<Uint8Array> {
  const { authorWorkbook } = await import('../src/hosts/file/author/workbook/author-workbook');
  return authorWorkbook(newWorkbook({ pack, sample: true, data, workbookId: 'bench' }), { creator: 'bench' });
}

function layers(id: string): Tree[] {
  const folder = join(process.env['JIXIAO_TEMPLATES'] ?? 'templates', id);
  const trees = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => parse(readFileSync(join(folder, file), 'utf8')) as Tree);
  const tree = trees.reduce<Tree>((all, one) => mergeTrees(all, one, []), {});
  const bases = (tree as { extends?: string[] }).extends ?? [];
  return [...bases.flatMap(layers), tree];
}
