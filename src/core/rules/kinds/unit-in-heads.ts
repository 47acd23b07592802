import { factOfPack } from '../../pack/fact-of-pack';
import { columnLetters } from '../../workbook/address';
import { cachedValue } from '../../workbook/snapshot';
import type { Rule } from '../rule';
import { isFieldCell, sheetById } from '../support/sheets';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

/** 单位：万元, （金额单位：元）. "填报单位：…" names a unit of another sense. */
const unitLine = /^[（(]?(?:金额|货币|计量)?单位[:：]((?:人民币)?[百千万亿]*元)[）)]?$/;

const unitsBySheet = factOfPack(
  (pack) =>
    new Map(
      pack.sheets.map(({ id, rows }) => [
        id,
        rows.flatMap(({ cells }) => cells.flatMap(({ text }) => unitIn(text) ?? [])),
      ]),
    ),
);

function unitIn(text: unknown): string | null {
  return typeof text === 'string'
    ? (unitLine.exec(text.replace(/\s+/g, ''))?.[1]?.replace('人民币', '') ?? null)
    : null;
}

/** The 单位 line still says the unit of the form: all amounts of the sheet would be 10 000 times another otherwise. */
export const unitInHeads: Rule<'unit-in-heads'> = {
  kind: 'unit-in-heads',
  blames: 'cell',
  reads: 'sheets',
  decide(params, context) {
    if (context.table.adoption !== null) return [notApplicable('认领的原表自己写明计量单位，读的时候已经换算。')];
    const verdicts: Verdict[] = [];
    let seen = 0;
    for (const id of params.sheets) {
      const sheet = sheetById(context, id);
      const units = unitsBySheet(context.table.pack).get(id) ?? [];
      if (!sheet || units.length === 0) continue;
      sheet.cells.forEach((row, rowIndex) =>
        row.forEach((cell, columnIndex) => {
          const text = cachedValue(cell);
          const found = unitIn(text);
          const at = { row: sheet.row + rowIndex, column: sheet.column + columnIndex };
          if (found === null || isFieldCell(context, sheet.name, at.row, at.column)) return;
          seen++;
          if (units.includes(found)) return;
          const address = `${columnLetters(at.column)}${at.row}`;
          verdicts.push(
            fail({
              subject: `${id}:${address}`,
              message: `${sheet.name} ${address}写的是“${String(text).trim()}”，本表的金额按${units[0]!}填。`,
              fields: [],
              cells: [{ sheet: sheet.name, address }],
              left: found,
              right: units[0]!,
            }),
          );
        }),
      );
    }
    if (verdicts.length > 0) return verdicts;
    return [seen === 0 ? notApplicable('表上没有单位行。') : pass()];
  },
};
