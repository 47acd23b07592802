import type { AttachmentTable } from '../table-model';
import type { DecimalsManner } from '../../quantity/format';
import { mannerOfTables, tableIn } from '../decimals';
import { inOnePiece, printedRows } from '../head-rows';
import { textGrid, type StampTable, type TextGrid } from '../link/document-stamp';
import type { FoundControl, Replacement } from './found-document';
import {
  noAnswers,
  type Answers,
  type FigureLine,
  type FragmentLine,
  type FragmentState,
  type LogEntry,
  type Question,
  type RowChanges,
} from './plan';
import { smallest } from './smallest';
import { cellKey } from './question-key';
import { matchRows, standStill, type RowMatch } from './table-rows';
import { align } from './tokens';

export interface TableInput {
  /** The control's fragment id, and its key in questions. */
  readonly id: string;
  readonly title: string;
  readonly control: FoundControl;
  /** What the workbook's table said last; null where the document does not remember. */
  readonly stored: StampTable | null;
  readonly mended: boolean;
  readonly next: AttachmentTable;
  /** How the document's tables print decimals, as far as it can be told. */
  readonly decimals: DecimalsManner | null;
  readonly labelOf: (field: string) => string;
  readonly time: string;
}

export interface TablePlan {
  readonly replacements: readonly Replacement[];
  readonly rows: readonly Omit<RowChanges, 'control'>[];
  /** Made anew as this, in the document's own manner; null: the table stays. */
  readonly rebuilt: AttachmentTable | null;
  readonly questions: readonly Question[];
  readonly offers: readonly Question[];
  readonly figures: readonly FigureLine[];
  readonly line: FragmentLine;
  readonly log: readonly LogEntry[];
  readonly stored: StampTable | null;
}

/**
 * A table follows the workbook cell by cell, rows come and go in place. Where they cannot, it is asked: made anew it would lose whatever
 * the user put into it.
 */
export function planTable(given: TableInput, answers: Answers, holds: Answers = noAnswers): TablePlan {
  const input = inPieces(inDecimalsOf(given));
  const { id, title, control, stored, next } = input;
  const yours = gridOf(control);
  const now = textGrid(next);
  const isSame = same(yours, now);
  const workbookChanged = stored !== null && !same(stored.grid, now);
  const userChanged = stored !== null && !same(stored.grid, yours);
  const state: FragmentState =
    stored === null
      ? isSame
        ? 'unchanged'
        : 'damaged'
      : userChanged
        ? workbookChanged
          ? 'both-changed'
          : 'you-changed'
        : workbookChanged
          ? 'workbook-changed'
          : 'unchanged';
  const line = (action: FragmentLine['action'], replacedText?: string): FragmentLine => ({
    id,
    title,
    state,
    action,
    ...(replacedText === undefined || replacedText === '' ? {} : { replacedText }),
  });
  const nothing = { replacements: [], rows: [], rebuilt: null, questions: [], offers: [], figures: [], log: [] };
  const written: StampTable = { sheet: next.sheet, grid: now };
  if (stored?.unlinked) return { ...nothing, line: line('kept'), stored };
  if (isSame) return { ...nothing, line: line('kept'), stored: written };
  if (stored !== null && !workbookChanged) return { ...nothing, line: line('kept'), stored };
  const match = stored === null || input.mended ? null : matchOf(input, stored.grid, yours, now);
  const question: Question = {
    key: id,
    fragment: id,
    title,
    state,
    figure: null,
    reason:
      stored === null
        ? '文档里没有记下这张表上次的内容，分不清哪些是您改的'
        : userChanged
          ? '您改过这张表，工作簿的行列也变了'
          : '工作簿的行列变了，要整张换新；换新会丢掉您在表里加的批注、底纹等',
    inDocument: gridText(yours),
    new: gridText(now),
  };
  if (match !== null) {
    if (match.changes.length === 0) return planCells(input, yours, now, state, match, answers, holds);
    const offer = { ...question, reason: '' };
    const held = holds(offer);
    const kept = { ...nothing, offers: [offer], line: line('kept') };
    if (held === 'mine') return { ...kept, stored: written };
    if (held === 'unlink') return { ...kept, stored: { ...written, unlinked: true } };
    const plan = planCells(input, yours, now, state, match, answers, holds);
    return { ...plan, offers: [offer, ...plan.offers] };
  }
  const choice = input.mended ? 'adopt' : answers(question);
  const questions = input.mended ? [] : [question];
  const offers: Question[] = [];
  if (choice === null) return { ...nothing, questions, line: line('asked'), stored };
  if (choice === 'mine') return { ...nothing, questions, offers, line: line('kept'), stored: written };
  if (choice === 'unlink')
    return { ...nothing, questions, offers, line: line('kept'), stored: { ...written, unlinked: true } };
  const isUntouched = stored !== null && !userChanged;
  const replaced = isUntouched ? '' : gridText(yours);
  const log = replaced === '' ? [] : [{ time: input.time, fragment: id, title, replaced, by: gridText(now) }];
  const isRebuilt = !sameShape(yours, now);
  const cells = isRebuilt ? [] : changedCells(yours, now);
  return {
    replacements: cells.flatMap(({ at, to }) => smallest(control.text, { from: at.start, to: at.end, text: to })),
    rows: [],
    rebuilt: isRebuilt ? next : null,
    questions,
    offers,
    figures: cellLines(input, yours, now),
    line: line('written', replaced),
    log,
    stored: written,
  };

  function changedCells(from: TextGrid, to: TextGrid) {
    return places(control)
      .filter(({ table, row, cell }) => from[table]![row]![cell] !== to[table]![row]![cell])
      .map((place) => ({
        at: place.range,
        to: to[place.table]![place.row]![place.cell]!,
      }));
  }
}

