import { strFromU8, unzipSync, zipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { refreshReport } from '../src/app/refresh-report';
import type { Fragment, Report } from '../src/core/narrative/fragment';
import { stampOf } from '../src/core/report/link/document-stamp';
import { makeLinkPackage, type LinkPackage } from '../src/core/report/link/link-package';
import { planRefresh } from '../src/core/report/refresh/plan-refresh';
import { planRepair } from '../src/core/report/refresh/plan-repair';
import { openDocumentFile } from '../src/hosts/file/patch/document-file';
import { openDocument } from '../src/hosts/file/patch/open-document';
import { patchDocument } from '../src/hosts/file/patch/patch-document';
import { atMost, type Section } from './goals';
import { sideBySide, type Rounds } from './measure';

const controls = 200;

/** A report of 200 linked fragments whose every figure moved, beside the least any program does with such a file. */
export async function measureUpdate(rounds: Rounds): Promise<Section> {
  const { authorDocument } = await import('../src/hosts/file/author/document/author-document');
  const [before, after] = [reportOf(0), reportOf(1)];
  const stamp = JSON.stringify(stampOf(linkOf(before)));
  const bytes = await authorDocument(before, [], { creator: 'bench', linkPackage: stamp });
  const link = linkOf(after);
  const noTables = (): Promise<string> => Promise.reject(new Error('the report has no tables'));

  const document = openDocument(bytes, 'bench.docx');
  const memory = { base: document.base, tables: [] };
  const planned = () =>
    planRefresh(
      document.found,
      planRepair(document.found, memory, link, () => null),
      link,
      () => null,
    );
  const { edits, base, figures } = planned();
  const patch = { edits, tables: [], base, stamp: stampOf(link), log: [] };
  if (edits.length !== controls) throw new Error(`${edits.length} of ${controls} fragments would be written`);

  const timings = await sideBySide(
    [
      { name: '只解压、解析、压缩（fflate + saxes）', run: () => bare(bytes) },
      { name: '打开：读出控件、文字和底稿', run: () => openDocument(bytes, 'bench.docx') },
      { name: '计划', run: planned },
      { name: '写入：补丁和压缩', run: () => patchDocument(document, patch) },
      {
        name: '整个更新（打开、计划、写入、重读核对）',
        run: () =>
          refreshReport(openDocumentFile(bytes, 'bench.docx', noTables), link, () => null, { file: 'bench.docx' }),
      },
    ],
    rounds,
  );
  const [least, , , patching, whole] = timings.map(({ medianMs }) => medianMs) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    title: '更新 200 段的 Word 报告（进程内，从字节到字节）',
    facts: {
      文件KB: bytes.length / 1024,
      正文KB: strFromU8(unzipSync(bytes)['word/document.xml']!).length / 1024,
      段: edits.length,
      改动的数字: figures.length,
    },
    timings,
    goals: [atMost('写入 ≤ 1.5 × 解压、解析、压缩', patching / least, 1.5), atMost('整个 ≤ 4 ×', whole / least, 4)],
  };
}

function reportOf(step: number): Report {
  const fragments = Array.from({ length: controls }, (_, index): Fragment => {
    const figure = (name: string, value: number) =>
      ({ kind: 'figure', field: `${name}${index}`, value: String(value), text: `${value}万元` }) as const;
    const text = (words: string) => ({ kind: 'text', text: words }) as const;
    return {
      id: `fragment${index}`,
      title: `第${index + 1}段`,
      style: 'body',
      origin: 'generated',
      paragraphs: [
        [
          text('本年预算'),
          figure('budget', 100 + index),
          text('，决算'),
          figure('final', 98.5 + index + step),
          text('，其中人员经费'),
          figure('staff', 60.25 + index + step),
          text('，公用经费'),
          figure('outlay', 38.25 + index),
          text('，主要是年中按规定追加的人员经费，各项支出均在预算控制范围内。'),
        ],
      ],
    };
  });
  const section = { id: 's', heading: '经费情况', level: 1, fragments } as const;
  return { id: 'bench', title: '更新', front: [], sections: [section], back: [] };
}

function linkOf(report: Report): LinkPackage {
  const fieldOf = (field: string) => ({ label: field, value: null });
  return makeLinkPackage({
    report,
    tables: [],
    workbookId: 'bench',
    pack: 'bench',
    time: '2026-01-01T00:00:00Z',
    fieldOf,
  });
}

/** All parts inflated, those of XML parsed, all deflated again. */
function bare(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const parser = new SaxesParser({ xmlns: false, position: false });
    parser.on('opentag', () => undefined);
    parser.on('text', () => undefined);
    parser.write(strFromU8(part)).close();
  }
  return zipSync(parts, { level: 6 });
}
