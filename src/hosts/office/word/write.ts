import { Problem } from '../../../core/problem/further-problem';
import type { DocumentProperties } from '../../../core/report/refresh/found-document';
import type { ControlEdit, RowChanges } from '../../../core/report/refresh/plan';
import { outermostLinked } from '../../../core/report/wordml/control-text';
import type { ScannedControl, ScannedDocument } from '../../../core/report/wordml/scanned-document';
import { allRows } from '../../../core/report/wordml/table-rows';
import type { RunLimits } from '../in-time';
import { paragraphBeside } from './beside';
import { standingRows } from '../../port/live/words/standing-rows';
import { controlPackage } from '../../port/live/words/flat-package';
import { askHits, hitAt, rangeOf, type Hits } from './hits';
import { ofWord } from './problems';
import { controlOf, type LiveControl, type Reading } from './read';
import { wordRun } from './run';
import { editedControl, isPlain, textAt, wholeParagraph, type EditedControl } from './text/edited-control';
import { lettersOf } from '../../port/live/words/letters';
import type { Place, PlacedText } from './text/places';
import type { Write } from '../../port/live/words/writes';

interface LiveEdit extends EditedControl {
  readonly live: LiveControl;
}

/** The same in a batch: proxies that Word answers for in the first sync. */
interface AskedControl extends LiveEdit {
  readonly proxy: Word.ContentControl;
  readonly hits: Hits;
  readonly paragraphs: Word.ParagraphCollection | null;
}

/** Tables that come in place of a control's: XML of the report author. */
export interface MadeTable {
  readonly control: string;
  readonly xml: string;
}

/** Rows and tables that come and go, in a document that people know by this name. */
export interface Structure {
  readonly rows: readonly RowChanges[];
  readonly tables: readonly MadeTable[];
  readonly file: string;
}

/**
 * Carries out the edits in two syncs, however many they are: one that looks for every place, one that writes. Nothing is written
 * before all places of all controls are known for sure.
 * @throws Problem host.changed-meanwhile, host.control-locked, host.cannot-place, input.linked-inside; nothing has been written then
 */
export async function writeEdits(
  reading: Reading,
  edits: readonly ControlEdit[],
  { rows, tables, file }: Structure,
  limits: RunLimits,
  properties: DocumentProperties = {},
): Promise<void> {
  const edited = edits
    .filter(({ replacements }) => replacements.length > 0)
    .map(({ control: key, replacements }) => ({ ...controlOf(reading, key), replacements }))
    .map(({ control, live, replacements }) => ({ live, ...editedControl(reading.scanned, control, replacements) }));
  const rebuilt = tables.map(({ control: key, xml }) => ({ ...controlOf(reading, key), xml }));
  const changed = rows.map((one) => ({ rows: one, ...controlOf(reading, one.control) }));
  const { title, creator } = properties;
  const isQuiet = title === undefined && creator === undefined;
  if (edited.length + rebuilt.length + changed.length === 0 && isQuiet) return;
  await wordRun(limits, async (context) => {
    const asked = edited.map((one) => askControl(context, one));
    const askedTables = rebuilt.map((one) => ({ ...one, proxy: askProxy(context, one.live) }));
    const askedRows = changed.map((one) => {
      const proxy = askProxy(context, one.live);
      return { ...one, proxy, tables: proxy.tables.load('items/rows/items/cellCount') };
    });
    await context.sync();
    const writes = [
      ...asked.map(checkedWrites),
      ...askedRows.map((one) => checkedRows(reading.scanned, one)),
      ...askedTables.map((one) => checkedRebuild(context, reading, { ...one, file })),
    ];
    for (const write of writes) write();
    if (title !== undefined) context.document.properties.title = title;
    if (creator !== undefined) context.document.properties.author = creator;
    await context.sync();
  });
}

function askProxy(context: Word.RequestContext, { id }: LiveControl): Word.ContentControl {
  return context.document.contentControls.getByIdOrNullObject(id).load('id,text,cannotEdit');
}

