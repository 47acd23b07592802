import { child, is, childElements, toggle, value, valueOf } from '../model/dom';

/** What a run looks like, as far as the page shows it. Sizes in points. */
interface RunLook {
  readonly latin?: string;
  readonly eastAsian?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly color?: string;
  readonly background?: string;
  readonly raised?: string;
  readonly hidden?: boolean;
}

interface ParagraphLook {
  readonly align?: string;
  readonly left?: string;
  readonly right?: string;
  readonly first?: string;
  readonly before?: string;
  readonly after?: string;
  readonly line?: string;
  readonly background?: string;
  readonly newPage?: boolean;
}

interface StyleLook {
  readonly run: RunLook;
  readonly paragraph: ParagraphLook;
}

export type Css = Readonly<Record<string, string>>;

const TWIPS = 20;
/** A line of "single" spacing in Chinese fonts is about this much higher than the letters; the fonts' own figures differ. */
const SINGLE_LINE = 1.3;
const OFFICE_SIZE = 10.5;

/** Styles of one document (word/styles.xml), resolved once each. */
export class Looks {
  private readonly styles = new Map<string, Element>();
  private readonly resolved = new Map<string, StyleLook>();
  private readonly base: StyleLook;
  private defaultParagraph: string | null = null;

  constructor(styles: Document | null) {
    const root = styles?.documentElement ?? null;
    for (const style of root ? childElements(root) : []) {
      if (!is(style, 'style')) continue;
      const id = value(style, 'styleId');
      if (id === null) continue;
      this.styles.set(id, style);
      if (value(style, 'type') === 'paragraph' && ['1', 'true', 'on'].includes(value(style, 'default') ?? ''))
        this.defaultParagraph = id;
    }
    const defaults = child(root, 'docDefaults');
    this.base = {
      run: { size: OFFICE_SIZE, ...runLook(child(child(defaults, 'rPrDefault'), 'rPr')) },
      paragraph: paragraphLook(child(child(defaults, 'pPrDefault'), 'pPr')),
    };
  }

  /** The style that Enter at the end of a paragraph of this style goes on with. */
  nextStyle(id: string | null): string | null {
    return id === null ? null : valueOf(this.styles.get(id), 'next');
  }

  paragraph(paragraph: Element): Css {
    const properties = child(paragraph, 'pPr');
    const { run, paragraph: style } = this.styleOf(properties);
    const look: ParagraphLook = { ...style, ...paragraphLook(properties) };
    return { ...paragraphCss(look), ...runCss({ ...this.base.run, ...run }) };
  }

  startsPage(paragraph: Element): boolean {
    const properties = child(paragraph, 'pPr');
    return { ...this.styleOf(properties).paragraph, ...paragraphLook(properties) }.newPage ?? false;
  }

  /** Only what differs from the paragraph's own look. */
  run(run: Element, paragraph: Element): Css {
    const properties = child(run, 'rPr');
    const style = this.styleOf(child(paragraph, 'pPr')).run;
    const character = valueOf(properties, 'rStyle');
    const look = {
      ...this.base.run,
      ...style,
      ...(character === null ? {} : this.resolve(character).run),
      ...runLook(properties),
    };
    const plain = runCss({ ...this.base.run, ...style });
    const css: Record<string, string> = { ...runCss(look) };
    for (const [name, wanted] of Object.entries(css)) if (plain[name] === wanted) delete css[name];
    for (const name of Object.keys(plain)) if (!(name in runCss(look))) css[name] = 'initial';
    return css;
  }

  isBold(run: Element, paragraph: Element): boolean {
    const style = this.styleOf(child(paragraph, 'pPr')).run;
    const character = valueOf(child(run, 'rPr'), 'rStyle');
    return (
      {
        ...this.base.run,
        ...style,
        ...(character === null ? {} : this.resolve(character).run),
        ...runLook(child(run, 'rPr')),
      }.bold ?? false
    );
  }

  private styleOf(properties: Element | null): StyleLook {
    const id = valueOf(properties, 'pStyle') ?? this.defaultParagraph;
    return id === null ? this.base : this.resolve(id);
  }

  private resolve(id: string, seen: readonly string[] = []): StyleLook {
    const known = this.resolved.get(id);
    if (known) return known;
    const style = this.styles.get(id);
    const based = valueOf(style, 'basedOn');
    const parent =
      based === null || seen.includes(based) ? { run: {}, paragraph: {} } : this.resolve(based, [...seen, id]);
    const look: StyleLook = {
      run: { ...parent.run, ...runLook(child(style, 'rPr')) },
      paragraph: { ...this.baseParagraph(style), ...parent.paragraph, ...paragraphLook(child(style, 'pPr')) },
    };
    this.resolved.set(id, look);
    return look;
  }

  private baseParagraph(style: Element | undefined): ParagraphLook {
    return value(style, 'type') === 'paragraph' ? this.base.paragraph : {};
  }
}

