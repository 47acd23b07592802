import { accessDenied, HostError } from '../executor/errors';
import { EventHub } from '../executor/events';
import type { HostProfile } from '../profiles/profile';
import { contains } from './model/dom';
import type { DocumentModel } from './model/document-model';
import type { Span } from './model/place';
import { spanText } from './model/span-text';
import { OfficeSettings } from './office-settings';
import { CustomXmlParts } from './custom-xml-parts';

/** A document as an add-in meets it: the model, and what Word puts between. */
export class OpenDocument {
  readonly events = new EventHub();
  readonly settings: OfficeSettings;
  readonly xmlParts: CustomXmlParts;
  /** Word does not open documents for add-ins here, as Word on the web does not for a file that lies in no cloud. */
  refusesNewDocuments = false;
  private readonly openers: ((bytes: Uint8Array) => void)[] = [];
  private ownWrites = 0;
  private savedAt = 0;

  constructor(
    readonly model: DocumentModel,
    public profile: HostProfile,
  ) {
    this.settings = new OfficeSettings(model.parts);
    this.xmlParts = new CustomXmlParts(model.parts);
  }

  /** Changes so far: to the text, the settings and the custom XML parts. */
  get writes(): number {
    return this.model.writes + this.ownWrites;
  }

  selectedText(): string {
    return spanText(this.model.selection);
  }

  get isSaved(): boolean {
    return this.savedAt === this.writes;
  }

  /** The user's or the add-in's save. Where to is the workbench's business. */
  save(): void {
    this.savedAt = this.writes;
  }

  /** What opens another document in a window of its own; this one stays as it is. */
  onOpenBeside(opener: (bytes: Uint8Array) => void): void {
    this.openers.push(opener);
  }

  openBeside(bytes: Uint8Array): void {
    if (this.refusesNewDocuments) throw new HostError('NotAllowed', 'The operation is not allowed.', '', 403);
    for (const open of this.openers) open(bytes);
  }

  /** A write that is not one of the text. */
  wrote(): void {
    this.ownWrites += 1;
  }

  /** Writes into the text as an add-in: refused in a protected document and inside locked controls, as Word refuses it. */
  write<Result>(spans: readonly Span[], work: () => Result): Result {
    this.guard(spans);
    return this.model.edit('addin', work);
  }

  guard(spans: readonly Span[]): void {
    const { locks } = this.model;
    if (locks.isProtected) throw accessDenied('the document is protected');
    if (spans.some((span) => locks.lockedControl(span) !== null))
      throw generalException('the content control is locked');
  }

  /** An object that an add-in kept may have been deleted meanwhile. */
  assertThere(element: Element): void {
    if (!contains(this.model.body, element))
      throw new HostError('InvalidReference', 'The object is no longer in the document.', '', 404);
  }
}

/** What Word answers to most things it does not want to do. */
export function generalException(why: string): HostError {
  return new HostError(
    'GeneralException',
    `There was an internal error while processing the request: ${why}.`,
    '',
    500,
  );
}

export interface DocumentState {
  readonly document: OpenDocument;
}
