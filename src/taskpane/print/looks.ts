import { attribute, child, childrenOf, merged, points, toggle, twips, valueOf } from './wordml';

export interface ParagraphLook {
  readonly align: string;
  readonly left: number;
  readonly right: number;
  /** Negative: hanging. */
  readonly firstLine: number;
  /** In hundredths of a letter; counts before `firstLine`. */
  readonly firstLineChars: number;
  readonly before: number;
  readonly after: number;
  /** Pixels where exact or at least, else in lines. */
  readonly line: number;
  readonly lineRule: string;
  readonly keepNext: boolean;
  readonly keepLines: boolean;
  readonly pageBreakBefore: boolean;
  readonly widowControl: boolean;
  readonly spacesDigits: boolean;
  readonly tabs: readonly { readonly at: number; readonly kind: string }[];
}

export interface RunLook {
  readonly latin: string;
  readonly chinese: string;
  readonly hint: string;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly color: string;
  readonly fill: string;
  readonly raise: string;
  readonly isHidden: boolean;
}

function paragraphLook(properties: Element | null): Partial<ParagraphLook> {
  const [indent, spacing] = [child(properties, 'ind'), child(properties, 'spacing')];
  const hanging = twips(indent, 'hanging');
  const rule = attribute(spacing, 'lineRule') ?? undefined;
  const line = twips(spacing, 'line');
  const chars = Number.parseFloat(attribute(indent, 'firstLineChars') ?? '');
  const own = twips(indent, 'firstLine') ?? (hanging === undefined ? undefined : -hanging);
  const tabs = childrenOf(child(properties, 'tabs'), 'tab');
  const value: { [Key in keyof ParagraphLook]?: ParagraphLook[Key] | undefined } = {
    align: valueOf(properties, 'jc') ?? undefined,
    left: twips(indent, 'left', 'start'),
    right: twips(indent, 'right', 'end'),
    firstLine: own,
    // A length alone takes back letters that a style asked for.
    firstLineChars: Number.isFinite(chars) ? chars : own === undefined ? undefined : 0,
    before: twips(spacing, 'before'),
    after: twips(spacing, 'after'),
    line: line === undefined ? undefined : rule === 'exact' || rule === 'atLeast' ? line : (line * 15) / 240,
    lineRule: line === undefined ? undefined : (rule ?? 'auto'),
    keepNext: toggle(properties, 'keepNext'),
    keepLines: toggle(properties, 'keepLines'),
    pageBreakBefore: toggle(properties, 'pageBreakBefore'),
    widowControl: toggle(properties, 'widowControl'),
    spacesDigits: toggle(properties, 'autoSpaceDN'),
    tabs:
      tabs.length === 0
        ? undefined
        : tabs
            .map((tab) => ({ at: twips(tab, 'pos') ?? 0, kind: attribute(tab) ?? 'left' }))
            .sort((one, other) => one.at - other.at),
  };
  return value as Partial<ParagraphLook>;
}

function runLook(properties: Element | null): Partial<RunLook> {
  const fonts = child(properties, 'rFonts');
  const size = Number.parseFloat(valueOf(properties, 'sz') ?? '');
  const underline = valueOf(properties, 'u');
  const color = valueOf(properties, 'color');
  const fill = attribute(child(properties, 'shd'), 'fill');
  const value: { [Key in keyof RunLook]?: RunLook[Key] | undefined } = {
    latin: attribute(fonts, 'ascii') ?? undefined,
    chinese: attribute(fonts, 'eastAsia') ?? undefined,
    hint: attribute(fonts, 'hint') ?? undefined,
    size: Number.isFinite(size) ? size / 2 : undefined,
    bold: toggle(properties, 'b'),
    italic: toggle(properties, 'i'),
    underline: underline === null ? undefined : underline !== 'none',
    strike: toggle(properties, 'strike'),
    color: color === null ? undefined : color === 'auto' ? '000000' : color,
    fill: fill === null || fill === 'auto' ? undefined : fill,
    raise: valueOf(properties, 'vertAlign') ?? undefined,
    isHidden: toggle(properties, 'vanish'),
  };
  return value as Partial<RunLook>;
}

