import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { refreshReport } from '../../../../src/app/refresh-report';
import { stampOf } from '../../../../src/core/report/link/document-stamp';
import { makeLinkPackage, type LinkPackage } from '../../../../src/core/report/link/link-package';
import { authorDocument } from '../../../../src/hosts/file/author/document/author-document';
import { openDocumentFile } from '../../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../../src/hosts/file/patch/make-table';
import { openDocument } from '../../../../src/hosts/file/patch/open-document';
import { kaifuReport } from '../../../core/narrative/kaifu-report';
import { randomSeed } from '../../../support/seed';
import { convert, describeWithSoffice } from '../../../support/soffice';

function link(changes: Parameters<typeof kaifuReport>[0] = {}): LinkPackage {
  const fieldOf = (field: string) => ({ label: field, value: null });
  return makeLinkPackage({
    ...kaifuReport(changes),
    workbookId: 'w',
    pack: 'kaifu-2018',
    time: '2026-03-15T00:00:00Z',
    fieldOf,
  });
}

const docx = 'docx:MS Word 2007 XML';

/** What a user types into a report: marks anywhere in its words, and paragraphs of their own. Each mark is a number in brackets. */
function typed(bytes: Uint8Array, random: () => number): { bytes: Uint8Array; marks: string[] } {
  const parts = unzipSync(bytes);
  const marks: string[] = [];
  const mark = (): string => {
    marks.push(`【${1000 + Math.floor(random() * 9000)}】`);
    return marks.at(-1)!;
  };
  const xml = strFromU8(parts['word/document.xml']!)
    .replace(/(<w:t(?: [^>]*)?>)([^<]{2,})(<\/w:t>)/g, (all, open: string, text: string, close: string) => {
      if (random() > 0.03) return all;
      const at = Math.floor(random() * (text.length + 1));
      return `${open}${text.slice(0, at)}${mark()}${text.slice(at)}${close}`;
    })
    .replace(/<w:sdt>|<\/w:sdt>/g, (tag) => {
      if (random() > 0.1) return tag;
      const own = `<w:p><w:r><w:t>我另加的话${mark()}。</w:t></w:r></w:p>`;
      return tag === '<w:sdt>' ? own + tag : tag + own;
    });
  return { bytes: zipSync({ ...parts, 'word/document.xml': strToU8(xml) }), marks };
}

