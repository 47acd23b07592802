import { contentSpan } from '../../word/model/blocks';
import { DocumentModel } from '../../word/model/document-model';
import type { XmlTools } from '../../word/model/dom';
import { runsIn, type Span } from '../../word/model/place';
import { runText } from '../../word/model/run-text';
import { OpenDocument } from '../../word/open-document';
import { wordLtsc2021 } from '../../profiles/word';
import { ofWriter, WpsEvents } from '../events';
import { asNumber, asText, readOnly } from '../object';
import { WpsShell, type ShellBuild } from '../shell';
import { controlsObject } from './controls';
import {
  builtInPropertiesObject,
  customPropertiesObject,
  leaveOut,
  variablesObject,
  xmlPartsObject,
  type Loss,
} from './kept';
import type { PositionRules } from './positions';
import { rangeObject } from './range';
import { positionsOf, type OpenedDocument, type WriterWorld } from './world';

export interface WriterBuild extends ShellBuild {
  /** What `Application.Build` says. Default: nothing known. */
  readonly build?: string;
  readonly positions?: PositionRules;
  /** What a save leaves out of the file; what is on the screen stays. Default: nothing. */
  readonly loses?: readonly Loss[];
}

/** WPS 文字 as an add-in meets it: over the same documents as the simulated Word, synchronous, and no sheets anywhere. */
export class SimulatedWriter extends WpsShell implements WriterWorld {
  readonly documents: OpenedDocument[] = [];
  active: OpenedDocument | null = null;
  readonly rules: PositionRules;

  constructor(
    private readonly xml: XmlTools,
    private readonly build: WriterBuild = {},
  ) {
    super(new WpsEvents(ofWriter), build);
    this.rules = build.positions ?? {};
  }

  /** The user opens a file; what is open already comes to the front. */
  open(fullName: string): OpenedDocument {
    const there = this.documents.find((one) => one.fullName === fullName);
    if (there) return this.bringToFront(there);
    const bytes = this.disk.bytes(fullName);
    if (bytes === null) throw new Error(`there is no file ${fullName}`);
    return this.take(this.opened(bytes, fullName, true));
  }

  /** A new document, from the bytes of a blank one. */
  openNew(bytes: Uint8Array, name = '文字文稿1'): OpenedDocument {
    return this.take(this.opened(bytes, name, false));
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
    return active?.selected ? positionsOf(this, active).text(active.selected.start, active.selected.end) : null;
  }

  /** The user marks words of the document in front; WPS tells of it. */
  selectText(opened: OpenedDocument, words: string): void {
    const positions = positionsOf(this, opened);
    for (let start = 0; start < positions.end; start++)
      for (let end = start + 1; end <= positions.end && words.startsWith(positions.text(start, end)); end++)
        if (positions.text(start, end) === words) {
          opened.selected = { start, end };
          this.events.raise('WindowSelectionChange');
          return;
        }
    throw new Error(`the document nowhere says ${words}`);
  }

  /** Ctrl+S; `fullName`: under another name. */
  save(opened: OpenedDocument, fullName = opened.fullName): void {
    this.events.raise('DocumentBeforeSave');
    this.disk.put(fullName, this.fileOf(opened));
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
      Build: readOnly(() => this.build.build),
      Selection: readOnly(() =>
        this.maker.make('Selection', this, { Start: readOnly(() => this.active?.selected?.start ?? 0) }),
      ),
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
      Content: readOnly(() => rangeObject(this, opened, { start: 0, end: positionsOf(this, opened).end })),
      Range: {
        call: (start: unknown, end: unknown) =>
          rangeObject(this, opened, { start: asNumber(start), end: asNumber(end) }),
      },
      ContentControls: readOnly(() => controlsObject(this, opened)),
      TrackRevisions: readOnly(() => opened.model.tracksChanges),
      ProtectionType: readOnly(() => (opened.model.locks.isProtected ? 3 : -1)),
      CustomXMLParts: readOnly(() => xmlPartsObject(this, opened)),
      Variables: readOnly(() => variablesObject(this, opened)),
      CustomDocumentProperties: readOnly(() => customPropertiesObject(this, opened)),
      BuiltInDocumentProperties: readOnly(() => builtInPropertiesObject(this, opened)),
    });
  }

  private opened(bytes: Uint8Array, fullName: string, hasFile: boolean): OpenedDocument {
    const model = DocumentModel.open(bytes, this.xml);
    const document = new OpenDocument(model, wordLtsc2021);
    return { document, model, fullName, isSaved: true, hasFile, selected: null, writes: 0 };
  }

  private fileOf({ model }: OpenedDocument): Uint8Array {
    const bytes = model.save();
    const { loses = [] } = this.build;
    if (loses.length === 0) return bytes;
    const file = DocumentModel.open(bytes, this.xml);
    leaveOut({ model: file, document: new OpenDocument(file, wordLtsc2021) }, loses);
    return file.save();
  }
}
