/** Comma-separated text (RFC 4180: quotes, doubled quotes) as the lines that copying from a sheet gives. */
export function tabsOfCsv(text: string): string {
  let isQuoted = false;
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '"') {
      if (isQuoted && text[at + 1] === '"') out += text[++at]!;
      else isQuoted = !isQuoted;
    } else if (letter === ',' && !isQuoted) out += '\t';
    else out += isQuoted && /[\t\r\n]/.test(letter) ? ' ' : letter;
  }
  return out;
}
