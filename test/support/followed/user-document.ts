import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { LinkPackage } from '../../../src/core/report/link/link-package';
import { controlText, linkedId, type ControlText } from '../../../src/core/report/wordml/control-text';
import { scanDocument } from '../../../src/core/report/wordml/scan';
import type { ScannedControl, ScannedDocument } from '../../../src/core/report/wordml/scanned-document';
import { spliceControl } from '../../../src/hosts/file/patch/splice';
import { applySplices } from '../../../src/hosts/file/patch/xml-splice';
import { textGrid } from '../../../src/core/report/link/document-stamp';
import { shadowOf, shadowText, type Unit } from './shadow';

const main = 'word/document.xml';

/** Which row of the workbook's table each row of the document's is; null for a row of the user's own. */
export type RowOrigins = (number | null)[][];

/** A report that a user works on, with a record of what came from where. */
export class UserDocument {
  readonly parts: Record<string, Uint8Array>;
  /** What must never be lost: words, bookmarks, comments. */
  readonly markers: string[] = [];
  /** By fragment; null where nobody can tell any more what came from where. */
  readonly shadows = new Map<string, Unit[] | null>();
  readonly rows = new Map<string, RowOrigins | null>();
  /** Words of ours that the user put where no control is. */
  readonly outside: (readonly Unit[])[] = [];
  readonly pending = new Map<string, string>();
  tracks = false;
  private known: ScannedDocument | null = null;
  private number = 0;

  constructor(
    bytes: Uint8Array,
    link: LinkPackage,
    readonly isFirst = true,
  ) {
    this.parts = unzipSync(bytes);
    this.xml = strFromU8(this.parts[main]!);
    for (const fragment of link.fragments) this.shadows.set(fragment.id, shadowOf(fragment));
    for (const table of link.tables)
      this.rows.set(
        `attachment.${table.sheet}`,
        textGrid(table).map((one) => one.map((_, row) => row)),
      );
  }

  private text = '';
  get xml(): string {
    return this.text;
  }
  set xml(xml: string) {
    this.text = xml;
    this.known = null;
  }

  get scanned(): ScannedDocument {
    return (this.known ??= scanDocument(this.xml, main, 'x.docx'));
  }

  bytes(): Uint8Array {
    return zipSync({ ...this.parts, [main]: strToU8(this.xml) }, { level: 0 });
  }

  next(): number {
    return ++this.number;
  }

  marker(): string {
    // Letters alone: a digit in it could be taken for a figure.
    const letters = String(this.next()).replace(/\d/g, (digit) => 'ABCDEFGHIJ'[Number(digit)]!);
    const words = `标${this.isFirst ? 'Y' : 'Z'}${letters.padStart(3, 'A')}志`;
    this.markers.push(words);
    return words;
  }

  texts(): ScannedControl[] {
    return this.scanned.controls.filter((one) => linkedId(one) !== null && one.cells.length === 0);
  }

  tables(): ScannedControl[] {
    return this.scanned.controls.filter((one) => linkedId(one) !== null && one.cells.length > 0);
  }

  textOf(control: ScannedControl): ControlText {
    return controlText(this.scanned, control);
  }

  shadow(control: ScannedControl): Unit[] | null {
    const own = this.shadows.get(linkedId(control)!) ?? null;
    return own !== null && shadowText(own) === this.textOf(control).text ? own : null;
  }

  /** As somebody types: words in place of words. */
  put(control: ScannedControl, from: number, to: number, units: readonly Unit[]): void {
    const id = linkedId(control)!;
    const { text, atoms } = this.textOf(control);
    if (text.slice(from, to).includes('\ufffc')) return;
    const before = this.shadow(control);
    const nth = this.texts()
      .filter((one) => linkedId(one) === id)
      .indexOf(control);
    const tracking = this.tracks
      ? { author: '用户', date: '2026-02-01T00:00:00Z', nextId: () => 50_000 + this.next() }
      : null;
    const replacement = { from, to, text: shadowText(units) };
    this.xml = applySplices(
      this.xml,
      spliceControl({ scanned: this.scanned, control, atoms, tracking }, [replacement]),
    );
    const after = before && [...before.slice(0, from), ...units, ...before.slice(to)];
    this.shadows.set(id, after);
    const now = this.texts().filter((one) => linkedId(one) === id)[nth];
    if (after && (now === undefined || this.textOf(now).text !== shadowText(after))) this.shadows.set(id, null);
  }

  insert(at: number, xml: string): void {
    this.xml = this.xml.slice(0, at) + xml + this.xml.slice(at);
  }

  cut(from: number, to: number): string {
    const gone = this.xml.slice(from, to);
    this.xml = this.xml.slice(0, from) + this.xml.slice(to);
    return gone;
  }

  /** 修订 on or off. */
  track(isOn: boolean): void {
    const part = 'word/settings.xml';
    const settings = strFromU8(this.parts[part]!).replace('<w:trackRevisions/>', '');
    // Behind what the schema has before it.
    const on = isOn ? settings.replace('<w:defaultTabStop', '<w:trackRevisions/><w:defaultTabStop') : settings;
    this.parts[part] = strToU8(on);
    this.tracks = isOn;
  }

  /** A comment's anchors, and the comment itself. */
  comment(): { readonly start: string; readonly end: string } {
    const id = 7000 + this.next();
    const part = 'word/comments.xml';
    const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    if (this.parts[part] === undefined) {
      this.parts[part] = strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:comments ${namespace}></w:comments>`);
      this.change(
        '[Content_Types].xml',
        '</Types>',
        `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>`,
      );
      this.change(
        'word/_rels/document.xml.rels',
        '</Relationships>',
        '<Relationship Id="rIdUser1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>',
      );
    }
    const words = this.marker();
    this.markers.pop();
    this.change(
      part,
      '</w:comments>',
      `<w:comment w:id="${id}" w:author="用户" w:date="2026-02-01T00:00:00Z"><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:comment>`,
    );
    const [start, end] = [`<w:commentRangeStart w:id="${id}"/>`, `<w:commentRangeEnd w:id="${id}"/>`];
    const reference = `<w:commentReference w:id="${id}"/>`;
    this.markers.push(start, end, reference);
    return { start, end: `${end}<w:r>${reference}</w:r>` };
  }

  private change(part: string, before: string, xml: string): void {
    this.parts[part] = strToU8(strFromU8(this.parts[part]!).replace(before, () => xml + before));
  }
}
