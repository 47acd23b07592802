import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { refreshReport } from '../../../../src/app/refresh-report';
import { isProblem } from '../../../../src/core/problem/problem';
import type { RepairStep } from '../../../../src/core/report/refresh/plan-repair';
import { stampOf } from '../../../../src/core/report/link/document-stamp';
import { writtenFragment } from '../../../../src/core/report/refresh/stored-base';
import { openDocumentFile } from '../../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../../src/hosts/file/patch/make-table';
import { openDocument } from '../../../../src/hosts/file/patch/open-document';
import { removeControl } from '../../../../src/hosts/file/patch/repair-document';
import { readPackage } from '../../../../src/hosts/file/package/package';
import { linkOf, type Figures } from '../../../core/report/refresh/word-model';
import { convert, soffice } from '../../../support/soffice';

/** Files real Word wrote lie beside the repository, not in it. */
const folder = join(__dirname, '../../../../../shared/corpus');
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.docx')) : [];
const malformed: Readonly<Record<string, string>> = { 'document-with-password.docx': 'input.password' };

const figures: Figures = { staff: 8, posts: 9, amount: 40, change: 5, reception: 5, words: '加强管理。' };
const link = linkOf(figures);
const [fragment] = link.fragments;
const one = { ...link, fragments: [fragment!] };
const later = {
  ...linkOf({ ...figures, staff: 12, posts: 98 }),
  fragments: [linkOf({ ...figures, staff: 12, posts: 98 }).fragments[0]!],
};

function partsOf(bytes: Uint8Array, file: string): Map<string, string> {
  const source = readPackage(bytes, { file, wanted: '.docx' });
  return new Map(source.names.map((name) => [name, Buffer.from(source.bytes(name)).toString('latin1')]));
}

function changedParts(before: Uint8Array, after: Uint8Array, file: string): string[] {
  const [a, b] = [partsOf(before, file), partsOf(after, file)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name)).sort();
}

if (files.length === 0) {
  process.stderr.write(`真实 Word 文件不在 ${folder}，没有用它们验证更新\n`);
  test.skip('真实 Word 文件不在，没有验证', () => undefined);
} else {
  const outFolder = mkdtempSync(join(tmpdir(), 'jixiao-corpus-'));
  afterAll(() => rmSync(outFolder, { recursive: true, force: true }));
  const written: string[] = [];
  const tracked = new Set<string>();

  test.each(files)('%s：插入一段、更新、移除，别的部件一字不动', async (file) => {
    const bytes = new Uint8Array(readFileSync(join(folder, file)));
    if (malformed[file] !== undefined) {
      expect(() => openDocument(bytes, file)).toThrow(expect.objectContaining({ code: malformed[file] }));
      return;
    }
    const before = openDocument(bytes, file);
    const main = before.source.main;
    if (before.tracksChanges) tracked.add(`更新-${file}`);
    expect(before.found.controls.filter((control) => control.fragment !== null)).toEqual([]);

    const host = openDocumentFile(bytes, file, makeTableXml);
    const step: RepairStep = {
      kind: 'insert',
      linkable: { kind: 'fragment', id: fragment!.id, title: fragment!.title, fragment: fragment! },
      after: null,
      before: null,
    };
    await host.repair([step]);
    const base = { report: link.report, fragments: [writtenFragment(fragment!)] };
    await host.apply({ edits: [], tables: [], base, stamp: stampOf(one), log: [] });
    const inserted = host.bytes();
    const texts = (): string[] =>
      openDocument(host.bytes(), file)
        .found.controls.filter((control) => control.fragment !== null)
        .map(({ text }) => text);
    expect(texts()).toEqual(['本部门编制数9人，在职人数8人。']);

    const { plan } = await refreshReport(host, later, () => null, { file });
    expect(plan.questions).toEqual([]);
    expect(texts()).toEqual(['本部门编制数98人，在职人数12人。']);
    const refreshed = host.bytes();
    expect(changedParts(inserted, refreshed, file).filter((name) => !name.startsWith('customXml/'))).toEqual([main]);
    const added = changedParts(bytes, refreshed, file).filter((name) => !name.startsWith('customXml/'));
    expect(added.sort()).toEqual(['[Content_Types].xml', main, main.replace(/([^/]+)$/, '_rels/$1.rels')].sort());

    const control = openDocument(refreshed, file).found.controls.find((each) => each.fragment !== null)!;
    const removed = removeControl(openDocument(refreshed, file), control.key);
    expect(openDocument(removed, file).scanned.xml).toBe(before.scanned.xml);
    for (const [name, content] of [
      [`更新-${file}`, refreshed],
      [`原样-${file}`, bytes],
    ] as const) {
      writeFileSync(join(outFolder, name), content);
      written.push(join(outFolder, name));
    }
  });

  test('损坏的文件：说清楚，不写', () => {
    const good = new Uint8Array(
      readFileSync(
        join(
          folder,
          files.find((file) => malformed[file] === undefined)!,
        ),
      ),
    );
    for (const bad of [
      good.slice(0, 400),
      good.slice(0, good.length - 200),
      new Uint8Array(0),
      new TextEncoder().encode('文字'),
    ]) {
      try {
        openDocument(bad, '坏.docx');
        throw new Error('it was opened');
      } catch (error) {
        expect(isProblem(error)).toBe(true);
      }
    }
  });

  (soffice === null ? test.skip : test)(
    '更新过的都用 LibreOffice 打得开，原文一样，新的一段在',
    () => {
      convert(written, 'txt:Text (encoded):UTF8', outFolder);
      const text = (file: string): string =>
        readFileSync(file.replace(/\.docx$/, '.txt'), 'utf8').replace(/[\s\ufeff]/g, '');
      expect(tracked.size).toBeGreaterThan(0);
      for (const file of written.filter((name) => basename(name).startsWith('更新-'))) {
        // LibreOffice prints what waits to be accepted: the deleted figure and the inserted one.
        const sentence = tracked.has(basename(file))
          ? '本部门编制数998人，在职人数812人。'
          : '本部门编制数98人，在职人数12人。';
        const [now, before] = [text(file), text(file.replace('更新-', '原样-'))];
        expect([basename(file), now.includes(sentence)]).toEqual([basename(file), true]);
        expect([basename(file), now.replace(sentence, '')]).toEqual([basename(file), before]);
      }
    },
    300_000,
  );
}
