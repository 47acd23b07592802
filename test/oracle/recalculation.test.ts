import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bindWorkbook } from '../../src/app/open-workbook';
import { readData, tableFromData, type Data } from '../../src/core/table/data';
import { plainValue, type FieldValue } from '../../src/core/fields/field-value';
import type { FieldTable } from '../../src/core/fields/field-table';
import { columnsOf, isDerived, type Pack } from '../../src/core/pack/pack';
import { parsePackId } from '../../src/core/pack/variants';
import type { Edit } from '../../src/core/workbook/edit';
import { cachedValue, isFormula, type Snapshot } from '../../src/core/workbook/snapshot';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { otherProvincesPack } from '../support/other-provinces';
import { projectListPack, projectShare } from '../support/project-list';
import { randomData, seededRandom } from '../support/random-data';
import { randomSeed } from '../support/seed';
import { convert, describeWithSoffice } from '../support/soffice';
import { everySheetAsCsv, readCsv } from './csv';
import { filledBook } from './filled-book';
import { spoiled, withCopy } from './spoiled';

const packOf = (id: string): string => parsePackId(id)!.pack;

/** 25 a pack, shared among its variants; the first has the most: it is what the others extend. */
const fillingsOf: readonly (readonly [pack: string, fillings: number])[] = [
  ['kaifu-2018', 200],
  ...builtInPackIds
    .filter((id) => id !== 'kaifu-2018')
    .map((id) => [id, Math.ceil(25 / builtInPackIds.filter((one) => packOf(one) === packOf(id)).length)] as const),
];

/** JIXIAO_ORACLE=<count> takes at most so many fillings a pack. */
const most = Number(process.env['JIXIAO_ORACLE'] ?? Infinity);

interface Filling {
  readonly pack: Pack;
  readonly data: readonly Data[];
  /** What happened to the workbook of these figures after it was made. */
  readonly change?: (edits: readonly Edit[], at: number) => readonly Edit[];
}

/** The fillings' seeds count up from here. */
const first = randomSeed(0);

const fillings: readonly (Filling & { readonly id: string })[] = fillingsOf.map(([id, count]) => {
  const pack = builtInPack(id);
  return { id, pack, data: Array.from({ length: Math.min(count, most) }, (_, at) => randomData(pack, first + at + 1)) };
});

/** Text parts, errors, blanks, and copies of a form: as many as the plain fillings. */
const spoiledFillings: readonly (Filling & { readonly id: string })[] = fillings.map(({ id, pack, data }) => ({
  id,
  pack,
  data,
  change(edits, at) {
    const random = seededRandom(first + 7919 * (at + 1));
    const typed = spoiled(edits, pack, random);
    return at % 5 === 0 ? withCopy(typed, pack.sheets[Math.floor(random() * pack.sheets.length)]!.title) : typed;
  },
}));

const manyRows: Filling = (() => {
  const pack = projectListPack(projectShare);
  const data = Array.from({ length: 10 }, (_, at) => ({
    ...randomData(pack, first + at + 1),
    projects: randomRows(seededRandom(first + at + 1), 50),
  }));
  return { pack, data };
})();

/** What tables of other provinces have: marks shared by the chosen kinds, 扣分原因, a zero base with its points. */
const others: Filling = (() => {
  const pack = otherProvincesPack();
  return { pack, data: Array.from({ length: 10 }, (_, at) => randomData(pack, first + at + 1)) };
})();

describeWithSoffice('LibreOffice 复算：每个公式格都与核心一致', () => {
  let recalculated: ReadonlyMap<Filling, readonly Snapshot[]>;
  beforeAll(async () => {
    recalculated = await recalculate([...fillings, ...spoiledFillings, manyRows, others]);
  }, 1_800_000);

  it.each(fillings.map((filling) => [filling.id, filling.data.length, filling] as const))(
    '%s，%d 份随机填表，差异 0',
    (id, count, filling) => {
      const { differences, compared } = compare(filling, recalculated.get(filling)!);
      process.stdout.write(`复算比对 ${id}：${count} 份，公式格 ${compared} 个，差异 ${differences.length}\n`);
      expect(differences.slice(0, 20)).toEqual([]);
      expect(compared).toBeGreaterThan(count * 100);
    },
    600_000,
  );

  it.each(spoiledFillings.map((filling) => [filling.id, filling.data.length, filling] as const))(
    '%s，%d 份填错、填漏、留着副本的表，差异 0',
    (id, count, filling) => {
      const { differences, compared, unusable } = compare(filling, recalculated.get(filling)!);
      process.stdout.write(
        `复算比对 ${id}：填错、填漏的 ${count} 份，公式格 ${compared} 个，其中待核 ${unusable} 个，差异 ${differences.length}\n`,
      );
      expect(differences.slice(0, 20)).toEqual([]);
      expect(compared).toBeGreaterThan(count * 100);
      expect(unusable).toBeGreaterThan(0);
    },
    600_000,
  );

  it('50 行的项目清单，10 份：逐行的公式和合计都一致，差异 0', () => {
    const { differences, compared } = compare(manyRows, recalculated.get(manyRows)!);
    process.stdout.write(`复算比对 50 行：公式格 ${compared} 个，差异 ${differences.length}\n`);
    expect(differences.slice(0, 20)).toEqual([]);
    expect(compared).toBeGreaterThan(10 * 50 * 3);
  }, 600_000);

  it('别的省的评分表，10 份：扣分原因、分摊的分值都一致，差异 0', () => {
    const { differences, compared } = compare(others, recalculated.get(others)!);
    process.stdout.write(`复算比对 别的省：公式格 ${compared} 个，差异 ${differences.length}\n`);
    expect(differences.slice(0, 20)).toEqual([]);
    expect(compared).toBeGreaterThan(10 * 50);
  }, 600_000);
});

