import { Problem as FurtherProblem } from '../../../core/problem/further-problem';
import { Problem } from '../../../core/problem/problem';
import type { RepairStep } from '../../../core/report/refresh/plan-repair';
import type { TextRange } from '../../../core/report/refresh/found-document';
import type { DocumentText } from '../../../core/report/wordml/document-text';
import type { DocumentChanges, DocumentHost, DocumentParts, ReadDocument } from '../../port/document-host';
import type { SavedState, WrittenCopy } from '../../port/saved-document';
import { pathIn, type FilePlace } from '../file-place';
import { besideWhat, type WpsFiles } from '../files';
import { tried } from '../problems';
import { writerName, type WpsProgram } from '../program';
import { copyName } from './copy-name';
import { selectText } from './navigate';
import { isOpen, type FrontDocument } from './front-document';

/** A .docx as a document: what is done to it becomes new bytes. */
export type OpenedFile = DocumentHost & { bytes(): Uint8Array; parts(): Promise<DocumentParts> };

export interface SavedFileTools {
  readonly openFile: (bytes: Uint8Array, name: string) => Promise<OpenedFile>;
  readonly program: WpsProgram;
  readonly files: WpsFiles;
  readonly front: () => FrontDocument | null;
  readonly tell: (state: SavedState) => unknown;
  /** Another document is in front. */
  readonly turned: () => unknown;
  readonly listen: (listener: () => void) => () => void;
}

/** The file of the own document, read and changed in memory. */
interface Opened {
  readonly place: FilePlace;
  /** What its file holds. */
  readonly onDisk: Uint8Array;
  file: OpenedFile;
  /** What was written beside it, and goes on from there. */
  copy: { readonly path: string; readonly bytes: Uint8Array } | null;
  /** A repair is written with what follows it; where nothing follows, it never was. */
  repair: 'none' | 'done' | 'read';
}

/**
 * One document of WPS 文字 over the file that it was saved to (ADR 34, stage one). Updates become a copy beside it; the open document, and its
 * file, are not written to. What has been written goes on from the copy for as long as neither file is changed by somebody else.
 */
export class SavedFileHost implements DocumentHost {
  private own: string | null | undefined;
  private opened: Opened | null = null;
  private reading: ReadDocument | null = null;
  private text: DocumentText | null = null;
  private told: SavedState | null = null;
  private apart: WrittenCopy | null = null;
  private texts = 0;

  constructor(private readonly tools: SavedFileTools) {}

  async read(): Promise<ReadDocument> {
    const opened = await this.open();
    if (opened.repair === 'read') await this.begin(opened, this.wanted(opened));
    else if (opened.repair === 'done') opened.repair = 'read';
    return (this.reading = await this.opened!.file.read());
  }

  async readText(): Promise<DocumentText> {
    return (this.text = await (await this.open()).file.readText());
  }

  textMark(): string {
    return String(this.texts);
  }

  /** Of the saved file, or of the copy that updates are in. */
  async parts(): Promise<DocumentParts> {
    return (await this.open()).file.parts();
  }

  async name(): Promise<string | null> {
    const front = this.tools.front();
    return front === null || !front.wasSaved ? null : front.name;
  }

  async repair(steps: readonly RepairStep[]): Promise<void> {
    const opened = this.asRead();
    await opened.file.repair(steps);
    opened.repair = 'done';
  }

  async apply(changes: DocumentChanges): Promise<void> {
    await this.write('更新', (file) => file.apply(changes));
  }

  async unlinkAll(): Promise<void> {
    // Names nothing of a reading.
    await this.open();
    await this.write('无链接', (file) => file.unlinkAll());
  }

  async goTo(control: string, range?: TextRange): Promise<void> {
    const found = this.reading?.found;
    const own = found?.controls.find(({ key }) => key === control);
    if (!found || !own) throw new Error(`control ${control} is of another reading`);
    const textOf = (from: number, to: number): string =>
      found.blocks.slice(from, to).reduce((text, block) => `${text}${block.text}\n`, '');
    const before = textOf(0, own.blocks[0]);
    const { start, end } = range ?? { start: 0, end: own.text.length };
    const text = `${before}${own.text}\n${textOf(own.blocks[1] + 1, found.blocks.length)}`;
    this.select(text, { start: before.length + start, end: before.length + end });
  }

  async goToText(range: TextRange): Promise<void> {
    this.select(this.text?.text ?? '', range);
  }

  async onVisited(listener: () => void): Promise<() => Promise<void>> {
    const stop = this.tools.listen(listener);
    return async () => stop();
  }

  /** In the open document, saved or not. @throws Problem host.text-gone, host.refused */
  private select(text: string, range: TextRange): void {
    const { front, program, turned } = this.tools;
    if ((front()?.fullName ?? null) !== this.own) {
      turned();
      throw refused(other);
    }
    const words = text.slice(range.start, range.end).trim();
    if (this.opened?.copy) throw refused(inCopy);
    const isShown = tried(() => selectText(program.writer().ActiveDocument!, text, range), { app: writerName });
    if (isShown) return;
    const short = words.length > 40 ? `${words.slice(0, 40)}…` : words;
    throw new FurtherProblem('host.text-gone', { app: writerName, text: short });
  }

