/**
 * How many lines a text takes in a cell: spreadsheets do not fit merged cells to their text, so row heights are ours to set.
 * A full-width character is one em, others half; breaking is by character as for Chinese.
 */
export function countLines(text: string, widthMm: number, fontPt: number): number {
  const emsPerLine = Math.max(1, (widthMm - 2) / (fontPt * 0.3528));
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(ems(line) / emsPerLine)), 0);
}

export function ems(text: string): number {
  let width = 0;
  for (const character of text)
    width += character.charCodeAt(0) < 0x2000 && character !== '×' && character !== '÷' ? 0.55 : 1;
  return width;
}
