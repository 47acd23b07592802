import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { ReportSession, type ReportSessionTools } from '../app/report-session/report-session';
import { browserClock } from './browser-clock';
import { ErrorBoundary } from './error-boundary';
import { keepFocus } from './keyboard/keep-focus';
import { keepTabToTheBrowser } from './keyboard/keep-tab';
import './styles/pane.css';
import './styles/check.css';
import './styles/later';
import type { Receiving, ReceivingTools } from './relay/receiving';
import { RelayHold } from './relay/relay-hold';
import type { FileDoor } from './reading/file-door';
import type { ThemeSource } from './theme';
import { WordApp } from './word/word-app';
import type { WordView } from './word/word-view';

export interface WordPaneStart extends Omit<ReportSessionTools, 'onBug' | 'clock'> {
  readonly root: HTMLElement;
  readonly theme: ThemeSource;
  readonly view: WordView;
  /** What `readWorkbook` reads through, where it does: how far it is, and 取消. */
  readonly door?: FileDoor;
  /** This pane's end of the relay; null where this server has none. Absent where there can be none. */
  readonly openRelay?: (tools: Omit<ReceivingTools, 'receiver'>) => Promise<Receiving | null>;
}

/** Draws the report's side of the pane over any document host. The main files name the host and call this. */
export function startWordPane({ root, theme, view, door, openRelay, ...tools }: WordPaneStart): ReportSession {
  keepTabToTheBrowser(document);
  keepFocus(window);
  const boundary = createRef<ErrorBoundary>();
  const onBug = (error: unknown): void => boundary.current?.show(error);
  const session = new ReportSession({
    ...tools,
    clock: browserClock,
    onBug,
  });
  const relay = openRelay ? new RelayHold((use) => openRelay({ session, use, onBug })) : null;
  createRoot(root).render(
    <ErrorBoundary ref={boundary}>
      <WordApp session={session} relay={relay} {...(door && { door })} theme={theme} view={view} />
    </ErrorBoundary>,
  );
  void session.start();
  return session;
}
