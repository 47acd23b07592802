import { createNarrativeEngine } from '../../../src/app/narrative-engine';
import { bindWorkbook } from '../../../src/app/open-workbook';
import { writeReports, type WrittenReport } from '../../../src/app/write-report';
import type { Pack } from '../../../src/core/pack/pack';
import type { Data } from '../../../src/core/table/data';
import { decimalsManners, type DecimalsManner } from '../../../src/core/quantity/format';
import { linkedFragments } from '../../../src/core/report/outer-pieces';
import { builtInPack, builtInPackIds } from '../../support/built-in-pack';
import { randomData } from '../../support/random-data';
import { cleanFilling } from '../../truth/clean-fillings';
import { installedSnapshot } from '../rules/installed';

const engine = createNarrativeEngine();
const identity = { pack: 'test', packVersion: '0.0.0', workbookId: 'test' };

function reportsOf(given: Pack, data: Data, isSample: boolean, manner?: DecimalsManner): WrittenReport[] {
  const reports = given.reports.map((one) => ({ ...one, ...(manner && { decimals: manner }) }));
  const pack = { ...given, reports };
  const { table } = bindWorkbook(installedSnapshot(pack, data, isSample), pack, identity);
  return writeReports(pack, table, engine);
}

/** How each field is printed: in sentences without its unit and sign, in tables without its sign. */
function printedOf(
  pack: Pack,
  { report, tables }: WrittenReport,
): Map<string, { text: Set<string>; table: Set<string> }> {
  const found = new Map<string, { text: Set<string>; table: Set<string> }>();
  const add = (field: string, where: 'text' | 'table', shown: string): void => {
    const own = found.get(field) ?? { text: new Set(), table: new Set() };
    found.set(field, own);
    own[where].add(shown.replace(/^-/, ''));
  };
  const isNumber = (id: string): boolean => pack.byId.get(id)?.kind === 'number';
  for (const run of linkedFragments(report, tables).flatMap(({ paragraphs }) => paragraphs.flat())) {
    if (run.kind !== 'figure' || !isNumber(run.field) || !/\d/.test(run.text)) continue;
    const field = pack.byId.get(run.field);
    const unit = field && 'unit' in field ? (field.unit ?? '') : '';
    // Amounts too small for 万元 are told in 元, and no amount at all is 0元.
    const isOther = unit === '万元' && !run.text.endsWith('万元') && run.text !== '0元';
    if (!isOther && unit !== '年') add(run.field, 'text', run.text.replace(/(?:万元|元|亩|[^\d.%])$/, ''));
  }
  for (const { field, text } of tables.flatMap(({ table }) => table.rows.flatMap(({ cells }) => cells)))
    if (field !== undefined && isNumber(field) && /^-?\d/.test(text)) add(field, 'table', text);
  return found;
}

const packIds = builtInPackIds.filter(
  (id, at) => builtInPackIds.findIndex((one) => one.split('/')[0] === id.split('/')[0]) === at,
);

describe.each(packIds)('%s：一份报告里同一个数，正文和表里的小数位数一样', (id) => {
  const pack = builtInPack(id);

  it.each([...decimalsManners, undefined])('写法 %s：自带的例子、如实填的表、随手填的表', (manner) => {
    const books: (readonly [Data, boolean])[] = [[{}, true]];
    for (let seed = 1; seed <= 4; seed++)
      books.push([cleanFilling(pack, seed).data, false], [randomData(pack, seed), false]);
    let both = 0;
    for (const [data, isSample] of books)
      for (const written of reportsOf(pack, data, isSample, manner)) {
        const told = [...printedOf(pack, written)].filter(([, { text, table }]) => text.size > 0 && table.size > 0);
        both += told.length;
        expect(told.filter(([, { text, table }]) => new Set([...text, ...table]).size > 1)).toEqual([]);
      }
    expect(both).toBeGreaterThan(10);
  });

  it('两位的写法里，每个金额都是两位', () => {
    const shown = reportsOf(pack, cleanFilling(pack, 2).data, false, 'full').flatMap(({ report, tables }) => [
      ...linkedFragments(report, tables).flatMap(({ paragraphs }) => paragraphs.flat()),
      ...tables.flatMap(({ table }) => table.rows.flatMap(({ cells }) => cells)),
    ]);
    const amounts = shown.filter((one) => {
      const field = 'field' in one && one.field !== undefined ? pack.byId.get(one.field) : undefined;
      return field?.kind === 'number' && field.unit === '万元' && /^-?\d/.test(one.text);
    });
    expect(amounts.length).toBeGreaterThan(20);
    expect(amounts.map(({ text }) => text).filter((text) => !/\.\d\d(?:万元|元)?$/.test(text))).toEqual([]);
  });
});
