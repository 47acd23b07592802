import { attributeOf } from '../../../core/report/wordml/xml-tokens';
import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { applySplices } from '../patch/xml-splice';
import { readWorkbookPart } from '../read/workbook-part';
import { cleanProperties } from './clean-properties';
import { cleanSheet } from './clean-sheet';
import { usedStrings, withoutUnused } from './clean-strings';
import { cleanWorkbookPart } from './clean-workbook-part';
import { ownNames } from './own-names';
import { PackageEdit } from './package-edit';
import { RemovedList } from './removed';
import { withSheetFooter } from './sheet-footer';
import type { CleanFile, CleanWishes } from '../../port/hand-in';

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * A workbook as it is handed in: nothing of ours, nobody's name, no history; what people see is as it was, and formulas go on working.
 * @throws Problem input.*
 */
export function cleanWorkbook(bytes: Uint8Array, file: string, wishes: CleanWishes): CleanFile {
  const edit = new PackageEdit(bytes, file, '.xlsx');
  const removed = new RemovedList();
  const before = edit.text(edit.main);
  const { sheets } = readWorkbookPart(before, edit.main, file);
  const own = ownNames(
    before,
    sheets.map(({ name }) => name),
  );
  const targets = new Map(edit.relationships(edit.main).map(({ id, target }) => [id, target]));
  edit.set(edit.main, cleanWorkbookPart(before, own, removed));
  for (const { name, relationshipId } of sheets) {
    const part = targets.get(relationshipId);
    if (part === undefined || !edit.has(part)) continue;
    if (own.sheets.has(name.toLowerCase())) {
      edit.drop(part);
      continue;
    }
    if (!/<(?:[\w]+:)?worksheet[\s>]/.test(edit.text(part))) continue;
    const keys = own.keys.filter(({ sheet }) => sheet.toLowerCase() === name.toLowerCase());
    const clean = cleanSheet(edit.text(part), own, keys, removed);
    edit.set(part, wishes.footer === '' ? clean : withSheetFooter(clean, wishes.footer));
    if (!wishes.keepsComments) dropComments(edit, part, removed);
  }
  cleanStrings(edit, removed);
  for (const part of edit.related(edit.main, 'calcChain')) edit.drop(part);
  for (const part of edit.related(edit.main, 'revisionHeaders', 'usernames')) {
    removed.add('共享工作簿的修订记录');
    edit.drop(part);
  }
  if (!wishes.keepsComments) for (const part of edit.related(edit.main, 'person')) edit.drop(part);
  cleanTitles(edit, own.sheets);
  cleanProperties(edit, removed);
  const links = edit.related(edit.main, 'externalLink').length;
  return {
    bytes: edit.bytesNow(),
    removed: removed.lines(),
    left: [
      ...sheets.flatMap(({ name, visibility }) =>
        visibility === 'visible' || own.sheets.has(name.toLowerCase()) ? [] : [`隐藏的工作表“${name}”`],
      ),
      ...(links > 0 ? [`连到别的文件的链接 ${links} 处`] : []),
    ],
  };
}

/** How many notes and comments the workbook's sheets have. */
export function countWorkbookComments(bytes: Uint8Array, file: string): number {
  const edit = new PackageEdit(bytes, file, '.xlsx');
  const count = (part: string, name: string): number =>
    elementsOf(edit.text(part), (one) => localName(one) === name).length;
  return edit
    .related(edit.main, 'worksheet', 'chartsheet')
    .flatMap((sheet) => edit.related(sheet, 'comments'))
    .reduce((sum, part) => sum + count(part, 'comment'), 0);
}

function dropComments(edit: PackageEdit, sheet: string, removed: RemovedList): void {
  const notes = edit.related(sheet, 'comments');
  for (const part of notes) {
    removed.add('批注', elementsOf(edit.text(part), (name) => localName(name) === 'comment').length);
    edit.drop(part);
  }
  for (const part of edit.related(sheet, 'threadedComment')) edit.drop(part);
  if (notes.length === 0) return;
  // The boxes of notes are shapes of an older kind; a sheet's form buttons may stand in the same part.
  for (const part of edit.related(sheet, 'vmlDrawing')) {
    const xml = edit.text(part);
    const boxes = elementsOf(xml, (name) => localName(name) === 'shape').filter(({ start, end }) =>
      /ObjectType="Note"/.test(xml.slice(start, end)),
    );
    const rest = applySplices(
      xml,
      boxes.map(({ start, end }) => ({ start, end, text: '' })),
    );
    if (elementsOf(rest, (name) => localName(name) === 'shape').length > 0) {
      edit.set(part, rest);
      continue;
    }
    const ids = new Set(
      edit
        .relationships(sheet)
        .filter(({ target }) => target === part)
        .map(({ id }) => id),
    );
    const text = edit.text(sheet);
    const drawings = elementsOf(text, (name) => localName(name) === 'legacyDrawing').filter(({ start, inner }) =>
      ids.has(attributeOf(text.slice(start, inner), 'r:id') ?? ''),
    );
    if (drawings.length === 0) continue;
    edit.set(
      sheet,
      applySplices(
        text,
        drawings.map(({ start, end }) => ({ start, end, text: '' })),
      ),
    );
    edit.drop(part);
  }
}

function cleanStrings(edit: PackageEdit, removed: RemovedList): void {
  const [table] = edit.related(edit.main, 'sharedStrings');
  if (table === undefined) return;
  const used = new Set<number>();
  let count = 0;
  for (const part of edit.related(edit.main, 'worksheet')) count += usedStrings(edit.text(part), used);
  const { xml, emptied } = withoutUnused(edit.text(table), used, count);
  removed.add('已删内容留下的文字', emptied);
  edit.set(table, xml);
}

/** docProps/app.xml lists the sheets by name: the list is optional, and a wrong one is worse than none. */
function cleanTitles(edit: PackageEdit, sheets: ReadonlySet<string>): void {
  if (sheets.size === 0) return;
  for (const part of edit.related('', 'extended-properties')) {
    const xml = edit.text(part);
    const lists = elementsOf(xml, (name) => ['HeadingPairs', 'TitlesOfParts'].includes(localName(name)));
    edit.set(
      part,
      applySplices(
        xml,
        lists.map(({ start, end }) => ({ start, end, text: '' })),
      ),
    );
  }
}
