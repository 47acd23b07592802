import { contentSpan } from '../../word/model/blocks';
import { DocumentModel } from '../../word/model/document-model';
import type { XmlTools } from '../../word/model/dom';
import { runsIn, type Span } from '../../word/model/place';
import { runText } from '../../word/model/run-text';
import { ofWriter, WpsEvents } from '../events';
import { asNumber, asText, readOnly } from '../object';
import { WpsShell, type ShellBuild } from '../shell';
import { Positions } from './positions';

/** A document that is open in the simulated WPS 文字. */
export interface OpenedDocument {
  readonly model: DocumentModel;
  /** The whole path; what it is called where it was never saved. */
  fullName: string;
  /** Whether the file holds what is on the screen. */
  isSaved: boolean;
  hasFile: boolean;
  /** What the user sees marked, by positions. */
  selected: { readonly start: number; readonly end: number } | null;
}

/** WPS 文字 as an add-in meets it: over the same documents as the simulated Word, synchronous, and no sheets anywhere. */
export class SimulatedWriter extends WpsShell {
  readonly documents: OpenedDocument[] = [];
  active: OpenedDocument | null = null;

  constructor(
    private readonly xml: XmlTools,
    build: ShellBuild = {},
  ) {
    super(new WpsEvents(ofWriter), build);
  }

  /** The user opens a file; what is open already comes to the front. */
  open(fullName: string): OpenedDocument {
    const there = this.documents.find((one) => one.fullName === fullName);
    if (there) return this.bringToFront(there);
    const bytes = this.disk.bytes(fullName);
    if (bytes === null) throw new Error(`there is no file ${fullName}`);
    return this.take({
      model: DocumentModel.open(bytes, this.xml),
      fullName,
      isSaved: true,
      hasFile: true,
      selected: null,
    });
  }

  /** A new document, from the bytes of a blank one. */
  openNew(bytes: Uint8Array, name = '文字文稿1'): OpenedDocument {
    return this.take({
      model: DocumentModel.open(bytes, this.xml),
      fullName: name,
      isSaved: true,
      hasFile: false,
      selected: null,
    });
  }

  /** The user turns to a document. */
  bringToFront(opened: OpenedDocument): OpenedDocument {
    this.active = opened;
    this.events.raise('DocumentChange');
    this.events.raise('WindowActivate');
    return opened;
  }

  close(opened: OpenedDocument): void {
    this.documents.splice(this.documents.indexOf(opened), 1);
    if (this.active !== opened) return;
    this.active = this.documents[0] ?? null;
    this.events.raise('DocumentChange');
  }

  /** The user types over words that stand in one piece. WPS tells nobody. */
  typeOver(opened: OpenedDocument, from: string, to: string): void {
    const { model } = opened;
    for (const { run } of runsIn(contentSpan(model.body))) {
      const offset = runText(run).indexOf(from);
      if (offset < 0) continue;
      const span: Span = { start: { node: run, offset }, end: { node: run, offset: offset + from.length } };
      if (model.typeText(span, to) === null) throw new Error('the document refuses typing there');
      opened.isSaved = false;
      return;
    }
    throw new Error(`the document nowhere says ${from} in one piece`);
  }

  /** What is marked in the document in front. */
  selectedText(): string | null {
    const { active } = this;
    return active?.selected ? new Positions(active.model.body).text(active.selected.start, active.selected.end) : null;
  }

  /** Ctrl+S; `fullName`: under another name. */
  save(opened: OpenedDocument, fullName = opened.fullName): void {
    this.events.raise('DocumentBeforeSave');
    this.disk.put(fullName, opened.model.save());
    Object.assign(opened, { fullName, isSaved: true, hasFile: true });
    this.events.raise('FileAfterSave');
  }

  global(): object {
    return this.globalWith('WpsApplication');
  }

  private take(opened: OpenedDocument): OpenedDocument {
    this.documents.push(opened);
    this.active = opened;
    this.events.raise('DocumentOpen');
    return this.bringToFront(opened);
  }

  application(): object {
    return this.maker.make('Application', this, {
      ...this.pageMembers(),
      Documents: readOnly(() => this.collection()),
      ActiveDocument: readOnly(() => {
        // The harsher of two readings: Word throws here, and nobody has looked what WPS does.
        if (!this.active) throw new Error('no document is open');
        return this.document(this.active);
      }),
    });
  }

  private collection(): object {
    return this.maker.make('Documents', this, {
      Count: readOnly(() => this.documents.length),
      Item: {
        call: (index: unknown) => {
          const opened = this.documents[asNumber(index) - 1];
          if (!opened) throw new Error('there is no such document');
          return this.document(opened);
        },
      },
      Open: { call: (fullName: unknown) => this.document(this.open(asText(fullName))) },
    });
  }

  private document(opened: OpenedDocument): object {
    const { fullName, hasFile } = opened;
    return this.maker.make('Document', opened, {
      FullName: readOnly(() => fullName),
      Path: readOnly(() => (hasFile ? this.disk.folderOf(fullName) : '')),
      Saved: readOnly(() => opened.isSaved),
      Content: readOnly(() => this.range(opened, 0, new Positions(opened.model.body).end)),
      Range: { call: (start: unknown, end: unknown) => this.range(opened, asNumber(start), asNumber(end)) },
    });
  }

  private range(opened: OpenedDocument, start: number, end: number): object {
    const positions = new Positions(opened.model.body);
    if (start < 0 || end < start || end > positions.end) throw new Error('the value is out of range');
    return this.maker.make('Range', opened, {
      End: readOnly(() => end),
      Text: readOnly(() => positions.text(start, end)),
      Select: { call: () => void (opened.selected = { start, end }) },
    });
  }
}
