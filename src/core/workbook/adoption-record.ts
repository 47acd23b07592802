import type { CellEdit, Edit } from './edit';
import { listArea, newLineEdits, readLines, type IdentityList } from './identity-lines';
import { identitySheet } from './identity';
import type { Snapshot } from './snapshot';

/** How a bureau's own cell prints what a field holds: money in this measure, a rate as 0.951 (ratio) or 95.1 (percent); plain: as the field has it. */
export const printedMeasures = ['plain', '元', '千元', '万元', '亿元', 'ratio', 'percent'] as const;
export type PrintedMeasure = (typeof printedMeasures)[number];

/**
 * Which part of the cell is the field's: all of it, what stands behind a label in the same cell ("填报单位：某局"), or the year in a
 * title ("2023年度…基础数据表").
 */
export type PrintedPart =
  | { readonly is: 'whole' }
  /** until: the next label in the cell, where there is one. */
  | { readonly is: 'behind'; readonly label: string; readonly until?: string }
  | { readonly is: 'year' };

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

const wholeText = '整格';
const yearText = '年份';

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
  const until = part.is === 'behind' && part.until !== undefined ? `到“${part.until}”之前` : '';
  return part.is === 'behind' ? `在“${part.label}”之后${until}` : part.is === 'year' ? yearText : wholeText;
}

function partOf(text: string): PrintedPart {
  if (text === yearText) return { is: 'year' };
  const [, label, until] = /^在“(.*?)”之后(?:到“(.*)”之前)?$/s.exec(text) ?? [];
  if (label === undefined) return { is: 'whole' };
  return { is: 'behind', label, ...(until !== undefined && { until }) };
}
