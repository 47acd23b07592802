import type { Pack } from '../core/pack/pack';
import { fragmentText } from '../core/narrative/fragment';
import type { RenderTemplate } from '../core/narrative/template-engine';
import { reportFragments } from '../core/report/report-base';
import type { Finding } from '../core/rules/finding';
import { scoreSheet, scoreTables } from '../core/scoring/sheet-score';
import type { FieldTable } from '../core/fields/field-table';
import { readKeptFigures, readStages, type AccountStage } from '../core/stage/account-stage';
import { tableOfKept } from '../core/stage/kept-figures';
import { movedFigures, movedScores, type MovedFigure, type MovedScore } from '../core/stage/moved-figures';
import type { OpenWorkbook } from './open-workbook';
import { writeReports } from './write-report';

export interface MovedParagraph {
  readonly report: string;
  /** Its fragment's. */
  readonly id: string;
  readonly title: string;
  /** '' : it was not printed, or is not now. */
  readonly old: string;
  readonly new: string;
}

/** What became of the form since its stage was changed. */
export interface StageChanges {
  readonly from: AccountStage;
  readonly to: AccountStage;
  readonly figures: readonly MovedFigure[];
  readonly scores: readonly MovedScore[];
  readonly paragraphs: readonly MovedParagraph[];
  /** Explanations whose figures have moved: to be read again. */
  readonly reopened: readonly Finding[];
}

/**
 * Every figure, score and paragraph that is another than in the stage before; scores and sentences of the old figures are worked out
 * anew by the pack at hand, so that nothing but figures makes a difference. null: no stage before this one is kept.
 */
export function stageChanges(
  { pack, table, snapshot }: OpenWorkbook,
  findings: readonly Finding[],
  render: RenderTemplate,
): StageChanges | null {
  const [from, to] = readStages(snapshot).slice(-2);
  const kept = readKeptFigures(snapshot);
  if (from === undefined || to === undefined || kept === null) return null;
  const before = tableOfKept(pack, kept, table);
  return {
    from,
    to,
    figures: movedFigures(before, table),
    scores: movedScores(
      [scoreSheet(before.table), ...scoreTables(before.table)],
      [scoreSheet(table), ...scoreTables(table)],
    ),
    paragraphs: movedParagraphs(paragraphsOf(pack, before.table, render), paragraphsOf(pack, table, render)),
    reopened: findings.filter(({ state }) => state === 'reopened'),
  };
}

function paragraphsOf(pack: Pack, table: FieldTable, render: RenderTemplate): Omit<MovedParagraph, 'old'>[] {
  return writeReports(pack, table, render).flatMap(({ report }) =>
    reportFragments(report).map((one) => ({ report: report.id, id: one.id, title: one.title, new: fragmentText(one) })),
  );
}

function movedParagraphs(
  before: readonly Omit<MovedParagraph, 'old'>[],
  now: readonly Omit<MovedParagraph, 'old'>[],
): MovedParagraph[] {
  const idOf = ({ report, id }: Omit<MovedParagraph, 'old'>): string => `${report}/${id}`;
  const old = new Map(before.map((one) => [idOf(one), one]));
  const ids = new Set(now.map(idOf));
  return [
    ...now.map((one) => ({ ...one, old: old.get(idOf(one))?.new ?? '' })),
    ...before.filter((one) => !ids.has(idOf(one))).map((one) => ({ ...one, old: one.new, new: '' })),
  ].filter((one) => one.old !== one.new);
}
