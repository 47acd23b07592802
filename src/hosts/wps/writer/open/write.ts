import { Problem } from '../../../../core/problem/further-problem';
import { applyReplacements } from '../../../../core/report/refresh/found-document';
import type { RowChanges } from '../../../../core/report/refresh/plan';
import { foundDocument, linkedId, outermostLinked } from '../../../../core/report/wordml/control-text';
import { scanDocument } from '../../../../core/report/wordml/scan';
import type { ScannedControl } from '../../../../core/report/wordml/scanned-document';
import { allRows } from '../../../../core/report/wordml/table-rows';
import type { DocumentChanges } from '../../../port/document-host';
import { standingRows } from '../../../port/live/words/standing-rows';
import { writerName } from '../../program';
import type { WriterControl, WriterDocument } from '../writer-api';
import { asTyped, cannotPlace, piecesOf, type Piece } from './pieces';
import { liveControl, packageOf, type LiveControl, type OpenReading } from './reading';
import { cutOf, type Cut } from './stretch';

/** WPS 文字 refuses in these words. */
export const refused = (code: string): Problem => new Problem('host.refused', { app: writerName, code });

/**
 * Carries out the changes of texts and rows in the open document. Everything is asked and every place proved before the first write, for there
 * is no way back: in one turn, so that nobody types in between. Each write is read back.
 * @throws Problem host.changed-meanwhile, host.control-locked, host.document-protected, host.cannot-place, host.refused; nothing has been
 * written then, or the sentence says what
 */
export function writeOpenDocument(
  document: WriterDocument,
  reading: OpenReading,
  changes: DocumentChanges,
  file: string,
): void {
  const { edits, rows = [], tables, properties = {} } = changes;
  const edited = edits.filter(({ replacements }) => replacements.length > 0);
  for (const { control: key } of tables) {
    const control = controlOf(reading, key);
    const [inner] = outermostLinked(reading.scanned, control);
    if (inner)
      throw new Problem('input.linked-inside', { file, title: control.title, inner: inner.title || inner.tag });
    throw refused(cannot.rebuild(control.title));
  }
  const { title, creator } = properties;
  if (edited.length + rows.length === 0 && title === undefined && creator === undefined) return;
  checkWritable(document);
  const cut = cutOf(document);
  const checked = (key: string): { readonly control: ScannedControl; readonly live: WriterControl } => {
    const control = controlOf(reading, key);
    return { control, live: checkedControl(document, reading, control) };
  };
  const planned = edited.map(({ control: key, replacements }) => {
    const { control, live } = checked(key);
    const { Start: start, End: end } = live.Range;
    const raw = reading.live.get(control)!.text;
    return piecesOf(reading.scanned, control, replacements, { start, end, raw }, cut);
  });
  const rowSteps = rows.map((one) => rowStepsOf(reading, one, checked(one.control)));
  const pieces = planned.sort((one, other) => (other[0]?.start ?? 0) - (one[0]?.start ?? 0)).flat();
  const isMarked = Boolean(document.TrackRevisions);
  let done = 0;
  for (const piece of pieces) {
    if (!written(document, cut, piece, isMarked)) throw refused(stoppedAt(piece.title, done));
    done += 1;
  }
  checkTexts(document, reading, edited, done);
  for (const steps of rowSteps) steps(done);
  writeProperties(document, { title, creator });
}

/** What this program cannot be asked to do, and what to do instead. */
export const cannot = {
  rebuild: (title: string): string =>
    `“${title}”的表要整张换，打开着的文档里还不会换，什么也没有写；这一条请先选“保留文档里的”，或者保存后用网页版更新这份文件`,
  insert: (title: string): string =>
    `“${title}”要放回文档，打开着的文档里还不会放，什么也没有写；这一条请先选“保留文档里的”，或者保存后用网页版更新这份文件`,
  clean: '同样的字重复了好几遍，打开着的文档里还不会去掉，什么也没有写；请保存后用网页版更新这份文件',
  controls: '这个版本没有人看过标记增减得对不对，什么也没有写；请保存后用网页版处理这份文件',
  properties: '文档的标题或作者没有改成，文字已经改好；请在“文件→文档信息”里自己改',
};

const stoppedAt = (title: string, done: number): string =>
  `写到“${title}”时和要写的不一样，停下了：前面 ${done} 处已经写进打开着的文档，后面的没有写，文件没有保存。请按 Ctrl+Z 看能不能退回；退不回的，不保存关掉再打开`;

export function controlOf({ scanned }: OpenReading, key: string): ScannedControl {
  const control = scanned.controls[Number(key)];
  if (control === undefined) throw new Error(`control ${key} is of another reading`);
  return control;
}

/** @throws Problem host.document-protected */
export function checkWritable({ ProtectionType: protection }: WriterDocument): void {
  if (typeof protection === 'number' && protection !== -1)
    throw new Problem('host.document-protected', { app: writerName });
}

