import type { MergedArea, PrintedSheet } from '../../core/adopt/printed-sheet';
import { a1 } from '../../core/workbook/address';
import type { EtRange, EtWorkbook, EtWorksheet } from './et-api';
import { looksOf } from './looks';
import { itemsOf } from './own-book';
import { readSheet } from './read';

export function readPrinted(book: EtWorkbook): readonly PrintedSheet[] {
  return [...itemsOf(book.Worksheets)].map((sheet) => {
    const used = { ...blockOf(sheet.UsedRange), top: 1, left: 1 };
    return { ...readSheet(sheet.Name, sheet), merges: mergesOf(sheet, used), looks: looksOf(sheet, used) };
  });
}

/** WPS has no list of merged areas: blocks without any are passed over whole, others halved until one cell says its own. */
function mergesOf(sheet: EtWorksheet, used: MergedArea): readonly MergedArea[] {
  const found = new Map<string, MergedArea>();
  const isKnown = ({ top, left, bottom, right }: MergedArea): boolean =>
    [...found.values()].some((one) => one.top <= top && one.left <= left && one.bottom >= bottom && one.right >= right);
  const look = (block: MergedArea): void => {
    if (isKnown(block)) return;
    const range = sheet.Range(a1(block));
    if (range.MergeCells === false) return;
    const [rows, columns] = [block.bottom - block.top, block.right - block.left];
    if (rows === 0 && columns === 0) {
      const area = blockOf(range.MergeArea);
      found.set(a1(area), area);
    } else if (rows >= columns) {
      const middle = block.top + Math.floor(rows / 2);
      look({ ...block, bottom: middle });
      look({ ...block, top: middle + 1 });
    } else {
      const middle = block.left + Math.floor(columns / 2);
      look({ ...block, right: middle });
      look({ ...block, left: middle + 1 });
    }
  };
  look(used);
  return [...found.values()];
}

function blockOf(range: EtRange): MergedArea {
  const [top, left] = [range.Row, range.Column];
  return { top, left, bottom: top + range.Rows.Count - 1, right: left + range.Columns.Count - 1 };
}
