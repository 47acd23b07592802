import { nextEmpty } from '../../core/derive/next-empty';
import type { WorkbookHost } from '../../hosts/port/workbook-host';
import type { Store } from '../live/store';
import type { Place, SessionState } from './session-state';

/** Takes the user to cells of the workbook, and remembers where that was. */
export class Going {
  private last: string | null = null;
  /** What was asked last, for 重试. */
  private asked: (() => Promise<void>) | null = null;

  constructor(
    private readonly host: Pick<WorkbookHost, 'goTo' | 'selection' | 'capabilities'>,
    private readonly store: Store<SessionState>,
    /** Trouble is told. */
    private readonly attempt: (work: () => Promise<void>) => Promise<void>,
  ) {}

  /** false: the cell is told, not shown (a file that no program has open). */
  get shows(): boolean {
    return this.host.capabilities.goTo;
  }

  /** 重试: what did not go is done again. */
  async again(): Promise<void> {
    await this.asked?.();
  }

  to({ sheet, address }: Place): Promise<void> {
    this.asked = () => this.to({ sheet, address });
    return this.attempt(async () => {
      this.store.set({ wentTo: null });
      await this.host.goTo(sheet, address);
      const { trouble } = this.store.getSnapshot();
      this.store.set({ wentTo: { sheet, address }, ...(trouble?.during === 'go-to' && { trouble: null }) });
    });
  }

  /** 下一个空格: behind the cell where the user stands, for that is where he stopped. */
  async toNextEmpty(): Promise<void> {
    this.asked = () => this.toNextEmpty();
    await this.attempt(async () => {
      const at = await this.host.selection();
      const { book } = this.store.getSnapshot();
      const next = nextEmpty(book?.filling.empty ?? [], at, this.last);
      if (!next) return;
      this.last = next.id;
      await this.to(next);
    });
  }
}
