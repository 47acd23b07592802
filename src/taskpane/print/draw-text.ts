import { families, lineHeight, type Looks, type ParagraphLook, type RunLook } from './looks';
import { attribute, child, isWord, points } from './wordml';

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing';
const pixelsPerEmu = 1 / 9525;

/** A drawn paragraph and what deciding on pages has to know of it. */
export interface DrawnParagraph {
  readonly element: HTMLElement;
  readonly look: ParagraphLook;
}

interface Field {
  code: string;
  isResult: boolean;
}

/** Draws paragraphs: looks by style properties set from here (the page's policy takes no style attributes in markup). */
export class TextDrawing {
  constructor(private readonly looks: Looks) {}

  /** A paragraph; several where it holds page breaks. */
  paragraph(source: Element): DrawnParagraph[] {
    const properties = child(source, 'pPr');
    const look = this.looks.paragraph(properties);
    const mark = this.looks.run(properties, child(properties, 'rPr'));
    const first = this.open(look, mark, false);
    const drawn = [{ element: first, look }];
    const fields: Field[] = [];
    const draw = (parent: Element): void => {
      for (const one of parent.children) {
        if (isWord(one, 'r')) this.run(one, properties, drawn, fields, look);
        else if (isWord(one, 'fldSimple') && pageField(attribute(one, 'instr') ?? '') !== null)
          drawn.at(-1)!.element.append(fieldSpan(pageField(attribute(one, 'instr') ?? '')!));
        else if (isWord(one, 'del') || isWord(one, 'moveFrom') || isWord(one, 'pPr') || isWord(one, 'sdtPr')) continue;
        else draw(one);
      }
    };
    draw(source);
    return drawn;
  }

  private open(look: ParagraphLook, mark: RunLook, isRest: boolean): HTMLElement {
    const element = document.createElement('p');
    const { style } = element;
    const indent = look.firstLineChars === 0 ? look.firstLine : (points(mark.size) * look.firstLineChars) / 100;
    const align = { both: 'justify', distribute: 'justify', center: 'center', right: 'right', end: 'right' }[
      look.align
    ];
    const css: Record<string, string> = {
      'padding-top': `${isRest ? 0 : look.before}px`,
      'padding-bottom': `${look.after}px`,
      'padding-left': `${look.left}px`,
      'padding-right': `${look.right}px`,
      'text-indent': `${isRest ? 0 : indent}px`,
      'text-align': align ?? 'left',
      'line-height': lineHeight(look, mark.size),
      'font-size': `${mark.size}pt`,
      'font-family': families(mark).mixed,
      'text-autospace': look.spacesDigits ? 'normal' : 'no-autospace',
    };
    for (const [name, value] of Object.entries(css)) style.setProperty(name, value);
    return element;
  }

  private run(
    source: Element,
    paragraph: Element | null,
    drawn: DrawnParagraph[],
    fields: Field[],
    paragraphLook: ParagraphLook,
  ): void {
    const look = this.looks.run(paragraph, child(source, 'rPr'));
    if (look.isHidden) return;
    const put = (node: Node): void => drawn.at(-1)!.element.append(node);
    for (const one of source.children) {
      if (isWord(one, 'fldChar')) {
        const type = attribute(one, 'fldCharType');
        const field = fields.at(-1);
        if (type === 'begin') fields.push({ code: '', isResult: false });
        else if (type === 'separate' && field) field.isResult = true;
        else if (type === 'end') {
          const ended = fields.pop();
          const kind = pageField(ended?.code ?? '');
          if (kind !== null) put(this.dressed(fieldSpan(kind), look));
        }
        continue;
      }
      const field = fields.at(-1);
      if (isWord(one, 'instrText')) {
        if (field) field.code += one.textContent ?? '';
        continue;
      }
      // What was last shown for a page number is another page's.
      if (field && (!field.isResult || pageField(field.code) !== null)) continue;
      if (isWord(one, 't')) for (const span of this.letters(one.textContent ?? '', look)) put(span);
      else if (isWord(one, 'tab') || isWord(one, 'ptab')) put(tabSpan());
      else if (isWord(one, 'br') && attribute(one, 'type') === 'page')
        drawn.push({
          element: this.open(paragraphLook, look, true),
          look: { ...paragraphLook, pageBreakBefore: true },
        });
      else if (isWord(one, 'br') || isWord(one, 'cr')) put(document.createElement('br'));
      else if (isWord(one, 'noBreakHyphen')) for (const span of this.letters('‑', look)) put(span);
      else if (isWord(one, 'drawing') || isWord(one, 'pict') || isWord(one, 'object')) put(box(one));
    }
  }

