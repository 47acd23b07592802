import type { AttachmentTable } from '../table-model';
import { printedRows, textGrid, type StampTable, type TextGrid } from '../link/document-stamp';
import type { FoundControl, Replacement } from './found-document';
import {
  noAnswers,
  type Answers,
  type FigureLine,
  type FragmentLine,
  type FragmentState,
  type LogEntry,
  type Question,
} from './plan';
import { smallest } from './smallest';
import { cellKey } from './question-key';

export interface TableInput {
  /** The control's fragment id, and its key in questions. */
  readonly id: string;
  readonly title: string;
  readonly control: FoundControl;
  /** What the workbook's table said last; null where the document does not remember. */
  readonly stored: StampTable | null;
  readonly mended: boolean;
  readonly next: AttachmentTable;
  readonly labelOf: (field: string) => string;
  readonly time: string;
}

export interface TablePlan {
  readonly replacements: readonly Replacement[];
  readonly isRebuilt: boolean;
  readonly questions: readonly Question[];
  readonly offers: readonly Question[];
  readonly figures: readonly FigureLine[];
  readonly line: FragmentLine;
  readonly log: readonly LogEntry[];
  readonly stored: StampTable | null;
}

/** A table follows the workbook cell by cell while its shape is the same; another shape is made anew, or asked where the user changed it. */
export function planTable(input: TableInput, answers: Answers, holds: Answers = noAnswers): TablePlan {
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
  const nothing = { replacements: [], isRebuilt: false, questions: [], offers: [], figures: [], log: [] };
  const written: StampTable = { sheet: next.sheet, grid: now };
  if (stored?.unlinked) return { ...nothing, line: line('kept'), stored };
  if (isSame) return { ...nothing, line: line('kept'), stored: written };
  if (stored !== null && !workbookChanged) return { ...nothing, line: line('kept'), stored };
  if (stored !== null && sameShape(stored.grid, now) && sameShape(yours, now))
    return planCells(input, yours, now, state, answers, holds);

  const isUntouched = stored !== null && !userChanged;
  const question: Question = {
    key: id,
    fragment: id,
    title,
    state,
    figure: null,
    reason: stored === null ? '文档里没有记下这张表上次的内容，分不清哪些是您改的' : '您改过这张表，工作簿的行列也变了',
    inDocument: gridText(yours),
    new: gridText(now),
  };
  const goesOn = isUntouched || input.mended;
  const choice = input.mended ? 'adopt' : isUntouched ? (holds(question) ?? 'adopt') : answers(question);
  const questions = goesOn ? [] : [question];
  const offers = isUntouched && !input.mended ? [{ ...question, reason: '' }] : [];
  if (choice === null) return { ...nothing, questions, line: line('asked'), stored };
  if (choice === 'mine') return { ...nothing, questions, offers, line: line('kept'), stored: written };
  if (choice === 'unlink')
    return { ...nothing, questions, offers, line: line('kept'), stored: { ...written, unlinked: true } };
  const replaced = isUntouched ? '' : gridText(yours);
  const log = replaced === '' ? [] : [{ time: input.time, fragment: id, title, replaced, by: gridText(now) }];
  const isRebuilt = !sameShape(yours, now);
  const cells = isRebuilt ? [] : changedCells(yours, now);
  return {
    replacements: cells.flatMap(({ at, to }) => smallest(control.text, { from: at.start, to: at.end, text: to })),
    isRebuilt,
    questions,
    offers,
    figures: [],
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

/** Same shape everywhere: each cell is a figure of its own. */
function planCells(
  input: TableInput,
  yours: TextGrid,
  now: TextGrid,
  state: FragmentState,
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
  const unlinkedCells = [...(stored!.unlinkedCells ?? [])];
  let isOpen = false;
  for (const { table, row, cell, range } of places(control)) {
    const [old, mine, fresh] = [stored!.grid, yours, now].map((each) => each[table]![row]![cell]!) as [
      string,
      string,
      string,
    ];
    if (fresh === mine) continue;
    const field = models[table]![row]!.cells[cell]!.field ?? '';
    const key = `r${row + 1}c${cell + 1}${table === 0 ? '' : `t${table + 1}`}`;
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
    if (unlinkedCells.includes(key)) figures.push({ ...figure, action: 'unlinked' });
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
  const action = isOpen
    ? 'asked'
    : replacements.length === 0
      ? 'kept'
      : state === 'both-changed'
        ? 'merged'
        : 'written';
  const replacedText = log.map(({ replaced }) => replaced).join('；');
  return {
    replacements,
    isRebuilt: false,
    questions,
    offers,
    figures,
    line: { id, title, state, action, ...(replacedText === '' ? {} : { replacedText }) },
    log,
    stored: { sheet: next.sheet, grid, ...(unlinkedCells.length > 0 ? { unlinkedCells } : {}) },
  };
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
