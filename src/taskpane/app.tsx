import { FluentProvider } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { SessionState } from '../app/session/session-state';
import { ContextLine } from './frame/context-line';
import { EditingNote } from './frame/editing-note';
import { Foot } from './frame/foot';
import { LiveSentence } from './frame/live-sentence';
import { Settings } from './frame/settings';
import { Tabs } from './frame/tabs';
import { TroubleCard } from './frame/trouble-card';
import { PaneContext, useSessionState, type PaneTools } from './session-context';
import { zh } from './text/zh';
import { useTheme, type ThemeSource } from './theme';
import type { View } from './view';

const TemplateView = lazy(async () => ({ default: (await import('./views/template/template-view')).TemplateView }));
const CheckView = lazy(async () => ({ default: (await import('./views/check/check-view')).CheckView }));
const ScoreView = lazy(async () => ({ default: (await import('./views/score/score-view')).ScoreView }));
const ReportView = lazy(async () => ({ default: (await import('./views/report/report-view')).ReportView }));

interface Props {
  readonly tools: PaneTools;
  readonly theme: ThemeSource;
  /** null: 校验 where there are forms, else 模板. */
  readonly view: View | null;
}

export function App({ tools, theme, view }: Props): ReactElement {
  const { theme: tokens, isDark } = useTheme(theme);
  return (
    <FluentProvider theme={tokens} className={isDark ? 'pane dark' : 'pane'}>
      <PaneContext.Provider value={tools}>
        <Pane asked={view} />
      </PaneContext.Provider>
    </FluentProvider>
  );
}

function Pane({ asked }: { readonly asked: View | null }): ReactElement {
  const state = useSessionState();
  const [chosen, setChosen] = useState<View | null>(asked);
  const [settings, setSettings] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  // Forms come first where there are none, whatever the ribbon asked for.
  const isNew = state.stage === 'new' || state.stage === 'installing';
  const view = isNew ? 'template' : (chosen ?? 'check');
  const waiting =
    state.book?.run.findings.filter((one) => one.level === 'error' && one.state !== 'explained').length ?? 0;
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0;
  }, [view]);
  return (
    <>
      <ContextLine state={state} open={settings} onToggle={() => setSettings(!settings)} />
      {settings && <Settings onClose={() => setSettings(false)} />}
      <main className="main">
        <Tabs view={view} onView={setChosen} waiting={waiting} />
        <div className="body" id="view" role="tabpanel" aria-labelledby={`tab-${view}`} ref={body}>
          {state.activity === 'editing' && <EditingNote />}
          {state.trouble && <TroubleCard trouble={state.trouble} hasResult={state.book !== null} />}
          <Suspense fallback={<p className="waiting">{zh.loadingView}</p>}>{viewOf(view, state, setChosen)}</Suspense>
        </div>
      </main>
      <Foot state={state} />
      <LiveSentence state={state} />
    </>
  );
}

function viewOf(view: View, state: SessionState, onView: (view: View) => void): ReactNode {
  if (state.stage === 'opening') return <p className="waiting">{zh.opening}</p>;
  if (view === 'template') return <TemplateView onView={onView} />;
  const { book } = state;
  if (!book) return null;
  if (view === 'check') return <CheckView book={book} onView={onView} />;
  return view === 'score' ? <ScoreView book={book} /> : <ReportView book={book} onView={onView} />;
}
