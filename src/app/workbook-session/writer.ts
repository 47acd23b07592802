import { journalOf, type Journal } from '../../core/commands/journal';
import { fixEdits } from '../../core/commands/fix-edits';
import { previewOfFix, samePreview, type PreviewLine } from '../../core/commands/preview';
import { isShownFirst, type Fix } from '../../core/rules/verdict';
import { planShownRepair, sameRepair, type RepairPreview } from './repair-preview';
import { undoEdits, type UndoPlan } from '../../core/commands/undo-edits';
import type { Edit } from '../../core/workbook/edit';
import type { Store } from '../live/store';
import { byHand, explanation, manualScore, marks, noMarks, rewriting, withKeys } from './commands';
import { differencesSince, type Installed } from './installed';
import { undoOfInstall } from './installer';
import { fromText, textOf, type KeptMarks } from './kept-receipts';
import type { CheckedBook, SessionState } from './session-state';
import type { SessionTools } from './session-tools';
import type { PlannedWrite, Staying, UndoRefusal, Wish, WriteReceipt } from './write-receipt';

/** What the session does for the writer. */
export interface WriterHands {
  /** A reading that was just judged; null where there is none now, and that is told. */
  readonly fresh: () => Promise<CheckedBook | null>;
  /** Trouble is told. */
  readonly attempt: (work: () => Promise<void>) => Promise<void>;
}

/** moved: the cells are no longer as they were shown, so nothing was written. failed: see `trouble`. */
export type ShownWrite = 'written' | 'moved' | 'failed';

type Planned = readonly Edit[] | PlannedWrite;

const commands = { byHand, explanation, manualScore, marks, noMarks };

/** What a command writes, from a reading that was just judged. */
export type Derive = (book: CheckedBook, by: typeof commands) => Planned | Promise<Planned>;

/** Older lines go. */
const mostReceipts = 100;

/**
 * Every write of the pane goes through here. It comes from a fresh reading and leaves a receipt with what stood there before, so that
 * it can be taken back where Excel's own undo is lost (ADR 27). Loaded with the first write.
 */
export class Writer {
  /** The marks on the sheets as far as this session put them there; null: an earlier session may have. */
  private marks: readonly Edit[] | null = null;
  /** By receipt: the marks before and after, what was installed. They know things that only this session saw. */
  private readonly marksOf = new Map<number, KeptMarks>();
  private readonly installs = new Map<number, Installed>();

  constructor(
    private readonly tools: SessionTools,
    private readonly store: Store<SessionState>,
    private readonly hands: WriterHands,
  ) {}

  /** What an earlier load of this pane wrote into the workbook. */
  restore(text: string): void {
    const { receipts, marks, marksOf, installs } = fromText(text);
    this.marks = marks;
    for (const [id, own] of marksOf)
      // Told apart by identity: the marks that stand are those of the receipt that put them.
      this.marksOf.set(id, JSON.stringify(own.after) === JSON.stringify(marks) ? { ...own, after: marks! } : own);
    for (const [id, installed] of installs) this.installs.set(id, installed);
    this.store.set({ receipts, marked: (marks ?? []).length > 0 });
  }

  /** So that the receipts are there again when the pane is loaded anew. */
  keep(): void {
    const { receipts, book } = this.store.getSnapshot();
    if (!book || !this.tools.receipts) return;
    const text = textOf({ receipts, marks: this.marks, marksOf: [...this.marksOf], installs: [...this.installs] });
    this.tools.receipts.save(book.workbook.identity.workbookId, text);
  }

  /** false: nothing was written. @param keys false: rows that have no key yet get none along with it */
  async write(wish: Wish, derive: Derive, { keys = true } = {}): Promise<boolean> {
    const book = await this.hands.fresh();
    return book !== null && this.carryOut(book, wish, derive, keys);
  }

  /** 改用建议写法, or the user's own wording; moved: the cell no longer holds `was`. */
  async rewrite(field: string, was: string, text: string): Promise<ShownWrite> {
    let moved = false;
    const done = await this.write(
      { what: 'rewrite' },
      (book) => {
        const edits = rewriting(book, field, was, text);
        moved = edits.length === 0;
        return edits;
      },
      { keys: false },
    );
    return done ? 'written' : moved ? 'moved' : 'failed';
  }

  /** 改为 N, 纳入表内; not what has to be shown first. */
  fix(findingId: string): Promise<boolean> {
    return this.write({ what: 'fix' }, (book) => {
      const fix = fixOf(book, findingId);
      return fix && !isShownFirst(fix) ? fixEdits(book.workbook.context, fix) : [];
    });
  }

