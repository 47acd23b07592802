import { asBoolean, asNumber, asText, readOnly, type ObjectMaker } from './object';

/** Beside the document. */
export interface SimulatedPane {
  readonly address: string;
  readonly title: string;
  visible: boolean;
  /** Pixels, and MsoCTPDockPosition, as the add-in said; null: it did not. */
  width: number | null;
  dock: number | null;
  /** Its user closed it for good. */
  closed: boolean;
}

/** What is answered for a pane that its user closed, or that never was: nobody knows. deaf: the old one, which shows nothing any more. */
export type LostPane = 'null' | 'throws' | 'deaf';

/** Panes of a program of WPS, by number from 1. */
export class SimulatedPanes {
  readonly list: SimulatedPane[] = [];
  /** Whoever draws them. */
  onChange: () => void = () => undefined;

  constructor(
    private readonly maker: ObjectMaker,
    private readonly lost: LostPane,
  ) {}

  /** What a page finds in `wps`. */
  members() {
    return {
      CreateTaskPane: (address: string, title: string) => {
        // Where a page stands is not reliable: a pane finds nothing by a relative address.
        if (!/^[a-z]+:/i.test(address)) throw new Error('the address of a pane is absolute');
        this.list.push({ address, title: asText(title), visible: false, width: null, dock: null, closed: false });
        return this.object(this.list.length);
      },
      GetTaskPane: (id: number) => {
        if (!Number.isInteger(id)) throw new Error('a pane is asked for by its number');
        const pane = this.list[id - 1];
        if (pane && (!pane.closed || this.lost === 'deaf')) return this.object(id);
        if (this.lost === 'throws') throw new Error(`there is no pane ${id}`);
        return null;
      },
    };
  }

  /** The user presses the × of a pane. */
  close(pane: SimulatedPane): void {
    pane.closed = true;
    pane.visible = false;
    this.onChange();
  }

  private object(id: number): object {
    const pane = this.list[id - 1]!;
    const change = (how: () => void): void => {
      if (pane.closed) return;
      how();
      this.onChange();
    };
    return this.maker.make('TaskPane', pane, {
      ID: readOnly(() => id),
      Visible: {
        get: () => pane.visible,
        set: (value: unknown) => change(() => (pane.visible = asBoolean(value))),
      },
      Width: { get: () => pane.width, set: (value: unknown) => change(() => (pane.width = asNumber(value))) },
      DockPosition: { get: () => pane.dock, set: (value: unknown) => change(() => (pane.dock = asNumber(value))) },
    });
  }
}
