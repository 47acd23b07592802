import { Problem as FurtherProblem } from '../../../../core/problem/further-problem';
import type { TextRange } from '../../../../core/report/refresh/found-document';
import type { RepairStep } from '../../../../core/report/refresh/plan-repair';
import { documentText, type DocumentText } from '../../../../core/report/wordml/document-text';
import { scanDocument } from '../../../../core/report/wordml/scan';
import type { DocumentChanges, DocumentHost, DocumentPlace, ReadDocument } from '../../../port/document-host';
import type { SavedState } from '../../../port/saved-document';
import { tried } from '../../problems';
import { writerName, type WpsProgram } from '../../program';
import type { FrontDocument } from '../front-document';
import { selectText } from '../navigate';
import type { WriterDocument } from '../writer-api';
import { amendOpenText, placeOfUser, selectInControl, shortened } from './in-text';
import { forgetOpenMemory, readOpenMemory, writeOpenMemory, type OpenMemory } from './memory';
import { packageOf, readOpenDocument, type OpenReading } from './reading';
import { dissolveAll, repairOpenDocument } from './repair';
import type { WriterAnswer } from './seen-builds';
import { controlOf, refused, writeOpenDocument } from './write';

export interface OpenDocumentTools {
  readonly program: WpsProgram;
  /** What this build has been seen to do. */
  readonly answers: ReadonlySet<WriterAnswer>;
  readonly front: () => FrontDocument | null;
  readonly tell: (state: SavedState) => unknown;
  /** Another document is in front. */
  readonly turned: () => unknown;
  readonly listen: (listener: () => void) => () => void;
}

interface AtHand {
  readonly reading: OpenReading;
  readonly memory: OpenMemory;
}

/**
 * One document that is open in WPS 文字 (ADR 34, stage two): read as a package, written in the controls. Everything of one verb happens in one
 * turn, so that nothing of WPS is kept, and nobody types between what is compared and what is written.
 */
export class OpenDocumentHost implements DocumentHost {
  private own: string | null | undefined;
  private last: AtHand | null = null;
  private text: DocumentText | null = null;

  constructor(private readonly tools: OpenDocumentTools) {}

  async read(): Promise<ReadDocument> {
    return this.inDocument((document, file) => {
      const reading = readOpenDocument(document, this.tools.answers);
      const memory = readOpenMemory(document, file);
      this.last = { reading, memory };
      const { base, stamp, log, ignored } = memory;
      return { found: reading.found, base, stamp, log, ignored, tracksChanges: reading.tracksChanges };
    });
  }

  async repair(steps: readonly RepairStep[]): Promise<void> {
    const { reading } = this.atHand();
    for (const step of steps) if (step.kind === 'dissolve') controlOf(reading, step.control);
    this.inDocument((document) => repairOpenDocument(document, reading, steps, this.tools.answers));
    this.last = null;
  }

  async apply(changes: DocumentChanges): Promise<void> {
    const { reading, memory } = this.atHand();
    // A key of another reading is our mistake, not WPS's refusal.
    for (const { control } of [...changes.edits, ...(changes.rows ?? []), ...changes.tables])
      controlOf(reading, control);
    this.inDocument((document, file) => {
      writeOpenDocument(document, reading, changes, file);
      this.last = null;
      // Words first: a memory of words that are not there would take the user's for changed ones.
      writeOpenMemory(document, memory, { ...changes, ignored: changes.ignored ?? memory.ignored });
    });
  }

  async unlinkAll(): Promise<void> {
    this.last = null;
    this.inDocument((document) => {
      dissolveAll(document, readOpenDocument(document, this.tools.answers), this.tools.answers);
      forgetOpenMemory(document);
    });
  }

  async readText(): Promise<DocumentText> {
    return (this.text = this.inDocument((document) =>
      documentText(scanDocument(packageOf(document).document, 'word/document.xml', '')),
    ));
  }

  async name(): Promise<string | null> {
    const front = this.tools.front();
    return front?.wasSaved ? front.name : null;
  }

  async goTo(control: string, range?: TextRange): Promise<void> {
    const { reading } = this.atHand();
    controlOf(reading, control);
    this.inDocument((document) => selectInControl(document, reading, control, range ?? null));
  }

  async goToText(range: TextRange): Promise<void> {
    const { text } = this.textAtHand();
    const isShown = this.inDocument((document) => selectText(document, text, range));
    if (!isShown) throw new FurtherProblem('host.text-gone', { app: writerName, text: shortened(text, range) });
  }

  async amendText(range: TextRange, words: string): Promise<void> {
    const { text } = this.textAtHand();
    this.last = null;
    this.inDocument((document) => amendOpenText(document, text, range, words));
  }

  async selection(): Promise<DocumentPlace | null> {
    const { reading } = this.atHand();
    return this.inDocument((document) => {
      const start = this.tools.program.writer().Selection?.Start;
      return typeof start === 'number' ? placeOfUser(document, reading, start) : null;
    });
  }

  async onVisited(listener: () => void): Promise<() => Promise<void>> {
    const stop = this.tools.listen(listener);
    return async () => stop();
  }

  private atHand(): AtHand {
    if (this.last === null) throw new Error('a document is read before it is written');
    return this.last;
  }

  private textAtHand(): DocumentText {
    if (this.text === null) throw new Error('a text is read before a place of it is shown');
    return this.text;
  }

  /** Ours, in front; whatever WPS throws on the way is its refusal. @throws Problem host.refused; the state says what to do */
  private inDocument<T>(work: (document: WriterDocument, file: string) => T): T {
    const { program, tell } = this.tools;
    const front = this.tools.front();
    const fullName = front?.fullName ?? null;
    this.own ??= fullName;
    if (fullName !== this.own) {
      this.tools.turned();
      throw refused('前面已经是另一份文档');
    }
    if (front === null) {
      tell({ kind: 'none' });
      throw refused('没有打开的文档');
    }
    tell({ kind: 'in-place', name: front.name });
    const file = front.wasSaved ? front.name : '未保存的文档';
    return tried(() => work(program.writer().ActiveDocument!, file), { app: writerName });
  }
}
