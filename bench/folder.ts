import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderBooks } from './folder-books';
import { atLeast, atMost, type Section } from './goals';
import { runJixiao, runTimed } from './in-own-process';

/**
 * `jixiao check FOLDER` beside LibreOffice converting the same files to .ods (reading all of a workbook and writing all of it, in one
 * start), and its memory with a hundred files and with thousands.
 * @param different workbooks that are made; the large folder holds each several times, as files of their own name
 */
export async function measureFolder(different: number, compared: number, many: number): Promise<Section> {
  const root = mkdtempSync(join(tmpdir(), 'jixiao-folder-'));
  const at = (...parts: string[]): string => join(root, ...parts);
  try {
    for (const name of ['全部', '同样的', '许多', 'ods', 'profile']) mkdirSync(at(name));
    let bytes = 0;
    for await (const book of folderBooks(different)) {
      writeFileSync(at('全部', book.name), book.bytes);
      bytes += book.bytes.length;
    }
    const names = readdirSync(at('全部')).sort();
    // Every so manieth, so that all forms are among them.
    const some = Array.from({ length: compared }, (_, index) => names[Math.floor((index * different) / compared)]!);
    for (const name of some) linkSync(at('全部', name), at('同样的', name));
    for (let file = 0; file < many; file++) {
      const name = names[file % names.length]!;
      linkSync(at('全部', name), at('许多', `${String(file).padStart(5, '0')}-${name}`));
    }
    const few = runJixiao(['check', '同样的', '--json'], root);
    const office = runTimed(
      [
        'soffice',
        `-env:UserInstallation=file://${at('profile')}`,
        ...['--headless', '--convert-to', 'ods', '--outdir', 'ods'],
        ...some.map((name) => join('同样的', name)),
      ],
      root,
    );
    const converted = readdirSync(at('ods')).length;
    if (converted !== compared) throw new Error(`LibreOffice wrote ${converted} of ${compared} files`);
    const again = runJixiao(['check', '同样的', '--json'], root);
    const all = runJixiao(['check', '许多', '--json'], root);
    const own = (few.wallMs + again.wallMs) / 2;
    const growth = (all.peakMb ?? NaN) / Math.max(few.peakMb ?? NaN, again.peakMb ?? NaN);
    const perFile = (took: { cpuS: number }, files: number): number => (took.cpuS * 1000) / files;
    return {
      title: `许多文件：check 文件夹，${compared} 个和 ${many} 个`,
      timings: [],
      facts: {
        不同的工作簿: different,
        每个平均KB: bytes / different / 1024,
        [`jixiao ${compared} 个s（LibreOffice 前后各一次）`]: `${(few.wallMs / 1000).toFixed(1)}、${(again.wallMs / 1000).toFixed(1)}`,
        [`LibreOffice 转成 .ods ${compared} 个s`]: office.wallMs / 1000,
        'jixiao 每个处理器ms（两次，连启动）': `${perFile(few, compared).toFixed(0)}、${perFile(again, compared).toFixed(0)}`,
        'LibreOffice 每个处理器ms': perFile(office, compared),
        [`jixiao ${many} 个s`]: all.wallMs / 1000,
        [`jixiao ${many} 个每个处理器ms`]: perFile(all, many),
        '处理器时间：LibreOffice ÷ jixiao（许多个的每个）': perFile(office, compared) / perFile(all, many),
        [`墙上时间每个：LibreOffice（${compared} 个）÷ jixiao（${many} 个）`]:
          office.wallMs / compared / (all.wallMs / many),
        [`内存峰值MB ${compared} 个`]: Math.max(few.peakMb ?? NaN, again.peakMb ?? NaN),
        [`内存峰值MB ${many} 个`]: all.peakMb ?? NaN,
      },
      goals: [
        atLeast('比 LibreOffice 转换同样的文件快 ≥ 50 倍（同样多的文件，墙上时间）', office.wallMs / own, 50),
        atMost(`内存峰值 ${many} 个 ÷ ${compared} 个 ≤ 1.2`, growth, 1.2),
      ],
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