/** As it printed decimals itself, else as the document's other tables did. */
function inDecimalsOf(given: TableInput): TableInput {
  const { stored, control, next, decimals } = given;
  const own = mannerOfTables([{ before: stored?.grid ?? gridOf(control), now: next }]);
  return { ...given, next: tableIn(own ?? decimals, next) };
}

/** Whether a table is printed in one piece or begins anew at its head is no change of the workbook: the document's way is kept. */
function inPieces(input: TableInput): TableInput {
  const { control, next } = input;
  const isAsNow = control.cells.length === printedRows(next.table).length;
  return isAsNow ? input : { ...input, next: { ...next, table: inOnePiece(next.table) } };
}

/** Row by row as they are; null where rows came or went and cannot do so in place. */
function matchOf({ control, next }: TableInput, old: TextGrid, mine: TextGrid, now: TextGrid): RowMatch | null {
  if (sameShape(old, now) && sameShape(mine, now) && standStill(old, mine)) {
    const pairs = now.map((rows) => rows.map((_, row) => ({ old: row, mine: row, next: row })));
    return { pairs, changes: [] };
  }
  const { rows: found } = control;
  return found === undefined ? null : matchRows({ old, mine, next: now, models: printedRows(next.table), found });
}

/** Each cell is a figure of its own. */
function planCells(
  input: TableInput,
  yours: TextGrid,
  now: TextGrid,
  state: FragmentState,
  { pairs, changes }: RowMatch,
  answers: Answers,
  holds: Answers,
): TablePlan {
  const { id, title, control, stored, next, time, labelOf } = input;
  const models = printedRows(next.table);
  const grid = now.map((table) => table.map((row) => [...row]));
  const replacements: Replacement[] = [];
  const questions: Question[] = [];
  const offers: Question[] = [];
  const figures: FigureLine[] = [];
  const log: LogEntry[] = [];
  const unlinkedBefore = new Set(stored!.unlinkedCells ?? []);
  const unlinkedCells: string[] = [];
  let isOpen = false;
  for (const { table, cell, range, ...at } of places(control)) {
    const rows = pairs[table]?.find((one) => one.mine === at.row);
    if (rows === undefined) continue;
    const row = rows.next;
    const old = stored!.grid[table]![rows.old]![cell]!;
    const mine = yours[table]![rows.mine]![cell]!;
    const fresh = now[table]![row]![cell]!;
    const key = cellName(table, row, cell);
    const isUnlinked = unlinkedBefore.has(cellName(table, rows.old, cell));
    if (isUnlinked) unlinkedCells.push(key);
    if (fresh === mine) continue;
    const field = models[table]![row]!.cells[cell]!.field ?? '';
    const label = field === '' ? `${title} 第${row + 1}行第${cell + 1}格` : labelOf(field);
    const figure: FigureLine = {
      fragment: id,
      field: field || key,
      label,
      old,
      new: fresh,
      inDocument: mine,
      action: 'kept',
    };
    const write = (): void => {
      replacements.push(...smallest(control.text, { from: range.start, to: range.end, text: fresh }));
      figures.push({ ...figure, action: 'written' });
    };
    if (isUnlinked) figures.push({ ...figure, action: 'unlinked' });
    else if (old === fresh) figures.push(figure);
    else {
      const isOffer = mine === old;
      const question: Question = {
        key: cellKey(id, key),
        fragment: id,
        title,
        state: isOffer ? 'workbook-changed' : 'both-changed',
        figure: { ...figure, action: 'asked' },
        reason: isOffer ? '' : '两边都改了',
        inDocument: mine,
        new: fresh,
      };
      const choice = isOffer ? (holds(question) ?? 'adopt') : answers(question);
      (isOffer ? offers : questions).push(question);
      if (choice === 'adopt') {
        write();
        if (!isOffer) log.push({ time, fragment: id, title, field: figure.field, replaced: mine, by: fresh });
      } else if (choice === null) {
        isOpen = true;
        grid[table]![row]![cell] = old;
        figures.push({ ...figure, action: 'asked' });
      } else if (choice === 'unlink') {
        unlinkedCells.push(key);
        figures.push({ ...figure, action: 'unlinked' });
      } else figures.push(figure);
    }
  }
  for (const { table, removed, come } of changes) {
    const gone = removed.flatMap((row) => yours[table]![row]!.map((text) => ({ old: text, new: '', field: '' })));
    const fresh = come.flatMap((row) =>
      now[table]![row]!.map((text, cell) => ({
        ...{ old: '', new: text },
        field: models[table]![row]!.cells[cell]!.field ?? '',
      })),
    );
    for (const { field, ...texts } of [...gone, ...fresh])
      if (texts.old !== texts.new)
        figures.push({
          ...{ fragment: id, field, label: field === '' ? title : labelOf(field), ...texts },
          ...{ inDocument: texts.old, action: 'written' as const },
        });
  }
  const isWritten = replacements.length > 0 || changes.length > 0;
  const action = isWritten ? (state === 'both-changed' ? 'merged' : 'written') : isOpen ? 'asked' : 'kept';
  const replacedText = log.map(({ replaced }) => replaced).join('；');
  return {
    replacements,
    rows: changes.map(({ table, removed, added }) => ({ table, removed, added })),
    rebuilt: null,
    questions,
    offers,
    figures,
    line: { id, title, state, action, ...(replacedText === '' ? {} : { replacedText }) },
    log,
    stored: { sheet: next.sheet, grid, ...(unlinkedCells.length > 0 ? { unlinkedCells } : {}) },
  };
}

