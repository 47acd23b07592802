import { newWorkbook } from '../new-workbook';
import { verifyInstall } from '../verify-install';
import type { Pack } from '../../core/pack/pack';
import { Problem } from '../../core/problem/problem';
import type { Edit } from '../../core/workbook/edit';
import { identitySheet } from '../../core/workbook/identity';
import type { Installed } from './installed';
import type { SheetSnapshot } from '../../core/workbook/snapshot';
import type { SessionTools } from './session-tools';
import type { SessionState } from './session-state';
import type { Store } from '../live/store';

export interface InstallWish {
  readonly packId: string;
  readonly year: number;
  readonly unitName: string;
  /** Start from the pack's own example. */
  readonly sample: boolean;
}

/** 认领: names on the bureau's own cells. */
export interface AdoptWish {
  /** From a fresh reading; null: the form is no longer what the user was shown, and nothing is written. */
  readonly edits: () => Promise<readonly Edit[] | null>;
}

type Plan = Omit<Installed, 'after'>;

/** 装入: asks before it touches a sheet of the user's, shows progress by sheet, and takes back what it added when cancelled. */
export class Installer {
  private waiting: (() => Promise<Plan>) | null = null;
  private abort: AbortController | null = null;

  constructor(
    private readonly tools: SessionTools,
    private readonly store: Store<SessionState>,
    /** An install that was carried out to its end. */
    private readonly onDone: (installed: Installed) => Promise<void>,
  ) {}

  async begin(wish: InstallWish | AdoptWish): Promise<void> {
    if ('edits' in wish) return this.adopt(wish);
    const pack = await this.tools.packs.load(wish.packId);
    if (!pack) throw new Problem('pack.unknown', { pack: wish.packId });
    const plan = await this.plan(pack, wish);
    if (plan.conflict) {
      this.waiting = async () => plan;
      this.store.set({ conflict: plan.conflict });
    } else await this.run(plan);
  }

  /**
   * Another version of the pack over the one in use: its sheets are put aside, with all that stands on them.
   * @param edits asked again after the answer: what was typed meanwhile comes along
   */
  async upgrade(pack: Pack, edits: () => Promise<readonly Edit[]>): Promise<void> {
    const again = async (): Promise<Plan> => this.planFor(pack, await edits());
    const plan = await again();
    if (plan.conflict) {
      this.waiting = again;
      this.store.set({ conflict: plan.conflict });
    } else await this.run(plan);
  }

  private async adopt(wish: AdoptWish): Promise<void> {
    const edits = await wish.edits();
    if (edits === null) return;
    const { names } = await this.tools.host.read('list');
    await this.run({ edits, sheets: [], conflict: null, names, moved: [] });
  }

  async answer(keepCopies: boolean): Promise<void> {
    const plan = this.waiting;
    this.waiting = null;
    this.store.set({ conflict: null });
    if (plan && keepCopies) await this.run(await plan());
  }

  /** Stops after the sheet being written; what was added is taken away again. */
  cancel(): void {
    const { install } = this.store.getSnapshot();
    if (!install || !this.abort) return;
    this.store.set({ install: { ...install, cancelling: true } });
    this.abort.abort();
  }

  private async plan(pack: Pack, { year, unitName, sample }: InstallWish): Promise<Plan> {
    const data = {
      ...(pack.byId.has('fiscalYear') && { fiscalYear: year }),
      ...(unitName.trim() !== '' && { budgetUnitName: unitName.trim() }),
    };
    return this.planFor(pack, newWorkbook({ pack, sample, data, workbookId: this.tools.newId() }));
  }

  private async planFor(pack: Pack, edits: readonly Edit[]): Promise<Plan> {
    const { sheets: present, names } = await this.tools.host.read('all');
    const taken = new Set(present.map((sheet) => sheet.name.toLowerCase()));
    const sheets = pack.sheets.map((sheet) => sheet.title);
    const aside = [...sheets, identitySheet]
      .filter((name) => taken.has(name.toLowerCase()))
      .map((from) => ({ from, to: freeName(from, taken) }));
    const renames = aside.map(({ from, to }): Edit => ({ edit: 'rename-sheet', sheet: from, to }));
    const moved = blankInFront(present).map((name) => aside.find(({ from }) => from === name)?.to ?? name);
    const behind = moved.map((sheet): Edit => ({ edit: 'move-sheet', sheet, to: 'end' }));
    const conflict = aside.length === 0 ? null : { sheets: aside };
    return { edits: [...renames, ...edits, ...behind], sheets, conflict, names, moved };
  }

  private async run(plan: Plan): Promise<void> {
    const { edits, sheets } = plan;
    const before = this.store.getSnapshot().stage;
    this.abort = new AbortController();
    this.store.set({ stage: 'installing', install: { sheets, done: 0, cancelling: false }, trouble: null });
    try {
      const receipt = await this.tools.host.apply(edits, {
        signal: this.abort.signal,
        onProgress: ({ sheet }) => {
          const { install } = this.store.getSnapshot();
          const done = sheets.indexOf(sheet) + 1;
          if (install && done > install.done) this.store.set({ install: { ...install, done } });
        },
      });
      if (!receipt.cancelled) {
        const differences = await verifyInstall(this.tools.host, edits);
        this.store.set({ selfCheck: differences.map(({ text }) => text) });
        await this.onDone({ ...plan, after: await this.tools.host.read('all') });
      } else await this.tools.host.apply(undoOfInstall(plan));
    } finally {
      this.abort = null;
      this.store.set({ install: null, stage: before });
    }
  }
}

/** Everything that was added goes; the user's sheets get their names back, and the names that bound them point there again. */
export function undoOfInstall({ edits, conflict, names, moved }: Plan): Edit[] {
  const replaced = new Set(
    edits.flatMap((edit) =>
      edit.edit === 'define-name' || edit.edit === 'remove-name' ? [edit.name.toLowerCase()] : [],
    ),
  );
  const added = edits.flatMap((edit): Edit[] => {
    if (edit.edit === 'define-name') return [{ edit: 'remove-name', name: edit.name }];
    return edit.edit === 'add-sheet' ? [{ edit: 'remove-sheet', sheet: edit.sheet }] : [];
  });
  const back = (conflict?.sheets ?? []).map(({ from, to }): Edit => ({ edit: 'rename-sheet', sheet: to, to: from }));
  const bound = names
    .filter(({ name, refersTo }) => replaced.has(name.toLowerCase()) && !refersTo.includes('#REF!'))
    .map(({ name, refersTo, hidden }): Edit => ({ edit: 'define-name', name, refersTo, hidden }));
  const front = [...moved].reverse().map((sheet): Edit => ({ edit: 'move-sheet', sheet, to: 'front' }));
  return [...added, ...back, ...bound, ...front];
}

/** The sheets that Excel put into a new workbook and nobody wrote on, as far as they come first. */
function blankInFront(sheets: readonly SheetSnapshot[]): string[] {
  const first = sheets.findIndex(({ cells, visibility }) => cells.length > 0 && visibility === 'visible');
  return sheets
    .slice(0, first < 0 ? sheets.length : first)
    .filter(({ cells, visibility }) => cells.length === 0 && visibility === 'visible')
    .map(({ name }) => name);
}

/** "基础数据表（原）", "基础数据表（原2）" … within Excel's 31 characters. */
function freeName(name: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const suffix = `（原${n === 1 ? '' : n}）`;
    const candidate = name.slice(0, 31 - suffix.length) + suffix;
    if (!taken.has(candidate.toLowerCase())) {
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  }
}
