import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, strFromU8 } from 'fflate';
import { docxBytes, paragraphsInside, contentSpan, runsIn } from '../../../simulator/word';
import { refreshReport } from '../../../src/app/refresh-report';
import { noAnswers } from '../../../src/core/report/refresh/plan';
import { writtenFragment } from '../../../src/core/report/refresh/stored-base';
import { stampOf } from '../../../src/core/report/link/document-stamp';
import { workFolder } from '../../cli/jixiao';
import { builtInPackIds } from '../../support/built-in-pack';
import { dangling } from '../../support/dangling';
import { packReport, type PackReport } from '../../support/pack-report';
import { randomSeed } from '../../support/seed';
import { convert, describeWithSoffice } from '../../support/soffice';
import { openWordWorld, type OpenWordWorld } from './word-world';

/** Every .docx that the simulated Word saves: nothing in it points to what is not there, and another program loads it. */
const saved = new Map<string, Uint8Array>();
const packs = builtInPackIds.filter((id) => !id.includes('/'));

const keep = (name: string, bytes: Uint8Array): Uint8Array => {
  expect([name, dangling(bytes)]).toEqual([name, []]);
  saved.set(name, bytes);
  return bytes;
};

async function inWord<T>(bytes: Uint8Array, work: (world: OpenWordWorld) => Promise<T>): Promise<T> {
  const world = await openWordWorld(bytes);
  try {
    const done = await work(world);
    expect(world.bugs()).toEqual([]);
    return done;
  } finally {
    await world.close();
  }
}

/** Paper and footers, section by section. */
function sectionsOf(bytes: Uint8Array): readonly string[] {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
  return xml.match(/<w:sectPr.*?<\/w:sectPr>/gs)!.map((one) => one.replace(/\s+xmlns:\w+="[^"]*"/g, ''));
}

/** A user types, presses Enter, deletes and tracks, wherever. */
const edits = fc.array(
  fc.record({ at: fc.nat(5000), kind: fc.constantFrom('type', 'enter', 'back', 'cut', 'track', 'undo') }),
  { minLength: 1, maxLength: 8 },
);

function byHand({ model }: OpenWordWorld, list: readonly { readonly at: number; readonly kind: string }[]): void {
  for (const { at, kind } of list) {
    const paragraphs = paragraphsInside(model.body);
    const span = contentSpan(paragraphs[at % paragraphs.length]!);
    const runs = [...runsIn(span)];
    const first = runs[0];
    const caret = first ? { node: first.run, offset: first.from } : span.start;
    if (kind === 'type') model.typeText({ start: caret, end: caret }, '新写的');
    else if (kind === 'enter') model.pressEnter({ start: caret, end: caret });
    else if (kind === 'back') model.deleteBackward(caret);
    else if (kind === 'cut') model.deleteSpan(span);
    else if (kind === 'track') model.tracksChanges = !model.tracksChanges;
    else model.undo();
  }
}

describe.each(packs)('%s', (id) => {
  let old: PackReport;
  let now: PackReport;
  beforeAll(async () => {
    [old, now] = [await packReport(id), await packReport(id, {}, '2026-02-01T00:00:00.000Z')];
  });

  test('新建的报告在新文档里：和写出的文件一样；打开、更新、再存，分节、方向、页边距、页脚不变', async () => {
    const opened = await inWord(docxBytes('<w:p><w:r><w:t>用户写的</w:t></w:r></w:p>'), async (world) => {
      await world.host.openNew(old.docx);
      keep(`${id}-原来的`, await world.save());
      return world.word.opened[0]!;
    });
    expect(Buffer.compare(opened, old.docx)).toBe(0);
    const after = await inWord(opened, async (world) => {
      await refreshReport(world.host, now.link, noAnswers, { file: 'x.docx' });
      return world.save();
    });
    keep(`${id}-新建`, after);
    expect(sectionsOf(after)).toEqual(sectionsOf(old.docx));
  });

  test('写进空白文档：没有指空的关系，文档自己的纸张还在', async () => {
    const own = docxBytes('<w:p/>');
    const here = await inWord(own, async (world) => {
      const base = { report: old.link.report, fragments: old.link.fragments.map(writtenFragment) };
      await world.host.start({ docx: old.docx, base, stamp: stampOf(old.link) });
      return world.save();
    });
    keep(`${id}-写进空白`, here);
    expect(sectionsOf(here).at(-1)).toEqual(sectionsOf(own).at(-1));
    expect(sectionsOf(here).join('')).not.toContain('Reference');
  });

  test('用户随手改过再存', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(edits, async (list) => {
        const bytes = await inWord(old.docx, async (world) => {
          byHand(world, list);
          return world.save();
        });
        keep(`${id}-改过${count++ % 2}`, bytes);
      }),
      { numRuns: 8, seed: randomSeed(20126) },
    );
  });
});

describeWithSoffice('LibreOffice', () => {
  const folder = workFolder();

  test('每一份都打得开，印得出；有横排附表的，横排的页是横的', () => {
    const [sources, output] = [join(folder, 'in'), join(folder, 'out')];
    mkdirSync(sources);
    expect(saved.size).toBe(packs.length * 5);
    const files = [...saved].map(([name, bytes]) => {
      const path = join(sources, `${name}.docx`);
      writeFileSync(path, bytes);
      return path;
    });
    convert(files, 'pdf', output);
    for (const [name, bytes] of saved) {
      const pdf = readFileSync(join(output, `${name}.pdf`), 'latin1');
      const papers = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)];
      const isBroad = papers.some(([, wide, high]) => Number(wide) > Number(high));
      expect([name, papers.length > 0, isBroad]).toEqual([
        name,
        true,
        sectionsOf(bytes).some((one) => one.includes('w:orient="landscape"')),
      ]);
    }
  }, 300_000);
});
