import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { refreshReport } from '../../../../src/app/refresh-report';
import { stampOf } from '../../../../src/core/report/link/document-stamp';
import type { LinkPackage } from '../../../../src/core/report/link/link-package';
import type { Answers, Choice } from '../../../../src/core/report/refresh/plan';
import { authorDocument } from '../../../../src/hosts/file/author/document/author-document';
import { controlText } from '../../../../src/core/report/wordml/control-text';
import { openDocumentFile } from '../../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../../src/hosts/file/patch/make-table';
import { openDocument } from '../../../../src/hosts/file/patch/open-document';
import { spliceControl } from '../../../../src/hosts/file/patch/splice';
import { applySplices } from '../../../../src/hosts/file/patch/xml-splice';
import { linkOf, type Figures } from '../../../core/report/refresh/word-model';
import { randomSeed } from '../../../support/seed';

const start: Figures = { staff: 8, posts: 9, amount: 40, change: 5, reception: 5, words: '加强管理。' };
const userCharacters = [...'甲乙丙丁7'];
let original: Uint8Array;

beforeAll(async () => {
  const link = linkOf(start);
  const section = { id: 's', heading: '一、情况', level: 1, fragments: link.fragments } as const;
  const report = { id: link.report, title: '报告', front: [], sections: [section], back: [] };
  const bytes = await authorDocument(report, [], { creator: '甲', linkPackage: JSON.stringify(stampOf(link)) });
  original = edited(bytes, (xml) => {
    const own = '<w:p><w:r><w:t>用户自己的段落：甲乙丙丁77.7。</w:t></w:r></w:p>';
    return xml
      .replace(/<w:rPr>((?:(?!<w:rPr>).)*?<w:t[^>]*>(?:8人|40万元)<)/g, '<w:rPr><w:b/>$1')
      .replace(/<w:sdt>/g, (sdt, at: number) => (at % 2 === 0 ? own : '') + sdt);
  });
});

function edited(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync(
    { ...parts, 'word/document.xml': strToU8(change(strFromU8(parts['word/document.xml']!))) },
    { level: 0 },
  );
}

const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('');
const countOf = (text: string, character: string): number => text.split(character).length - 1;
const outside = (bytes: Uint8Array): string =>
  openDocument(bytes, 'x.docx').scanned.xml.replace(/<w:sdt>.*?<\/w:sdt>/gs, '');

/** As a user does it: in one control, or with a whole one. */
function change(bytes: Uint8Array, one: Edit): Uint8Array {
  const { scanned } = openDocument(bytes, 'x.docx');
  const control = scanned.controls[one.control % Math.max(1, scanned.controls.length)];
  if (control === undefined) return bytes;
  const own = scanned.xml.slice(control.start, control.end);
  const swap = (text: string): Uint8Array =>
    edited(bytes, (xml) => xml.slice(0, control.start) + text + xml.slice(control.end));
  switch (one.kind) {
    case 'retype': {
      const { atoms, text } = controlText(scanned, control);
      const from = one.place % (text.length + 1);
      const to = Math.min(text.length, from + one.length);
      if (from === to && one.text === '') return bytes;
      const splices = spliceControl({ scanned, control, atoms, tracking: null }, [{ from, to, text: one.text }]);
      return edited(bytes, (xml) => applySplices(xml, splices));
    }
    case 'copy':
      return swap(own + own);
    case 'remove':
      return swap('');
    case 'untag':
      return swap(own.replace(/<w:tag [^>]*>/, ''));
    case 'split': {
      const head = scanned.xml.slice(control.start, control.content.start);
      const at = own.indexOf('</w:p><w:p>');
      return at < 0
        ? bytes
        : swap(`${own.slice(0, at)}</w:p></w:sdtContent></w:sdt>${head}${own.slice(at + '</w:p>'.length)}`);
    }
  }
}

type Edit =
  | { kind: 'retype'; control: number; place: number; length: number; text: string }
  | { kind: 'copy' | 'remove' | 'untag' | 'split'; control: number };
const control = fc.nat(20);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('retype' as const),
      control,
      place: fc.nat(80),
      length: fc.nat(6),
      text: fc.constantFrom('', '甲', '7.7', '，乙丙', '\n丁', '7人'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('copy' as const, 'remove' as const, 'untag' as const, 'split' as const),
      control,
    }),
  },
);
const round = fc.record({
  edits: fc.array(edit, { maxLength: 4 }),
  workbook: fc.record({
    staff: fc.constantFrom(8, 12),
    amount: fc.constantFrom(40, 63.46),
    change: fc.constantFrom(5, -3, 0),
    words: fc.constantFrom('加强管理。', '一是加强管理。\n二是压减开支。'),
  }),
  choices: fc.array(fc.constantFrom<Choice | null>('adopt', 'mine', 'unlink', null), { minLength: 1, maxLength: 4 }),
});

function answersOf(choices: readonly (Choice | null)[]): Answers {
  const given = new Map<string, Choice | null>();
  return ({ key }) => {
    if (!given.has(key)) given.set(key, choices[given.size % choices.length]!);
    return given.get(key)!;
  };
}

test('三百串随机的改动和更新，在真的 .docx 上：用户的字不丢，控件外一字不动，再更新字节相同', async () => {
  let refreshes = 0;
  let bold = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 3 }), async (rounds) => {
      let bytes = original;
      for (const { edits, workbook, choices } of rounds) {
        bytes = edits.reduce(change, bytes);
        const link: LinkPackage = linkOf({ ...start, ...workbook });
        const before = openDocument(bytes, 'x.docx');
        const host = openDocumentFile(bytes, 'x.docx', makeTableXml);
        const { plan, repair } = await refreshReport(host, link, answersOf(choices), { file: 'x.docx' });
        const after = openDocument(host.bytes(), 'x.docx');
        const kept = textOf(after.scanned.xml) + plan.log.map(({ replaced }) => replaced).join('');
        expect(userCharacters.filter((one) => countOf(kept, one) < countOf(textOf(before.scanned.xml), one))).toEqual(
          [],
        );
        if (repair.steps.length === 0) expect(outside(host.bytes())).toBe(outside(bytes));
        const done = host.bytes();
        await refreshReport(host, link, () => null, { file: 'x.docx' });
        expect(host.bytes()).toBe(done);
        if (/<w:b\/>(?:(?!<w:rPr>).)*?<w:t[^>]*>(?:12人|63\.46万元|12|63\.46)/.test(after.scanned.xml)) bold++;
        bytes = done;
        refreshes++;
      }
    }),
    { numRuns: 300, seed: randomSeed(17) },
  );
  expect(refreshes).toBeGreaterThan(300);
  expect(bold).toBeGreaterThan(100);
}, 180_000);
