/** A block of cells on one sheet; 1-based, inclusive. */
export interface Area {
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** "B5" or "B5:C7". */
export function a1(area: Pick<Area, 'top' | 'left' | 'bottom' | 'right'>): string {
  const from = columnLetters(area.left) + area.top;
  return area.top === area.bottom && area.left === area.right
    ? from
    : `${from}:${columnLetters(area.right)}${area.bottom}`;
}

/** "$B$5" or "$B$5:$C$7". */
export function absoluteA1(area: Pick<Area, 'top' | 'left' | 'bottom' | 'right'>): string {
  const from = `$${columnLetters(area.left)}$${area.top}`;
  return area.top === area.bottom && area.left === area.right
    ? from
    : `${from}:$${columnLetters(area.right)}$${area.bottom}`;
}

/** 'It''s'! — always quoted: right for every sheet name, and what Excel writes for Chinese names with signs. */
export function sheetPrefix(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'!`;
}

const reference = /^(?:'((?:[^']|'')+)'|([^'!:,\s()]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i;

/** "'基础数据表'!$B$5" → its area; null for anything that is not one plain range on one sheet (#REF!, constants, unions). */
export function parseReference(refersTo: string): Area | null {
  const match = reference.exec(refersTo.trim());
  if (!match) return null;
  const [, quoted, bare, left, top, right, bottom] = match;
  const sheet = quoted === undefined ? bare : quoted.replaceAll("''", "'");
  if (sheet === undefined || left === undefined || top === undefined || sheet.startsWith('#')) return null;
  const area = {
    sheet,
    top: Number(top),
    left: columnNumber(left),
    bottom: Number(bottom ?? top),
    right: columnNumber(right ?? left),
  };
  return area.top >= 1 && area.bottom >= area.top && area.right >= area.left ? area : null;
}

/** "B5", "B:C" is not one; "B5:C6". Without a sheet. */
export function parseA1(text: string): Omit<Area, 'sheet'> | null {
  const area = parseReference(`x!${text}`);
  return area && { top: area.top, left: area.left, bottom: area.bottom, right: area.right };
}