  /** The own document, in front and saved. @throws Problem host.refused; the state says what to do */
  private look(): FilePlace {
    const { tools } = this;
    const front = tools.front();
    const fullName = front?.fullName ?? null;
    this.own ??= fullName;
    if (fullName !== this.own) {
      tools.turned();
      throw refused(other);
    }
    const state = front === null ? ({ kind: 'none' } as const) : stateOf(front, this.writtenBeside());
    if (state !== null) {
      this.told = state;
      tools.tell(state);
      throw refused(reasons[state.kind]);
    }
    // What is said of the file from here on is a trouble with the file, not with its state.
    if (this.told?.kind !== 'ready') tools.tell((this.told = { kind: 'opening' }));
    return front!.place!;
  }

  /** What is in the file now, and what has been written since. */
  private async open(): Promise<Opened> {
    const place = this.look();
    const onDisk = this.tools.files.read(pathIn(place.folder, place.name));
    const { opened } = this;
    if (!opened || !isSame(opened.onDisk, onDisk) || !this.isCopyOurs(opened)) {
      // What is in the copy alone must not be forgotten without a word.
      if (opened?.copy) this.apart = this.tools.files.exists(opened.copy.path) ? this.writtenBeside() : null;
      if (opened) this.texts += 1;
      await this.begin({ place, onDisk, copy: null }, onDisk);
    }
    this.tell();
    return this.opened!;
  }

  private async begin({ place, onDisk, copy }: Pick<Opened, 'place' | 'onDisk' | 'copy'>, bytes: Uint8Array) {
    const file = await this.tools.openFile(bytes, place.name);
    this.opened = { place, onDisk, copy, file, repair: 'none' };
  }

  private wanted({ copy, onDisk }: Opened): Uint8Array {
    return copy?.bytes ?? onDisk;
  }

  /** As the last reading found it. @throws Problem host.changed-meanwhile */
  private asRead(): Opened {
    const place = this.look();
    const { opened } = this;
    const isAsRead =
      opened &&
      isSame(this.tools.files.read(pathIn(place.folder, place.name)), opened.onDisk) &&
      this.isCopyOurs(opened);
    if (!isAsRead) throw new FurtherProblem('host.changed-meanwhile', { title: place.name });
    return opened;
  }

  private async write(purpose: string, change: (file: OpenedFile) => Promise<void>): Promise<void> {
    const { file } = this.asRead();
    try {
      const before = file.bytes();
      await change(file);
      const bytes = file.bytes();
      // While that was made the user may have turned to another document, or saved this one.
      const opened = this.asRead();
      if (bytes !== before || opened.repair !== 'none') {
        opened.copy = this.place(opened, purpose, bytes);
        this.apart = null;
      }
      opened.repair = 'none';
    } catch (error) {
      // What was not written never was; what was written before it still is.
      const { opened } = this;
      this.opened = null;
      if (opened?.copy) await this.begin(opened, this.wanted(opened));
      throw error;
    }
    this.tell();
  }

  /** Over a copy of ours that nobody has opened or changed since; else under a name that is free. */
  private place({ place, copy }: Opened, purpose: string, bytes: Uint8Array): NonNullable<Opened['copy']> {
    const { files, program } = this.tools;
    const isFree = copy !== null && copy.path.includes(`（${purpose}`) && !isOpen(program, copy.path);
    const name = copyName(place.name, purpose, (one) => files.exists(pathIn(place.folder, one)));
    if (!isFree && name === null)
      throw new FurtherProblem('host.unwritable', { file: place.name, detail: '同名的文件太多' });
    const path = isFree ? copy.path : pathIn(place.folder, name!);
    try {
      files.write(path, bytes);
    } catch (error) {
      throw besideWhat(error, '报告');
    }
    return { path, bytes };
  }

  private isCopyOurs({ copy }: Opened): boolean {
    if (copy === null) return true;
    const { files } = this.tools;
    return files.exists(copy.path) && isSame(files.read(copy.path), copy.bytes);
  }

  private tell(): void {
    this.told = { kind: 'ready', name: this.opened!.place.name, copy: this.writtenBeside(), apart: this.apart };
    this.tools.tell(this.told);
  }

  private writtenBeside(): WrittenCopy | null {
    if (!this.opened?.copy) return null;
    const { place, copy } = this.opened;
    return { folder: place.folder, name: copy.path.slice(pathIn(place.folder, '').length) };
  }
}

function stateOf({ name, place, wasSaved, isSaved }: FrontDocument, copy: WrittenCopy | null) {
  if (!wasSaved) return { kind: 'never-saved', name } as const;
  if (place === null) return { kind: 'elsewhere', name } as const;
  return isSaved ? null : ({ kind: 'unsaved', name, copy } as const);
}

const other = '前面已经是另一份文档';
const inCopy = '更新过的字在旁边的那一份里，请先打开它再转';
/** For technicians: the pane has sentences of its own for these. */
const reasons = {
  none: '没有打开的文档',
  'never-saved': '文档还没有保存过',
  elsewhere: '文档的文件不在这台电脑上',
  unsaved: '文档有没保存的改动',
};

const refused = (code: string): Problem => new Problem('host.refused', { app: writerName, code });

/** Of megabytes, some times for each click. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}
