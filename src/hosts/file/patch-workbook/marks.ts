import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { attributeOf, escapeXml, plainText, tagsOf } from '../../../core/report/wordml/xml-tokens';
import { a1, parseA1 } from '../../../core/workbook/address';
import type { ClearHighlights, HighlightCells } from '../../../core/workbook/edit';
import { lookOrder, piecesOfLook } from '../../../core/workbook/highlight-look';
import { applySplices, type XmlSplice } from '../patch/xml-splice';
import { indexSheet, type CellSpan, type SheetIndex } from './sheet-index';
import type { StylesPart } from './styles-part';

/** Parts of a worksheet that come behind its conditional formats (ECMA-376 §18.3.1.99). */
const behind = new Set([
  ...[
    'dataValidations',
    'hyperlinks',
    'printOptions',
    'pageMargins',
    'pageSetup',
    'headerFooter',
    'rowBreaks',
    'colBreaks',
  ],
  ...['customProperties', 'cellWatches', 'ignoredErrors', 'smartTags', 'drawing', 'legacyDrawing', 'legacyDrawingHF'],
  ...['drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst'],
]);

/** The part with conditional formats taken away, then added; formulas must not depend on where they stand (marks do not). */
export function patchMarks(
  xml: string,
  cleared: readonly ClearHighlights[],
  wanted: readonly HighlightCells[],
  styles: StylesPart,
): string {
  const rest = cleared.length === 0 ? xml : withoutRules(xml, new Set(cleared.map(({ formula }) => formula)));
  if (wanted.length === 0) return rest;
  const index = indexSheet(rest);
  const last = index.parts.filter(({ name }) => name === 'conditionalFormatting').at(-1);
  const at = last?.end ?? index.parts.find(({ name }) => behind.has(name))?.start ?? index.close;
  return applySplices(rest, [{ start: at, end: at, text: rulesXml(rest, index, wanted, styles) }]);
}

function rulesXml(xml: string, index: SheetIndex, wanted: readonly HighlightCells[], styles: StylesPart): string {
  const p = index.prefix;
  let priority = 0;
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'close' || tag.name.slice(tag.name.indexOf(':') + 1) !== 'cfRule') continue;
    const stated = Number(attributeOf(xml.slice(tag.start, tag.end), 'priority') ?? 0);
    if (Number.isInteger(stated)) priority = Math.max(priority, stated);
  }
  const at = cellsOf(index);
  const rules: string[] = [];
  for (const look of lookOrder) {
    for (const { areas, formula } of wanted.filter((edit) => edit.look === look)) {
      const rects = areas.flatMap((area) => parseA1(area) ?? []);
      for (const piece of piecesOfLook(look, rects, (row, column) => formatOf(xml, styles, at(row, column)))) {
        const range = piece.rects.map(a1).join(' ');
        const rule = `<${p}cfRule type="expression" dxfId="${styles.dxf(look, piece.format)}" priority="${++priority}">`;
        const body = `<${p}formula>${escapeXml(formula)}</${p}formula></${p}cfRule>`;
        rules.push(`<${p}conditionalFormatting sqref="${range}">${rule}${body}</${p}conditionalFormatting>`);
      }
    }
  }
  return rules.join('');
}

/** Rows of cells by their places: many marks ask for many cells. */
function cellsOf({ rows }: SheetIndex): (row: number, column: number) => CellSpan | undefined {
  const found = new Map<number, Map<number, CellSpan>>();
  const places = new Map(rows.map((row) => [row.row, row]));
  return (row, column) => {
    let cells = found.get(row);
    if (!cells) found.set(row, (cells = new Map(places.get(row)?.cells.map((cell) => [cell.column, cell]))));
    return cells.get(column);
  };
}

function formatOf(xml: string, styles: StylesPart, cell: CellSpan | undefined): string {
  return styles.numberFormat(cell ? Number(attributeOf(xml.slice(cell.start, cell.openEnd), 's') ?? 0) : 0);
}

/** A block whose rules are all gone goes too. */
function withoutRules(xml: string, formulas: ReadonlySet<string>): string {
  const { prefix: p, parts } = indexSheet(xml);
  const splices = parts.flatMap(({ name, start, end }): XmlSplice[] => {
    if (name !== 'conditionalFormatting') return [];
    const block = xml.slice(start, end);
    const rules = elementsOf(block, (tag) => tag === `${p}cfRule`);
    const gone = rules.filter(({ inner, innerEnd }) => {
      const rule = block.slice(inner, innerEnd);
      const [formula] = elementsOf(rule, (tag) => tag === `${p}formula`);
      return formulas.has(formula ? plainText(rule.slice(formula.inner, formula.innerEnd)) : '');
    });
    if (gone.length === 0) return [];
    if (gone.length === rules.length) return [{ start, end, text: '' }];
    return gone.map((rule) => ({ start: start + rule.start, end: start + rule.end, text: '' }));
  });
  return applySplices(xml, splices);
}