/** The live control, as it was read. @throws Problem host.changed-meanwhile, host.control-locked, host.cannot-place */
export function checkedControl(
  { ContentControls: controls }: WriterDocument,
  reading: OpenReading,
  control: ScannedControl,
): WriterControl {
  const { title } = control;
  const known = reading.live.get(control);
  if (known === undefined) throw cannotPlace(title, title);
  if (controls.Count !== reading.all.length) throw new Problem('host.changed-meanwhile', { title });
  const live = controls.Item(known.index);
  if (!isAlike(liveControl(live, known.index), known)) throw new Problem('host.changed-meanwhile', { title });
  if (live.LockContents === true) throw new Problem('host.control-locked', { title });
  return live;
}

function isAlike(one: LiveControl, other: LiveControl): boolean {
  return one.tag === other.tag && one.title === other.title && one.text === other.text;
}

/** @returns false where what stands there is not what was written */
function written(
  document: WriterDocument,
  cut: Cut,
  { start, end, text, isBehind }: Piece,
  isMarked: boolean,
): boolean {
  const range = document.Range(start, end);
  const length = document.Content.End;
  if (isBehind) range.InsertAfter(text);
  else range.Text = text;
  const at = isBehind ? end : start;
  // Marked, the old words stay, before or behind the new ones.
  if (isMarked) return text === '' || cut(at, at + text.length + end - start).includes(text);
  const grown = document.Content.End - length;
  // An emptied control may show its placeholder: the XML tells at the end.
  if (text === '') return start === end || grown !== 0;
  return grown === text.length - (isBehind ? 0 : end - start) && cut(at, at + text.length) === text;
}

/** What each control says now is what it shall: told by the XML, where nothing is left out of a text. */
function checkTexts(
  document: WriterDocument,
  { scanned, found }: OpenReading,
  edited: DocumentChanges['edits'],
  done: number,
): void {
  if (edited.length === 0) return;
  const now = foundDocument(scanDocument(packageOf(document).document, 'word/document.xml', ''));
  const plain = (text: string | undefined): string | undefined => text?.replace(/[\n\v]/g, '');
  for (const { control: key, replacements } of edited) {
    const before = found.controls.find((one) => one.key === key)!;
    const after = now.controls.find((one) => one.key === key);
    if (
      after?.fragment !== before.fragment ||
      plain(after?.text) !== plain(applyReplacements(before.text, replacements))
    )
      throw refused(stoppedAt(scanned.controls[Number(key)]!.title, done));
  }
}

/** Rows come and go in place, the last one first. @throws Problem host.cannot-place where WPS counts rows in another way */
function rowStepsOf(
  reading: OpenReading,
  { table, removed, added }: RowChanges,
  { control, live }: { readonly control: ScannedControl; readonly live: WriterControl },
): (done: number) => void {
  const { title } = control;
  const wrong = (): Problem => cannotPlace(title, added[0]?.cells[0] ?? '');
  if (outermostLinked(reading.scanned, control).length > 0) throw wrong();
  const { Tables: tables } = live.Range;
  if (tables.Count !== control.tables.length) throw wrong();
  const own = tables.Item(table + 1);
  const all = Array.from({ length: own.Rows.Count }, (_, at) => own.Rows.Item(at + 1));
  const rows = standingRows(all, allRows(reading.scanned, control)[table] ?? []);
  if (rows === null) throw wrong();
  for (const { like, cells } of added) if (rows[like]!.Cells.Count !== cells.length) throw wrong();
  // All are put before a row, or at the end: what is inserted last stands nearest to it.
  const inOrder = [...added.filter(({ side }) => side === 'After'), ...added.filter(({ side }) => side === 'Before')];
  return (done) => {
    for (const { like, side, cells } of inOrder) {
      const beside = rows[like]!;
      const next = all[all.indexOf(beside) + 1];
      const made = side === 'Before' ? own.Rows.Add(beside) : next ? own.Rows.Add(next) : own.Rows.Add();
      cells.forEach((text, at) => {
        const { Range: cell } = made.Cells.Item(at + 1);
        if (text === '') return;
        cell.Text = asTyped(text);
        if (!made.Cells.Item(at + 1).Range.Text.startsWith(asTyped(text))) throw refused(stoppedAt(title, done));
      });
    }
    for (const row of removed) rows[row]!.Delete();
  };
}

function writeProperties(
  { BuiltInDocumentProperties: own }: WriterDocument,
  { title, creator }: { readonly title: string | undefined; readonly creator: string | undefined },
): void {
  const set = (name: 'Title' | 'Author', value: string | undefined): void => {
    if (value === undefined) return;
    const property = own!.Item(name);
    property.Value = value;
    if (own!.Item(name).Value !== value) throw refused(cannot.properties);
  };
  set('Title', title);
  set('Author', creator);
}

/** Numbers of all controls of ours, the last one first. */
export function ownControls({ scanned }: OpenReading): ScannedControl[] {
  return scanned.controls.filter((control) => linkedId(control) !== null).reverse();
}