  /** What a fix will write where, from a fresh reading. */
  async previewFix(findingId: string): Promise<readonly PreviewLine[] | null> {
    const book = await this.hands.fresh();
    const fix = book && fixOf(book, findingId);
    return book && fix ? previewOfFix(book.workbook.context, fix) : null;
  }

  /** Those of the shown cells that the user ticked, as long as all stand as they were shown. */
  async fixShown(findingId: string, shown: readonly PreviewLine[], ticked: ReadonlySet<string>): Promise<ShownWrite> {
    let moved = false;
    const done = await this.write({ what: 'fix' }, (book) => {
      const fix = fixOf(book, findingId);
      moved = !fix || !samePreview(shown, previewOfFix(book.workbook.context, fix));
      return fix && !moved ? fixEdits(book.workbook.context, fix, ticked) : [];
    });
    return done ? 'written' : moved ? 'moved' : 'failed';
  }

  async previewRepair(): Promise<RepairPreview | null> {
    const book = await this.hands.fresh();
    let preview: RepairPreview | null = null;
    await this.hands.attempt(async () => {
      if (book) ({ preview } = await planShownRepair(this.tools.host, book.workbook, new Set()));
    });
    if (preview !== null) this.store.set({ selfCheck: (preview as RepairPreview).lost });
    return preview;
  }

  async repair(shown: RepairPreview, ticked: ReadonlySet<string>): Promise<ShownWrite> {
    let moved = false;
    const done = await this.write(
      { what: 'repair' },
      async ({ workbook }) => {
        const { preview, edits } = await planShownRepair(this.tools.host, workbook, new Set());
        moved = !sameRepair(shown, preview);
        if (moved) return [];
        return ticked.size === 0 ? edits : (await planShownRepair(this.tools.host, workbook, ticked)).edits;
      },
      { keys: false },
    );
    return done ? 'written' : moved ? 'moved' : 'failed';
  }

  /** 标到表上, 从表中清除标记. */
  async mark(on: boolean): Promise<boolean> {
    const before = this.marks;
    let after: readonly Edit[] = [];
    const done = await this.write(
      { what: on ? 'mark' : 'unmark' },
      (book, { marks, noMarks }) => {
        const edits = on ? marks(book) : noMarks(book);
        after = edits.filter(({ edit }) => edit === 'highlight-cells');
        return { edits, looks: on ? [...noMarks(book), ...(before ?? [])] : (before ?? []) };
      },
      { keys: false },
    );
    if (!done) return false;
    const receipt = this.receipts[0]!;
    this.marksOf.set(receipt.id, { before, after });
    this.marks = after;
    this.store.set({ marked: on });
    if (!on && before === null) this.put(receipt.id, { state: 'final' });
    this.keep();
    return true;
  }

  /** An install is done: its line, which takes the sheets away again as long as nobody worked on them. */
  installed(what: 'install' | 'upgrade' | 'adopt', installed: Installed): void {
    const journal: Journal = { cells: [], names: [], layout: '' };
    const { sheets } = installed;
    const added = { journal, looks: [], stays: [], ...(what !== 'adopt' && { sheets }) };
    this.installs.set(this.add({ what }, added).id, installed);
    this.keep();
  }

  /**
   * 撤销: all of it, or nothing and why.
   * @param rest what can be taken back all the same, after it was told what cannot
   * @returns whether anything was taken back
   */
  async undo(id: number, rest = false): Promise<boolean> {
    const receipt = this.receipts.find((one) => one.id === id);
    if (receipt?.state !== 'stands') return false;
    const install = this.installs.get(id);
    if (install) return this.undoInstall(receipt, install);
    const book = await this.hands.fresh();
    if (!book) return false;
    return this.busy(async () => {
      const later = this.receipts.find((one) => one.id > id && one.state === 'stands' && one.journal.cells.length > 0);
      const plan = undoEdits(receipt.journal, book.workbook.context, { keys: later === undefined });
      const refusal = refusalOf(plan, this.isMarkedAnew(id) ? ['标记'] : []);
      if (refusal && !rest) return void this.put(id, { refusal });
      const edits = [...plan.edits, ...(refusal ? [] : receipt.looks)];
      if (edits.length > 0) await this.tools.host.apply(edits, this.waiting);
      if (later) this.handOnKeys(receipt, later);
      this.forgetMarks(id);
      this.put(id, { state: 'undone', undoneAt: this.tools.clock.now(), refusal });
      return true;
    });
  }

