import { FluentProvider } from '@fluentui/react-components';
import { lazy, memo, Suspense, useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { Trouble } from '../app/live/trouble';
import type { SessionState } from '../app/workbook-session/session-state';
import type { WorkbookSession } from '../app/workbook-session/workbook-session';
import { ContextLine } from './frame/context-line';
import { EditingNote } from './frame/editing-note';
import { Foot } from './frame/foot';
import { HelpContext, useHelpHold } from './help/use-help';
import { LiveSentence } from './frame/live-sentence';
import { PaneBody } from './frame/pane-body';
import { Tabs } from './frame/tabs';
import { TroubleCard } from './frame/trouble-card';
import { loadView } from './load-view';
import { PaneContext, usePane, useSessionState, type PaneTools } from './session-context';
import { zh } from './text/zh';
import { useTheme, type ThemeSource } from './theme';
import { openCounts, sentenceOf } from './views/check/open-counts';
import { views, type View } from './view';

// Memoised: the state changes several times a recheck (checking, idle), the book once.
const TemplateView = lazy(async () => ({ default: memo(await loadView.template()) }));
const CheckView = lazy(async () => ({ default: memo(await loadView.check()) }));
const ScoreView = lazy(async () => ({ default: memo(await loadView.score()) }));
const ReportView = lazy(async () => ({ default: memo(await loadView.report()) }));
const Settings = lazy(async () => ({ default: (await import('./frame/settings')).Settings }));
const ReceiptsView = lazy(async () => ({ default: (await import('./views/receipts/receipts-view')).ReceiptsView }));
const LastReceipt = lazy(async () => ({ default: (await import('./views/receipts/last-receipt')).LastReceipt }));

interface Props {
  readonly tools: PaneTools;
  readonly theme: ThemeSource;
  /** null: 校验 where there are forms, else 模板. */
  readonly view: View | null;
  /** Id of the tab panel where the page shows more than this pane. */
  readonly panel?: string;
}

export function App({ tools, theme, view, panel }: Props): ReactElement {
  const { theme: tokens, isDark } = useTheme(theme);
  return (
    <FluentProvider theme={tokens} className={isDark ? 'pane dark' : 'pane'}>
      <PaneContext.Provider value={tools}>
        <Pane asked={view} {...(panel !== undefined && { beside: panel })} />
      </PaneContext.Provider>
    </FluentProvider>
  );
}

function Pane({ asked, beside }: { readonly asked: View | null; readonly beside?: string }): ReactElement {
  // A page with more on it has its own <main>.
  const [Main, panel] = beside === undefined ? (['main', 'view'] as const) : (['div', beside] as const);
  const { session, onAsked } = usePane();
  const state = useSessionState();
  const [chosen, setChosen] = useState<View | null>(asked);
  const [settings, setSettings] = useState(false);
  /** 记录 in the place of the view. */
  const [receipts, setReceipts] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  // Forms come first where there are none, whatever the ribbon asked for.
  const isNew = state.stage === 'new' || state.stage === 'installing';
  const view = isNew ? 'template' : (chosen ?? 'check');
  const help = useHelpHold(body, view);
  const waiting = state.book ? openCounts(state.book.run).errors : 0;
  const tabs = views.map((id) => ({
    id,
    name: zh.tabs[id],
    waiting: id === 'check' ? waiting : 0,
    waitingFor: zh.errorsLeft,
  }));
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0;
  }, [view, receipts]);
  useEffect(() => {
    // After an install the pane stands where filling is told.
    if (isNew) setChosen('template');
  }, [isNew]);
  const toView = (next: View): void => {
    help.close();
    setReceipts(false);
    // A tab that is pressed while forms are put in is where its user goes next.
    setChosen(state.stage === 'new' ? 'template' : next);
  };
  const turn = useRef(toView);
  turn.current = (next) => toView(isNew ? 'template' : next);
  useEffect(() => onAsked?.((next) => turn.current(next)), [onAsked]);
  return (
    <HelpContext.Provider value={help.open}>
      <ContextLine
        state={state}
        open={settings}
        onToggle={() => setSettings(!settings)}
        helped={help.topic !== null}
        onHelp={help.toggle}
      />
      {settings && (
        <Suspense fallback={null}>
          <Settings onClose={() => setSettings(false)} onReceipts={() => setReceipts(true)} />
        </Suspense>
      )}
      <Main className="main">
        <Tabs tabs={tabs} view={view} onView={toView} panel={panel} />
        <PaneBody help={help} view={view} name={zh.tabs[view]} panel={panel} body={body}>
          {state.activity === 'editing' && <EditingNote />}
          {state.trouble && (
            <TroubleCard
              trouble={state.trouble}
              still={state.book === null ? null : zh.trouble.still}
              onClose={() => session.dismissTrouble()}
              onRetry={() => {
                session.dismissTrouble();
                void retry(session, state.trouble!);
              }}
            />
          )}
          {state.receipts.length > 0 && !receipts && (
            <Suspense fallback={null}>
              <LastReceipt onOpen={() => setReceipts(true)} />
            </Suspense>
          )}
          <Suspense fallback={<p className="waiting">{zh.loadingView}</p>}>
            {receipts ? <ReceiptsView onClose={() => setReceipts(false)} /> : viewOf(view, state, toView)}
          </Suspense>
        </PaneBody>
      </Main>
      <Foot state={state} />
      <div className="unseen" role="status">
        {state.wentTo && zh.wentTo(state.wentTo.sheet, state.wentTo.address, session.backByF6)}
      </div>
      <LiveSentence sentence={state.book ? sentenceOf(openCounts(state.book.run), state.book.filling) : ''} />
    </HelpContext.Provider>
  );
}

/** What did not go is done again; a sheet that is gone stands in no new reading. */
async function retry(session: WorkbookSession, { during, code }: Trouble): Promise<void> {
  return during === 'go-to' && code !== 'host.sheet-gone' ? session.going.again() : session.recheck();
}

function viewOf(view: View, state: SessionState, onView: (view: View) => void): ReactNode {
  if (state.stage === 'opening') return <p className="waiting">{zh.opening}</p>;
  if (view === 'template') return <TemplateView onView={onView} />;
  const { book } = state;
  if (!book) return null;
  if (view === 'check') return <CheckView book={book} onView={onView} />;
  return view === 'score' ? <ScoreView book={book} /> : <ReportView book={book} onView={onView} />;
}
