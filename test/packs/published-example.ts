import { checkWorkbook } from '../../src/app/check-workbook';
import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { newWorkbook } from '../../src/app/new-workbook';
import { bindWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import { scoreWorkbook } from '../../src/app/score-workbook';
import { writeReports, type WrittenReport } from '../../src/app/write-report';
import type { Data } from '../../src/core/table/data';
import { fragmentText, type Fragment } from '../../src/core/narrative/fragment';
import { reportFragments } from '../../src/core/report/report-base';
import type { Finding } from '../../src/core/rules/finding';
import { authorDocument } from '../../src/hosts/file/author/document/author-document';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../support/built-in-pack';
import { commonSubsequence } from '../support/common-subsequence';
import { publishedReport } from '../support/published-report';

/** What a pack made from a published report must show, from its own sample to the report and back to the original's words. */
export interface PublishedExample {
  readonly pack: string;
  readonly reports: readonly {
    readonly id: string;
    /** Headings of the original in order, as the report prints them. */
    readonly headings: readonly string[];
    /** The part of the original that this report is, without what may not be carried over. */
    readonly original: (seed: string) => string;
  }[];
  /** Beginning of the original's file name. */
  readonly seed: string;
  /** Fragments of the finance sections: [id, published sentence as generated]. */
  readonly finance: readonly (readonly [id: string, sentence: string])[];
  /** Checks that fail on the sample and are not explained in it, by level. */
  readonly open: {
    /** What the original says wrongly of itself. Absent: nothing. */
    readonly error?: readonly string[];
    readonly explain: readonly string[];
    readonly notice: readonly string[];
  };
  /** Of these the message is shown too: [check, part of its message]. */
  readonly says: readonly (readonly [check: string, words: string])[];
  readonly score: { readonly scored: string; readonly pending: readonly string[] };
  /** Changes that leave the sample without any error and with nothing left to explain. */
  readonly clean: Data;
  /** Changes that each make one more check fail: [what, changes, check]. */
  readonly faults: readonly (readonly [what: string, changes: Data, check: string])[];
}

export function describePublishedExample(example: PublishedExample): void {
  const pack = builtInPack(example.pack);
  /** Written to an .xlsx and read back, as users have it. */
  const open = async (changes: Data = {}): Promise<OpenWorkbook> => {
    const edits = newWorkbook({ pack, sample: true, data: changes, workbookId: 'example' });
    const bytes = await authorWorkbook(edits, { creator: 'example', cachedResults: true });
    const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'example' };
    return bindWorkbook(readWorkbook(bytes, 'example.xlsx'), pack, identity);
  };
  const findingsOf = (workbook: OpenWorkbook): readonly Finding[] => checkWorkbook(workbook).findings;
  const openOf = (workbook: OpenWorkbook, level: Finding['level']): string[] =>
    findingsOf(workbook)
      .filter((one) => one.level === level && one.state !== 'explained')
      .map((one) => one.check);

  let workbook: OpenWorkbook;
  let reports: readonly WrittenReport[];
  const textOf = (id: string): string => fragmentText(allFragments().find((one) => one.id === id)!);
  const allFragments = (): readonly Fragment[] => reports.flatMap(({ report }) => reportFragments(report));

  beforeAll(async () => {
    workbook = await open();
    reports = writeReports(pack, workbook.table, createNarrativeEngine());
  });

  describe(`模板 ${example.pack} 自带的例子`, () => {
    it('没有错误，需说明的和提示的正是这些', () => {
      const shown = findingsOf(workbook);
      expect(shown.filter((one) => one.level === 'error').map((one) => one.check)).toEqual(example.open.error ?? []);
      expect(openOf(workbook, 'explain')).toEqual(example.open.explain);
      expect(openOf(workbook, 'notice')).toEqual(example.open.notice);
      for (const [check, words] of example.says)
        expect(shown.filter((one) => one.check === check).map((one) => one.message)).toEqual([
          expect.stringContaining(words),
        ]);
      expect(checkWorkbook(workbook).checks.filter((one) => one.outcome === 'crashed')).toEqual([]);
    });

    it('评分', () => {
      const score = scoreWorkbook(workbook);
      expect(score.scored.toFixed()).toBe(example.score.scored);
      expect(score.indicators.filter((one) => one.score === null).map((one) => one.id)).toEqual(example.score.pending);
    });

    it('填对了就没有问题', async () => {
      const clean = await open(example.clean);
      expect(
        findingsOf(clean)
          .filter((one) => one.level === 'error')
          .map((one) => one.message),
      ).toEqual([]);
      expect(openOf(clean, 'explain')).toEqual([]);
      expect(openOf(clean, 'unverifiable')).toEqual([]);
    });

    it.each(example.faults)('%s', async (_what, changes, check) => {
      expect(findingsOf(workbook).map((one) => one.check)).not.toContain(check);
      expect(findingsOf(await open(changes)).map((one) => one.check)).toContain(check);
    });

    it.each(example.finance)('%s 一段由表里的数生成', (id, sentence) => {
      expect(textOf(id)).toBe(sentence);
      const fragment = allFragments().find((one) => one.id === id)!;
      for (const run of fragment.paragraphs.flat())
        if (run.kind === 'text') expect(withoutYearEnd(run.text)).not.toMatch(/\d/);
    });

    it('模板的句子里没有打进去的数', () => {
      for (const { sections } of pack.reports)
        for (const { text = '' } of sections.flatMap((section) => section.fragments))
          expect(withoutYearEnd(text.replace(/\{[{%][^}]*[}%]\}/g, ''))).not.toMatch(/\d/);
    });

    it('什么都没填也能出草稿', async () => {
      const nothing = Object.fromEntries(
        Object.keys(pack.sample).map((id) => [id, Array.isArray(pack.sample[id]) ? [] : null]),
      );
      const blank = await open(nothing);
      for (const { report } of writeReports(pack, blank.table, createNarrativeEngine()))
        expect(reportFragments(report).map(fragmentText).join('\n')).not.toMatch(/null|undefined|NaN|\[object/);
    });

    it('报告能写成文档，每张表都在', async () => {
      for (const { report, tables, unitName } of reports) {
        const bytes = await authorDocument(report, tables, { creator: unitName });
        expect(bytes.length).toBeGreaterThan(5_000);
        expect(report.title).toContain(String(pack.sample['fiscalYear']));
      }
    });
  });

  const seed = publishedReport(example.seed);
  const describeWithSeed = seed === null ? describe.skip : describe;

  describeWithSeed(`${example.pack} 与公开的原文对照`, () => {
    it.each(example.reports)('$id：标题按顺序都在，原文的字按顺序至少有 99%', ({ id, headings, original }) => {
      const written = reports.find((one) => one.report.id === id)!;
      expect(written.report.sections.map((section) => section.heading)).toEqual(headings);
      const wanted = plain(original(seed!));
      let at = 0;
      for (const heading of headings) {
        const words = plain(heading).replace(/^(?:[一二三四五六七八]、|（[一二三四五六七八]）|\d[、.．])/, '');
        const found = wanted.indexOf(words, at);
        expect({ heading, found: found >= 0 }).toEqual({ heading, found: true });
        at = found + words.length;
      }
      const generated = plain(textOfReport(written));
      const ratio = commonSubsequence(wanted, generated) / [...wanted].length;
      process.stderr.write(
        `\n${example.pack} ${id}：原文 ${[...wanted].length} 字，按顺序重现 ${(ratio * 100).toFixed(2)}%\n`,
      );
      expect([...wanted].length).toBeGreaterThan(2000);
      expect(ratio).toBeGreaterThanOrEqual(0.99);
    });
  });
}

/** In document order: tables inside a section too, attachments not. */
function textOfReport({ report, tables }: WrittenReport): string {
  const sections = report.sections.flatMap((section) => [
    section.heading ?? '',
    ...section.fragments.map(fragmentText),
    ...tables
      .filter((table) => table.section === section.id)
      .flatMap(({ lead, table }) => [
        ...lead.map(({ left, right }) => left + right),
        ...table.rows.flatMap((row) => row.cells.map((cell) => cell.text)),
      ]),
  ]);
  return [...report.front.map(fragmentText), ...sections, ...report.back.map(fragmentText)].join('\n');
}

/** 12月31日 is the same in every year: the one figure a sentence may hold of itself. */
function withoutYearEnd(text: string): string {
  return text.replaceAll('12月31日', '');
}

/** Numbers of lines are brought to one scheme (narrative/numbering.ts): how the original wrote them is its own. */
function plain(text: string): string {
  const number =
    /^[ \u3000\t]*(?:[一二三四五六七八九十]{1,3}[、．.]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|\d{1,2}[、．.](?!\d)|[①-⑳])/gm;
  return text.replace(number, '').replace(/\s/g, '');
}