  /** Quotes and dashes stand in both fonts: amid Chinese they are Chinese. */
  private letters(text: string, look: RunLook): HTMLElement[] {
    const isChinese = look.hint === 'eastAsia' || /[\u2e80-\u9fff\uff00-\uffef]/.test(text);
    const pieces = isChinese ? text.split(/([“”‘’—…·]+)/).filter((piece) => piece !== '') : [text];
    return pieces.map((piece) => {
      const span = document.createElement('span');
      span.textContent = piece;
      this.dressed(span, look);
      if (isChinese && /^[“”‘’—…·]/.test(piece)) span.style.setProperty('font-family', families(look).chinese);
      return span;
    });
  }

  private dressed(span: HTMLElement, look: RunLook): HTMLElement {
    const { style } = span;
    const lines = [...(look.underline ? ['underline'] : []), ...(look.strike ? ['line-through'] : [])];
    const isRaised = look.raise === 'superscript' || look.raise === 'subscript';
    style.setProperty('font-family', families(look).mixed);
    style.setProperty('font-size', `${isRaised ? look.size * 0.65 : look.size}pt`);
    if (look.bold) style.setProperty('font-weight', 'bold');
    if (look.italic) style.setProperty('font-style', 'italic');
    if (lines.length > 0) style.setProperty('text-decoration', lines.join(' '));
    if (isRaised) style.setProperty('vertical-align', look.raise === 'superscript' ? 'super' : 'sub');
    if (/^[0-9a-f]{6}$/i.test(look.color)) style.setProperty('color', `#${look.color}`);
    if (/^[0-9a-f]{6}$/i.test(look.fill)) style.setProperty('background', `#${look.fill}`);
    return span;
  }
}

function pageField(code: string): 'PAGE' | 'NUMPAGES' | null {
  const [word] = code.trim().split(/\s+/);
  return word === 'PAGE' || word === 'NUMPAGES' ? word : null;
}

function fieldSpan(kind: string): HTMLElement {
  const span = document.createElement('span');
  span.dataset['field'] = kind;
  return span;
}

function tabSpan(): HTMLElement {
  const span = document.createElement('span');
  span.className = 'print-tab';
  return span;
}

/** A picture keeps its place; what it shows stays in the file. */
function box(source: Element): HTMLElement {
  const extent = source.getElementsByTagNameNS(DRAWING, 'extent')[0];
  const side = (name: string): number => Number(extent?.getAttribute(name) ?? 0) * pixelsPerEmu;
  const element = document.createElement('span');
  element.className = 'print-box';
  element.style.setProperty('width', `${side('cx') || 96}px`);
  element.style.setProperty('height', `${side('cy') || 24}px`);
  element.textContent = '图';
  return element;
}

/** Tabs as wide as the way to their stop: once the paragraph stands where it will stand. */
export function fitTabs({ element, look }: DrawnParagraph): void {
  const all = [...element.querySelectorAll<HTMLElement>('.print-tab')];
  const { left } = element.getBoundingClientRect();
  for (const [index, tab] of all.entries()) {
    const at = tab.getBoundingClientRect().left - left;
    const stop = look.tabs.find((one) => one.at > at + 1 && one.kind !== 'clear');
    const range = document.createRange();
    range.setStartAfter(tab);
    const next = all[index + 1];
    if (next) range.setEndBefore(next);
    else range.setEnd(element, element.childNodes.length);
    const rest = range.getBoundingClientRect().width;
    const wide = (stop?.at ?? (Math.floor(at / 48) + 1) * 48) - at;
    const share = stop?.kind === 'right' || stop?.kind === 'end' ? 1 : stop?.kind === 'center' ? 0.5 : 0;
    tab.style.setProperty('width', `${Math.max(2, wide - rest * share)}px`);
  }
}
