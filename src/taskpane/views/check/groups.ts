import type { CheckedBook } from '../../../app/workbook-session/session-state';
import { spokenName } from '../../../core/pack/pack';
import { cardsOf, togetherText, type Card } from '../../../core/causes/cards';
import type { Finding } from '../../../core/rules/finding';
import { byHandText } from '../../../core/rules/by-hand';
import { levels, type Level } from '../../../core/rules/level';
import { zh } from '../../text/zh';

export type GroupId = Level | 'passed';

export interface CheckGroup {
  readonly id: GroupId;
  /** Of the whole group, whatever the filter leaves. */
  readonly count: number;
  /** What is still open, beside the count. */
  readonly rest: string;
  readonly cards: readonly Card[];
  /** Plain lines: passed checks, duties that no rule serves yet. */
  readonly lines: readonly PlainLine[];
}

export interface PlainLine {
  readonly id: string;
  readonly text: string;
  /** A duty that people tick off; `who` and `on` where somebody has. */
  readonly byHand?: { readonly done: boolean; readonly words: string };
}

export interface Filter {
  readonly onlyOpen: boolean;
  readonly query: string;
}

/** 错误 · 需说明 · 提示 · 无法核对 · 通过, in this order; empty ones are left out. A search looks into all of them. */
export function groupsOf({ run, workbook }: CheckedBook, { onlyOpen, query }: Filter): CheckGroup[] {
  const words = query.trim().toLowerCase();
  const matches = (text: string): boolean => words === '' || text.toLowerCase().includes(words);
  const cards = cardsOf(run.findings);
  const keeps = ({ finding, consequences, together }: Card): boolean =>
    (!onlyOpen || finding.state !== 'explained') &&
    [finding, ...together, ...consequences].some((one) => matches(wordsOf(one)));
  const byHandLines = (outcome: 'notImplemented' | 'byHand'): PlainLine[] =>
    run.checks
      .filter((one) => one.outcome === outcome)
      .map(({ id, title, byHand = null }) => ({
        id,
        text: title,
        byHand: { done: outcome === 'byHand', words: byHandText(byHand) },
      }));
  const [unserved, tickedOff] = [byHandLines('notImplemented'), byHandLines('byHand')];
  const passedLines = [...run.passed.map(({ id, title }) => ({ id, text: title })), ...tickedOff];

  const groups = levels.map((level): CheckGroup => {
    const all = cards.filter((card) => card.level === level);
    const lines = level === 'unverifiable' ? unserved : [];
    return {
      id: level,
      count: all.reduce((count, card) => count + 1 + card.together.length, lines.length),
      rest: restOf(level, all, ({ finding }) => {
        const field = finding.cells[0]?.field;
        return field === undefined ? null : spokenName(workbook.table.field(field));
      }),
      cards: all.filter(keeps),
      lines: lines.filter((line) => matches(line.text)),
    };
  });
  const passed: CheckGroup = {
    id: 'passed',
    count: passedLines.length,
    rest: '',
    cards: [],
    lines: onlyOpen ? [] : passedLines.filter((one) => matches(one.text)),
  };
  const isFiltered = words !== '' || onlyOpen;
  return [...groups, passed].filter(
    (group) => group.count > 0 && (!isFiltered || group.cards.length + group.lines.length > 0),
  );
}

function wordsOf({ message, cells }: Finding): string {
  return `${message} ${cells.map((cell) => `${cell.sheet} ${cell.address}`).join(' ')}`;
}

/** A card's sentence: its finding's, or the one for all empty required fields. */
export function sentenceOfCard({ finding, together }: Card, { workbook }: CheckedBook): string {
  return together.length === 0 ? finding.message : togetherText([finding, ...together], workbook.table);
}

function restOf(level: Level, all: readonly Card[], nameOf: (card: Card) => string | null): string {
  const open = all.reduce(
    (count, card) => count + (card.finding.state === 'explained' ? 0 : 1 + card.together.length),
    0,
  );
  if (level === 'error') return open === 0 ? '' : zh.check.openErrors(open);
  if (level === 'explain') return open === 0 ? zh.check.allExplained : zh.check.openExplains(open);
  if (level === 'notice') return '';
  const names = [...new Set(all.flatMap((one) => nameOf(one) ?? []))];
  if (names.length === 0) return '';
  const text = names.join('、');
  return text.length <= 10 ? zh.check.lacks(text) : zh.check.lacksCount(names.length);
}

/** Keys of heads and rows that can take the focus, in order. */
export function rowsShown(groups: readonly CheckGroup[], isUnfolded: (id: GroupId) => boolean): string[] {
  return groups.flatMap((group) => [
    headKey(group.id),
    ...(isUnfolded(group.id) ? group.cards.map((one) => one.finding.id) : []),
  ]);
}

export function headKey(id: GroupId): string {
  return `head:${id}`;
}
