import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import type { SessionTools } from '../app/workbook-session/session-tools';
import { WorkbookSession } from '../app/workbook-session/workbook-session';
import { App } from './app';
import { browserClock } from './browser-clock';
import { ErrorBoundary } from './error-boundary';
import { loadAhead, loadView } from './load-view';
import { Preferences, type PreferenceKeeper } from './preferences';
import { keepFocus } from './keyboard/keep-focus';
import { keepTabToTheBrowser } from './keyboard/keep-tab';
import './styles/pane.css';
import './styles/check.css';
import { RelayHold } from './relay/relay-hold';
import type { Sending, SendingTools } from './relay/sending';
import type { PaneTools } from './session-context';
import type { ThemeSource } from './theme';
import type { View } from './view';

export interface PaneStart extends Omit<SessionTools, 'onBug' | 'clock' | 'newId'> {
  readonly root: HTMLElement;
  readonly corner?: NonNullable<PaneTools['corner']>;
  readonly onAsked?: NonNullable<PaneTools['onAsked']>;
  readonly theme: ThemeSource;
  readonly view: View | null;
  readonly keeper: PreferenceKeeper | null;
  readonly makeDocument?: NonNullable<PaneTools['makeDocument']>;
  readonly printReport?: NonNullable<PaneTools['printReport']>;
  readonly readLastYear?: NonNullable<PaneTools['readLastYear']>;
  readonly openDoor?: NonNullable<PaneTools['openDoor']>;
  readonly authorWorkbook?: NonNullable<PaneTools['authorWorkbook']>;
  readonly saver?: NonNullable<PaneTools['saver']>;
  readonly readReport?: NonNullable<PaneTools['readReport']>;
  readonly reportFiles?: NonNullable<PaneTools['reportFiles']>;
  readonly handLink?: NonNullable<PaneTools['handLink']>;
  readonly handIn?: NonNullable<PaneTools['handIn']>;
  /** This pane's end of the relay; null where this server has none. Absent where there can be none. */
  readonly openRelay?: (tools: Omit<SendingTools, 'sender'>) => Promise<Sending | null>;
}

/** Draws the pane over any host. The main files name the host and call this. */
export function startPane({
  root,
  corner,
  onAsked,
  theme,
  view,
  keeper,
  makeDocument,
  printReport,
  readLastYear,
  openDoor,
  readReport,
  authorWorkbook,
  saver,
  reportFiles,
  handIn,
  handLink,
  openRelay,
  ...tools
}: PaneStart): WorkbookSession {
  keepTabToTheBrowser(document);
  keepFocus(window);
  const boundary = createRef<ErrorBoundary>();
  const onBug = (error: unknown): void => boundary.current?.show(error);
  const session = new WorkbookSession({
    ...tools,
    clock: browserClock,
    newId: () => crypto.randomUUID(),
    onBug,
  });
  // Beside the workbook, which takes longest. A failure is told where the view is drawn.
  for (const early of [loadView[view ?? 'check'](), tools.packs.list()]) early.catch(() => undefined);
  const relay = openRelay && new RelayHold((use) => openRelay({ session, use, onBug }));
  const preferences = new Preferences(keeper);
  createRoot(root).render(
    <ErrorBoundary ref={boundary}>
      <App
        tools={{
          session,
          packs: tools.packs,
          preferences,
          ...(corner && { corner }),
          ...(onAsked && { onAsked }),
          ...(makeDocument && { makeDocument }),
          ...(printReport && { printReport }),
          ...(readLastYear && { readLastYear }),
          ...(openDoor && { openDoor }),
          ...(readReport && { readReport }),
          ...(authorWorkbook && { authorWorkbook }),
          ...(saver && { saver }),
          ...(reportFiles && { reportFiles }),
          ...(handIn && { handIn }),
          ...(handLink && { handLink }),
          ...(relay && { relay }),
        }}
        theme={theme}
        view={view}
      />
    </ErrorBoundary>,
  );
  void session.start().then(async () => {
    loadAhead();
    // What keeps them is a library of its own: after the first findings.
    await preferences.load();
    if (!preferences.get().live) await session.setLive(false);
  });
  return session;
}
