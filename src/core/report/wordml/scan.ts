import { budgets, overBudget } from '../../problem/budgets';
import { Problem } from '../../problem/further-problem';
import { echoesIn } from './echoes';
import { rootOf } from './root-of';
import type {
  Atom,
  ScannedBlock,
  ScannedCell,
  ScannedControl,
  ScannedDocument,
  ScannedParagraph,
  ScannedRun,
  Span,
} from './scanned-document';
import { attributeOf, decodeText, tagsOf, type Tag } from './xml-tokens';

const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\v',
  cr: '\v',
  noBreakHyphen: '\u2011',
  softHyphen: '\u00ad',
};
const objects = new Set([
  'drawing',
  'pict',
  'object',
  'ruby',
  'sym',
  'footnoteReference',
  'endnoteReference',
  'contentPart',
]);
/** The same of other namespaces: alternatives for older programs, formulas. */
const foreignObjects = new Set(['AlternateContent', 'oMath', 'oMathPara']);

type Writable<T> = { -readonly [key in keyof T]: T[key] };
interface OpenControl extends Writable<ScannedControl> {
  tables: Writable<Span>[];
  cells: ScannedCell[];
  level: number;
  /** How deep the table is whose cells count as the control's; −1 outside one. */
  tableDepth: number;
}
interface OpenCell extends ScannedCell {
  readonly control: OpenControl;
  readonly level: number;
  isMerged: boolean;
}

