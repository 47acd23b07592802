import { attributeOf, escapeXml, tagsOf } from '../../../core/report/wordml/xml-tokens';
import { lookColours, type HighlightLook } from '../../../core/workbook/highlight-look';
import { applySplices } from '../patch/xml-splice';
import { withAttribute } from './workbook-part';

/** Formats that have a number instead of a text (ECMA-376 §18.8.30), as far as a form may show them; the rest count as General. */
const builtIn: Readonly<Record<number, string>> = {
  ...{ 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 14: 'yyyy/m/d', 49: '@' },
  ...{ 37: '#,##0;-#,##0', 38: '#,##0;[Red]-#,##0', 39: '#,##0.00;-#,##0.00', 40: '#,##0.00;[Red]-#,##0.00' },
};

/** What the marks need of styles.xml: number formats of cells, and differential formats by their index. */
export class StylesPart {
  readonly #xml: string;
  readonly #formats = new Map<number, string>();
  readonly #cellFormats: number[] = [];
  readonly #dxfs: string[] = [];
  readonly #added: string[] = [];
  #prefix = '';
  #list: { start: number; openEnd: number; end: number } | null = null;
  /** Where <dxfs> goes when there is none: behind cellStyles, cellXfs or the last part known before it. */
  #place = 0;

  constructor(xml: string) {
    this.#xml = xml;
    const path: string[] = [];
    let dxf = 0;
    for (const tag of tagsOf(xml)) {
      const name = tag.name.slice(tag.name.indexOf(':') + 1);
      const text = xml.slice(tag.start, tag.end);
      if (path.length === 0) this.#prefix = tag.name.slice(0, tag.name.indexOf(':') + 1);
      if (tag.kind === 'close') {
        path.pop();
        if (name === 'dxf' && path.length === 2) this.#dxfs.push(xml.slice(dxf, tag.end));
        if (name === 'dxfs' && this.#list) this.#list.end = tag.end;
        if (path.length === 1 && beforeDxfs.has(name)) this.#place = tag.end;
        continue;
      }
      const parent = path.at(-1);
      if (name === 'numFmt' && parent === 'numFmts')
        this.#formats.set(Number(attributeOf(text, 'numFmtId')), attributeOf(text, 'formatCode') ?? 'General');
      else if (name === 'xf' && parent === 'cellXfs')
        this.#cellFormats.push(Number(attributeOf(text, 'numFmtId') ?? 0));
      else if (name === 'dxf' && parent === 'dxfs') {
        if (tag.kind === 'empty') this.#dxfs.push(text);
        dxf = tag.start;
      } else if (name === 'dxfs' && path.length === 1)
        this.#list = { start: tag.start, openEnd: tag.end, end: tag.end };
      else if (path.length === 1 && beforeDxfs.has(name)) this.#place = tag.end;
      if (tag.kind === 'open') path.push(name);
    }
  }

  /** @param style index as in a cell's "s" */
  numberFormat(style: number): string {
    const id = this.#cellFormats[style] ?? 0;
    return this.#formats.get(id) ?? builtIn[id] ?? 'General';
  }

  /** Index of a differential format for a look; the same look is written once. */
  dxf(look: HighlightLook, format: string | null): number {
    const { fill, text, bold } = lookColours[look];
    const p = this.#prefix;
    const font = text === undefined ? '' : `<${p}font>${bold ? `<${p}b/>` : ''}<${p}color rgb="FF${text}"/></${p}font>`;
    const number =
      format === null ? '' : `<${p}numFmt numFmtId="${this.#idOf(format)}" formatCode="${escapeXml(format)}"/>`;
    const colour = `<${p}fill><${p}patternFill patternType="solid"><${p}bgColor rgb="FF${fill}"/></${p}patternFill></${p}fill>`;
    const xml = `<${p}dxf>${font}${number}${colour}</${p}dxf>`;
    const known = [...this.#dxfs, ...this.#added].indexOf(xml);
    return known >= 0 ? known : this.#dxfs.length + this.#added.push(xml) - 1;
  }

  /** Custom formats start at 164; a format that differential formats alone use needs an id too. */
  #idOf(format: string): number {
    for (const [id, code] of this.#formats) if (code === format) return id;
    const id = Math.max(163, ...this.#formats.keys()) + 1;
    this.#formats.set(id, format);
    return id;
  }

  /** null: nothing was added. */
  patched(): string | null {
    if (this.#added.length === 0) return null;
    const [list, p] = [this.#list, this.#prefix];
    const count = String(this.#dxfs.length + this.#added.length);
    const added = this.#added.join('');
    if (!list || list.end === list.openEnd) {
      const at = list ?? { start: this.#place, end: this.#place };
      const text = `<${p}dxfs count="${count}">${added}</${p}dxfs>`;
      return applySplices(this.#xml, [{ start: at.start, end: at.end, text }]);
    }
    const close = list.end - `</${p}dxfs>`.length;
    return applySplices(this.#xml, [
      {
        start: list.start,
        end: list.openEnd,
        text: withAttribute(this.#xml.slice(list.start, list.openEnd), 'count', count),
      },
      { start: close, end: close, text: added },
    ]);
  }
}

const beforeDxfs = new Set(['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles']);
