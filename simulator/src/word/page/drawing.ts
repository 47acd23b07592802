import { ancestor, child, childElements, is, isElement, value, valueOf } from '../model/dom';
import { pieceText, signs } from '../model/run-text';
import type { Css, Looks } from './look';
import { borderCss, cellCss, rowHeight, sheetOf, tableCss, type Sheet } from './box';
import { columnWidths, gridOf, type GridCell } from './table-grid';

const inlineWrappers = ['hyperlink', 'smartTag', 'customXml', 'fldSimple', 'dir', 'bdo'];
const added = ['ins', 'moveTo'];
const taken = ['del', 'moveFrom'];

/** The HTML of a document and the ways between it and the XML. Knows nothing of typing. */
export class Drawing {
  private readonly drawn = new WeakMap<Element, HTMLElement>();
  private readonly sources = new WeakMap<Node, Element>();

  constructor(private looks: Looks) {}

  /** The document has other styles now. */
  restyle(looks: Looks): void {
    this.looks = looks;
  }

  /** The element drawn for an XML element; null where nothing stands for it. */
  drawnFor(source: Element): HTMLElement | null {
    return this.drawn.get(source) ?? null;
  }

  sourceOf(node: Node | null): Element | null {
    return node ? (this.sources.get(node) ?? null) : null;
  }

  /** One sheet a section. */
  body(body: Element): HTMLElement[] {
    const sheets: HTMLElement[] = [];
    let blocks: Element[] = [];
    const close = (properties: Element | null): void => {
      sheets.push(this.sheet(blocks, sheetOf(properties)));
      blocks = [];
    };
    for (const block of childElements(body)) {
      if (is(block, 'sectPr')) continue;
      blocks.push(block);
      const section = is(block, 'p') ? child(child(block, 'pPr'), 'sectPr') : null;
      if (section) close(section);
    }
    close(child(body, 'sectPr'));
    return sheets;
  }

  /** Draws one paragraph, table or block control anew; null: it has to be a larger part. */
  block(source: Element): HTMLElement | null {
    if (is(source, 'p')) return this.paragraph(source);
    if (is(source, 'tbl')) return this.table(source);
    return is(source, 'sdt') && this.drawn.get(source)?.tagName === 'DIV' ? (this.blockOf(source)[0] ?? null) : null;
  }

  private link<Drawn extends HTMLElement>(source: Element, drawn: Drawn): Drawn {
    this.drawn.set(source, drawn);
    this.sources.set(drawn, source);
    return drawn;
  }

  private sheet(blocks: readonly Element[], { css }: Sheet): HTMLElement {
    const sheet = styled('section', css);
    sheet.className = 'sheet';
    sheet.append(...blocks.flatMap((block) => this.blockOf(block)));
    return sheet;
  }

  private blocks(holder: Element): HTMLElement[] {
    return childElements(holder).flatMap((one) => this.blockOf(one));
  }

  private blockOf(source: Element): HTMLElement[] {
    if (is(source, 'p')) return [this.paragraph(source)];
    if (is(source, 'tbl')) return [this.table(source)];
    if (is(source, 'sdt')) {
      const content = child(source, 'sdtContent');
      const control = this.control(source, document.createElement('div'));
      control.append(...(content ? this.blocks(content) : []));
      return [control];
    }
    if (is(source, 'customXml', 'ins', 'del', 'moveTo', 'moveFrom')) return this.blocks(source);
    if (!is(source, 'altChunk')) return [];
    const box = styled('p', {});
    box.append(objectBox('嵌入的文档'));
    return [box];
  }

  private control<Drawn extends HTMLElement>(source: Element, drawn: Drawn): Drawn {
    const properties = child(source, 'sdtPr');
    drawn.classList.add('control');
    drawn.dataset['id'] = valueOf(properties, 'id') ?? '';
    drawn.dataset['tag'] = valueOf(properties, 'tag') ?? '';
    drawn.dataset['title'] = valueOf(properties, 'alias') ?? '';
    if (child(properties, 'showingPlcHdr')) drawn.classList.add('placeholder');
    return this.link(source, drawn);
  }

  private paragraph(source: Element): HTMLElement {
    const drawn = this.link(source, styled('p', this.looks.paragraph(source)));
    if (this.looks.startsPage(source)) drawn.classList.add('starts-page');
    const mark = child(child(source, 'pPr'), 'rPr');
    if (mark && child(mark, 'del')) drawn.classList.add('mark-taken');
    if (mark && child(mark, 'ins')) drawn.classList.add('mark-added');
    drawn.append(...this.inline(source));
    const text = drawn.textContent ?? '';
    if (drawn.querySelector('[data-leaf]') === null) drawn.dataset['leaf'] = 'empty';
    // Without it an empty last line has no height and takes no caret.
    if (text === '' || text.endsWith('\n')) drawn.append(document.createElement('br'));
    return drawn;
  }