/** The words as Word shows them; copies that LibreOffice writes are words here. */
const wordsOf = (bytes: Uint8Array): string =>
  [...strFromU8(unzipSync(bytes)['word/document.xml']!).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map((match) => match[1])
    .join('');
const countOf = (text: string, piece: string): number => text.split(piece).length - 1;

function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** More of them: LIBREOFFICE_TRIPS=200 npm run unit -- test/hosts/file/patch/libreoffice */
const trips = Number(process.env['LIBREOFFICE_TRIPS'] ?? 6);

describeWithSoffice('LibreOffice 另存过的报告', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-resaved-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const open = (bytes: Uint8Array) => openDocumentFile(bytes, '另存.docx', makeTableXml);
  const next = link({ actualStaff: 7, 'officialReception.final': 1.07 });
  const made = new Map<string, Uint8Array>();
  const travelled = new Map<string, Uint8Array>();
  const marked: { marks: string[]; docx: Uint8Array; odt: Uint8Array }[] = [];

  beforeAll(async () => {
    const { report, tables } = kaifuReport();
    const linkPackage = JSON.stringify(stampOf(link()));
    const original = await authorDocument(report, tables, { creator: '某单位', linkPackage });
    for (const name of ['直接', '另存', 'odt', '又']) mkdirSync(join(folder, name));
    const random = numbers(randomSeed(7));
    const users = Array.from({ length: trips }, () => typed(original, random));
    const files = [original, ...users.map(({ bytes }) => bytes)].map((bytes, at) => {
      writeFileSync(join(folder, `${at}.docx`), bytes);
      return `${at}.docx`;
    });
    const inFolder = (name: string, extension = 'docx'): string[] =>
      files.map((file) => join(folder, name, file.replace('docx', extension)));
    convert(inFolder('.'), docx, join(folder, '另存'));
    convert(inFolder('.'), 'odt', join(folder, 'odt'));
    convert(inFolder('odt', 'odt'), docx, join(folder, '又'));
    const read = (name: string, at: number): Uint8Array => new Uint8Array(readFileSync(inFolder(name)[at]!));
    for (const chain of ['d', 'o', 'dd', 'oo', 'do', 'od', 'ddd', 'ddo']) {
      mkdirSync(join(folder, chain));
      const before = chain.length === 1 ? folder : join(folder, chain.slice(0, -1));
      const isOdt = chain.endsWith('o');
      if (isOdt) convert([join(before, '0.docx')], 'odt', join(folder, chain));
      convert([isOdt ? join(folder, chain, '0.odt') : join(before, '0.docx')], docx, join(folder, chain));
      travelled.set(chain, new Uint8Array(readFileSync(join(folder, chain, '0.docx'))));
    }
    const straight = open(original);
    await refreshReport(straight, next, () => null, { file: '原.docx' });
    made.set('直接', straight.bytes()).set('另存', read('另存', 0)).set('又', read('又', 0));
    users.forEach(({ marks }, at) => marked.push({ marks, docx: read('另存', at + 1), odt: read('又', at + 1) }));
    for (const name of ['另存两次', '两次odt', '又两次']) mkdirSync(join(folder, name));
    convert(inFolder('另存'), docx, join(folder, '另存两次'));
    convert(inFolder('又'), 'odt', join(folder, '两次odt'));
    convert(inFolder('两次odt', 'odt'), docx, join(folder, '又两次'));
    users.forEach(({ marks }, at) =>
      marked.push({ marks, docx: read('另存两次', at + 1), odt: read('又两次', at + 1) }),
    );
  }, 400_000);

  test('标记全丢，字重复几遍：不问，一处处接上，去掉重复的，与没有另存过的更新成一样的字', async () => {
    const before = openDocument(made.get('另存')!, '另存.docx');
    expect(before.found.controls.every(({ fragment }) => fragment === null)).toBe(true);
    expect(before.found.echoed!.length).toBeGreaterThan(10);
    const host = open(made.get('另存')!);
    const { plan, repair } = await refreshReport(host, next, () => null, { file: '另存.docx' });
    expect(plan.questions).toEqual([]);
    expect([...repair.restored.keys()]).toEqual(
      openDocument(made.get('直接')!, 'x.docx').found.controls.map(({ fragment }) => fragment),
    );
    expect(wordsOf(host.bytes())).toBe(wordsOf(made.get('直接')!));
    const written = host.bytes();
    const again = await refreshReport(host, next, () => null, { file: '另存.docx' });
    expect(again.repair.steps).toEqual([]);
    expect(host.bytes()).toBe(written);
  }, 60_000);

  test('存成 .odt 再存回来：记忆也丢了，认得出的接上，别的问，采用新值后与直接更新的一样', async () => {
    const asked = await refreshReport(open(made.get('又')!), next, () => null, { file: '又.docx' });
    expect(asked.plan.questions.filter(({ state }) => state === 'missing')).toEqual([]);
    expect(asked.plan.questions.length).toBeGreaterThan(0);
    const host = open(made.get('又')!);
    await refreshReport(host, next, () => 'adopt', { file: '又.docx' });
    expect(wordsOf(host.bytes())).toBe(wordsOf(made.get('直接')!));
    const written = host.bytes();
    await refreshReport(host, next, () => null, { file: '又.docx' });
    expect(host.bytes()).toBe(written);
  }, 60_000);

  // d: saved as .docx, o: as .odt and back.
  test.each(['dd', 'ddd', 'oo', 'do', 'od', 'ddo'])(
    '接连另存 %s：一遍遍重复的字也去掉，与直接更新的一样',
    async (chain) => {
      const bytes = travelled.get(chain)!;
      const host = open(bytes);
      const { plan } = await refreshReport(host, next, () => 'adopt', { file: '几次.docx' });
      expect(plan.questions.filter(({ state }) => state === 'missing')).toEqual([]);
      expect(wordsOf(host.bytes())).toBe(wordsOf(made.get('直接')!));
      const written = host.bytes();
      await refreshReport(host, next, () => null, { file: '几次.docx' });
      expect(host.bytes()).toBe(written);
    },
    60_000,
  );

  test(`${trips} 份用户改过再另存、另存两次的：写的字一个不丢，也不成倍，数是新的，再更新什么也不写`, async () => {
    for (const { marks, docx: bytes, odt } of marked)
      for (const own of [bytes, odt]) {
        const host = open(own);
        const { plan } = await refreshReport(host, next, () => null, { file: '改.docx' });
        const words = wordsOf(host.bytes());
        expect(marks.filter((one) => countOf(words, one) !== countOf(marks.join(''), one))).toEqual([]);
        const { found } = openDocument(host.bytes(), 'x.docx');
        const fragments = found.controls.flatMap(({ fragment }) => fragment ?? []);
        expect(new Set(fragments).size).toBe(fragments.length);
        const isAsked = plan.questions.some(({ fragment }) => fragment === 'staffing');
        const staffing = found.controls.find(({ fragment }) => fragment === 'staffing');
        if (!isAsked) expect(staffing!.text.replace(/【\d+】/g, '')).toContain('在职人数7人');
        const written = host.bytes();
        await refreshReport(host, next, () => null, { file: '改.docx' });
        expect(host.bytes()).toBe(written);
      }
    expect(marked.flatMap(({ marks }) => marks).length).toBeGreaterThan(trips * 5);
  }, 400_000);
});
