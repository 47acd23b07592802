import type { CellEdit, Edit } from '../workbook/edit';
import { lineEdits, listArea, newLineEdits, readLines, type IdentityList } from '../workbook/identity-lines';
import type { Snapshot } from '../workbook/snapshot';

/** 决算数阶段, in the order they come in spring: the unit's own figures, those the bureau met over, those it approved. */
export const accountStages = ['初审', '会审', '批复'] as const;
export type AccountStageName = (typeof accountStages)[number];

/** Whose figures a workbook holds. */
export interface AccountStage {
  readonly stage: AccountStageName;
  /** The day of these figures, "2026-03-15". */
  readonly date: string;
}

/** A figure as it stood when its stage was left. */
export interface KeptFigure {
  /** A field id, or "businessProjects.final#k3" for the row with that key. */
  readonly ref: string;
  readonly value: number | string;
}

const stages: IdentityList = { name: 'jx.identity.stages', left: 18, heads: ['决算数阶段', '日期'] };
const kept: IdentityList = { name: 'jx.identity.stageFigures', left: 21, heads: ['上一阶段的数所在', '上一阶段的数'] };

type Sheets = Pick<Snapshot, 'names' | 'sheets'>;

export function isAccountStage(text: unknown): text is AccountStageName {
  return accountStages.some((one) => one === text);
}

/** All stages that were noted, the present one last; [] where nobody has said. A damaged line is left out. */
export function readStages(snapshot: Sheets): readonly AccountStage[] {
  const area = listArea(snapshot, stages);
  return (area ? readLines(area, stages) : []).flatMap(([stage, date]) =>
    isAccountStage(stage) && typeof date === 'string' ? [{ stage, date }] : [],
  );
}

/** The inputs of the stage before the present one; null: none were kept, so nothing can be said of what moved. */
export function readKeptFigures(snapshot: Sheets): readonly KeptFigure[] | null {
  const area = listArea(snapshot, kept);
  if (!area) return null;
  return readLines(area, kept).flatMap(([ref, value]) =>
    typeof ref === 'string' && (typeof value === 'number' || typeof value === 'string') ? [{ ref, value }] : [],
  );
}

/** The list of stages as it shall be, and with `figures` those of the stage that is left. [] without an identity sheet. */
export function stageListEdits(
  snapshot: Sheets,
  all: readonly AccountStage[],
  figures: readonly KeptFigure[] | null,
): Edit[] {
  return [
    ...lineEdits(snapshot, stages, all.map(stageCells)),
    ...(figures === null || figures.length === 0 ? [] : lineEdits(snapshot, kept, figures.map(keptCells))),
  ];
}

/** The same for a workbook that is only being made. */
export function newStageListEdits(
  sheet: string,
  all: readonly AccountStage[],
  figures: readonly KeptFigure[] | null,
): Edit[] {
  return [
    ...(all.length === 0 ? [] : newLineEdits(sheet, stages, all.map(stageCells))),
    ...(figures === null || figures.length === 0 ? [] : newLineEdits(sheet, kept, figures.map(keptCells))),
  ];
}

const stageCells = ({ stage, date }: AccountStage): CellEdit[] => [stage, date];
const keptCells = ({ ref, value }: KeptFigure): CellEdit[] => [ref, value];
