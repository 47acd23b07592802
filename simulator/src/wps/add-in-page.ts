import { asBoolean, readOnly, type ObjectMaker } from './object';

/** What a page of an add-in finds in either program: its storage, and panes. */
export class AddInPage {
  /** By number, from 1. */
  readonly panes: { readonly address: string; readonly title: string; visible: boolean }[] = [];
  /** PluginStorage: shared by the pages of one add-in. */
  private readonly storage = new Map<string, unknown>();

  constructor(private readonly maker: ObjectMaker) {}

  members() {
    return {
      PluginStorage: {
        getItem: (key: string) => this.storage.get(key) ?? null,
        setItem: (key: string, value: unknown) => void this.storage.set(key, value),
      },
      CreateTaskPane: (address: string, title: string) => {
        // Where a page stands is not reliable: a pane finds nothing by a relative address.
        if (!/^[a-z]+:/i.test(address)) throw new Error('the address of a pane is absolute');
        this.panes.push({ address, title, visible: false });
        return this.pane(this.panes.length);
      },
      GetTaskPane: (id: number) => (this.panes[id - 1] ? this.pane(id) : null),
    };
  }

  private pane(id: number): object {
    const pane = this.panes[id - 1]!;
    return this.maker.make('TaskPane', pane, {
      ID: readOnly(() => id),
      Visible: { get: () => pane.visible, set: (value: unknown) => void (pane.visible = asBoolean(value)) },
    });
  }
}
