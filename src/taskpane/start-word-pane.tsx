import { createRef, type ReactNode, type RefObject } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { ReportSession } from '../app/report-session/report-session';
import type { ReportSessionTools } from '../app/report-session/session-tools';
import type { DocumentHost } from '../hosts/port/document-host';
import type { LinkTray } from '../hosts/port/handed-links';
import type { SavedDocument } from '../hosts/port/saved-document';
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
import { HandedContext } from './handed/handed-place';
import { SavedContext } from './saved/use-saved';
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
  /** Puts the pane away, where its program does not. */
  readonly corner?: ReactNode;
  /** Calls back when a button outside the pane asks for a view. @returns the way to stop */
  readonly onAsked?: (turn: (view: WordView) => void) => () => void;
  /** Where the saved file is read, not the open document. */
  readonly saved?: SavedDocument;
  /** Where the workbook's program leaves its packages. */
  readonly handed?: LinkTray;
  /** Called once the document was read. */
  readonly loadAhead?: () => void;
  /** For a pane that stays while one document after the other comes to the front: whatever was about the one before goes. */
  readonly onOther?: (begin: (host: DocumentHost) => void) => void;
}

/** Draws the report's side of the pane over any document host. The main files name the host and call this. */
export function startWordPane({ host, onOther, ...start }: WordPaneStart): ReportSession {
  keepTabToTheBrowser(document);
  keepFocus(window);
  const boundary = createRef<ErrorBoundary>();
  const root = createRoot(start.root);
  let last: ReportSession | null = null;
  let documents = 0;
  const begin = (own: DocumentHost): ReportSession => {
    void last?.stop();
    last = drawn(own, start, root, boundary, ++documents);
    void last.start().then(start.loadAhead);
    return last;
  };
  onOther?.(begin);
  return begin(host);
}

function drawn(
  host: DocumentHost,
  start: Omit<WordPaneStart, 'host' | 'onOther'>,
  root: Root,
  boundary: RefObject<ErrorBoundary>,
  count: number,
): ReportSession {
  const { root: _, theme, view, door, openRelay, corner, onAsked, saved, handed, loadAhead: __, ...tools } = start;
  const onBug = (error: unknown): void => boundary.current?.show(error);
  const session = new ReportSession({ ...tools, host, clock: browserClock, onBug });
  const relay = openRelay ? new RelayHold((use) => openRelay({ session, use, onBug })) : null;
  root.render(
    <ErrorBoundary ref={boundary}>
      <SavedContext.Provider value={saved ?? null}>
        <HandedContext.Provider value={handed ?? null}>
          <WordApp
            key={count}
            session={session}
            relay={relay}
            {...(door && { door })}
            theme={theme}
            view={view}
            corner={corner}
            {...(onAsked && { onAsked })}
          />
        </HandedContext.Provider>
      </SavedContext.Provider>
    </ErrorBoundary>,
  );
  return session;
}