/** @param xml known to be well-formed. @throws Problem input.damaged for a part that is no WordprocessingML */
export function scanDocument(xml: string, part: string, file: string): ScannedDocument {
  const scanner = new Scanner(xml, rootOf(xml, part, file), file);
  for (const tag of tagsOf(xml)) scanner.hear(tag);
  return scanner.result();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
/** What may stand around a block that is part of the text from top to bottom. */
const frames = new Set(['document', 'body', 'sdt', 'sdtContent', 'customXml']);

/** One pass over the tags; `level` is the number of elements around the one at hand. */
class Scanner {
  private readonly prefix: string;
  private readonly atoms: Atom[] = [];
  private readonly controls: OpenControl[] = [];
  private readonly blocks: Writable<ScannedBlock>[] = [];
  private readonly stack: string[] = [];
  private readonly gone: ScannedDocument['gone'][number][] = [];
  private readonly openControls: OpenControl[] = [];
  /** `gone`: the row at hand is taken out by a tracked change. */
  private readonly openTables: { rows: number; gone: boolean }[] = [];
  private readonly openCells: OpenCell[] = [];
  private readonly outerParagraphs: (Writable<ScannedParagraph> | null)[] = [];
  private paragraph: Writable<ScannedParagraph> | null = null;
  private paragraphLevel = 0;
  /** The mark of the paragraph at hand is taken out; then the level of the one that it goes on in. */
  private markGone = false;
  private joinsAt = -1;
  /** Levels of the insertions that are open. */
  private readonly insertions: { readonly level: number; readonly tag: string }[] = [];
  private run: Writable<ScannedRun> | null = null;
  private block: { block: Writable<ScannedBlock>; level: number } | null = null;
  private object: { span: Writable<Span> } | null = null;
  private skipUntil = -1;
  /** Level of the outermost open element that is no frame of the text. */
  private framesUntil = Infinity;
  private textOpen: Tag | null = null;
  private propertiesStart = -1;
  /** Inside what a tracked change took out: it is no text any more. */
  private hidden = 0;
  private bodyEnd = -1;

  constructor(
    private readonly xml: string,
    private readonly root: { readonly prefix: string; readonly namespace: string },
    private readonly file: string,
  ) {
    this.prefix = root.prefix;
  }

  result(): ScannedDocument {
    const { xml, prefix, atoms, gone, controls, blocks, bodyEnd } = this;
    const echoes = echoesIn(xml, prefix).flatMap(({ spans }) => spans);
    return { xml, ...this.root, atoms, gone, echoes, controls, blocks, bodyEnd };
  }

  hear(tag: Tag): void {
    if (tag.kind === 'close') this.stack.pop();
    const level = this.stack.length;
    if (level <= this.framesUntil) this.framesUntil = Infinity;
    if (tag.kind === 'open') {
      this.stack.push(tag.name);
      if (this.framesUntil === Infinity && !frames.has(localName(tag.name))) this.framesUntil = level;
    }
    if (this.skipUntil >= 0) {
      if (tag.kind === 'close' && level === this.skipUntil) this.endObject(tag);
      return;
    }
    const local = localName(tag.name);
    const isWord = tag.name === this.prefix + local;
    if (tag.kind !== 'close' && (isWord ? objects : foreignObjects).has(local)) this.beginObject(tag, level);
    else if (isWord) this.hearElement(local, tag, level);
  }

  private hearElement(local: string, tag: Tag, level: number): void {
    const parent = level > 0 ? localName(this.stack[level - 1]!) : '';
    switch (local) {
      case 'del':
      case 'moveFrom':
        if (tag.kind === 'open') this.hidden++;
        else if (tag.kind === 'close') this.hidden--;
        else if (parent === 'trPr') this.rowGone();
        else if (local === 'del' && this.paragraph && /pPr$/.test(this.stack[level - 2] ?? '')) this.markGone = true;
        return;
      case 'ins':
        if (tag.kind === 'open') this.insertions.push({ level, tag: this.xml.slice(tag.start, tag.end) });
        else if (tag.kind === 'close') this.insertions.pop();
        return;
      case 'sectPr':
        if (tag.kind !== 'close' && parent === 'body') this.bodyEnd = tag.start;
        return;
      case 'body':
        if (tag.kind === 'close' && this.bodyEnd < 0) this.bodyEnd = tag.start;
        return;
      case 'tbl':
      case 'p':
        if (tag.kind !== 'close') this.beginBlock(local === 'p' ? 'paragraph' : 'table', tag, level);
        if (local === 'p') this.hearParagraph(tag, level);
        else this.hearTable(tag);
        if (tag.kind !== 'open') this.endBlock(tag, level);
        return;
      case 'pPr':
        if (parent === 'p') this.hearParagraphProperties(tag);
        return;
      case 'r':
        this.hearRun(tag, level);
        return;
      case 'rPr':
        if (parent === 'r') this.hearRunProperties(tag);
        return;
      case 't':
      case 'delText':
        if (this.hidden > 0) this.hearGoneText(tag);
        else if (local === 't') this.hearText(tag);
        return;
      case 'tr':
        if (tag.kind === 'open') {
          const table = this.openTables.at(-1);
          if (!table)
            throw new Problem('input.damaged', { file: this.file, app: 'Word', detail: '正文里有一行不在任何表格里' });
          table.rows++;
          table.gone = false;
        }
        return;
      case 'tc':
        this.hearCell(tag, level);
        return;
      case 'vMerge':
        if (tag.kind !== 'close' && this.valueOf(tag) !== 'restart')
          for (const cell of this.openCells) if (cell.level === level - 2) cell.isMerged = true;
        return;
      case 'sdt':
        this.hearControl(tag, level);
        return;
      default:
        this.hearOther(local, parent, tag, level);
    }
  }

  private beginObject(tag: Tag, level: number): void {
    if (tag.kind === 'open') this.skipUntil = level;
    if (this.hidden > 0 || this.paragraph === null) return;
    const span = { start: tag.start, end: tag.end };
    this.atoms.push({ kind: 'object', span, run: this.run, paragraph: this.paragraph });
    if (tag.kind === 'open') this.object = { span };
  }

  private endObject(tag: Tag): void {
    this.skipUntil = -1;
    if (this.object) this.object.span.end = tag.end;
    this.object = null;
  }

  private beginBlock(kind: ScannedBlock['kind'], tag: Tag, level: number): void {
    if (this.block !== null || this.framesUntil < level) return;
    const atoms = [this.atoms.length, this.atoms.length] as const;
    this.block = { block: { kind, start: tag.start, end: tag.end, atoms }, level };
  }

  private endBlock(tag: Tag, level: number): void {
    if (this.block?.level !== level) return;
    const { block } = this.block;
    block.end = tag.end;
    block.atoms = [block.atoms[0], this.atoms.length];
    this.blocks.push(block);
    this.block = null;
  }

  private hearParagraph(tag: Tag, level: number): void {
    if (tag.kind === 'close') {
      this.paragraph!.end = tag.end;
      [this.joinsAt, this.markGone] = [this.markGone ? level : -1, false];
      this.paragraph = this.outerParagraphs.pop() ?? null;
      return;
    }
    const isJoined = this.joinsAt === level;
    this.joinsAt = -1;
    const paragraph = { start: tag.start, end: tag.end, inner: tag.end, content: tag.end, properties: '', isJoined };
    this.atoms.push({ kind: 'paragraph', paragraph });
    if (tag.kind === 'empty') return;
    this.outerParagraphs.push(this.paragraph);
    this.paragraph = paragraph;
    this.paragraphLevel = level;
  }

  private hearParagraphProperties(tag: Tag): void {
    if (this.paragraph === null) return;
    if (tag.kind === 'open') this.propertiesStart = tag.start;
    else {
      this.paragraph.properties = tag.kind === 'empty' ? '' : this.xml.slice(this.propertiesStart, tag.end);
      this.paragraph.content = tag.end;
    }
  }

  private hearRun(tag: Tag, level: number): void {
    if (tag.kind === 'open') {
      const isDirect = level === this.paragraphLevel + 1;
      const around = this.insertions.at(-1);
      const isInserted = (around?.level ?? -1) > this.paragraphLevel;
      const isAlone = around?.level === this.paragraphLevel + 1 && level === this.paragraphLevel + 2;
      const insertion = isAlone ? around.tag : '';
      this.run = { start: tag.start, end: tag.end, properties: '', isDirect, isInserted, insertion };
    } else if (tag.kind === 'close' && this.run) {
      this.run.end = tag.end;
      this.run = null;
    }
  }

  private hearRunProperties(tag: Tag): void {
    if (this.run === null) return;
    if (tag.kind === 'open') this.propertiesStart = tag.start;
    else if (tag.kind === 'close') this.run.properties = this.xml.slice(this.propertiesStart, tag.end);
  }

  private hearText(tag: Tag): void {
    const { run, paragraph } = this;
    if (run === null || paragraph === null) return;
    if (tag.kind === 'open') this.textOpen = tag;
    else if (tag.kind === 'close' && this.textOpen) {
      const inner = { start: this.textOpen.end, end: tag.start };
      this.atoms.push({ kind: 'text', open: this.textOpen, inner, run, paragraph });
      this.textOpen = null;
    }
  }

  private hearGoneText(tag: Tag): void {
    if (tag.kind === 'open') this.textOpen = tag;
    else if (tag.kind === 'close' && this.textOpen) {
      this.gone.push({ at: this.atoms.length, text: decodeText(this.xml.slice(this.textOpen.end, tag.start)) });
      this.textOpen = null;
    }
  }

  private hearTable(tag: Tag): void {
    if (tag.kind === 'open') {
      this.openTables.push({ rows: 0, gone: false });
      for (const control of this.openControls) {
        if (control.tableDepth >= 0) continue;
        control.tableDepth = this.openTables.length;
        control.tables.push({ start: tag.start, end: tag.end });
      }
    } else if (tag.kind === 'close') {
      for (const control of this.openControls) {
        if (control.tableDepth !== this.openTables.length) continue;
        control.tableDepth = -1;
        control.tables.at(-1)!.end = tag.end;
      }
      this.openTables.pop();
    }
  }

  /** A row that waits to be taken out is none any more. */
  private rowGone(): void {
    const table = this.openTables.at(-1);
    if (table?.gone === false) [table.gone, table.rows] = [true, table.rows - 1];
  }

  private hearCell(tag: Tag, level: number): void {
    const depth = this.openTables.length;
    if (tag.kind === 'open') {
      for (const control of this.openControls) {
        if (control.tableDepth !== depth || this.openTables[depth - 1]!.gone) continue;
        const [table, row] = [control.tables.length - 1, this.openTables[depth - 1]!.rows - 1];
        const atoms = [this.atoms.length, this.atoms.length] as const;
        this.openCells.push({ control, table, row, atoms, level, isMerged: false });
      }
    } else if (tag.kind === 'close') {
      for (let last = this.openCells.at(-1); last?.level === level; last = this.openCells.at(-1)) {
        this.openCells.pop();
        const { control, table, row, atoms, isMerged } = last;
        // A cell that goes on from the row above is that row's.
        if (!isMerged) control.cells.push({ table, row, atoms: [atoms[0], this.atoms.length] });
      }
    }
  }

  private hearControl(tag: Tag, level: number): void {
    if (tag.kind === 'open') {
      // Every table is a table of each control around it: a nest without end would multiply them.
      if (this.openControls.length >= budgets.controls.most) throw overBudget('controls', this.file);
      const none = { start: -1, end: -1 };
      const control: OpenControl = {
        start: tag.start,
        end: tag.end,
        tag: '',
        title: '',
        properties: none,
        content: none,
        hollow: none,
        isInline: this.paragraph !== null,
        atoms: [this.atoms.length, this.atoms.length],
        cells: [],
        tables: [],
        isPlaceholder: false,
        blocks: [this.blocks.length, this.blocks.length],
        level,
        tableDepth: -1,
      };
      this.controls.push(control);
      this.openControls.push(control);
    } else if (tag.kind === 'close') {
      const control = this.openControls.pop()!;
      const [first] = control.blocks;
      control.end = tag.end;
      if (control.hollow.start < 0) control.hollow = { start: tag.start, end: tag.start };
      control.atoms = [control.atoms[0], this.atoms.length];
      control.blocks = [first, Math.max(first, this.blocks.length - (this.block === null ? 1 : 0))];
    }
  }

  /** Parts of a control, and the signs of a run. */
  private hearOther(local: string, parent: string, tag: Tag, level: number): void {
    const control = this.openControls.at(-1);
    const depth = control ? level - control.level : -1;
    if (control && depth === 1 && local === 'sdtPr') {
      if (tag.kind === 'close') control.properties = { start: control.properties.start, end: tag.end };
      else control.properties = { start: tag.start, end: tag.end };
    } else if (control && depth === 1 && local === 'sdtContent') {
      if (tag.kind === 'open') control.content = { start: tag.end, end: -1 };
      else if (tag.kind === 'empty') control.hollow = { start: tag.start, end: tag.end };
      else if (tag.kind === 'close') control.content = { start: control.content.start, end: tag.start };
    } else if (control && depth === 2 && parent === 'sdtPr' && tag.kind !== 'close') {
      if (local === 'tag') control.tag = this.valueOf(tag) ?? '';
      else if (local === 'alias') control.title = this.valueOf(tag) ?? '';
      else if (local === 'showingPlcHdr')
        control.isPlaceholder = !['0', 'false', 'off'].includes(this.valueOf(tag) ?? '');
    } else if (
      signs[local] !== undefined &&
      parent === 'r' &&
      tag.kind !== 'close' &&
      this.hidden === 0 &&
      this.paragraph
    ) {
      const span = { start: tag.start, end: tag.end };
      this.atoms.push({ kind: 'sign', text: signs[local], span, run: this.run, paragraph: this.paragraph });
    }
  }

  private valueOf({ start, end }: Tag): string | null {
    return attributeOf(this.xml.slice(start, end), `${this.prefix}val`);
  }
}