  private async carryOut(book: CheckedBook, wish: Wish, derive: Derive, keys: boolean): Promise<boolean> {
    return this.busy(async () => {
      const planned = await derive(book, commands);
      const { edits: own, looks } = 'edits' in planned ? planned : { edits: planned, looks: [] };
      const edits = keys ? withKeys(book, own) : own;
      if (edits.length === 0) return false;
      const journal = journalOf(book.workbook.snapshot, book.workbook.table, edits);
      await this.tools.host.apply(edits, this.waiting);
      this.add(wish, { journal, looks, stays: looks.length > 0 ? [] : stayingOf(edits) });
      return true;
    });
  }

  private async undoInstall(receipt: WriteReceipt, install: Installed): Promise<boolean> {
    return this.busy(async () => {
      const other = differencesSince(install, await this.tools.host.read('all'));
      if (other.length > 0) {
        this.put(receipt.id, { refusal: { changed: [], gone: [], other, rest: 0 } });
        return false;
      }
      await this.tools.host.apply(undoOfInstall(install), this.waiting);
      this.put(receipt.id, { state: 'undone', undoneAt: this.tools.clock.now(), refusal: undefined });
      return true;
    });
  }

  /** Read again afterwards, whatever became of it. */
  private async busy(work: () => Promise<boolean | void>): Promise<boolean> {
    let done = false;
    this.store.set({ activity: 'writing', trouble: null });
    await this.hands.attempt(async () => {
      done = (await work()) === true;
    });
    this.keep();
    await this.hands.fresh();
    return done;
  }

  private readonly waiting = { onWaiting: () => this.store.set({ activity: 'editing' }) };

  private get receipts(): readonly WriteReceipt[] {
    return this.store.getSnapshot().receipts;
  }

  private add(
    wish: Wish,
    more: Pick<WriteReceipt, 'journal' | 'looks' | 'stays'> & { readonly sheets?: readonly string[] },
  ): WriteReceipt {
    const id = (this.receipts[0]?.id ?? 0) + 1;
    const receipt: WriteReceipt = { ...wish, ...more, id, at: this.tools.clock.now(), state: 'stands' };
    this.store.set({ receipts: [receipt, ...this.receipts].slice(0, mostReceipts) });
    return receipt;
  }

  private put(id: number, change: { readonly [K in keyof WriteReceipt]?: WriteReceipt[K] | undefined }): void {
    const changed = (one: WriteReceipt): WriteReceipt => {
      const { refusal: _, ...kept } = { ...one, ...change } as WriteReceipt;
      const refusal = 'refusal' in change ? change.refusal : one.refusal;
      return refusal ? { ...kept, refusal } : kept;
    };
    this.store.set({ receipts: this.receipts.map((one) => (one.id === id ? changed(one) : one)) });
  }

  /** A key stays while a later write may rest on it, and goes with that one. */
  private handOnKeys({ journal }: WriteReceipt, later: WriteReceipt): void {
    const keys = journal.cells.filter(({ anchor }) => anchor.is === 'key');
    if (keys.length > 0)
      this.put(later.id, { journal: { ...later.journal, cells: [...later.journal.cells, ...keys] } });
  }

  private isMarkedAnew(id: number): boolean {
    const own = this.marksOf.get(id);
    return own !== undefined && own.after !== this.marks;
  }

  private forgetMarks(id: number): void {
    const own = this.marksOf.get(id);
    if (!own) return;
    this.marks = own.before;
    this.store.set({ marked: (own.before ?? []).length > 0 });
  }
}

/** undefined: nothing stands in the way. */
function refusalOf({ edits, changed, gone, names }: UndoPlan, more: readonly string[]): UndoRefusal | undefined {
  const other = [...names.map(({ name }) => name), ...more];
  const rest = edits.reduce((all, edit) => all + (edit.edit === 'set-cells' ? edit.cells.length : 1), 0);
  return changed.length + gone.length + other.length === 0 ? undefined : { changed, gone, other, rest };
}

function stayingOf(edits: readonly Edit[]): readonly Staying[] {
  const kinds = new Set(edits.map(({ edit }) => edit));
  return [
    ...(kinds.has('validate-cells') ? (['validation'] as const) : []),
    ...(kinds.has('protect-sheet') ? (['protection'] as const) : []),
    ...(kinds.has('style-cells') ? (['look'] as const) : []),
  ];
}

function fixOf({ run }: CheckedBook, findingId: string): Fix | null {
  return run.findings.find(({ id }) => id === findingId)?.fix ?? null;
}
