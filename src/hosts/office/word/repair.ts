import { Problem } from '../../../core/problem/further-problem';
import { fragmentText, type Fragment } from '../../../core/narrative/fragment';
import type { RepairStep } from '../../../core/report/refresh/plan-repair';
import { atomText, linkedId, placeOf } from '../../../core/report/wordml/control-text';
import type { ScannedControl } from '../../../core/report/wordml/scanned-document';
import type { RunLimits } from '../in-time';
import { controlProxy, paragraphBeside } from './beside';
import { controlPackage, styleName } from '../../port/live/words/flat-package';
import { ofWord } from './problems';
import type { Reading } from './read';
import { wordRun } from './run';
import { lettersOf, paragraphTexts } from '../../port/live/words/letters';

/** Word's own limit. */
const longestTitle = 64;

type Insert = Extract<RepairStep, { kind: 'insert' }>;

/** A step with the XML of its tables, where it inserts some. */
export type MadeStep = Exclude<RepairStep, Insert> | (Insert & { readonly xml: string | null });

function tagOf(id: string): string {
  return `jx:1:${id}`;
}

/** Mends links in two syncs: one for the paragraphs that are named, one that changes. The text around them is not touched. */
export async function repairControls(reading: Reading, steps: readonly MadeStep[], limits: RunLimits): Promise<void> {
  if (steps.length === 0) return;
  await wordRun(limits, async (context) => {
    const { body } = context.document;
    const paragraphs = body.paragraphs.load('items/text');
    await context.sync();
    const repairer = new Repairer(reading, context, paragraphs.items);
    for (const step of steps) if (step.kind === 'clean') repairer.clean(step.block);
    const wraps = steps.flatMap((step) =>
      step.kind === 'wrap' ? [{ step, around: repairer.blocks(step.blocks) }] : [],
    );
    // Behind one control, the last one goes in first.
    const inserts = steps.flatMap((step) => (step.kind === 'insert' ? [step] : []));
    for (const step of inserts.filter(({ after }) => after !== null).reverse()) repairer.insert(step);
    for (const step of inserts.filter(({ after }) => after === null)) repairer.insert(step);
    for (const step of steps)
      if (step.kind === 'dissolve') repairer.dissolve(reading.scanned.controls[Number(step.control)]!);
    for (const { step, around } of wraps) repairer.wrap(step, around);
    await context.sync();
  });
}

/** Every control of ours goes, its content stays. */
export async function dissolveAll(reading: Reading, limits: RunLimits): Promise<void> {
  const own = reading.scanned.controls.filter((control) => linkedId(control) !== null);
  if (own.length === 0) return;
  await wordRun(limits, async (context) => {
    for (const control of own) controlProxy(context, reading, control).delete(!control.isPlaceholder);
    await context.sync();
  });
}

class Repairer {
  private readonly dissolved = new Set<ScannedControl>();
  private readonly texts: ReturnType<typeof paragraphTexts>;

  constructor(
    private readonly reading: Reading,
    private readonly context: Word.RequestContext,
    private readonly paragraphs: readonly Word.Paragraph[],
  ) {
    this.texts = paragraphTexts(reading.scanned);
  }

  dissolve(control: ScannedControl): void {
    if (this.dissolved.has(control)) return;
    this.dissolved.add(control);
    // A placeholder is no content that could be kept.
    this.proxy(control).delete(!control.isPlaceholder);
  }

  /** Copies that are controls go as such; in a paragraph of fields, which have no API here, its words are written once. */
  clean(block: number): void {
    const { echoes, controls, blocks, atoms } = this.reading.scanned;
    const own = echoes.filter(({ start, end }) => blocks[block]!.start < end && start < blocks[block]!.end);
    const isEcho = (start: number): boolean => own.some((echo) => echo.start <= start && start < echo.end);
    const copies = controls.filter(({ start }) => isEcho(start));
    for (const copy of copies) {
      this.dissolved.add(copy);
      this.proxy(copy).delete(false);
    }
    const held = own.filter((echo) => !copies.some(({ start }) => echo.start <= start && start < echo.end));
    const paragraphs = atoms.flatMap((atom) => (atom.kind === 'paragraph' ? [atom.paragraph] : []));
    paragraphs.forEach(({ start, end }, index) => {
      if (!held.some((echo) => start <= echo.start && echo.end <= end)) return;
      const words = atoms.flatMap((atom) => {
        if (atom.kind === 'paragraph' || atom.paragraph?.start !== start) return [];
        return isEcho(placeOf(atom)) ? [] : [atomText(this.reading.scanned, atom)];
      });
      this.paragraphAt(index, block).getRange('Content').insertText(words.join('').replaceAll('\v', '\n'), 'Replace');
    });
  }

  wrap({ id, title, blocks }: Extract<RepairStep, { kind: 'wrap' }>, around: Word.Range | Word.Table): void {
    const { scanned } = this.reading;
    const [first, last] = [scanned.blocks[blocks[0]]!, scanned.blocks[blocks[1]]!];
    const tag = tagOf(id);
    for (const control of scanned.controls)
      if (control.start < last.end && first.start < control.end && (control.title === title || control.tag === tag))
        this.dissolve(control);
    this.name(around.insertContentControl(), { tag, title });
  }

