import { projectRows } from '../../../bench/project-list';
import { checkWorkbook } from '../../../src/app/check-workbook';
import { bindWorkbook } from '../../../src/app/open-workbook';
import { numberValue, type FieldValue } from '../../../src/core/fields/field-value';
import type { FieldTable } from '../../../src/core/fields/field-table';
import { columnsOf, isDerived } from '../../../src/core/pack/pack';
import { fromDouble } from '../../../src/core/quantity/decimal';
import { runChecks } from '../../../src/core/rules/runner';
import { supposing } from '../../../src/core/table/suppose';
import { isFormula } from '../../../src/core/workbook/snapshot';
import { installedSnapshot } from '../rules/installed';
import { projectListPack, projectShare } from '../../support/project-list';
import { seededRandom } from '../../support/random-data';
import { randomSeed } from '../../support/seed';

const pack = projectListPack(projectShare);
const random = seededRandom(randomSeed(23));
const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
const trials = 30;

const columns = pack.fields.flatMap((field) => (field.kind === 'rows' ? columnsOf(field) : []));
/** Cells of a list whose share column follows the total, and cells beside it. */
const inputs = (table: FieldTable): string[] =>
  [...pack.fields.filter(({ kind }) => kind === 'number'), ...columns.filter(({ kind }) => kind === 'number')]
    .filter((field) => !isDerived(field as never))
    .flatMap(({ id }) => [...table.expand(id)]);

function valuesOf(table: FieldTable): unknown {
  const ids = pack.fields.flatMap((field) =>
    field.kind === 'rows' ? columnsOf(field).flatMap(({ id }) => table.expand(id)) : [field.id],
  );
  const totals = columns.map(({ id }) => [id, table.totals(id), table.shownTotals(id)]);
  return [ids.map((id) => [id, table.value(id), table.shown(id)]), totals];
}

it(`一格一格地假设 ${trials} 次：接着上次算与从头算，数和结论处处相同；工作簿自己的不变`, () => {
  const data = { projects: projectRows(12), 'officialReception.final': 1.07 };
  const snapshot = installedSnapshot(pack, data);
  const identity = { pack: pack.id, packVersion: pack.version, workbookId: 'suppose' };
  const workbook = bindWorkbook(snapshot, pack, identity);
  const before = JSON.stringify(checkWorkbook(workbook));
  const { table, context } = workbook;
  const memory = table.memory.forSuppositions();
  const holdsFormula = (id: string): boolean => isFormula(table.place(id)?.cell ?? null);
  const cells = inputs(table);
  const seen = new Set<string>();
  for (let trial = 0; trial < trials; trial++) {
    const changed = Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(cells));
    const amount = (): FieldValue => numberValue(fromDouble(Math.round(random() * 90_000) / 100));
    const values = new Map(changed.map((id) => [id, amount()]));
    const judge = (supposed: FieldTable): unknown =>
      JSON.parse(JSON.stringify([valuesOf(supposed), runChecks(pack, { ...context, table: supposed })]));
    const continued = judge(supposing(table, { values }, holdsFormula, memory));
    expect(continued).toEqual(judge(supposing(table, { values }, holdsFormula)));
    seen.add(JSON.stringify(continued));
  }
  expect(seen.size).toBe(trials);
  expect(JSON.stringify(checkWorkbook(bindWorkbook(snapshot, pack, identity)))).toBe(before);
  expect(JSON.stringify(checkWorkbook(workbook))).toBe(before);
});
