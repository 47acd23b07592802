import { is, isElement } from '../../word/model/dom';
import { pieceText } from '../../word/model/run-text';

/**
 * The main text as WPS 文字 gives it, by its own positions: the end of a cell is two characters and one position (measured). What takes up
 * positions and gives no text (a field's code, here the ends of content controls too, as in Word) is what breaks counting.
 */
export class Positions {
  /** What each position gives. */
  private readonly units: string[] = [];

  constructor(body: Element) {
    this.walk(body);
  }

  get end(): number {
    return this.units.length;
  }

  text(start = 0, end = this.end): string {
    return this.units.slice(start, end).join('');
  }

  private walk(node: Element): void {
    if (is(node, 'r')) return this.run(node);
    if (is(node, 'sdt')) this.units.push('');
    for (let child = node.firstChild; child; child = child.nextSibling) if (isElement(child)) this.walk(child);
    if (is(node, 'sdt')) this.units.push('');
    if (is(node, 'p')) this.units.push('\r');
    if (is(node, 'tc')) this.units[this.units.lastIndexOf('\r')] = '\r\x07';
    if (is(node, 'tr')) this.units.push('\r\x07');
  }

  private run(run: Element): void {
    for (let child = run.firstChild; child; child = child.nextSibling) {
      if (!isElement(child)) continue;
      if (is(child, 'fldChar')) this.units.push('');
      else if (is(child, 'instrText')) for (const _ of child.textContent ?? '') this.units.push('');
      else this.units.push(...pieceText(child));
    }
  }
}
