import { ancestor, is, isElement } from '../../word/model/dom';
import { before, behind, type Place, type Span } from '../../word/model/place';
import { paragraphEnd } from '../../word/model/blocks';
import { pieceText } from '../../word/model/run-text';

/** Where nobody knows how WPS 文字 counts: each way is one build. */
export interface PositionRules {
  /** Ends of content controls take up a position each, as in Word. Default: they do. */
  readonly controlEnds?: boolean;
  /** The range of a control around whole paragraphs holds the end of the last of them. Default: it does. */
  readonly lastEnd?: boolean;
  /** Text that marked changes took out is shown in texts. Default: it is. Its positions are there in either case. */
  readonly gone?: boolean;
}

interface Unit {
  readonly text: string;
  readonly before: Place;
  readonly behind: Place;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The main text as WPS 文字 gives it, by its own positions: the end of a cell is two characters and one position (measured). What takes up
 * positions and gives no text (a field's code, the ends of content controls) is what breaks counting.
 */
export class Positions {
  /** What each position gives. */
  private readonly units: Unit[] = [];
  private readonly stretches = new Map<Element, Stretch>();

  constructor(
    body: Element,
    private readonly rules: PositionRules = {},
  ) {
    this.walk(body);
  }

  get end(): number {
    return this.units.length;
  }

  text(start = 0, end = this.end): string {
    return this.units
      .slice(start, end)
      .map(({ text }) => text)
      .join('');
  }

  /** Of a control, a table, a row, a cell. */
  of(element: Element): Stretch {
    const { start, end } = this.stretches.get(element)!;
    const isOfBlocks = is(element, 'sdt') && !ancestor(element, 'p');
    const isCut = isOfBlocks && this.rules.lastEnd === false && this.units[end - 1]?.text === '\r';
    return { start, end: isCut ? end - 1 : end };
  }

  /** Tables that a stretch touches, none inside another. */
  tables({ start, end }: Stretch): Element[] {
    return [...this.stretches].flatMap(([element, own]) =>
      is(element, 'tbl') &&
      !ancestor(element.parentNode, 'tbl') &&
      own.start < Math.max(end, start + 1) &&
      start < own.end
        ? [element]
        : [],
    );
  }

  /** A whole table with its borders. */
  span({ start, end }: Stretch): Span {
    const first = this.units[start];
    const last = this.units[end - 1];
    const whole = this.tables({ start, end }).filter((table) => {
      const own = this.stretches.get(table)!;
      return start <= own.start && own.end <= end;
    });
    const from = whole.find((table) => this.stretches.get(table)!.start === start);
    const to = whole.find((table) => this.stretches.get(table)!.end === end);
    const at = first?.before ?? last!.behind;
    return {
      start: from ? before(from) : at,
      end: start === end ? at : to ? behind(to) : last!.behind,
    };
  }

  private walk(node: Element): void {
    if (is(node, 'r')) return this.run(node);
    const isControl = is(node, 'sdt');
    const hasEnds = isControl && this.rules.controlEnds !== false;
    if (hasEnds) this.push('', before(node), before(node));
    const start = this.units.length;
    for (let child = node.firstChild; child; child = child.nextSibling) if (isElement(child)) this.walk(child);
    const end = { node, offset: node.childNodes.length };
    if (is(node, 'tr')) this.push('\r\x07', end, behind(node));
    this.stretches.set(node, { start, end: this.units.length });
    if (hasEnds) this.push('', behind(node), behind(node));
    if (is(node, 'p')) this.push('\r', paragraphEnd(node), behind(node));
    if (!is(node, 'tc')) return;
    const last = this.units.map(({ text }) => text).lastIndexOf('\r');
    this.units[last] = { ...this.units[last]!, text: '\r\x07' };
  }

  private run(run: Element): void {
    let offset = 0;
    const isGone = this.rules.gone === false && ancestor(run, 'del', 'moveFrom') !== null;
    for (let child = run.firstChild; child; child = child.nextSibling) {
      if (!isElement(child)) continue;
      const at: Place = { node: run, offset };
      if (is(child, 'fldChar')) this.push('', at, at);
      else if (is(child, 'instrText')) for (const _ of child.textContent ?? '') this.push('', at, at);
      else
        for (const letter of pieceText(child).split('')) {
          this.push(isGone ? '' : letter, { node: run, offset }, { node: run, offset: offset + 1 });
          offset += 1;
        }
    }
  }

  private push(text: string, start: Place, end: Place): void {
    this.units.push({ text, before: start, behind: end });
  }
}