function runLook(properties: Element | null): RunLook {
  if (!properties) return {};
  const fonts = child(properties, 'rFonts');
  const size = number(child(properties, 'sz'), 'val');
  const color = valueOf(properties, 'color');
  const fill = value(child(properties, 'shd'), 'fill');
  const mark = valueOf(properties, 'highlight');
  const bold = toggle(properties, 'b');
  const italic = toggle(properties, 'i');
  const underline = valueOf(properties, 'u');
  const strike = toggle(properties, 'strike') ?? toggle(properties, 'dstrike');
  const hidden = toggle(properties, 'vanish');
  const raised = valueOf(properties, 'vertAlign');
  const latin = value(fonts, 'ascii') ?? value(fonts, 'hAnsi');
  const eastAsian = value(fonts, 'eastAsia');
  return {
    ...(latin !== null && { latin }),
    ...(eastAsian !== null && { eastAsian }),
    ...(size !== null && { size: size / 2 }),
    ...(bold !== null && { bold }),
    ...(italic !== null && { italic }),
    ...(underline !== null && { underline: underline !== 'none' }),
    ...(strike !== null && { strike }),
    ...(hidden !== null && { hidden }),
    ...(raised !== null && { raised }),
    ...(color !== null && { color: color === 'auto' ? '#000000' : `#${color}` }),
    ...(fill !== null && fill !== 'auto' && { background: `#${fill}` }),
    ...(mark !== null && { background: mark }),
  };
}

function paragraphLook(properties: Element | null): ParagraphLook {
  if (!properties) return {};
  const align = valueOf(properties, 'jc');
  const indent = child(properties, 'ind');
  const spacing = child(properties, 'spacing');
  const left = length(indent, ['leftChars', 'startChars'], ['left', 'start']);
  const right = length(indent, ['rightChars', 'endChars'], ['right', 'end']);
  const first = length(indent, ['firstLineChars'], ['firstLine']);
  const hanging = length(indent, ['hangingChars'], ['hanging']);
  const before = number(spacing, 'before');
  const after = number(spacing, 'after');
  const line = lineHeight(spacing);
  const fill = value(child(properties, 'shd'), 'fill');
  const newPage = toggle(properties, 'pageBreakBefore');
  return {
    ...(align !== null && { align: alignments[align] ?? align }),
    ...(left !== null && { left }),
    ...(right !== null && { right }),
    ...(first !== null && { first }),
    ...(hanging !== null && { first: `-${hanging}` }),
    ...(before !== null && { before: `${before / TWIPS}pt` }),
    ...(after !== null && { after: `${after / TWIPS}pt` }),
    ...(line !== null && { line }),
    ...(fill !== null && fill !== 'auto' && { background: `#${fill}` }),
    ...(newPage !== null && { newPage }),
  };
}

const alignments: Readonly<Record<string, string>> = {
  both: 'justify',
  distribute: 'justify',
  start: 'left',
  end: 'right',
};

function number(element: Element | null, name: string): number | null {
  const text = value(element, name);
  const read = text === null ? NaN : Number.parseFloat(text);
  return Number.isFinite(read) ? read : null;
}

/** Characters win over twips, as in Word; 0 characters says nothing. */
function length(indent: Element | null, inChars: readonly string[], inTwips: readonly string[]): string | null {
  for (const name of inChars) {
    const chars = number(indent, name);
    if (chars !== null && chars !== 0) return `${chars / 100}em`;
  }
  for (const name of inTwips) {
    const twips = number(indent, name);
    if (twips !== null) return `${twips / TWIPS}pt`;
  }
  return null;
}

function lineHeight(spacing: Element | null): string | null {
  const line = number(spacing, 'line');
  if (line === null) return null;
  const rule = value(spacing, 'lineRule') ?? 'auto';
  return rule === 'auto' ? String(Math.round((line / 240) * SINGLE_LINE * 100) / 100) : `${line / TWIPS}pt`;
}

function paragraphCss(look: ParagraphLook): Css {
  return {
    'text-align': look.align ?? 'left',
    'text-indent': look.first ?? '0',
    'padding-left': look.left ?? '0',
    'padding-right': look.right ?? '0',
    'margin-top': look.before ?? '0',
    'margin-bottom': look.after ?? '0',
    'line-height': look.line ?? String(SINGLE_LINE),
    ...(look.background !== undefined && { 'background-color': look.background }),
  };
}

/** What to draw with where the fonts of Chinese offices are missing. */
const stands: readonly (readonly [RegExp, string])[] = [
  [/黑|Hei|YaHei|等线/, '"SimHei", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'],
  [/楷|Kai/, '"KaiTi", "STKaiti", "Noto Serif CJK SC", serif'],
  [/仿宋|Fang/, '"FangSong", "STFangsong", "Noto Serif CJK SC", serif'],
  [/^/, '"SimSun", "Songti SC", "Noto Serif CJK SC", serif'],
];

function runCss(look: RunLook): Css {
  const { latin = 'Times New Roman', eastAsian = '宋体', bold, italic, underline, strike, size = OFFICE_SIZE } = look;
  const stand = stands.find(([pattern]) => pattern.test(eastAsian))?.[1] ?? 'serif';
  const line = [underline ? 'underline' : '', strike ? 'line-through' : ''].filter((one) => one !== '').join(' ');
  return {
    'font-family': `"${latin}", "${eastAsian}", ${stand}`,
    'font-size': `${size}pt`,
    'font-weight': bold ? '700' : '400',
    'font-style': italic ? 'italic' : 'normal',
    'text-decoration': line === '' ? 'none' : line,
    color: look.color ?? '#000000',
    ...(look.background !== undefined && { 'background-color': look.background }),
    ...(look.raised !== undefined && {
      'vertical-align': look.raised === 'superscript' ? 'super' : look.raised === 'subscript' ? 'sub' : 'baseline',
    }),
    ...(look.hidden && { display: 'none' }),
  };
}
