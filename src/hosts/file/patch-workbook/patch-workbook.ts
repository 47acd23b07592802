import { Problem } from '../../../core/problem/further-problem';
import type { AddSheet, ClearHighlights, CellEdit, Edit, HighlightCells } from '../../../core/workbook/edit';
import type { OfficePackage } from '../package/office-package';
import { readPackage } from '../package/package';
import { readRelationships } from '../package/relationships';
import { encodeXml } from '../package/xml';
import { patchZip } from '../patch/zip-patch';
import { applySplices } from '../patch/xml-splice';
import { readWorkbookPart } from '../read/workbook-part';
import { withoutCalculationChain } from './calculation-chain';
import { patchMarks } from './marks';
import { newSheets } from './new-sheets';
import { setCells, type CellWishes } from './set-cells';
import { indexSheet } from './sheet-index';
import { StylesPart } from './styles-part';
import { patchWorkbookPart, type NameWishes } from './workbook-part';

/**
 * What a user's own workbook is changed by: contents, names, marks, protection, sheets that nobody sees. Sheets to be seen and their
 * looks are made when it is made.
 */
const patchable = new Set<Edit['edit']>([
  ...(['set-cells', 'define-name', 'remove-name', 'highlight-cells', 'clear-highlights', 'protect-sheet'] as const),
]);

interface SheetWishes {
  readonly cells: Map<number, Map<number, CellEdit>>;
  readonly cleared: ClearHighlights[];
  readonly marks: HighlightCells[];
  isProtected: boolean;
}

/**
 * An .xlsx with Edits applied by changing only the parts concerned; every other part keeps its very bytes (a library that reads
 * and writes a user's workbook loses what it does not know). Cached results that the caller did not give anew are old: the
 * workbook calculates everything when it is opened.
 * @throws Problem host.edit-refused for what can only be done in Excel or when a workbook is made; host.sheet-gone; input.*
 */
export function patchWorkbook(bytes: Uint8Array, edits: readonly Edit[], file: string): Uint8Array {
  if (edits.length === 0) return bytes;
  const refused = edits.find((edit) => !patchable.has(edit.edit) && !isHiddenSheet(edit));
  if (refused)
    throw new Problem('host.edit-refused', { detail: '这一步要在 Excel 里做，文件里只能改内容、名称和标记' });
  const source = readPackage(bytes, { file, wanted: '.xlsx' });
  const { names, sheets } = sorted(edits);
  const ownParts = sheetParts(source);
  const added = edits.filter(isHiddenSheet);
  const fresh = added.length > 0 ? newSheets(source, added, sheetNames(source)) : null;
  const parts = new Map([...ownParts, ...(fresh?.parts ?? [])]);
  const changed = new Map<string, string>(fresh?.changed);
  const textOf = (part: string): string => changed.get(part) ?? source.markup(part);
  let [calculates, rechains] = [added.length === 0 && names.size > 0, false];
  const stylesPart = readRelationships(source, source.main).find(({ type }) => type === 'styles')?.target;
  const styles = new StylesPart(stylesPart === undefined ? '<styleSheet/>' : source.markup(stylesPart));
  for (const [sheet, wishes] of sheets) {
    const part = parts.get(sheet.toLowerCase());
    if (part === undefined) throw new Problem('host.sheet-gone', { sheet });
    let xml = textOf(part);
    if (wishes.cells.size > 0) {
      if (ownParts.has(sheet.toLowerCase())) {
        calculates = true;
        rechains ||= holdsFormula(xml) || holdsFormula(wishes.cells);
      }
      xml = setCells(xml, wishes.cells, sheet);
    }
    if (wishes.cleared.length > 0 || wishes.marks.length > 0)
      xml = patchMarks(xml, wishes.cleared, wishes.marks, styles);
    if (wishes.isProtected) xml = protect(xml);
    changed.set(part, xml);
  }
  const stylesXml = styles.patched();
  if (stylesXml !== null && stylesPart !== undefined) changed.set(stylesPart, stylesXml);
  changed.set(source.main, patchWorkbookPart(textOf(source.main), names, calculates));
  const { replaced, dropped } = rechains ? withoutCalculationChain(source, textOf) : { replaced: [], dropped: [] };
  for (const [part, xml] of replaced) changed.set(part, xml);
  const zipped = new Map<string, Uint8Array | null>([...changed].map(([part, xml]) => [part, encodeXml(xml)]));
  for (const part of dropped) zipped.set(part, null);
  return patchZip(bytes, zipped, file);
}

