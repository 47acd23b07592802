import { XdmChannel, type ChannelHost } from '../channel/xdm';
import { element } from './dom';
import { zh } from './text';

export const VIEWS = ['template', 'check', 'score', 'report'] as const;
export type View = (typeof VIEWS)[number];

interface Wish {
  readonly title?: string;
  readonly side: HTMLElement;
  /** Origin of the add-in's pages. */
  readonly origin: string;
  readonly host: () => ChannelHost;
  readonly onFocusOut: () => void;
  readonly onUnknownCall: (what: string) => void;
  /** A frame went away or a new one came: what the old one had registered is void. */
  readonly onNewLife: () => void;
}

/** The task pane: one frame at a time, each with a channel of its own. */
export class PaneFrame<Shown extends string = View> {
  private channel: XdmChannel | null = null;
  private shown: Shown | null = null;

  constructor(private readonly wish: Wish) {}

  get isOpen(): boolean {
    return this.channel !== null;
  }

  /** The view whose button opened the pane. */
  get view(): Shown | null {
    return this.shown;
  }

  open(view: Shown): void {
    this.close();
    const { side, origin, host, onFocusOut, onUnknownCall, title = zh.paneTitle } = this.wish;
    // Its name must stand before it comes into the page, and so must the listener for its first word.
    const frame = element('iframe', { title, class: 'pane-frame' });
    this.channel = new XdmChannel(frame, `${origin}/taskpane.html?view=${view}`, host(), { onFocusOut, onUnknownCall });
    side.append(frame);
    this.shown = view;
  }

  close(): void {
    if (!this.channel) return;
    this.channel.close();
    this.channel.frame.remove();
    this.channel = null;
    this.shown = null;
    this.wish.onNewLife();
  }

  focus(): void {
    this.channel?.frame.focus();
  }
}
