import { escapeXml } from './xml-text';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The workbook's table of texts: each stands in the file once. */
export class SharedTexts {
  private readonly numbers = new Map<string, number>();
  private uses = 0;

  /** The text's number in the table; escaped as a cell holds it (xstring), not for XML. */
  add(text: string): number {
    this.uses += 1;
    let number = this.numbers.get(text);
    if (number === undefined) this.numbers.set(text, (number = this.numbers.size));
    return number;
  }

  /** The part xl/sharedStrings.xml. */
  xml(): string {
    const items: string[] = [];
    for (const text of this.numbers.keys()) {
      // Blanks at an end and line feeds are dropped by readers that are not told to keep them.
      const space = text.trim() !== text || text.includes('\n') ? ' xml:space="preserve"' : '';
      items.push(`<si><t${space}>${escapeXml(text)}</t></si>`);
    }
    return `${head}<sst xmlns="${namespace}" count="${this.uses}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}
