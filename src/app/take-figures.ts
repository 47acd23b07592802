import { newKeys } from '../core/edits/key-edits';
import { visible } from '../core/fields/meant-number';
import { arrivalRef } from '../core/fields/arrivals';
import { figureOriginEdits, type FigureOrigin } from '../core/intake/figure-origins';
import { intakeEdits } from '../core/intake/intake-edits';
import {
  isWritable,
  planLines,
  withTwins,
  type IntakeItem,
  type IntakeWish,
  type SourceFacts,
} from '../core/intake/plan-intake';
import type { ProposedUnit } from '../core/intake/source-unit';
import { linesOfSheet, type LinesSource } from '../core/intake/sheet-lines';
import { tabsOfCsv } from '../core/intake/split-csv';
import { splitText, type PastedLine } from '../core/intake/split-text';
import { Problem } from '../core/problem/further-problem';
import type { Edit } from '../core/workbook/edit';
import type { SheetSnapshot } from '../core/workbook/snapshot';
import type { AuditedText } from './audit-report';
import type { OpenWorkbook } from './open-workbook';

/** A table that figures are taken from. */
export interface SourceTable {
  /** The sheet; '' for a text. */
  readonly name: string;
  readonly lines: readonly PastedLine[];
}

/** Hidden sheets are nobody's source: people take what they see. */
export function tablesOfSheets(
  sheets: readonly (LinesSource & Pick<SheetSnapshot, 'name' | 'visibility'>)[],
): readonly SourceTable[] {
  return sheets
    .filter(({ visibility }) => visibility === 'visible')
    .map((sheet) => ({ name: sheet.name, lines: linesOfSheet(sheet) }));
}

/** null: more lines than any form has. */
export function tableOfText(text: string): SourceTable | null {
  const lines = splitText(text);
  return lines && { name: '', lines };
}

/** The text of a file, its commas as tabs in a .csv. @throws Problem input.source-too-long */
export function tableOfFile(text: string, file: string): SourceTable {
  const table = tableOfText(/\.csv$/i.test(file) ? tabsOfCsv(text) : text);
  if (table === null) throw new Problem('input.source-too-long', { file });
  return table;
}

/** The tables of a document, their rows counted from 1 in each. */
export function tablesOfDocument({ text, tables = [] }: AuditedText): readonly SourceTable[] {
  return tables.map(({ rows }, at) => ({
    name: `表${at + 1}`,
    lines: rows.flatMap((row, down): PastedLine[] => {
      const cells = row.map(({ start, end }) => visible(text.slice(start, end)));
      const said = cells.filter((cell) => cell !== '');
      return said.length === 0 ? [] : [{ number: down + 1, text: said.join(' '), cells, by: 'tabs' }];
    }),
  }));
}

export interface TakenItem extends IntakeItem {
  readonly table: string;
  /** Money whose measure nothing says: it waits until somebody says 元 or 万元. */
  readonly waitsForUnit: boolean;
}

export interface TakeOffer {
  /** As the sources have them, table after table. */
  readonly items: readonly TakenItem[];
  /** By table; null: no money that needs one. */
  readonly units: readonly { readonly table: string; readonly unit: ProposedUnit | null }[];
  /** By table. */
  readonly facts: readonly (SourceFacts & { readonly table: string })[];
}

/**
 * What several tables hold for the form, and which of it could be written. Nothing is written.
 * @param wishFor the wish for the table of that index @param chosen keys of figures that count among several for one field
 */
export function offerFigures(
  { table }: OpenWorkbook,
  sources: readonly SourceTable[],
  wishFor: (at: number) => IntakeWish,
  chosen: ReadonlySet<string> = new Set(),
): TakeOffer {
  const plans = sources.map((source, at) => {
    const wish = wishFor(at);
    const { items, unit, source: facts } = planLines(table, source.lines, wish, source.name);
    const isGuess = wish.unit === undefined && isGuessed(unit);
    return {
      table: source.name,
      unit,
      facts,
      items: items.map((item): TakenItem => ({
        ...item,
        key: `${at}:${item.key}`,
        table: source.name,
        waitsForUnit: isGuess && item.inUnitOfAll,
      })),
    };
  });
  return {
    items: withTwins(
      plans.flatMap(({ items }) => items),
      chosen,
    ),
    units: plans.map(({ table: name, unit }) => ({ table: name, unit })),
    facts: plans.map(({ table: name, facts }) => ({ table: name, ...facts })),
  };
}

/** Whether nothing says what money is in, or what is said cannot be: its size suggests it, or the form's own measure stands in. */
export function isGuessed(unit: ProposedUnit | null): boolean {
  return unit?.why === 'size' || unit?.why === 'form' || unit?.why === 'doubt';
}

/** Whether accepting it writes it; a figure that stands there already is as good as written. */
export function isTakeable(item: TakenItem): boolean {
  return (isWritable(item) || item.state === 'same') && !item.waitsForUnit;
}

/**
 * The accepted figures and, in the identity sheet, where each comes from. Rows without a key get one, so that their origin follows them.
 * @param file the source as its user named it @param takenOn "2026-03-15"
 */
export function takeEdits(
  { table, snapshot }: OpenWorkbook,
  { items }: TakeOffer,
  accepted: ReadonlySet<string>,
  file: string,
  takenOn: string,
): readonly Edit[] {
  const taken = items.filter((item) => accepted.has(item.key) && isTakeable(item) && isWritable(item));
  if (taken.length === 0) return [];
  const keys = newKeys(snapshot, table);
  const origins = taken.flatMap(({ field, value, table: name, line, text }): FigureOrigin[] => {
    const ref = arrivalRef(field!, keys.of);
    if (ref === null || value?.is !== 'number') return [];
    return [{ ref, value: value.number.toNumber(), file, table: name, row: line, text, takenOn }];
  });
  const figures = intakeEdits(table, { items: taken }, new Set(taken.map(({ key }) => key)));
  return [...keys.edits, ...figures, ...figureOriginEdits(snapshot, origins)];
}
