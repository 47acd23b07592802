import { markedText, type Run } from '../../../core/fields/marked-text';
import { rootOf } from '../../../core/report/wordml/root-of';
import { attributeOf, decodeText, tagsOf, type Tag } from '../../../core/report/wordml/xml-tokens';
import { readPackage } from '../package/package';

/** In a line: what follows begins on a page of its own. */
export const newPage = '\f';

/** A document from top to bottom: lines of text, and tables whose cells hold the same again. */
export type DocumentBlock = { readonly is: 'line'; readonly text: string } | DocumentTable;

export interface DocumentTable {
  readonly is: 'table';
  /** Widths of its columns as Word keeps them; 0: not said. */
  readonly widths: readonly number[];
  readonly rows: readonly DocumentRow[];
}

interface DocumentRow {
  /** Columns that it leaves out on its left. */
  readonly before: number;
  readonly cells: readonly DocumentCell[];
}

export interface DocumentCell {
  readonly span: number;
  /** It goes on with the cell above it. */
  readonly isBelow: boolean;
  /** It goes on with the cell left of it, as programs before Word 2007 merged. */
  readonly isBeside: boolean;
  readonly blocks: readonly DocumentBlock[];
}

/** What a .docx says as it is seen: what tracked changes took out is left out, what they put in counts. @throws Problem input.* */
export function readDocumentBlocks(bytes: Uint8Array, file: string): readonly DocumentBlock[] {
  const source = readPackage(bytes, { file, wanted: '.docx' });
  const xml = source.markup(source.main);
  const reader = new BlockReader(xml, rootOf(xml, source.main, file).prefix);
  for (const tag of tagsOf(xml)) reader.hear(tag);
  return reader.body;
}

/** What is not part of the text from top to bottom: taken out, told twice for older programs, in a frame, or how it looked before. */
const aside = new Set([
  'del',
  'moveFrom',
  'txbxContent',
  'Fallback',
  'tcPrChange',
  'trPrChange',
  'tblPrChange',
  'tblGridChange',
  'rPrChange',
]);

const looks: Readonly<Record<string, Run['look']>> = { superscript: 'raised', subscript: 'lowered' };

interface OpenTable {
  readonly widths: number[];
  readonly rows: DocumentRow[];
}
interface OpenRow {
  before: number;
  isGone: boolean;
  readonly cells: DocumentCell[];
}
interface OpenCell {
  span: number;
  isBelow: boolean;
  isBeside: boolean;
  readonly blocks: DocumentBlock[];
}

/** One pass over the tags, however deep tables stand in tables. */
class BlockReader {
  readonly body: DocumentBlock[] = [];
  private readonly tables: OpenTable[] = [];
  private readonly rows: OpenRow[] = [];
  private readonly cells: OpenCell[] = [];
  private line: Run[] | null = null;
  private hidden = 0;
  private parents: string[] = [];
  private isRunHidden = false;
  private look: Run['look'] = null;
  private textFrom = -1;

  constructor(
    private readonly xml: string,
    private readonly prefix: string,
  ) {}

  hear(tag: Tag): void {
    const local = tag.name.slice(tag.name.indexOf(':') + 1);
    if (tag.kind === 'close') this.parents.pop();
    const parent = this.parents.at(-1) ?? '';
    if (tag.kind === 'open') this.parents.push(local);
    if (aside.has(local) && tag.kind !== 'empty') this.hidden += tag.kind === 'open' ? 1 : -1;
    if (local === 'del' && tag.kind === 'empty' && parent === 'trPr' && this.hidden === 0) {
      const row = this.rows.at(-1);
      if (row) row.isGone = true;
    }
    if (this.hidden > 0 || tag.name !== this.prefix + local) return;
    if (tag.kind === 'close') this.close(local, tag);
    else this.open(local, tag, parent);
  }

