import { attributeOf, tagsOf } from '../../../core/report/wordml/xml-tokens';
import { a1 } from '../../../core/workbook/address';
import type { Edit } from '../../../core/workbook/edit';
import { identitySheet } from '../../../core/workbook/identity';
import type { LockedCells, LockedStructure } from '../../port/locked-cells';
import type { OfficePackage } from '../package/office-package';
import { readPackage } from '../package/package';
import { readRelationships } from '../package/relationships';
import { sheetParts } from '../patch-workbook/patch-workbook';
import { indexSheet } from '../patch-workbook/sheet-index';

/**
 * Which of the cells that edits would write are locked under a password. A file lets anybody write them; programs do not, and whoever
 * set the password did not want it. Sheets that are protected without one are so against slips alone.
 * @throws Problem input.*
 */
export function lockedCells(bytes: Uint8Array, file: string, edits: readonly Edit[]): readonly LockedCells[] {
  const source = readPackage(bytes, { file, wanted: '.xlsx' });
  const parts = sheetParts(source);
  const isUnlocked = unlockedStyles(source);
  const found = new Map<string, string[]>();
  for (const edit of edits) {
    const part = edit.edit === 'set-cells' ? parts.get(edit.sheet.toLowerCase()) : undefined;
    // Our own sheet is nobody else's to lock.
    if (edit.edit !== 'set-cells' || part === undefined || edit.sheet === identitySheet) continue;
    const xml = source.markup(part);
    const { rows, parts: own } = indexSheet(xml);
    const protection = own.find(({ name }) => name === 'sheetProtection');
    if (!protection || !hasPassword(xml.slice(protection.start, protection.end))) continue;
    edit.cells.forEach((line, down) =>
      line.forEach((cell, across) => {
        if (cell === undefined) return;
        const [row, column] = [edit.row + down, edit.column + across];
        const span = rows.find((one) => one.row === row)?.cells.find((one) => one.column === column);
        const style = span ? attributeOf(xml.slice(span.start, span.openEnd), 's') : null;
        if (isUnlocked[Number(style ?? 0)] === true) return;
        const address = a1({ top: row, left: column, bottom: row, right: column });
        found.set(edit.sheet, [...(found.get(edit.sheet) ?? []), address]);
      }),
    );
  }
  return [...found].map(([sheet, addresses]) => ({ sheet, addresses }));
}

/** How a workbook keeps anybody from adding and removing sheets: under a password, or against slips alone; null: it does not. @throws Problem input.* */
export function lockedStructure(bytes: Uint8Array, file: string): LockedStructure | null {
  const source = readPackage(bytes, { file, wanted: '.xlsx' });
  const xml = source.markup(source.main);
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'close' || tag.name.slice(tag.name.indexOf(':') + 1) !== 'workbookProtection') continue;
    const text = xml.slice(tag.start, tag.end);
    if (!/^(?:1|true)$/.test(attributeOf(text, 'lockStructure') ?? '')) return null;
    const isUnderPassword = ['workbookPassword', 'workbookHashValue'].some(
      (name) => (attributeOf(text, name) ?? '') !== '',
    );
    return { isUnderPassword };
  }
  return null;
}

function hasPassword(tag: string): boolean {
  const isOn = /^(?:1|true)$/.test(attributeOf(tag, 'sheet') ?? '');
  return isOn && ['password', 'hashValue'].some((name) => (attributeOf(tag, name) ?? '') !== '');
}

/** By index as in a cell's "s"; a cell is locked unless its style says otherwise. */
function unlockedStyles(source: OfficePackage): readonly boolean[] {
  const part = readRelationships(source, source.main).find(({ type }) => type === 'styles')?.target;
  if (part === undefined) return [];
  const xml = source.markup(part);
  const found: boolean[] = [];
  const path: string[] = [];
  for (const tag of tagsOf(xml)) {
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    if (tag.kind === 'close') {
      path.pop();
      continue;
    }
    const parent = path.at(-1);
    if (name === 'xf' && parent === 'cellXfs') found.push(false);
    else if (name === 'protection' && parent === 'xf' && path.at(-2) === 'cellXfs')
      found[found.length - 1] = /^(?:0|false)$/.test(attributeOf(xml.slice(tag.start, tag.end), 'locked') ?? '');
    if (tag.kind === 'open') path.push(name);
  }
  return found;
}
