import type { Pack } from '../pack/pack';
import type { IndicatorDefinition, SheetDefinition } from '../pack/schema';
import { columns, type LaidCell, type LaidRow } from './laid';
import { countLines } from './text-lines';
import { deductionField, evidenceField, fullField, scoreField } from '../pack/generated-fields';

/** The longest line of the unit's own numbers under a definition: a quotient, or a difference over its base. */
const quotientLine = '\n00000.00÷00000.00×100%＝000.00%';
const changeLine = '\n（00000.00－00000.00）÷00000.00×100%＝000.00%';

/** Points a line of 9 pt text takes, and the air around a cell's text. */
const lineHeightPt = 11.8;
const paddingPt = 6;
const smallestRowPt = 22;

/** The indicator tree of 《评分表》: merged levels, split again after a page break (过程（续）), never merged across one. */
export function layoutIndicators(
  pack: Pack,
  sheet: SheetDefinition,
  firstRow: number,
): { rows: LaidRow[]; cells: LaidCell[] } {
  const at = sheet.indicators;
  if (!at) throw new Error(`sheet ${sheet.id} has an indicators row but no indicator columns`);
  const rows: LaidRow[] = [];
  const cells: LaidCell[] = [];
  const width = (span: string): number => {
    const { left, right } = columns(span);
    return sheet.columnsMm.slice(left - 1, right).reduce((sum, mm) => sum + mm, 0);
  };
  const put = (span: string, top: number, bottom: number, cell: Pick<LaidCell, 'text' | 'field' | 'style'>): void => {
    cells.push({ ...columns(span), top, bottom, ...cell });
  };

  /** "投入\n15" where the form prints a level's marks in its own cell. */
  const withMarks = ({ label, full }: { readonly label: string; readonly full?: string | undefined }): string =>
    pack.scoring.levelMarks === 'label' && full !== undefined ? `${label}\n${full}` : label;

  for (const level of pack.scoring.levels) {
    let pageTop = firstRow + rows.length;
    let continued = false;
    const closePage = (): void => {
      const bottom = firstRow + rows.length - 1;
      if (bottom < pageTop) return;
      put(at.level1, pageTop, bottom, {
        text: `${withMarks(level)}${continued ? '\n（续）' : ''}`,
        style: 'indicatorLevel',
      });
      if (at.level1Full !== undefined)
        put(
          at.level1Full,
          pageTop,
          bottom,
          continued ? { text: '', style: 'indicatorWeight' } : { field: `full.${level.id}`, style: 'indicatorWeight' },
        );
      pageTop = bottom + 1;
      continued = true;
    };
    for (const child of level.children) {
      const childTop = firstRow + rows.length;
      for (const indicator of child.indicators) {
        const row = firstRow + rows.length;
        rows.push({
          id: indicator.id,
          heightPt: rowHeight(pack, indicator, width(at.label), width(at.standard), width(at.note)),
          breakAfter: false,
        });
        putIndicator(indicator, row);
      }
      const childBottom = firstRow + rows.length - 1;
      put(at.level2, childTop, childBottom, { text: withMarks(child), style: 'indicatorLevel' });
      if (at.level2Full !== undefined)
        put(
          at.level2Full,
          childTop,
          childBottom,
          child.full === undefined
            ? { text: '', style: 'indicatorWeight' }
            : { field: `full.${child.id}`, style: 'indicatorWeight' },
        );
      if (at.breakAfter.includes(child.id)) {
        rows[rows.length - 1] = { ...rows[rows.length - 1]!, breakAfter: true };
        closePage();
      }
    }
    closePage();
  }

  function putIndicator(indicator: IndicatorDefinition, row: number): void {
    const columnsOf = at!;
    put(columnsOf.label, row, row, { text: indicator.label, style: 'indicatorName' });
    put(columnsOf.full, row, row, { field: fullField(indicator), style: 'indicatorWeight' });
    put(columnsOf.standard, row, row, { text: indicator.standard, style: 'indicatorText' });
    put(columnsOf.note, row, row, { field: `note.${indicator.id}`, style: 'indicatorText' });
    put(columnsOf.score, row, row, { field: scoreField(indicator.id), style: 'indicatorScore' });
    if (columnsOf.deduction !== undefined)
      put(columnsOf.deduction, row, row, { field: deductionField(indicator.id), style: 'indicatorText' });
    if (indicator.rule.kind === 'manual')
      put(columnsOf.evidence, row, row, { field: evidenceField(indicator.id), style: 'indicatorEvidence' });
    put(columnsOf.basis, row, row, { text: indicator.basis, style: 'indicatorText' });
  }
  return { rows, cells };
}

function rowHeight(
  pack: Pack,
  indicator: IndicatorDefinition,
  labelMm: number,
  standardMm: number,
  noteMm: number,
): number {
  const note = indicator.definition + numbersLine(pack, indicator);
  const lines = Math.max(
    countLines(indicator.label, labelMm, 10),
    countLines(indicator.standard, standardMm, 9),
    countLines(note, noteMm, 9),
  );
  return Math.max(smallestRowPt, Math.round(lines * lineHeightPt + paddingPt));
}

function numbersLine(pack: Pack, indicator: IndicatorDefinition): string {
  if (indicator.rule.kind === 'manual') return '';
  const rate = 'rate' in indicator.rule ? pack.byId.get(indicator.rule.rate) : undefined;
  return rate && 'derive' in rate && rate.derive !== undefined && 'changeRate' in rate.derive
    ? changeLine
    : quotientLine;
}
