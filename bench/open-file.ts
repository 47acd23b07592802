import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { checkWorkbook } from '../src/app/check-workbook';
import { openWorkbook } from '../src/app/open-workbook';
import type { Pack } from '../src/core/pack/pack';
import { readWorkbook } from '../src/hosts/file/read/read-workbook';
import { atMost, type Section } from './goals';
import { sideBySide, type Rounds } from './measure';
import { sampleFile } from './subject';

/** From a file's bytes to its verdicts, beside a bare exceljs load and beside bare unzip + SAX over all its parts. */
export async function measureOpening(pack: Pack, rounds: Rounds): Promise<Section> {
  const { default: ExcelJS } = await import('exceljs');
  const bytes = await sampleFile(pack);
  const parts = unzipSync(bytes);
  const timings = await sideBySide(
    [
      {
        name: '打开并核对',
        run: () => checkWorkbook(openWorkbook(readWorkbook(bytes, 'bench.xlsx'), () => pack, 'bench.xlsx')),
      },
      { name: 'exceljs 只打开', run: () => new ExcelJS.Workbook().xlsx.load(bytes as unknown as ArrayBuffer) },
      { name: 'fflate + saxes 只读一遍', run: () => parseAllParts(bytes) },
    ],
    rounds,
  );
  const [ours, exceljs, sax] = timings.map(({ medianMs }) => medianMs) as [number, number, number];
  return {
    title: '打开一个文件并核对（进程内，从字节到结论）',
    facts: {
      文件KB: bytes.length / 1024,
      部件: Object.keys(parts).length,
      展开后KB: Object.values(parts).reduce((sum, part) => sum + part.length, 0) / 1024,
    },
    timings,
    goals: [atMost('≤ 0.6 × exceljs 打开', ours / exceljs, 0.6), atMost('≤ 2 × 解压加 SAX', ours / sax, 2)],
  };
}

/** The least that any reader of these parts could do: the settings are the fastest saxes has. */
function parseAllParts(bytes: Uint8Array): number {
  let events = 0;
  const heard = (): void => {
    events += 1;
  };
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const parser = new SaxesParser({ xmlns: false, position: false });
    parser.on('opentag', heard);
    parser.on('text', heard);
    parser.on('closetag', heard);
    parser.write(strFromU8(part)).close();
  }
  return events;
}
