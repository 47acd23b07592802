import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkWorkbook } from '../../../src/app/check-workbook';
import { newWorkbook } from '../../../src/app/new-workbook';
import { bindWorkbook } from '../../../src/app/open-workbook';
import { resultsAfter } from '../../../src/app/stored-results';
import { sameFormula } from '../../../src/core/workbook/same-formula';
import { a1, parseA1, parseReference } from '../../../src/core/workbook/address';
import { readIdentity } from '../../../src/core/workbook/identity';
import { cellAt, isFormula, type Snapshot } from '../../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import type { OfficePackage } from '../../../src/hosts/file/package/office-package';
import { readPackage } from '../../../src/hosts/file/package/package';
import { sheetParts } from '../../../src/hosts/file/patch-workbook/patch-workbook';
import { StylesPart } from '../../../src/hosts/file/patch-workbook/styles-part';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { builtInPack, builtInPackIds } from '../../support/built-in-pack';
import { convert, describeWithSoffice } from '../../support/soffice';

const file = '表.xlsx';
const open = (bytes: Uint8Array): OfficePackage => readPackage(bytes, { file, wanted: '.xlsx' });

/** "Sheet!B5" → what is asked of an entry there. */
function validations(source: OfficePackage): Map<string, string> {
  const found = new Map<string, string>();
  for (const [sheet, part] of sheetParts(source)) {
    const rules = source.xml(part).matchAll(/<(?:x14:)?dataValidation\s([^>]*)>([\s\S]*?)<\/(?:x14:)?dataValidation>/g);
    for (const [, attributes = '', inner = ''] of rules) {
      const type = /type="(\w+)"/.exec(attributes)?.[1] ?? 'none';
      const areas = /sqref="([^"]+)"/.exec(attributes)?.[1] ?? /<xm:sqref>([^<]+)/.exec(inner)?.[1] ?? '';
      for (const cell of cellsOf(areas)) found.set(`${sheet}!${cell}`, type);
    }
  }
  return found;
}

/** "Sheet!B5" of every cell that some conditional format looks at. */
function watched(source: OfficePackage): Set<string> {
  return new Set(
    [...sheetParts(source)].flatMap(([sheet, part]) =>
      [...source.xml(part).matchAll(/<conditionalFormatting\s[^>]*sqref="([^"]+)"/g)].flatMap(([, areas]) =>
        cellsOf(areas!).map((cell) => `${sheet}!${cell}`),
      ),
    ),
  );
}

function cellsOf(areas: string): string[] {
  return areas.split(/\s+/).flatMap((area) => {
    const rect = parseA1(area);
    if (!rect) return [];
    const cells: string[] = [];
    for (let row = rect.top; row <= Math.min(rect.bottom, 2000); row++)
      for (let column = rect.left; column <= rect.right; column++)
        cells.push(a1({ top: row, left: column, bottom: row, right: column }));
    return cells;
  });
}

