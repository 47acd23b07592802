import { budgets } from '../../../core/problem/budgets';
import { boundSheets } from '../../../core/workbook/bound-sheets';
import type { NameSnapshot, SheetSnapshot, Snapshot } from '../../../core/workbook/snapshot';
import type { TellProgress } from '../../port/file-reading';
import type { OfficePackage } from '../package/office-package';
import { readPackage } from '../package/package';
import { readRelationships } from '../package/relationships';
import { damaged } from '../package/zip';
import { readSharedStrings } from './shared-strings';
import { readSheetPart } from './sheet-part';
import { readWorkbookPart, type SheetEntry } from './workbook-part';

export interface ReadOptions {
  /**
   * 'named' (default): the sheets that `jx.` names point to, the identity sheet among them; without any such name every worksheet
   * is listed, but its cells and protection are not read. 'all': every worksheet with its cells.
   */
  readonly sheets?: 'named' | 'all';
  /** The most a file may inflate to. */
  readonly limitMb?: number;
  /** Told while the parts are read. */
  readonly onProgress?: TellProgress;
}

/**
 * The workbook in the bytes of an .xlsx file, for browser and Node alike; `file` names it in messages. Chart and dialog sheets are
 * not listed. Throws Problem (input.*) for anything that cannot be read for certain.
 */
export function readWorkbook(bytes: Uint8Array, file: string, options: ReadOptions = {}): Snapshot {
  return readWorkbookPackage(
    readPackage(bytes, { file, wanted: '.xlsx', limitMb: options.limitMb ?? budgets.inflated.most }),
    options,
  );
}

/** The same from a package that is already open, as when a file is read to be patched. */
export function readWorkbookPackage(source: OfficePackage, options: ReadOptions = {}): Snapshot {
  const { file, main } = source;
  const { sheets, names, datesFrom1904 } = readWorkbookPart(source.xml(main), main, file);
  if (sheets.length === 0) throw damaged(file, '没有工作表');
  const relationships = readRelationships(source, main);
  const byId = new Map(relationships.map((one) => [one.id, one]));
  const isPointedTo = pointedTo(sheets, names);
  const worksheets = sheets.flatMap((entry) => {
    const target = byId.get(entry.relationshipId);
    const isWhole = target !== undefined && !target.isExternal;
    if (!isWhole || (target.type === 'worksheet' && !source.has(target.target) && !isPointedTo(entry))) {
      if (!isWhole && isPointedTo(entry)) throw damaged(file, `找不到工作表“${entry.name}”的内容`);
      return []; // what is left of a macro sheet that a program took out: nobody can open it, and nothing of ours stands on it
    }
    return target.type === 'worksheet' ? [{ ...entry, part: target.target }] : [];
  });
  const listed = options.sheets === 'all' ? worksheets : boundSheets(worksheets, names);
  const whole = { names, ...(datesFrom1904 && { datesFrom1904 }) };
  if (listed === null) return { sheets: worksheets.map(unread), ...whole };
  const stringsPart = relationships.find((each) => each.type === 'sharedStrings' && !each.isExternal)?.target;
  const hasStrings = stringsPart !== undefined && listed.length > 0 && source.has(stringsPart);
  const parts = [...(hasStrings ? [stringsPart] : []), ...listed.map(({ part }) => part)];
  const progress = progressOver(source, parts, options.onProgress);
  const before = parts.length - listed.length;
  let strings: readonly string[] = [];
  if (hasStrings) {
    const passed = progress('texts', '', 0);
    strings = readSharedStrings(source.xml(stringsPart), stringsPart, file, passed);
  }
  const limitMb = options.limitMb ?? budgets.inflated.most;
  const read = { cells: 0 };
  return {
    sheets: listed.map(({ name, visibility, part }, index) => ({
      name,
      visibility,
      ...readSheetPart({
        passed: progress('cells', name, before + index),
        xml: source.xml(part),
        part,
        file,
        sheet: name,
        strings,
        limitMb,
        read,
        datesFrom1904,
      }),
    })),
    ...whole,
  };
}

/** Of one part among all that are to be read, how far the whole is; said once before the part is inflated. */
function progressOver(
  source: OfficePackage,
  parts: readonly string[],
  tell: TellProgress = () => {},
): (phase: 'texts' | 'cells', sheet: string, index: number) => (share: number) => void {
  const sizes = parts.map((part) => source.size(part));
  const all = Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  return (phase, sheet, index) => {
    const behind = sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
    const passed = (share: number): void => tell({ phase, sheet, share: (behind + share * sizes[index]!) / all });
    passed(0);
    return passed;
  };
}

/** Without a name of ours nobody can say which sheets matter: then all do. */
function pointedTo(sheets: readonly SheetEntry[], names: readonly NameSnapshot[]): (entry: SheetEntry) => boolean {
  const bound = boundSheets(sheets, names);
  const all = new Set(bound);
  return (entry) => bound === null || all.has(entry);
}

function unread({ name, visibility }: SheetEntry): SheetSnapshot {
  return { name, visibility, isProtected: false, row: 1, column: 1, cells: [] };
}
