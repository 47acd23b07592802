import type { DocumentParts } from '../../hosts/port/document-host';
import { breakPages, type Page, type Unit } from './break-pages';
import { drawTable } from './draw-table';
import { fitTabs, TextDrawing, type DrawnParagraph } from './draw-text';
import { Looks } from './looks';
import { blocksIn, parsed, sectionsOf, type Kind, type Section } from './sections';
import { isWord, toggle } from './wordml';

interface Printed extends Page {
  readonly section: number;
  readonly number: number;
  readonly isFirst: boolean;
}

/** A section's text in one column as wide as its pages; a page shows a stretch of it. */
interface Column {
  readonly section: Section;
  readonly element: HTMLElement;
  readonly blocks: HTMLElement[];
}

/** A document as pages. The text is drawn once, section by section, and measured where nobody sees it. */
export class PrintPages {
  private readonly drawing: TextDrawing;
  private readonly looks: Looks;
  private readonly columns: Column[];
  private readonly pages: Printed[];
  private readonly hasEven: boolean;

  /** @param park an element of the page, laid out and not seen: columns wait there */
  constructor(
    parts: DocumentParts,
    private readonly park: HTMLElement,
  ) {
    this.looks = new Looks(parsed(parts, 'word/styles.xml'));
    this.drawing = new TextDrawing(this.looks);
    this.hasEven = toggle(parsed(parts, 'word/settings.xml')?.documentElement, 'evenAndOddHeaders') ?? false;
    const main = parsed(parts, 'word/document.xml');
    this.columns = main ? sectionsOf(parts, main).map((section) => this.column(section)) : [];
    this.pages = this.columns.flatMap(({ section }, at) => {
      const { margins, height } = section;
      const cut = breakPages(this.unitsOf(at), height - margins.top - margins.bottom);
      return cut.map((page, index) => ({ ...page, section: at, number: 0, isFirst: index === 0 }));
    });
    let number = 0;
    this.pages = this.pages.map((page) => {
      const { startsAt } = this.columns[page.section]!.section;
      number = page.isFirst && startsAt !== null ? startsAt : number + 1;
      return { ...page, number };
    });
  }

  get count(): number {
    return this.pages.length;
  }

  sizeOf(at: number): { readonly width: number; readonly height: number } {
    return this.columns[this.pages[at]!.section]!.section;
  }

  /** Draws one page into an empty frame of its size. */
  show(at: number, frame: HTMLElement): void {
    const page = this.pages[at]!;
    for (const { element } of this.columns) this.park.append(element);
    const { section, element, blocks } = this.columns[page.section]!;
    const { width, margins } = section;
    const text = stretchOf(0, margins.top + page.head, width, page.to - page.from);
    element.style.setProperty('left', `${margins.left}px`);
    element.style.setProperty('top', `${-page.from}px`);
    text.append(element);
    frame.textContent = '';
    frame.append(text);
    if (page.head > 0) {
      const again = stretchOf(0, margins.top, width, page.head);
      const table = blocks[page.block]!.cloneNode(true) as HTMLElement;
      table.setAttribute('aria-hidden', 'true');
      const holder = this.holder(section);
      holder.style.setProperty('left', `${margins.left}px`);
      holder.append(table);
      again.append(holder);
      frame.append(again);
    }
    const kind: Kind =
      section.hasFirst && page.isFirst ? 'first' : this.hasEven && page.number % 2 === 0 ? 'even' : 'default';
    this.edge(frame, section, section.headers.get(kind), page, 'top', section.header);
    this.edge(frame, section, section.footers.get(kind), page, 'bottom', section.footer);
  }

  /** A header or a footer, with this page's number in it. */
  private edge(
    frame: HTMLElement,
    section: Section,
    part: Element | undefined,
    { number }: Printed,
    side: 'top' | 'bottom',
    at: number,
  ): void {
    if (!part) return;
    const holder = this.holder(section);
    holder.style.setProperty('left', `${section.margins.left}px`);
    holder.style.setProperty(side, `${at}px`);
    frame.append(holder);
    const drawn = this.fill(holder, blocksIn(part));
    for (const field of holder.querySelectorAll<HTMLElement>('[data-field]'))
      field.textContent = String(field.dataset['field'] === 'PAGE' ? number : this.count);
    for (const { paragraph } of drawn) if (paragraph) fitTabs(paragraph);
  }

