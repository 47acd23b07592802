import { chartGrid, chartId, type ChartGrid, type ChartModel } from '../../narrative/chart-model';
import type { LinkPackage } from '../link/link-package';
import type { StampTable } from '../link/document-stamp';
import type { FoundDocument } from './found-document';
import type { Answers, FigureLine, FragmentLine, LogEntry, Question } from './plan';

export interface ChartsPlan {
  /** Charts to be written, by the control they stand in; `isShape`: rows or series came or went, the chart is made anew. */
  readonly charts: readonly { readonly control: string; readonly chart: ChartModel; readonly isShape: boolean }[];
  readonly questions: readonly Question[];
  readonly offers: readonly Question[];
  readonly figures: readonly FigureLine[];
  readonly fragments: readonly FragmentLine[];
  readonly log: readonly LogEntry[];
  /** What the document shall remember of them, beside its tables. */
  readonly tables: readonly StampTable[];
}

/**
 * Charts follow by what they show; colours, type and size are the user's and stay. Numbers or words the user changed in a chart are asked
 * about as soon as the workbook says something new. Where the host cannot read charts (an open document), nothing of them is written or
 * remembered.
 */
export function planCharts(
  { charts: wanted = [], time }: Pick<LinkPackage, 'charts' | 'time'>,
  { charts: found, controls }: FoundDocument,
  stored: readonly StampTable[],
  labelOf: (field: string) => string,
  answers: Answers,
  holds: Answers,
): ChartsPlan {
  const plan = {
    charts: [] as { control: string; chart: ChartModel; isShape: boolean }[],
    questions: [] as Question[],
    offers: [] as Question[],
    figures: [] as FigureLine[],
    fragments: [] as FragmentLine[],
    log: [] as LogEntry[],
    tables: [] as StampTable[],
  };
  for (const chart of wanted) {
    const id = chartId(chart.id);
    const title = chart.name;
    const own = stored.find(({ sheet }) => sheet === id);
    const last = own?.grid[0] ?? null;
    const next = chartGrid(chart);
    const written: StampTable = { sheet: id, grid: [next] };
    const remember = (one: StampTable | undefined): void => void (one && plan.tables.push(one));
    const changed = last !== null && !same(last, next);
    const tell = (state: FragmentLine['state'], action: FragmentLine['action'], replacedText?: string): void =>
      void plan.fragments.push({ id, title, state, action, ...(replacedText === undefined ? {} : { replacedText }) });
    if (found === undefined) {
      remember(own);
      if (controls.some(({ fragment }) => fragment === id)) tell(changed ? 'workbook-changed' : 'unchanged', 'kept');
      else if (own !== undefined) tell('missing', 'kept');
      continue;
    }
    const place = found.find((one) => one.id === id);
    if (place === undefined || place.grid === null) {
      remember(own);
      if (own !== undefined) tell('missing', 'kept');
      continue;
    }
    const yours = place.grid;
    if (own?.unlinked || same(yours, next)) {
      remember(own?.unlinked ? own : written);
      tell('unchanged', 'kept');
      continue;
    }
    const isTouched = last === null || !same(yours, last);
    if (isTouched && last !== null && !changed) {
      remember(own);
      tell('you-changed', 'kept');
      continue;
    }
    const state = last === null ? 'damaged' : isTouched ? 'both-changed' : 'workbook-changed';
    const question: Question = {
      ...{ key: id, fragment: id, title, state, figure: null },
      reason: !isTouched
        ? ''
        : last === null
          ? '文档里没有记下这张图上次的数，分不清哪些是您改的'
          : '您改过这张图的数或字，工作簿也变了',
      ...{ inDocument: gridText(yours), new: gridText(next) },
    };
    (isTouched ? plan.questions : plan.offers).push(question);
    const choice = isTouched ? answers(question) : (holds(question) ?? 'adopt');
    const lines = figureLines(id, chart, yours, next, labelOf);
    const say = (action: FigureLine['action']): void =>
      void plan.figures.push(...lines.map((line) => ({ ...line, action })));
    if (choice === 'adopt') {
      plan.charts.push({ control: place.control, chart, isShape: !sameShape(yours, next) });
      say('written');
      tell(state, 'written', isTouched ? question.inDocument : undefined);
      remember(written);
      if (isTouched) plan.log.push({ time, fragment: id, title, replaced: question.inDocument, by: question.new });
    } else if (choice === null) {
      say('asked');
      tell(state, 'asked');
      remember(own);
    } else {
      say(choice === 'unlink' ? 'unlinked' : 'kept');
      tell(state, 'kept');
      remember(choice === 'unlink' ? { ...written, unlinked: true } : isTouched ? written : own);
    }
  }
  return plan;
}

/** Each number and word that is not as it stood. */
function figureLines(
  fragment: string,
  { series }: ChartModel,
  from: ChartGrid,
  to: ChartGrid,
  labelOf: (field: string) => string,
): Omit<FigureLine, 'action'>[] {
  return to.flatMap((cells, row) =>
    cells.flatMap((text, column) => {
      const old = from[row]?.[column] ?? '';
      if (old === text) return [];
      const field = row > 0 && column > 0 ? (series[column - 1]?.points[row - 1]?.field ?? '') : '';
      const label = field === '' ? (row === 0 && column === 0 ? '图的标题' : '图里的文字') : labelOf(field);
      return [{ fragment, field, label, old, new: text, inDocument: old }];
    }),
  );
}

function gridText(grid: ChartGrid): string {
  return grid.map((row) => row.join('｜')).join('\n');
}

function same(a: ChartGrid, b: ChartGrid): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sameShape(a: ChartGrid, b: ChartGrid): boolean {
  return a.length === b.length && a.every((row, at) => row.length === b[at]!.length);
}
