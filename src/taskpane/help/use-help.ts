import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { HelpedView, HelpTopic } from './help-topic';

export interface HelpHold {
  /** null: no help is open. */
  readonly topic: HelpTopic | null;
  readonly open: (topic: HelpTopic) => void;
  /** At where one stands; closes it where it is open. */
  readonly toggle: () => void;
  readonly close: () => void;
}

export const HelpContext = createContext<(topic: HelpTopic) => void>(() => undefined);

/** Opens 帮助 at a topic. */
export function useHelp(): (topic: HelpTopic) => void {
  return useContext(HelpContext);
}

/**
 * 帮助 over a view, by button or F1. The view stays as it is underneath (hidden), and takes its scroll and its focus back afterwards.
 * @param body what scrolls in the view; its pane is the one that F1 belongs to
 */
export function useHelpHold(body: RefObject<HTMLElement>, view: HelpedView): HelpHold {
  const [topic, setTopic] = useState<HelpTopic | null>(null);
  const from = useRef<{ readonly focused: Element | null; readonly scroll: number } | null>(null);
  const open = (next: HelpTopic): void => {
    from.current ??= { focused: document.activeElement, scroll: body.current?.scrollTop ?? 0 };
    setTopic(next);
  };
  const close = (): void => setTopic(null);
  const toggle = (): void => {
    if (topic !== null) return close();
    const marked = document.activeElement?.closest('[data-help]') ?? body.current?.querySelector('[data-help]');
    open({ view: (marked?.getAttribute('data-help') as HelpedView | null | undefined) ?? view });
  };
  useLayoutEffect(() => {
    if (topic !== null || from.current === null) return;
    const { focused, scroll } = from.current;
    from.current = null;
    if (body.current) body.current.scrollTop = scroll;
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  }, [topic, body]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F1' || event.defaultPrevented || !isAsked(body.current)) return;
      event.preventDefault();
      toggle();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
  return { topic, open, toggle, close };
}

/** Of two panes on a page the one with the focus is meant; where neither has it, the first that is seen. */
function isAsked(body: HTMLElement | null): boolean {
  const pane = body?.closest('.pane');
  // The start page of the offline page has no pane.
  if (!pane) return body !== null;
  const seen = [...document.querySelectorAll('.pane')].find((one) => one.getClientRects().length > 0);
  return pane === (document.activeElement?.closest('.pane') ?? seen);
}
