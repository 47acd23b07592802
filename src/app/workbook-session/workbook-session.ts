import { Memory } from '../../core/memory/memory';
import type { Pack } from '../../core/pack/pack';
import { Problem } from '../../core/problem/problem';
import type { ProseReader } from '../../core/rules/rule';
import type { Edit } from '../../core/workbook/edit';
import { readIdentity } from '../../core/workbook/identity';
import type { UpgradeOffer } from '../upgrade-workbook';
import type { AdoptWish, Installer, InstallWish } from './installer';
import { Rechecker } from '../live/rechecker';
import type { SessionHands } from './session-hands';
import type { SessionTools } from './session-tools';
import type { Wish } from './write-receipt';
import type { PreviewLine } from '../../core/commands/preview';
import type { RepairPreview } from './repair-preview';
import type { Derive, ShownWrite, Writer } from './writer';
import { Going } from './going';
import { firstState, type Place, type SessionState } from './session-state';
import { Store } from '../live/store';
import { isEditing, isOver, troubleOf, type Trouble } from '../live/trouble';

/**
 * What a pane does with one workbook: reads, judges, keeps the last result, and carries out the user's commands. Free of any
 * UI framework; one host read per recheck and never two at once. Live checking writes nothing.
 */
export class WorkbookSession {
  private readonly store = new Store<SessionState>(firstState);
  private readonly rechecker: Rechecker;
  /** Loaded when something is installed: its layout and styles are no part of the first view. */
  private installer: Installer | null = null;
  /** Loaded with the first write. */
  private writer: Writer | null = null;
  /** An install was carried out, and its sheets were not shown yet. */
  private hasInstalled = false;
  /** The workbook whose kept receipts were asked for. */
  private recalled: string | null = null;
  private stopListening: (() => Promise<void>) | null = null;
  private pack: Pack | null = null;
  /** Reads sentences; fetched after the first findings. */
  private prose: ProseReader | null = null;
  /** What earlier readings of this workbook found. */
  private readonly memory = new Memory();

  readonly going: Going;
  readonly hands: SessionHands;