/** @throws Problem host.changed-meanwhile, host.control-locked */
function checkControl(proxy: Word.ContentControl, { text }: LiveControl, { title }: ScannedControl): void {
  if (proxy.isNullObject || proxy.text !== text) throw new Problem('host.changed-meanwhile', { ...ofWord, title });
  if (proxy.cannotEdit) throw new Problem('host.control-locked', { ...ofWord, title });
}

/**
 * A table of another shape is another control in the place of this one: OOXML goes into no control that is there (platform facts 4.4).
 * The old one goes with all that is in it.
 * @throws Problem input.linked-inside where another linked text is
 */
function checkedRebuild(
  context: Word.RequestContext,
  reading: Reading,
  table: { control: ScannedControl; live: LiveControl; proxy: Word.ContentControl; xml: string; file: string },
): () => void {
  const { control, live, proxy, xml, file } = table;
  checkControl(proxy, live, control);
  const [inner] = outermostLinked(reading.scanned, control);
  if (inner !== undefined)
    throw new Problem('input.linked-inside', { file, title: control.title, inner: inner.title || inner.tag });
  return () => {
    const room = paragraphBeside(context, reading, control, 'After', '');
    room.getRange('Whole').insertOoxml(controlPackage(control, xml), 'Before');
    // Tracked, what is deleted stays until it is accepted, its control around it (platform facts 4.6): it shall not be one of ours.
    proxy.tag = '';
    proxy.title = '';
    proxy.delete(false);
    room.delete();
  };
}

/** Rows come and go in place, the last one first. @throws Problem host.cannot-place where Word counts rows in another way */
function checkedRows(
  scanned: ScannedDocument,
  asked: Asked & { readonly rows: RowChanges; readonly tables: Word.TableCollection },
): () => void {
  const { control, live, proxy, tables } = asked;
  const { table, removed, added } = asked.rows;
  checkControl(proxy, live, control);
  const standing = tables.items[table]?.rows.items ?? [];
  const rows = standingRows(standing, allRows(scanned, control)[table] ?? []);
  if (tables.items.length !== control.tables.length || rows === null)
    throw new Problem('host.cannot-place', { ...ofWord, title: control.title, text: added[0]?.cells[0] ?? '' });
  return () => {
    // Of several beside one row, what is inserted last stands nearest to it.
    const inOrder = [
      ...added.filter(({ side }) => side === 'Before'),
      ...added.filter(({ side }) => side === 'After').reverse(),
    ];
    for (const { like, side, cells } of inOrder) rows[like]!.insertRows(side, 1, [[...cells]]);
    for (const row of removed) rows[row]!.delete();
  };
}

interface Asked {
  readonly control: ScannedControl;
  readonly live: LiveControl;
  readonly proxy: Word.ContentControl;
}

function askControl(context: Word.RequestContext, edited: LiveEdit): AskedControl {
  const proxy = askProxy(context, edited.live);
  const places = [...edited.placed.values()].flatMap((placed) => (placed ? [placed.place] : []));
  const hits = askHits(proxy, places);
  const paragraphs = edited.flat.isBlock ? proxy.paragraphs.load('items/text') : null;
  return { ...edited, proxy, hits, paragraphs };
}

/** Everything that can go wrong goes wrong here; what it returns only writes. */
function checkedWrites(asked: AskedControl): () => void {
  const { control, live, proxy, flat, writes, placed, whole } = asked;
  const { title } = control;
  checkControl(proxy, live, control);
  if (whole !== null) return () => void proxy.insertText(whole, 'Replace');
  const texts = new Map<Write, (() => void) | null>();
  for (const [write, place] of placed) texts.set(write, textStep(asked, place));
  // A paragraph with one place that is not sure is written anew as a whole, where that takes nothing away; else nothing is.
  const anew = new Set<number>();
  for (const [write, step] of texts) {
    if (step !== null) continue;
    if (write.kind !== 'text' || !isPlain(flat, write.paragraph))
      throw new Problem('host.cannot-place', { ...ofWord, title, text: 'from' in write ? textAt(flat, write) : '' });
    anew.add(write.paragraph);
  }
  const steps = writes.flatMap((write): (() => void)[] => {
    if (write.kind === 'text' && anew.has(write.paragraph)) return [];
    const step = texts.get(write);
    if (step) return [step];
    if (write.kind === 'remove-paragraphs') return removal(asked, write);
    if (write.kind !== 'add-paragraphs') return [];
    const paragraph = paragraphOf(asked, write.paragraph, write.side === 'Before' ? 'first' : 'last');
    return [() => addParagraphs(paragraph, write)];
  });
  for (const index of anew) {
    const paragraph = paragraphOf(asked, index);
    steps.unshift(() => void paragraph.insertText(wholeParagraph(flat, writes, index), 'Replace'));
  }
  return () => steps.reverse().forEach((step) => step());
}

