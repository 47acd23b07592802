import type { ModelChange, SheetId } from '../model';
import type { OpenUniver } from './open';

/** Which sheet is the active one, as Excel would have it: it stays so while Univer goes back and forth. */
export class ActiveSheet {
  private stayedOn: SheetId | null = null;
  private returning: Promise<void> | null = null;
  private isVisiting = false;

  constructor(
    private readonly open: OpenUniver,
    private readonly emit: (change: ModelChange) => void,
  ) {}

  get id(): SheetId {
    return this.stayedOn ?? this.current();
  }

  /** Whether Univer's switching right now is no news. */
  get isPassing(): boolean {
    return this.stayedOn !== null || this.isVisiting;
  }

  activate(id: SheetId): void {
    // Univer may be there already, and its going there was no news.
    if (this.stayedOn !== null && this.stayedOn !== id) {
      this.emit({ kind: 'activated', sheet: id, before: this.stayedOn });
      this.stayedOn = id;
    }
    if (this.current() !== id) this.open.workbook.getSheetBySheetId(id)?.activate();
  }

  /** For what makes Univer switch sheets a moment later (adding, deleting, showing one): its switching is taken back. */
  staying<Result>(work: () => Result): Result {
    this.stayedOn ??= this.current();
    const result = work();
    this.returning ??= new Promise((resolve) => {
      setTimeout(() => {
        this.comeBack();
        resolve();
      });
    });
    return result;
  }

  /** For what Univer does rightly only on the active sheet: after a deletion it rewrites no formulas of other sheets' rows. */
  visiting(id: SheetId, work: () => void): void {
    const before = this.current();
    if (before === id) return work();
    this.isVisiting = true;
    try {
      this.open.workbook.getSheetBySheetId(id)?.activate();
      work();
      this.open.workbook.getSheetBySheetId(before)?.activate();
    } finally {
      this.isVisiting = false;
    }
  }

  async settle(): Promise<void> {
    if (this.returning) await this.returning;
  }

  private comeBack(): void {
    const { workbook } = this.open;
    const before = this.stayedOn;
    const sheet = before === null ? null : workbook.getSheetBySheetId(before);
    if (before !== null && sheet && !sheet.isSheetHidden()) this.activate(before);
    this.stayedOn = null;
    this.returning = null;
    if (this.current() !== before)
      this.emit({ kind: 'activated', sheet: this.current(), before: sheet ? before : null });
  }

  private current(): SheetId {
    return this.open.workbook.getActiveSheet().getSheetId();
  }
}