  insert(step: Insert & { readonly xml: string | null }): void {
    const { linkable, xml } = step;
    const named = { tag: tagOf(linkable.id), title: linkable.title };
    if (linkable.kind === 'table') {
      // The paragraph stays: a table must not meet another.
      this.newParagraph(step, '').getRange('Whole').insertOoxml(controlPackage(named, xml!), 'Before');
      return;
    }
    const [line = '', ...others] = fragmentText(linkable.fragment).split('\n');
    const first = this.newParagraph(step, line);
    this.style(first, linkable.fragment);
    let last = first;
    for (const text of others) {
      last = last.insertParagraph(text, 'After');
      this.style(last, linkable.fragment);
    }
    const range = first.getRange('Whole');
    const whole = others.length === 0 ? range : range.expandTo(last.getRange('Whole'));
    this.name(whole.insertContentControl(), named);
  }

  /** Outside every block: a fragment never lands inside a table or another control. */
  private newParagraph({ after, before }: Insert, text: string): Word.Paragraph {
    if (after === null && before === null) return this.context.document.body.insertParagraph(text, 'End');
    const { scanned } = this.reading;
    const own = scanned.controls[Number(after ?? before)]!;
    const control =
      scanned.controls.find((one) => this.reading.live.has(one) && one.start < own.start && own.end < one.end) ?? own;
    const side = after === null ? 'Before' : 'After';
    const around = scanned.blocks[control.blocks[0]];
    const isInside = around && around.start < control.start && control.end <= around.end;
    if (!isInside) return paragraphBeside(this.context, this.reading, control, side, text);
    const paragraph = this.paragraphOf(control.blocks[0]);
    return around.kind === 'table'
      ? paragraph.parentTable.insertParagraph(text, side)
      : paragraph.insertParagraph(text, side);
  }

  /** What a control shall be put around. */
  blocks([first, last]: readonly [number, number]): Word.Range | Word.Table {
    const isTable = (block: number): boolean => this.reading.scanned.blocks[block]!.kind === 'table';
    const rangeOf = (block: number): Word.Range =>
      (isTable(block) ? this.paragraphOf(block).parentTable : this.paragraphOf(block)).getRange('Whole');
    if (first !== last) return rangeOf(first).expandTo(rangeOf(last));
    return isTable(first) ? this.paragraphOf(first).parentTable : rangeOf(first);
  }

  /** A block's first paragraph. @throws Problem host.cannot-place where Word counts them in another way */
  private paragraphOf(block: number): Word.Paragraph {
    const { scanned } = this.reading;
    const [from] = scanned.blocks[block]!.atoms;
    return this.paragraphAt(scanned.atoms.slice(0, from).filter(({ kind }) => kind === 'paragraph').length, block);
  }

  private paragraphAt(index: number, block: number): Word.Paragraph {
    const { found } = this.reading;
    const isAlike = ({ text, marked }: (typeof this.texts)[number], at: number): boolean => {
      const theirs = lettersOf(this.paragraphs[at]?.text ?? '');
      return theirs === lettersOf(text) || theirs === lettersOf(marked);
    };
    const paragraph = this.paragraphs[index];
    if (paragraph === undefined || !this.texts.slice(0, index + 1).every(isAlike)) {
      const text = found.blocks[block]!.text.slice(0, 20);
      throw new Problem('host.cannot-place', { ...ofWord, title: text, text });
    }
    return paragraph;
  }

  private style(paragraph: Word.Paragraph, { style }: Fragment): void {
    const name = styleName(this.reading.styles, ...styles[style]);
    if (name === null) paragraph.styleBuiltIn = 'Normal';
    else paragraph.style = name;
  }

  private name(control: Word.ContentControl, { tag, title }: { tag: string; title: string }): void {
    control.tag = tag;
    control.title = title.slice(0, longestTitle);
  }

  private proxy(control: ScannedControl): Word.ContentControl {
    return controlProxy(this.context, this.reading, control);
  }
}

/** The report author's styles: their ids, which Word may change, and their names. */
const styles: Readonly<Record<Fragment['style'], readonly [string, string]>> = {
  title: ['Title', 'Title'],
  seal: ['ReportSeal', '预算单位盖章'],
  body: ['ReportBody', '报告正文'],
  attachments: ['ReportAttachments', '附件目录'],
  signature: ['ReportSignature', '报告落款'],
  attachmentLabel: ['AttachmentLabel', '附件序号'],
  heading1: ['Heading1', 'heading 1'],
  heading2: ['Heading2', 'heading 2'],
  heading3: ['Heading3', 'heading 3'],
  attachmentTitle: ['AttachmentTitle', '附件标题'],
  tableLead: ['TableLead', '表头行'],
  tableNote: ['TableNote', '表末说明'],
};