export function cellName(table: number, row: number, cell: number): string {
  return `r${row + 1}c${cell + 1}${table === 0 ? '' : `t${table + 1}`}`;
}

/** Of a table made anew every cell that is not as it stood, however rows moved. */
function cellLines({ id, title, next, labelOf }: TableInput, from: TextGrid, to: TextGrid): FigureLine[] {
  const fields = printedRows(next.table).flatMap((rows) =>
    rows.flatMap(({ cells }) => cells.map(({ field }) => field)),
  );
  const [a, b] = [from.flat(2), to.flat(2)];
  return align(a, b).hunks.flatMap(({ aFrom, aTo, bFrom, bTo }) =>
    Array.from({ length: Math.max(aTo - aFrom, bTo - bFrom) }, (_, step): FigureLine => {
      const [gone, at] = [aFrom + step < aTo ? a[aFrom + step]! : '', bFrom + step];
      const field = at < bTo ? (fields[at] ?? '') : '';
      return {
        ...{ fragment: id, field, label: field === '' ? title : labelOf(field) },
        ...{ old: gone, new: at < bTo ? b[at]! : '', inDocument: gone, action: 'written' },
      };
    }),
  );
}

function places(control: FoundControl) {
  return control.cells.flatMap((rows, table) =>
    rows.flatMap((cells, row) => cells.map((range, cell) => ({ table, row, cell, range }))),
  );
}

export function gridOf({ cells, text }: FoundControl): TextGrid {
  return cells.map((rows) => rows.map((row) => row.map(({ start, end }) => text.slice(start, end))));
}

/** For people: cells by ｜, rows by line. */
export function gridText(grid: TextGrid): string {
  return grid.flatMap((table) => table.map((row) => row.join('｜'))).join('\n');
}

function same(a: TextGrid, b: TextGrid): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sameShape(a: TextGrid, b: TextGrid): boolean {
  const shape = (grid: TextGrid): string => grid.map((table) => table.map((row) => row.length).join()).join(';');
  return shape(a) === shape(b);
}