/** Number formats of the cells that names point to. Programs write the same format with or without quotes and padding. */
function formats(source: OfficePackage, { names }: Snapshot): Map<string, string> {
  const styles = new StylesPart(source.xml('xl/styles.xml'));
  const parts = sheetParts(source);
  return new Map(
    names.flatMap(({ name, refersTo }): [string, string][] => {
      const area = parseReference(refersTo);
      const part = area && parts.get(area.sheet.toLowerCase());
      if (!area || !part || area.top !== area.bottom) return [];
      const cell = new RegExp(`<c r="${a1(area)}"[^>]*\\ss="(\\d+)"`).exec(source.xml(part));
      const format = styles.numberFormat(Number(cell?.[1] ?? 0));
      return [[name.toLowerCase(), format.replace(/[\\"]/g, '').replace(/_.|\s/g, '').toLowerCase()]];
    }),
  );
}

const findings = (bytes: Uint8Array, id: string): string[] => {
  const snapshot = readWorkbook(bytes, file);
  const { findings } = checkWorkbook(bindWorkbook(snapshot, builtInPack(id), readIdentity(snapshot)!));
  return findings.map((one) => `${one.level} ${one.id} ${one.message}`).sort();
};

describeWithSoffice('用 LibreOffice 打开、另存一遍', () => {
  const made = new Map<string, { before: Uint8Array; after: Uint8Array }>();
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jixiao-elsewhere-'));
    mkdirSync(join(folder, 'out'));
    const files: string[] = [];
    for (const [at, id] of builtInPackIds.entries()) {
      const edits = newWorkbook({ pack: builtInPack(id), sample: true, data: {}, workbookId: id });
      const bytes = await authorWorkbook(edits, { creator: '测试' });
      files.push(join(folder, `${at}.xlsx`));
      writeFileSync(files[at]!, bytes);
      made.set(id, { before: bytes, after: bytes });
    }
    convert(files, 'xlsx', join(folder, 'out'));
    for (const [at, id] of builtInPackIds.entries())
      made.set(id, { before: made.get(id)!.before, after: readFileSync(join(folder, 'out', `${at}.xlsx`)) });
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(builtInPackIds)('%s：名称、公式、验证、格式、保护都在，核对的结论不变', async (id) => {
    const { before, after } = made.get(id)!;
    const [one, other] = [before, after].map((bytes) => readWorkbook(bytes, file, { sheets: 'all' })) as [
      Snapshot,
      Snapshot,
    ];
    const named = ({ names }: Snapshot): string[] =>
      names
        .filter(({ name }) => name.startsWith('jx.'))
        .map(({ name, refersTo }) => `${name} ${refersTo.replace(/[$']/g, '')}`)
        .sort();
    expect(named(other)).toEqual(named(one));
    expect(readIdentity(other)).toEqual(readIdentity(one));
    expect(other.sheets.map(({ name, visibility }) => `${name} ${visibility}`)).toEqual(
      one.sheets.map(({ name, visibility }) => `${name} ${visibility === 'veryHidden' ? 'hidden' : visibility}`),
    );
    const protectedSheets = ({ sheets }: Snapshot): string[] =>
      sheets.filter((sheet) => sheet.isProtected).map(({ name }) => name);
    expect(protectedSheets(other)).toEqual(protectedSheets(one));

    const lost: string[] = [];
    let formulas = 0;
    for (const sheet of one.sheets) {
      const there = other.sheets.find(({ name }) => name === sheet.name)!;
      sheet.cells.forEach((line, down) =>
        line.forEach((cell, across) => {
          if (!isFormula(cell)) return;
          formulas++;
          const [row, column] = [sheet.row + down, sheet.column + across];
          const now = cellAt(there, row, column);
          if (!isFormula(now) || !sameFormula(now.formula, cell.formula))
            lost.push(`${sheet.name} ${row},${column}: ${cell.formula} → ${JSON.stringify(now)}`);
        }),
      );
    }
    expect(lost).toEqual([]);
    expect(formulas).toBeGreaterThan(20);

    const [source, saved] = [open(before), open(after)];
    const asked = validations(source);
    const stillAsked = validations(saved);
    expect([...asked].filter(([cell, type]) => stillAsked.get(cell) !== type)).toEqual([]);
    expect(asked.size).toBeGreaterThan(20);
    const stillWatched = watched(saved);
    expect([...watched(source)].filter((cell) => !stillWatched.has(cell))).toEqual([]);
    const shown = formats(source, one);
    const stillShown = formats(saved, other);
    expect([...shown.values()].filter((format) => /0\.00/.test(format)).length).toBeGreaterThan(20);
    expect([...shown].filter(([name, format]) => stillShown.get(name) !== format)).toEqual([]);

    expect(findings(after, id)).toEqual(findings(before, id));
    // And the page finds nothing to bring up to date in it.
    const packs = { list: async () => [], load: async () => builtInPack(id) };
    expect(await resultsAfter(packs, other, other)).toEqual([]);
  });
});
