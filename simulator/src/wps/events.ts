import type { ModelChange } from '../excel/model';
import { asText, type ObjectMaker } from './object';

/** What can be listened to in WPS 表格 here; WPS knows more. */
const ofSheets = ['SheetChange', 'SheetCalculate', 'SheetActivate', 'WindowActivate'] as const;
/** The same in WPS 文字. */
export const ofWriter = [
  'DocumentOpen',
  'DocumentChange',
  'DocumentBeforeSave',
  'WindowActivate',
  'WindowSelectionChange',
  'FileAfterSave',
] as const;
export type WpsEvent = (typeof ofSheets)[number] | (typeof ofWriter)[number];

/** Listeners live as long as the page: the object they were given to may go stale. */
export class WpsEvents {
  private readonly listeners = new Map<string, (() => void)[]>();

  constructor(private readonly known: readonly WpsEvent[] = ofSheets) {}

  object(maker: ObjectMaker): object {
    const checked = (name: unknown): string => {
      const found = this.known.find((one) => one === asText(name));
      if (!found) throw new Error(`the event ${String(name)} is not simulated`);
      return found;
    };
    return maker.make('ApiEvent', this, {
      AddApiEventListener: {
        call: (name: unknown, listener: unknown) => {
          if (typeof listener !== 'function') throw new Error('a function is expected here');
          const event = checked(name);
          this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener as () => void]);
        },
      },
      /** All of that name go, whoever added them (measured). */
      RemoveApiEventListener: { call: (name: unknown) => void this.listeners.delete(checked(name)) },
    });
  }

  count(event: WpsEvent): number {
    return this.listeners.get(event)?.length ?? 0;
  }

  raise(event: WpsEvent): void {
    for (const listener of this.listeners.get(event) ?? []) listener();
  }

  /** At once, whoever made the change: WPS does not tell an add-in's writes from the user's. */
  onModelChange({ kind }: ModelChange): void {
    if (kind === 'cells' || kind === 'inserted' || kind === 'deleted') this.raise('SheetChange');
    else if (kind === 'calculated') this.raise('SheetCalculate');
    else if (kind === 'activated') this.raise('SheetActivate');
  }
}