const plainParagraph: ParagraphLook = {
  align: 'left',
  left: 0,
  right: 0,
  firstLine: 0,
  firstLineChars: 0,
  before: 0,
  after: 0,
  line: 1,
  lineRule: 'auto',
  keepNext: false,
  keepLines: false,
  pageBreakBefore: false,
  widowControl: true,
  spacesDigits: true,
  tabs: [],
};
const plainRun: RunLook = {
  latin: 'Times New Roman',
  chinese: '宋体',
  hint: '',
  size: 10,
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  color: '000000',
  fill: '',
  raise: '',
  isHidden: false,
};

/** What styles.xml says: the looks of a paragraph and of a run, from the defaults over the styles to their own. */
export class Looks {
  private readonly styles = new Map<string, Element>();
  private readonly defaults: Element | null;
  private readonly usual: string | null = null;

  constructor(part: Document | null) {
    const root = part?.documentElement ?? null;
    this.defaults = child(root, 'docDefaults');
    for (const style of childrenOf(root, 'style')) {
      const id = attribute(style, 'styleId') ?? '';
      this.styles.set(id, style);
      const isUsual = ['1', 'true', 'on'].includes(attribute(style, 'default') ?? '');
      if (isUsual && attribute(style, 'type') === 'paragraph') this.usual = id;
    }
  }

  paragraph(properties: Element | null): ParagraphLook {
    const given = child(child(this.defaults, 'pPrDefault'), 'pPr');
    const chain = this.chain(valueOf(properties, 'pStyle') ?? this.usual).map((style) => child(style, 'pPr'));
    return { ...plainParagraph, ...merged<ParagraphLook>(...[given, ...chain, properties].map(paragraphLook)) };
  }

  /** @param paragraph the properties of the run's paragraph */
  run(paragraph: Element | null, properties: Element | null): RunLook {
    const given = child(child(this.defaults, 'rPrDefault'), 'rPr');
    const around = this.chain(valueOf(paragraph, 'pStyle') ?? this.usual);
    const own = this.chain(valueOf(properties, 'rStyle'));
    const chain = [...around, ...own].map((style) => child(style, 'rPr'));
    return { ...plainRun, ...merged<RunLook>(...[given, ...chain, properties].map(runLook)) };
  }

  /** Margins of a table's cells as its style says them; Word's own where nothing does. */
  cellMargins(table: Element | null): Element | null {
    const styles = this.chain(valueOf(table, 'tblStyle') ?? 'TableNormal').reverse();
    for (const properties of [table, ...styles.map((style) => child(style, 'tblPr'))]) {
      const margins = child(properties, 'tblCellMar');
      if (margins) return margins;
    }
    return null;
  }

  tableBorders(table: Element | null): Element | null {
    const styles = this.chain(valueOf(table, 'tblStyle')).reverse();
    for (const properties of [table, ...styles.map((style) => child(style, 'tblPr'))]) {
      const borders = child(properties, 'tblBorders');
      if (borders) return borders;
    }
    return null;
  }

  /** A style and what it is based on, the base first. */
  private chain(id: string | null): Element[] {
    const found: Element[] = [];
    for (let at = id; at !== null && found.length < 20;) {
      const style = this.styles.get(at);
      if (!style || found.includes(style)) break;
      found.unshift(style);
      at = valueOf(style, 'basedOn');
    }
    return found;
  }
}

/** Fonts of the document's own first; then what machines without them have of the same kind. */
export function families({ latin, chinese }: RunLook): { readonly mixed: string; readonly chinese: string } {
  const nearest = /黑|Hei/i.test(chinese)
    ? 'SimHei, "Noto Sans CJK SC", sans-serif'
    : /楷|Kai/i.test(chinese)
      ? 'KaiTi, STKaiti, "Noto Serif CJK SC", serif'
      : /仿|Fang/i.test(chinese)
        ? 'FangSong, STFangsong, "Noto Serif CJK SC", serif'
        : 'SimSun, STSong, "Noto Serif CJK SC", serif';
  const quoted = (name: string): string => `"${name.replaceAll(/["\\]/g, '')}"`;
  const own = `${quoted(chinese)}, ${nearest}`;
  return { mixed: `${quoted(latin)}, ${own}`, chinese: own };
}

/** Height of a line in CSS: Chinese fonts stand in 1.3 of their size. */
export function lineHeight({ line, lineRule }: ParagraphLook, size: number): string {
  const natural = points(size) * 1.3;
  if (lineRule === 'exact') return `${line}px`;
  return `${lineRule === 'atLeast' ? Math.max(line, natural) : natural * line}px`;
}