  private holder({ width, margins }: Section): HTMLElement {
    const element = document.createElement('div');
    element.className = 'print-column';
    element.style.setProperty('width', `${width - margins.left - margins.right}px`);
    return element;
  }

  private readonly drawn = new Map<Section, Drawn[]>();

  private column(section: Section): Column {
    const element = this.holder(section);
    this.park.append(element);
    const drawn = this.fill(element, section.blocks);
    for (const { paragraph, inner } of drawn)
      for (const one of [...(paragraph ? [paragraph] : []), ...inner]) fitTabs(one);
    this.drawn.set(section, drawn);
    return { section, element, blocks: drawn.map((one) => one.element) };
  }

  private fill(parent: HTMLElement, blocks: readonly Element[]): Drawn[] {
    const drawn = blocks.flatMap((block): Drawn[] => {
      if (isWord(block, 'p'))
        return this.drawing.paragraph(block).map((paragraph) => ({ element: paragraph.element, paragraph, inner: [] }));
      if (!isWord(block, 'tbl')) return [];
      const inner: DrawnParagraph[] = [];
      const element = drawTable(block, this.looks, (cell, into) => {
        for (const one of this.fill(into, blocksIn(cell)))
          inner.push(...(one.paragraph ? [one.paragraph] : []), ...one.inner);
      });
      return [{ element, paragraph: null, inner }];
    });
    parent.append(...drawn.map(({ element }) => element));
    return drawn;
  }

  private unitsOf(at: number): Unit[] {
    const { section, element } = this.columns[at]!;
    const origin = element.getBoundingClientRect().top;
    return this.drawn
      .get(section)!
      .flatMap(({ element: block, paragraph }, index) =>
        paragraph ? linesOf(block, paragraph, index, origin) : rowsOf(block, index, origin),
      );
  }
}

interface Drawn {
  readonly element: HTMLElement;
  /** null: a table. */
  readonly paragraph: DrawnParagraph | null;
  /** Paragraphs in its cells. */
  readonly inner: readonly DrawnParagraph[];
}

function stretchOf(left: number, top: number, width: number, height: number): HTMLElement {
  const element = document.createElement('div');
  element.className = 'print-window';
  for (const [name, value] of Object.entries({ left, top, width, height }))
    element.style.setProperty(name, `${value}px`);
  return element;
}

/** Lines of one height; a paragraph with something higher in it stays whole. */
function linesOf(element: HTMLElement, { look }: DrawnParagraph, block: number, origin: number): Unit[] {
  const { top, bottom, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const [above, below] = [Number.parseFloat(style.paddingTop), Number.parseFloat(style.paddingBottom)];
  const line = Number.parseFloat(style.lineHeight);
  const lines = (height - above - below) / line;
  const isEven = Math.abs(lines - Math.round(lines)) < 0.1;
  const count = isEven ? Math.max(1, Math.round(lines)) : 1;
  const start = top - origin;
  return Array.from({ length: count }, (_, index) => ({
    top: index === 0 ? start : start + above + index * line,
    // Space below the last line needs no room on the page.
    bottom: count === 1 ? bottom - origin - below : start + above + (index + 1) * line,
    block,
    index,
    count,
    isRow: false,
    breaks: index === 0 && look.pageBreakBefore && block > 0,
    keepNext: look.keepNext,
    keepLines: look.keepLines,
    widowControl: look.widowControl,
    head: 0,
    headRows: 0,
  }));
}

function rowsOf(table: HTMLElement, block: number, origin: number): Unit[] {
  const rows = [...table.querySelectorAll<HTMLElement>(':scope > tbody > tr')];
  const plain = rows.findIndex((row) => row.dataset['repeats'] === undefined);
  const headRows = plain < 0 ? 0 : plain;
  const places = rows.map((row) => row.getBoundingClientRect());
  const head = headRows === 0 ? 0 : places[headRows - 1]!.bottom - places[0]!.top;
  return places.map(({ top, bottom }, index) => ({
    top: top - origin,
    bottom: bottom - origin,
    block,
    index,
    count: rows.length,
    isRow: true,
    breaks: false,
    keepNext: false,
    keepLines: false,
    widowControl: false,
    head,
    headRows,
  }));
}
