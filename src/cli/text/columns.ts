/**
 * Width in terminal columns: CJK ideographs, full-width forms and Chinese punctuation take two. Curly quotes, × and ÷ take one, as
 * terminals count them (Unicode UAX #11, "ambiguous" is narrow).
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** Rows in aligned columns, two spaces apart; `right` names the columns of figures. No trailing spaces. */
export function alignColumns(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell))));
  return rows.map((row) =>
    row
      .map((cell, at) => (right.includes(at) ? padStart(cell, widths[at]!) : padEnd(cell, widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
}

/** Breaks a text into lines of at most `width` columns, as Chinese is set: not inside a word or a number, not before a closing or after an opening sign. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const piece of paragraph.match(
      /[（《“‘【]+(?:(?:[\w.%+\-[\]/:]+|[^\w\s（《“‘【])[，。；：、？！）》”’】]*)?|(?:[\w.%+\-[\]/:]+|[^\w\s（《“‘【])[，。；：、？！）》”’】]*|\s+/gu,
    ) ?? ['']) {
      if (line !== '' && displayWidth(line + piece.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = piece.trimStart();
      } else line += piece;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** "名称  text…" with later lines indented under the text. */
export function labelled(label: string, text: string, indent: number, width: number): string[] {
  const head = `${' '.repeat(indent)}${label}  `;
  const hang = displayWidth(head);
  return wrap(text, Math.max(20, width - hang)).map((line, at) => (at === 0 ? head : ' '.repeat(hang)) + line);
}

/** Lines as they are, those that are wider than the terminal gone on beneath, indented. */
export function fitted(lines: readonly string[], width: number): string[] {
  return lines.flatMap((line) => {
    if (displayWidth(line) <= width) return [line];
    const indent = /^[ 　]*/u.exec(line)![0];
    const hang = `${indent}    `;
    const [first = '', ...more] = wrap(line.trim(), Math.max(20, width - displayWidth(hang)));
    return [indent + first, ...more.map((one) => hang + one)];
  });
}