function textStep(asked: AskedControl, placed: PlacedText | null): (() => void) | null {
  if (placed === null) return null;
  const { place, text } = placed;
  const target = targetOf(asked, place);
  if (target === null) return null;
  return () => target(text);
}

/** What writes at a place; null where Word did not find what we know of. */
function targetOf(asked: AskedControl, place: Place): ((text: string) => void) | null {
  const { hits, proxy } = asked;
  switch (place.kind) {
    case 'range':
    case 'between': {
      const range = rangeOf(hits, place);
      return range && ((text) => replaceRange(range(), text));
    }
    case 'edge': {
      const range = hitAt(hits, place.edge.spot);
      return range && ((text) => void range.insertText(text, place.edge.side));
    }
    case 'paragraph': {
      const paragraph = paragraphOf(asked, place.paragraph, place.side === 'Start' ? 'first' : 'last');
      return (text) => void paragraph.insertText(text, place.side);
    }
    case 'control':
      return (text) => void proxy.insertText(text, place.side);
  }
}

function replaceRange(range: Word.Range, text: string): void {
  if (text === '') range.delete();
  else range.insertText(text, 'Replace');
}

/**
 * The first or the last of Word's paragraphs that a paragraph of the text is.
 * @throws Problem host.cannot-place where Word counts paragraphs in another way
 */
function paragraphOf(asked: AskedControl, index: number, side: 'first' | 'last' = 'first'): Word.Paragraph {
  return partsOf(asked, index).at(side === 'first' ? 0 : -1)!;
}

function partsOf({ paragraphs, flat, control }: AskedControl, index: number): Word.Paragraph[] {
  const items = paragraphs?.items ?? [];
  const count = flat.paragraphs.reduce((sum, { parts }) => sum + parts.length, 0);
  return flat.paragraphs[index]!.parts.map(({ index: own, text, marked }) => {
    const paragraph = items[own];
    const isIt =
      paragraph !== undefined &&
      items.length === count &&
      [text, marked].some((one) => lettersOf(one) === lettersOf(paragraph.text));
    if (!isIt) throw new Problem('host.cannot-place', { ...ofWord, title: control.title, text: text.slice(0, 20) });
    return paragraph;
  });
}

/** The last paragraph of a control or a cell cannot go, only its words: there, the end of the one before goes with them. */
function removal(asked: AskedControl, { first, last }: Extract<Write, { kind: 'remove-paragraphs' }>): (() => void)[] {
  const isInside = asked.control.cells.length === 0 && last + 1 < asked.flat.paragraphs.length;
  const gone = Array.from({ length: last - first + 1 }, (_, line) => partsOf(asked, first + line)).flat();
  if (isInside || first === 0) return gone.map((paragraph) => () => paragraph.delete());
  const before = paragraphOf(asked, first - 1, 'last');
  return [
    () =>
      before
        .getRange('End')
        .expandTo(gone[gone.length - 1]!.getRange('End'))
        .delete(),
  ];
}

function addParagraphs(paragraph: Word.Paragraph, { side, lines }: Extract<Write, { kind: 'add-paragraphs' }>): void {
  if (side === 'Before') for (const line of lines) paragraph.insertParagraph(line, 'Before');
  else lines.reduce((last, line) => last.insertParagraph(line, 'After'), paragraph);
}
