import { attributeOf, decodeText, escapeXml } from '../../../core/report/wordml/xml-tokens';
import { a1, parseA1 } from '../../../core/workbook/address';
import type { ClearHighlights, HighlightCells } from '../../../core/workbook/edit';
import { lookOrder, piecesOfLook } from '../../../core/workbook/highlight-look';
import { applySplices, type XmlSplice } from '../patch/xml-splice';
import { indexSheet, type SheetIndex } from './sheet-index';
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
  const taken = [...xml.matchAll(/\spriority\s*=\s*["'](\d+)["']/g)].map(([, number]) => Number(number));
  let priority = Math.max(0, ...taken);
  const rules: string[] = [];
  for (const look of lookOrder) {
    for (const { areas, formula } of wanted.filter((edit) => edit.look === look)) {
      const rects = areas.flatMap((area) => parseA1(area) ?? []);
      for (const piece of piecesOfLook(look, rects, (row, column) => formatAt(xml, index, styles, row, column))) {
        const range = piece.rects.map(a1).join(' ');
        const rule = `<${p}cfRule type="expression" dxfId="${styles.dxf(look, piece.format)}" priority="${++priority}">`;
        const body = `<${p}formula>${escapeXml(formula)}</${p}formula></${p}cfRule>`;
        rules.push(`<${p}conditionalFormatting sqref="${range}">${rule}${body}</${p}conditionalFormatting>`);
      }
    }
  }
  return rules.join('');
}

function formatAt(xml: string, index: SheetIndex, styles: StylesPart, row: number, column: number): string {
  const cell = index.rows.find((one) => one.row === row)?.cells.find((one) => one.column === column);
  return styles.numberFormat(cell ? Number(attributeOf(xml.slice(cell.start, cell.openEnd), 's') ?? 0) : 0);
}

/** A block whose rules are all gone goes too. */
function withoutRules(xml: string, formulas: ReadonlySet<string>): string {
  const { prefix: p, parts } = indexSheet(xml);
  const rule = new RegExp(`<${p}cfRule\\b[^>]*?(?:/>|>[\\s\\S]*?</${p}cfRule>)`, 'g');
  const text = new RegExp(`<${p}formula>([\\s\\S]*?)</${p}formula>`);
  const splices = parts.flatMap(({ name, start, end }): XmlSplice[] => {
    if (name !== 'conditionalFormatting') return [];
    const block = xml.slice(start, end);
    const rules = [...block.matchAll(rule)];
    const gone = rules.filter(([whole]) => formulas.has(decodeText(text.exec(whole)?.[1] ?? '')));
    if (gone.length === 0) return [];
    if (gone.length === rules.length) return [{ start, end, text: '' }];
    return gone.map((match) => ({ start: start + match.index, end: start + match.index + match[0].length, text: '' }));
  });
  return applySplices(xml, splices);
}