  private open(local: string, tag: Tag, parent: string): void {
    const said = (name: string): string | null =>
      attributeOf(this.xml.slice(tag.start, tag.end), `${this.prefix}${name}`);
    const isEmpty = tag.kind === 'empty';
    switch (local) {
      case 'tbl':
        if (!isEmpty) this.tables.push({ widths: [], rows: [] });
        return;
      case 'gridCol':
        this.tables.at(-1)?.widths.push(Number(said('w')) || 0);
        return;
      case 'tr':
        if (!isEmpty && this.tables.length > this.rows.length) this.rows.push({ before: 0, isGone: false, cells: [] });
        return;
      case 'tc':
        if (!isEmpty && this.rows.length > this.cells.length)
          this.cells.push({ span: 1, isBelow: false, isBeside: false, blocks: [] });
        return;
      case 'gridBefore':
        if (parent === 'trPr' && this.rows.length > 0) this.rows.at(-1)!.before = count(said('val'));
        return;
      case 'gridSpan':
        if (parent === 'tcPr' && this.cells.length > 0) this.cells.at(-1)!.span = Math.max(1, count(said('val')));
        return;
      case 'vMerge':
        if (parent === 'tcPr' && this.cells.length > 0) this.cells.at(-1)!.isBelow = said('val') !== 'restart';
        return;
      case 'hMerge':
        if (parent === 'tcPr' && this.cells.length > 0) this.cells.at(-1)!.isBeside = said('val') !== 'restart';
        return;
      case 'p':
        if (!isEmpty) this.line = [];
        return;
      case 'r':
        this.isRunHidden = false;
        this.look = null;
        return;
      case 'vanish':
        if (this.parents.includes('r')) this.isRunHidden = !/^(?:0|false|off)$/.test(said('val') ?? '');
        return;
      case 'strike':
      case 'dstrike':
        if (this.parents.includes('r') && !/^(?:0|false|off)$/.test(said('val') ?? '')) this.look = 'struck';
        return;
      case 'vertAlign':
        if (this.parents.includes('r') && this.look === null) this.look = looks[said('val') ?? ''] ?? null;
        return;
      case 't':
        if (!isEmpty) this.textFrom = tag.end;
        return;
      case 'tab':
      case 'ptab':
        if (parent === 'r') this.say('　');
        return;
      case 'br':
      case 'cr':
        if (parent === 'r') this.say(said('type') === 'page' ? newPage : '\n');
        return;
      case 'sectPr':
        if (parent === 'pPr') this.line?.push({ text: newPage, look: null });
        return;
      case 'noBreakHyphen':
        this.say('-');
        return;
    }
  }

  private say(text: string): void {
    if (!this.isRunHidden) this.line?.push({ text, look: text === newPage || text === '\n' ? null : this.look });
  }

  private close(local: string, tag: Tag): void {
    if (local === 't' && this.textFrom >= 0) {
      this.say(decodeText(this.xml.slice(this.textFrom, tag.start)));
      this.textFrom = -1;
    } else if (local === 'r') {
      this.isRunHidden = false;
      this.look = null;
    } else if (local === 'p' && this.line) {
      this.here().push({ is: 'line', text: markedText(this.line) });
      this.line = null;
    } else if (local === 'tc' && this.cells.length > 0 && this.cells.length === this.rows.length)
      this.rows.at(-1)!.cells.push(this.cells.pop()!);
    else if (local === 'tr' && this.rows.length > 0 && this.rows.length === this.tables.length) {
      const { before, isGone, cells } = this.rows.pop()!;
      if (!isGone && cells.length > 0) this.tables.at(-1)!.rows.push({ before, cells });
    } else if (local === 'tbl' && this.tables.length > 0) {
      const { widths, rows } = this.tables.pop()!;
      if (rows.length > 0) this.here().push({ is: 'table', widths, rows });
    }
  }

  /** Where what is closed now stands: in the innermost open cell, else in the body. */
  private here(): DocumentBlock[] {
    return this.cells.at(-1)?.blocks ?? this.body;
  }
}

/** Word draws at most 63 columns; whoever says more than a page could hold has made a slip. */
function count(text: string | null): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? Math.min(number, 1000) : 0;
}
