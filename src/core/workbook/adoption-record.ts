import type { CellEdit, Edit } from './edit';
import { listArea, newLineEdits, readLines, type IdentityList } from './identity-lines';
import { identitySheet } from './identity';
import type { Snapshot } from './snapshot';

/** How a bureau's own cell prints what a field holds: money in this measure, a rate as 0.951 (ratio) or 95.1 (percent); plain: as the field has it. */
export const printedMeasures = ['plain', '元', '千元', '万元', '亿元', 'ratio', 'percent'] as const;
export type PrintedMeasure = (typeof printedMeasures)[number];

/** Parts of one text that are fields of their own: "≥95%" is a direction, a value and a unit, "达成" what was reached. */
export const quantityParts = ['direction', 'value', 'unit', 'grade'] as const;
export type QuantityPart = (typeof quantityParts)[number];

/**
 * Which part of the cell is the field's: all of it, what stands behind a label in the same cell ("填报单位：某局"), the year in a title
 * ("2023年度…基础数据表"), or one part of an indicator's value ("≥95%").
 */
export type PrintedPart =
  | { readonly is: 'whole' }
  /** until: the next label in the cell, where there is one. */
  | { readonly is: 'behind'; readonly label: string; readonly until?: string }
  | { readonly is: 'year' }
  | { readonly is: QuantityPart };

export function isQuantityPart(part: PrintedPart): part is { readonly is: QuantityPart } {
  return (quantityParts as readonly string[]).includes(part.is);
}

/** One cell of a bureau's own form that stands for a field. */
export interface AdoptedCell {
  /** A field id; a column of repeating rows as "businessProjects.final": its name covers all rows. */
  readonly field: string;
  readonly measure: PrintedMeasure;
  readonly part: PrintedPart;
  /** A formula of the bureau's own stood there when the form was adopted: it is theirs, and no fault. */
  readonly hasFormula: boolean;
}

/** By field id. A field of the pack that is not in it is absent from the bureau's form: nobody can fill it there. */
export type AdoptionRecord = ReadonlyMap<string, AdoptedCell>;

const list: IdentityList = {
  name: 'jx.identity.adoption',
  left: 20,
  heads: ['认领的数据项', '原表的计量', '格中的位置', '原表有公式'],
};

/** What the record says of each part but a label, which it quotes. */
const partTexts: Readonly<Record<Exclude<PrintedPart['is'], 'behind'>, string>> = {
  whole: '整格',
  year: '年份',
  direction: '指标方向',
  value: '指标数值',
  unit: '单位或内容',
  grade: '完成情况',
};

/** null: a form of our own making. A damaged line is left out: its field then counts as absent. */
export function readAdoption(snapshot: Pick<Snapshot, 'names' | 'sheets'>): AdoptionRecord | null {
  const area = listArea(snapshot, list);
  if (area === null) return null;
  const record = new Map<string, AdoptedCell>();
  for (const [field, measure, part, formula] of readLines(area, list)) {
    if (typeof field !== 'string' || typeof part !== 'string') continue;
    const known = printedMeasures.find((one) => one === measure);
    if (known !== undefined)
      record.set(field, { field, measure: known, part: partOf(part), hasFormula: formula === 1 });
  }
  return record;
}

/** The record beside the identity that the same edits make. No cell at all: [] */
export function adoptionRecordEdits(cells: readonly AdoptedCell[]): Edit[] {
  if (cells.length === 0) return [];
  return newLineEdits(
    identitySheet,
    list,
    cells.map(({ field, measure, part, hasFormula }): CellEdit[] => [
      field,
      measure,
      textOfPart(part),
      hasFormula ? 1 : 0,
    ]),
  );
}

/** A label is kept behind a sign that no other value begins with. */
function textOfPart(part: PrintedPart): string {
  if (part.is !== 'behind') return partTexts[part.is];
  return `在“${part.label}”之后${part.until === undefined ? '' : `到“${part.until}”之前`}`;
}

function partOf(text: string): PrintedPart {
  const [, label, until] = /^在“(.*?)”之后(?:到“(.*)”之前)?$/s.exec(text) ?? [];
  if (label !== undefined) return { is: 'behind', label, ...(until !== undefined && { until }) };
  const kinds = ['year', ...quantityParts] as const;
  return { is: kinds.find((kind) => partTexts[kind] === text) ?? 'whole' };
}
