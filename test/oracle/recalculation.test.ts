import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newWorkbook } from '../../src/app/new-workbook';
import { bindWorkbook } from '../../src/app/open-workbook';
import { readData, tableFromData, type Data } from '../../src/core/table/data';
import { plainValue, type FieldValue } from '../../src/core/fields/field-value';
import type { FieldTable } from '../../src/core/fields/field-table';
import { columnsOf, isDerived, type Pack } from '../../src/core/pack/pack';
import { parsePackId } from '../../src/core/pack/variants';
import { cachedValue, isFormula } from '../../src/core/workbook/snapshot';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { projectListPack, projectShare } from '../support/project-list';
import { randomData, seededRandom } from '../support/random-data';
import { convert, describeWithSoffice } from '../support/soffice';

const packOf = (id: string): string => parsePackId(id)!.pack;

/** 25 a pack, shared among its variants; the first has the most: it is what the others extend. */
const fillingsOf: readonly (readonly [pack: string, fillings: number])[] = [
  ['kaifu-2018', 200],
  ...builtInPackIds
    .filter((id) => id !== 'kaifu-2018')
    .map((id) => [id, Math.ceil(25 / builtInPackIds.filter((one) => packOf(one) === packOf(id)).length)] as const),
];

describeWithSoffice('LibreOffice 复算：每个公式格都与核心一致', () => {
  it.each(fillingsOf)(
    '%s，%d 份随机填表，差异 0',
    async (id, fillings) => {
      const pack = builtInPack(id);
      const folder = mkdtempSync(join(tmpdir(), 'jixiao-oracle-'));
      try {
        const data = Array.from({ length: fillings }, (_, seed) => randomData(pack, seed + 1));
        const { differences, compared } = await compare(pack, folder, data);
        process.stdout.write(`复算比对 ${id}：${fillings} 份，公式格 ${compared} 个，差异 ${differences.length}\n`);
        expect(differences.slice(0, 20)).toEqual([]);
        expect(compared).toBeGreaterThan(fillings * 100);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    600_000,
  );

  it('50 行的项目清单，10 份：逐行的公式和合计都一致，差异 0', async () => {
    const pack = projectListPack(projectShare);
    const folder = mkdtempSync(join(tmpdir(), 'jixiao-oracle-'));
    try {
      const data = Array.from({ length: 10 }, (_, seed) => ({
        ...randomData(pack, seed + 1),
        projects: randomRows(seededRandom(seed + 1), 50),
      }));
      const { differences, compared } = await compare(pack, folder, data);
      process.stdout.write(`复算比对 50 行：公式格 ${compared} 个，差异 ${differences.length}\n`);
      expect(differences.slice(0, 20)).toEqual([]);
      expect(compared).toBeGreaterThan(10 * 50 * 3);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
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

async function compare(
  pack: Pack,
  folder: string,
  data: readonly Data[],
): Promise<{ differences: string[]; compared: number }> {
  const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'oracle' };
  const fiscalYear = Array.isArray(pack.year) ? pack.year[1] : pack.year;
  const recalculated = join(folder, 'out');
  mkdirSync(recalculated);
  const files: string[] = [];
  for (const [index, one] of data.entries()) {
    const file = join(folder, `${index}.xlsx`);
    writeFileSync(
      file,
      await authorWorkbook(newWorkbook({ pack, sample: false, data: one, workbookId: 'oracle' }), {
        creator: 'oracle',
        cachedResults: false,
      }),
    );
    files.push(file);
  }
  convert(files, 'xlsx', recalculated);
  const differences: string[] = [];
  let compared = 0;
  for (const [index, one] of data.entries()) {
    const snapshot = readWorkbook(readFileSync(join(recalculated, `${index}.xlsx`)), `${index}.xlsx`);
    const formulas = snapshot.sheets.reduce((sum, sheet) => sum + sheet.cells.flat().filter(isFormula).length, 0);
    const expected = tableFromData(pack, readData(pack, { fiscalYear }, one));
    const read = bindWorkbook(snapshot, pack, identity).table;
    let seen = 0;
    for (const id of derivedIds(pack, expected)) {
      const place = read.place(id);
      if (!place) differences.push(`${index} ${id}: 没有位置`);
      else if (isFormula(place.cell)) {
        seen += 1;
        const shown = read.shown(id);
        const wanted = expected.value(id);
        if (!same(shown, wanted))
          differences.push(
            `${index} ${id} ${place.sheet}!${place.address}: LibreOffice ${JSON.stringify(cachedValue(place.cell))}，核心 ${plainValue(wanted)}，${place.cell.formula}`,
          );
      }
    }
    if (seen !== formulas) differences.push(`${index}: 公式格 ${formulas} 个，只核对了 ${seen} 个`);
    compared += seen;
  }
  return { differences, compared };
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
  if (shown.is === 'number' && wanted.is === 'number') {
    const size = Math.max(1, Math.abs(wanted.number.toNumber()));
    return shown.number
      .minus(wanted.number)
      .abs()
      .lte(1e-9 * size);
  }
  return plainValue(shown) === plainValue(wanted);
}