  private inline(holder: Element): Node[] {
    return childElements(holder).flatMap((node): Node[] => {
      if (is(node, 'r')) return [this.run(node)];
      if (is(node, 'sdt')) return [this.inlineControl(node)];
      if (is(node, ...added)) return [this.revision(node, 'ins')];
      if (is(node, ...taken)) return [this.revision(node, 'del')];
      if (is(node, ...inlineWrappers)) return this.inline(node);
      return isElement(node) && node.localName === 'oMath' ? [objectBox('公式')] : [];
    });
  }

  private inlineControl(source: Element): HTMLElement {
    const control = this.control(source, document.createElement('span'));
    const content = child(source, 'sdtContent');
    if (content) control.append(...this.inline(content));
    if (content && control.querySelector('[data-leaf]') === null) {
      const hollow = this.link(content, document.createElement('span'));
      hollow.className = 'hollow';
      hollow.dataset['leaf'] = 'empty';
      hollow.textContent = '\u200b';
      control.append(hollow);
    }
    return control;
  }

  private revision(source: Element, tag: 'ins' | 'del'): HTMLElement {
    const drawn = this.link(source, document.createElement(tag));
    drawn.title = `${value(source, 'author') ?? ''}${tag === 'ins' ? ' 插入' : ' 删除'}`.trim();
    drawn.append(...this.inline(source));
    return drawn;
  }

  private run(source: Element): HTMLElement {
    const paragraph = ancestor(source, 'p');
    const drawn = this.link(source, styled('span', paragraph ? this.looks.run(source, paragraph) : {}));
    drawn.dataset['leaf'] = 'run';
    for (const piece of childElements(source)) {
      const text = pieceText(piece);
      if (text === '') continue;
      if (is(piece, 't', 'delText')) drawn.append(text);
      else drawn.append(signOf(text, piece));
    }
    return drawn;
  }

  private table(source: Element): HTMLElement {
    const table = this.link(source, styled('table', tableCss(source)));
    const widths = columnWidths(source);
    const columns = document.createElement('colgroup');
    columns.append(...widths.map((width) => styled('col', { width: `${width}pt` })));
    const total = widths.reduce((all, one) => all + one, 0);
    if (total > 0) table.style.width = `${total}pt`;
    const body = document.createElement('tbody');
    body.append(
      ...gridOf(source).map(({ row, control, cells }) => {
        const drawn = this.link(row, styled('tr', rowHeight(row)));
        if (control) this.control(control, drawn);
        drawn.append(...cells.map((one) => this.cell(one, source)));
        return drawn;
      }),
    );
    table.append(columns, body);
    return table;
  }

  private cell({ cell, columns, rows }: GridCell, table: Element): HTMLElement {
    const drawn = this.link(cell, styled('td', { ...borderCss(cell, table), ...cellCss(cell, table) }));
    if (columns > 1) drawn.colSpan = columns;
    if (rows > 1) drawn.rowSpan = rows;
    const control = cell.parentNode && is(cell.parentNode, 'sdtContent') ? cell.parentNode.parentNode : null;
    if (control && is(control, 'sdt')) this.control(control, drawn);
    drawn.append(...this.blocks(cell));
    return drawn;
  }
}

function signOf(text: string, piece: Element): Node {
  if (text === signs.tab) return document.createTextNode('\t');
  if (text === signs.lineBreak) return document.createTextNode('\n');
  if (text === '\x1e') return document.createTextNode('\u2011');
  if (text === '\x1f') return objectBox('', 'soft-hyphen');
  if (text === signs.pageBreak || text === signs.columnBreak) return objectBox('分页', 'page-break');
  if (text === signs.note) return objectBox('注', 'note');
  if (text === signs.comment) return objectBox('批', 'note');
  if (is(piece, 'sym'))
    return objectBox(String.fromCodePoint(Number.parseInt(value(piece, 'char') ?? '25A1', 16)), 'symbol');
  return picture(piece);
}

/** Something that counts as one character and cannot be typed into. */
function objectBox(text: string, kind = 'picture'): HTMLElement {
  const box = document.createElement('span');
  box.className = `object ${kind}`;
  box.contentEditable = 'false';
  box.textContent = text;
  return box;
}

const EMU_PER_POINT = 12_700;

/** A picture as a box of its size. */
function picture(piece: Element): HTMLElement {
  const box = objectBox('图');
  const extent = find(piece, 'extent');
  const width = Number(extent?.getAttribute('cx') ?? 0) / EMU_PER_POINT;
  const height = Number(extent?.getAttribute('cy') ?? 0) / EMU_PER_POINT;
  if (width > 0 && height > 0)
    Object.assign(box.style, { width: `${width}pt`, height: `${height}pt`, maxWidth: '100%' });
  const name = find(piece, 'docPr')?.getAttribute('descr') ?? find(piece, 'docPr')?.getAttribute('name');
  if (name) box.title = name;
  return box;
}

function find(parent: Element, localName: string): Element | null {
  for (const one of childElements(parent)) {
    const found = one.localName === localName ? one : find(one, localName);
    if (found) return found;
  }
  return null;
}

function styled<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, css: Css): HTMLElementTagNameMap[Tag] {
  const one = document.createElement(tag);
  for (const [name, wanted] of Object.entries(css)) one.style.setProperty(name, wanted);
  return one;
}