/** Blank rows and blank cells, zeros, budgets cut to nothing by a negative 追加. */
function randomRows(random: () => number, count: number): Record<string, string | number>[] {
  const amount = (): number => (random() < 0.15 ? 0 : Math.floor(random() * 60_000) / 100);
  return Array.from({ length: count }, (_, at) => {
    if (random() < 0.1) return {};
    const initialBudget = amount();
    return {
      name: `项目${at + 1}`,
      ...(random() < 0.9 && { initialBudget }),
      ...(random() < 0.5 && { supplement: random() < 0.2 ? -initialBudget : amount() }),
      ...(random() < 0.9 && { final: amount() }),
    };
  });
}

/** What LibreOffice makes of each filled workbook. It takes some seconds to start, and gives up on more than a few hundred files at once. */
async function recalculate(all: readonly Filling[]): Promise<Map<Filling, readonly Snapshot[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-oracle-'));
  const atOnce = 100;
  try {
    const books: { readonly file: string; readonly snapshot: Snapshot; readonly filling: Filling }[] = [];
    for (const filling of all)
      for (const [at, data] of filling.data.entries()) {
        const bytes = await filledBook(filling.pack, data, (edits) => filling.change?.(edits, at) ?? edits);
        const file = join(folder, `${books.length}.xlsx`);
        writeFileSync(file, bytes);
        books.push({ file, snapshot: readWorkbook(bytes, file, { sheets: 'all' }), filling });
      }
    const files = books.map(({ file }) => file);
    for (let from = 0; from < files.length; from += atOnce)
      convert(files.slice(from, from + atOnce), everySheetAsCsv, join(folder, 'out'));
    const results = new Map<Filling, Snapshot[]>(all.map((filling) => [filling, []]));
    for (const [index, { snapshot, filling }] of books.entries())
      results.get(filling)!.push(withResults(snapshot, (sheet) => join(folder, 'out', `${index}-${sheet}.csv`)));
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The workbook with the results that stand in the files of its sheets; sheets without formulas need none. */
function withResults(snapshot: Snapshot, fileOf: (sheet: string) => string): Snapshot {
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((sheet) => {
      if (!sheet.cells.flat().some(isFormula)) return sheet;
      const results = readCsv(readFileSync(fileOf(sheet.name), 'utf8'));
      return {
        ...sheet,
        cells: sheet.cells.map((line, down) =>
          line.map((cell, right) =>
            isFormula(cell)
              ? { ...cell, value: results[sheet.row - 1 + down]?.[sheet.column - 1 + right] ?? null }
              : cell,
          ),
        ),
      };
    }),
  };
}

function compare(
  { pack, data, change }: Filling,
  recalculated: readonly Snapshot[],
): { differences: string[]; compared: number; unusable: number } {
  const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'oracle' };
  const fiscalYear = Array.isArray(pack.year) ? pack.year[1] : pack.year;
  const differences: string[] = [];
  let compared = 0;
  let unusable = 0;
  for (const [index, one] of data.entries()) {
    const snapshot = recalculated[index]!;
    const formulas = snapshot.sheets.reduce((sum, sheet) => sum + sheet.cells.flat().filter(isFormula).length, 0);
    const read = bindWorkbook(snapshot, pack, identity).table;
    // Cells that were changed afterwards stand in no data: what the inputs give is worked out from the workbook's own.
    const expected = change ? read : tableFromData(pack, readData(pack, { fiscalYear }, one));
    let seen = 0;
    for (const id of derivedIds(pack, expected)) {
      const place = read.place(id);
      if (!place) differences.push(`${index} ${id}: 没有位置`);
      else if (isFormula(place.cell)) {
        seen += 1;
        const shown = read.shown(id);
        const wanted = expected.value(id);
        if (wanted.is === 'bad') unusable += 1;
        if (!same(shown, wanted))
          differences.push(
            `${index} ${id} ${place.sheet}!${place.address}: LibreOffice ${JSON.stringify(cachedValue(place.cell))}，核心 ${plainValue(wanted)}，${place.cell.formula}`,
          );
      }
    }
    if (!change && seen !== formulas) differences.push(`${index}: 公式格 ${formulas} 个，只核对了 ${seen} 个`);
    compared += seen;
  }
  return { differences, compared, unusable };
}

/** Derived fields, and every row of derived columns. */
function derivedIds(pack: Pack, table: FieldTable): string[] {
  return pack.fields.flatMap((field) =>
    field.kind === 'rows'
      ? columnsOf(field).flatMap((column) => (isDerived(column) ? table.expand(column.id) : []))
      : isDerived(field)
        ? [field.id]
        : [],
  );
}

function same(shown: FieldValue, wanted: FieldValue): boolean {
  // 待核 in the sheet, as a reader takes it; core knows beside it which part.
  if (shown.is === 'bad' || wanted.is === 'bad')
    return shown.is === wanted.is && plainValue(shown) === plainValue(wanted);
  if (shown.is === 'number' && wanted.is === 'number') {
    const size = Math.max(1, Math.abs(wanted.number.toNumber()));
    return shown.number
      .minus(wanted.number)
      .abs()
      .lte(1e-9 * size);
  }
  return plainValue(shown) === plainValue(wanted);
}
