import type { Extras, SheetExtras } from './extras';
import type { Area, SheetId } from './model';

/** What of a sheet's extras moves along with rows and columns. */
interface Moving extends Pick<SheetExtras, 'highlights' | 'validations' | 'page'> {
  readonly unlocked: readonly Area[];
}

type State = ReadonlyMap<SheetId, Moving>;

/** As many as the engine keeps steps. */
const KEPT = 40;

/**
 * Extras before and after each step of the user's that moved rows or columns: moving back finds nothing that went away with deleted rows.
 * A part that was changed since (by an add-in) is left as the move back made it.
 */
export class ExtrasHistory {
  private readonly steps = new Map<number, { readonly before: State; after: State | null }>();
  /** As it was when an undo or redo began. */
  private now: State = new Map();

  constructor(private readonly extras: Extras) {}

  begin(step: number): void {
    this.steps.set(step, { before: this.state(), after: null });
    for (const old of this.steps.keys()) if (this.steps.size > KEPT) this.steps.delete(old);
  }

  turning(): void {
    this.now = this.state();
  }

  /** Once what a step did is done, or done again. Returns the sheets whose extras are others now. */
  done(step: number): readonly SheetId[] {
    const kept = this.steps.get(step);
    if (kept?.after) return this.put(kept.before, kept.after);
    if (kept) kept.after = this.state();
    return [];
  }

  undone(step: number): readonly SheetId[] {
    const kept = this.steps.get(step);
    return kept?.after ? this.put(kept.after, kept.before) : [];
  }

  private state(): State {
    return new Map(
      this.extras
        .all()
        .map(([sheet, { highlights, validations, page, unlocked }]) => [
          sheet,
          { highlights, validations, page, unlocked: unlocked.all },
        ]),
    );
  }

  private put(from: State, to: State): readonly SheetId[] {
    const changed: SheetId[] = [];
    for (const [sheet, wanted] of to) {
      const [then, now] = [from.get(sheet), this.now.get(sheet)];
      const extras = this.extras.of(sheet);
      if (!then || !now) continue;
      if (now.highlights === then.highlights) extras.highlights = wanted.highlights;
      if (now.validations === then.validations) extras.validations = wanted.validations;
      if (now.page === then.page) extras.page = wanted.page;
      if (now.unlocked === then.unlocked) extras.unlocked.reset(wanted.unlocked);
      changed.push(sheet);
    }
    return changed;
  }
}