function isHiddenSheet(edit: Edit): edit is AddSheet {
  return edit.edit === 'add-sheet' && edit.visibility !== 'visible';
}

/** In a sheet's part or among what is to be written: only formulas stand in the order of calculation. */
function holdsFormula(cells: string | CellWishes): boolean {
  if (typeof cells === 'string') return /<(?:[^\s<>/]+:)?f[\s>/]/.test(cells);
  return [...cells.values()].some((row) => [...row.values()].some((cell) => typeof cell === 'object' && cell !== null));
}

function sorted(edits: readonly Edit[]): { names: NameWishes; sheets: Map<string, SheetWishes> } {
  const names = new Map<string, { name: string; refersTo: string; hidden: boolean } | null>();
  const sheets = new Map<string, SheetWishes>();
  const of = (sheet: string): SheetWishes => {
    const wishes = sheets.get(sheet) ?? { cells: new Map(), cleared: [], marks: [], isProtected: false };
    sheets.set(sheet, wishes);
    return wishes;
  };
  for (const edit of edits) {
    if (edit.edit === 'define-name') names.set(edit.name.toLowerCase(), edit);
    else if (edit.edit === 'remove-name') names.set(edit.name.toLowerCase(), null);
    else if (edit.edit === 'clear-highlights') of(edit.sheet).cleared.push(edit);
    else if (edit.edit === 'highlight-cells') of(edit.sheet).marks.push(edit);
    else if (edit.edit === 'protect-sheet') of(edit.sheet).isProtected = true;
    else if (edit.edit === 'set-cells') {
      const { cells } = of(edit.sheet);
      edit.cells.forEach((row, down) =>
        row.forEach((content, across) => {
          if (content === undefined) return;
          const columns = cells.get(edit.row + down) ?? new Map<number, CellEdit>();
          cells.set(edit.row + down, columns.set(edit.column + across, content));
        }),
      );
    }
  }
  return { names, sheets };
}

/** Of every kind, in lower case: a chart sheet's name is taken too. */
function sheetNames(source: OfficePackage): Set<string> {
  const { sheets } = readWorkbookPart(source.xml(source.main), source.main, source.file);
  return new Set(sheets.map(({ name }) => name.toLowerCase()));
}

/** Sheet name in lower case → its part. */
export function sheetParts(source: OfficePackage): Map<string, string> {
  const relationships = readRelationships(source, source.main);
  const { sheets } = readWorkbookPart(source.xml(source.main), source.main, source.file);
  const worksheets = new Map(relationships.filter(({ type }) => type === 'worksheet').map((one) => [one.id, one]));
  return new Map(
    sheets.flatMap(({ name, relationshipId }) => {
      const found = worksheets.get(relationshipId);
      return found ? [[name.toLowerCase(), found.target] as const] : [];
    }),
  );
}

/** As hosts protect: against slips, without a password; formatting and inserting rows stay allowed. One that is there stays as it is. */
function protect(xml: string): string {
  const { parts, prefix } = indexSheet(xml);
  if (parts.some(({ name }) => name === 'sheetProtection')) return xml;
  const before = parts.filter(({ name }) => name === 'sheetCalcPr' || name === 'sheetData').at(-1);
  if (!before) return xml;
  const allowed = ['formatCells', 'formatColumns', 'formatRows', 'insertRows', 'deleteRows', 'sort', 'autoFilter'];
  const text = `<${prefix}sheetProtection sheet="1"${allowed.map((name) => ` ${name}="0"`).join('')}/>`;
  return applySplices(xml, [{ start: before.end, end: before.end, text }]);
}
