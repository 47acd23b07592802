import { lazy, Suspense, type ReactElement, type ReactNode, type RefObject } from 'react';
import type { HelpHold } from '../help/use-help';
import { zh } from '../text/zh';

const HelpView = lazy(async () => ({ default: (await import('../views/help/help-view')).HelpView }));

interface HelpProps {
  readonly help: HelpHold;
  /** What it goes back to, as people call it. */
  readonly back: string;
  /** `main` where nothing else on the page is. */
  readonly as?: 'div' | 'main';
}

/** 帮助 while it is open, in the place of what it lies over. */
export function HelpBody({ help: { topic, close }, back, as: Body = 'div' }: HelpProps): ReactElement | null {
  if (topic === null) return null;
  return (
    <Body className="body">
      <Suspense fallback={<p className="waiting">{zh.loadingView}</p>}>
        <HelpView topic={topic} back={back} onClose={close} />
      </Suspense>
    </Body>
  );
}

interface Props extends Pick<HelpProps, 'help'> {
  readonly view: string;
  /** The view's name. */
  readonly name: string;
  /** Id of the tab panel. */
  readonly panel: string;
  /** What scrolls. */
  readonly body: RefObject<HTMLDivElement>;
  readonly children: ReactNode;
}

/** The view under the tabs, and 帮助 over it: the view stays underneath as it is. */
export function PaneBody({ help, view, name, panel, body, children }: Props): ReactElement {
  return (
    <>
      <HelpBody help={help} back={`“${name}”`} />
      <div
        className="body"
        id={panel}
        role="tabpanel"
        aria-labelledby={`tab-${view}`}
        ref={body}
        hidden={help.topic !== null}
      >
        {children}
      </div>
    </>
  );
}