  constructor(private readonly tools: SessionTools) {
    this.going = new Going(tools.host, this.store, async (work) => void (await this.attempt('go-to', work)));
    this.hands = {
      tools,
      fresh: async () => {
        await this.recheck();
        return this.getSnapshot().book;
      },
      write: (wish, derive) => this.write(wish, derive),
    };
    this.rechecker = new Rechecker(tools.clock, {
      once: () => this.readAndJudge(),
      onStart: () => this.store.set({ activity: 'checking' }),
      onEditing: () => this.store.set({ activity: 'editing' }),
      onDone: () => this.store.set({ activity: 'idle' }),
      onError: (error) => this.failed(error, 'read'),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);
  readonly getSnapshot = (): SessionState => this.store.getSnapshot();

  /** First reading, then live as long as `live` is on. */
  async start(): Promise<void> {
    await this.recheck();
    if (this.getSnapshot().live) await this.setLive(true);
  }

  async stop(): Promise<void> {
    this.rechecker.stop();
    await this.stopListening?.();
    this.stopListening = null;
  }

  /** 全审, and 重试 after trouble. */
  recheck(): Promise<void> {
    return this.rechecker.request();
  }

  /** Whether arrived cells are locked, and can be unlocked, here. */
  get locksCells(): boolean {
    return this.tools.host.capabilities.contentsOnly !== true;
  }

  /** What users call the program around the workbook. */
  get app(): string {
    return this.tools.host.capabilities.app ?? 'Excel';
  }

  get backByF6(): boolean {
    return this.tools.host.capabilities.backByF6 !== false;
  }

  /** What users call the program in which reports are open. */
  get reportApp(): string {
    return this.tools.host.capabilities.reportApp ?? 'Word';
  }

  /** false: a write by us empties the program's own undo list; say so before. */
  get keepsUndo(): boolean {
    return this.tools.host.capabilities.keepsUndo;
  }

  /** false: nobody tells of changes (a file); it is read again when asked. */
  get followsChanges(): boolean {
    return this.tools.host.capabilities.liveChanges;
  }

  async setLive(live: boolean): Promise<void> {
    this.store.set({ live });
    if (!live || !this.tools.host.capabilities.liveChanges) {
      const stop = this.stopListening;
      this.stopListening = null;
      await stop?.();
      return;
    }
    if (this.stopListening) return;
    await this.attempt('read', async () => {
      this.stopListening = await this.tools.host.onChanged(() => {
        if (this.getSnapshot().install === null) void this.recheck();
      });
    });
  }

  goTo(place: Place): Promise<void> {
    return this.going.to(place);
  }

  /** 保存说明; false: nothing was written. Works on a fresh reading: rows may have moved since the last one. */
  explain(findingId: string, text: string): Promise<boolean> {
    return this.write({ what: 'explain' }, (book, { explanation }) => explanation(book, findingId, text));
  }

  /**
   * 改用建议写法: a text into its own cell, one write and nothing beside it. `moved`: the cell does not hold `was` any more, so nothing was
   * written; `failed`: see `trouble`.
   */
  async rewrite(field: string, was: string, text: string): Promise<ShownWrite> {
    return (await this.writing())?.rewrite(field, was, text) ?? 'failed';
  }

  /** 已人工核对: who, and the day ("2026-03-15"), are kept in the workbook; an empty `who` takes it back. */
  tickOff(checkId: string, who: string, on: string): Promise<boolean> {
    const about = this.getSnapshot().book?.workbook.pack.checks.find(({ id }) => id === checkId)?.title ?? '';
    return this.write({ what: 'tick', about }, (book, { byHand }) => byHand(book, checkId, who, on));
  }

  /** 改为 N, 纳入表内: what the button says, and nothing that has to be shown first. */
  async fix(findingId: string): Promise<boolean> {
    return (await this.writing())?.fix(findingId) ?? false;
  }

  /** 恢复公式, 全部改正: what will be written where, read anew; null: nothing to show, see `trouble`. Writes nothing. */
  async previewFix(findingId: string): Promise<readonly PreviewLine[] | null> {
    return (await this.writing())?.previewFix(findingId) ?? null;
  }

  /** The ticked fields of what was shown. `moved`: the cells are no longer as they were shown, so nothing was written. */
  async fixShown(findingId: string, shown: readonly PreviewLine[], ticked: ReadonlySet<string>): Promise<ShownWrite> {
    return (await this.writing())?.fixShown(findingId, shown, ticked) ?? 'failed';
  }

  /** 修复: what will be written where, read anew; null: it cannot be told now, see `trouble`. Writes nothing. */
  async previewRepair(): Promise<RepairPreview | null> {
    return (await this.writing())?.previewRepair() ?? null;
  }

  /** What was shown: names, formulas, protection, data validation. @param ticked fields whose row prints another label, confirmed */
  async repair(shown: RepairPreview, ticked: ReadonlySet<string>): Promise<ShownWrite> {
    return (await this.writing())?.repair(shown, ticked) ?? 'failed';
  }

  scoreByHand(indicator: string, score: number | null, evidence: string): Promise<boolean> {
    return this.write({ what: 'score' }, (book, { manualScore }) => manualScore(book, indicator, score, evidence));
  }

  /** 撤销 of a receipt (ADR 27): all of it, or nothing and why. @param rest what can be taken back all the same */
  async undo(id: number, rest = false): Promise<boolean> {
    return (await this.writing())?.undo(id, rest) ?? false;
  }

  async mark(): Promise<void> {
    await (await this.writing())?.mark(true);
  }

  async unmark(): Promise<void> {
    await (await this.writing())?.mark(false);
  }

  /** 装入: asks through `conflict` where the workbook has sheets of the same names. 认领: see adopt-form.ts. */
  async install(wish: InstallWish | AdoptWish): Promise<void> {
    await this.attempt('install', async () => {
      await (await this.installing('edits' in wish ? 'adopt' : 'install')).begin(wish);
    });
    await this.afterInstall();
  }

  /** What an upgrade to the pack at hand would change; null where the workbook is of this version. */
  async offerUpgrade(): Promise<UpgradeOffer | null> {
    const { book } = this.getSnapshot();
    if (!book || book.workbook.identity.packVersion === book.workbook.pack.version) return null;
    const { offerUpgrade } = await import('../upgrade-workbook');
    const { snapshot, identity, pack } = book.workbook;
    return offerUpgrade(snapshot, identity, pack);
  }

  /** 升级: the version alone where the form is the same; else laid out anew with all data, the old sheets put aside (asks through `conflict`). */
  async upgrade(): Promise<void> {
    const { noteVersion, offerUpgrade, staleNames, upgradedWorkbook } = await import('../upgrade-workbook');
    await this.recheck();
    const { book } = this.getSnapshot();
    if (!book) return;
    const { snapshot, identity, pack } = book.workbook;
    const offer = offerUpgrade(snapshot, identity, pack);
    if (!offer) return;
    if (offer.isSameForm) {
      const wish: Wish = { what: 'version', about: pack.version };
      return void (await this.write(wish, ({ workbook }) => noteVersion(workbook.snapshot, pack)));
    }
    await this.attempt('install', async () => {
      await (
        await this.installing('upgrade')
      ).upgrade(pack, async () => {
        const now = await this.tools.host.read();
        const gone = staleNames(pack, now).map((name): Edit => ({ edit: 'remove-name', name }));
        return [...upgradedWorkbook(now, readIdentity(now) ?? identity, pack).edits, ...gone];
      });
    });
    await this.afterInstall();
  }

  /** The answer to `conflict`: put the user's sheets aside and install, or leave everything as it is. */
  async answerConflict(keepCopies: boolean): Promise<void> {
    await this.attempt('install', async () => this.installer?.answer(keepCopies));
    await this.afterInstall();
  }

  cancelInstall(): void {
    this.installer?.cancel();
  }

  dismissTrouble(): void {
    this.store.set({ trouble: null });
  }

  private async readAndJudge(): Promise<void> {
    // Loaded while the workbook is read: the rules are no part of the first view.
    const judging = import('../judge-workbook');
    judging.catch(() => undefined); // told where it is awaited
    const snapshot = await this.tools.host.read();
    const identity = readIdentity(snapshot);
    if (!identity) return this.store.set({ stage: 'new', book: null, trouble: null });
    if (this.pack?.id !== identity.pack) this.pack = await this.tools.packs.load(identity.pack);
    if (!this.pack) throw new Problem('input.pack-mismatch', { file: this.tools.fileName, found: identity.pack });
    const { pack } = this;
    const { judgeWorkbook, loadProse } = await judging;
    const judge = (): void => {
      const book = { ...judgeWorkbook(snapshot, pack, identity, this.memory, this.prose), at: this.tools.clock.now() };
      const { trouble } = this.getSnapshot();
      this.store.set({ stage: 'ready', book, trouble: isOver(trouble) ? null : trouble });
    };
    judge();
    await this.recall(identity.workbookId);
    if (this.prose) return;
    this.prose = await loadProse();
    judge();
  }

  /** Receipts of this workbook from before the pane was loaded anew; those of an install are kept from now, when it has its id. */
  private async recall(workbookId: string): Promise<void> {
    const { receipts } = this.tools;
    if (!receipts || this.recalled === workbookId) return;
    this.recalled = workbookId;
    if (this.getSnapshot().receipts.length > 0) return this.writer?.keep();
    const kept = receipts.load(workbookId);
    if (kept !== null) (await this.writing())?.restore(kept);
  }

  /** Edits derived from a fresh reading, a receipt, a recheck. false: nothing was written. */
  private async write(wish: Wish, derive: Derive, options: { readonly keys?: boolean } = {}): Promise<boolean> {
    return (await this.writing())?.write(wish, derive, options) ?? false;
  }

  /** undefined: its part of the program did not come, and that is told. */
  private async writing(): Promise<Writer | undefined> {
    const part = await this.attempt('write', () => import('./writer'));
    if (!part) return undefined;
    return (this.writer ??= new part.Writer(this.tools, this.store, {
      fresh: async () => {
        await this.recheck();
        const { book, activity, trouble } = this.getSnapshot();
        return activity === 'idle' && trouble?.during !== 'read' ? book : null;
      },
      attempt: async (work) => void (await this.attempt('write', work)),
    }));
  }

  /** New sheets are shown where filling them begins. */
  private async afterInstall(): Promise<void> {
    if (this.getSnapshot().conflict !== null) return;
    await this.recheck();
    const { book, stage } = this.getSnapshot();
    const isNew = this.hasInstalled && stage === 'ready' && book !== null;
    this.hasInstalled = false;
    if (!isNew || !this.tools.host.capabilities.goTo) return;
    await this.goTo(book.filling.empty[0] ?? { sheet: book.workbook.pack.sheets[0]?.title ?? '', address: 'A1' });
  }

  /** @throws where its part of the program did not come */
  private async installing(what: 'install' | 'upgrade' | 'adopt'): Promise<Installer> {
    const { Installer } = await import('./installer');
    return (this.installer = new Installer(this.tools, this.store, async (installed) => {
      this.hasInstalled = what !== 'adopt';
      (await this.writing())?.installed(what, installed);
    }));
  }

  /** undefined: it failed, and that is told. */
  private async attempt<T>(during: Trouble['during'], work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.failed(error, during);
      return undefined;
    }
  }

  private failed(error: unknown, during: Trouble['during']): void {
    if (isEditing(error)) {
      this.store.set({ activity: 'editing' });
      void this.recheck();
      return;
    }
    try {
      const trouble = troubleOf(error, during);
      const { stage, book } = this.getSnapshot();
      this.store.set({ trouble, activity: 'idle', stage: stage === 'opening' && !book ? 'stopped' : stage });
    } catch (bug) {
      this.store.set({ activity: 'idle' });
      this.tools.onBug(bug);
    }
  }
}
