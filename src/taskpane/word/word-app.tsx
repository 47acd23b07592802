import { FluentProvider } from '@fluentui/react-components';
import { lazy, Suspense, useContext, useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { ReportSession } from '../../app/report-session/report-session';
import type { ReportState } from '../../app/report-session/report-state';
import { LiveSentence } from '../frame/live-sentence';
import { PaneBody } from '../frame/pane-body';
import { Tabs } from '../frame/tabs';
import { TroubleCard } from '../frame/trouble-card';
import { HelpContext, useHelpHold } from '../help/use-help';
import { ReadingBar } from '../parts/reading-bar';
import type { FileDoor } from '../reading/file-door';
import type { Receiving } from '../relay/receiving';
import type { RelayHold } from '../relay/relay-hold';
import { ReceivingContext } from '../relay/use-relay';
import { ReportContext, useReport, useReportState } from '../report-context';
import { isInTheWay, isShut, SavedContext, useSavedState } from '../saved/use-saved';
import { zh } from '../text/zh';
import { zhWord } from '../text/zh-word';
import { useTheme, type ThemeSource } from '../theme';
import { useAuditState, waitingFindings } from '../use-audit';
import { ledgerSentence } from '../views/ledger/sentence';
import { WordContextLine } from './word-context-line';
import { WordFoot } from './word-foot';
import { wordViews, type WordView } from './word-view';

/** Nobody opens it before anything stands; fetched then, so that ⋯ opens at once. */
const WordMenu = lazy(async () => ({ default: (await import('./word-menu')).WordMenu }));
const PrintView = lazy(async () => ({ default: (await import('../print/print-view')).PrintView }));
const LedgerView = lazy(async () => ({ default: (await import('../views/ledger/ledger-view')).LedgerView }));
const LinksView = lazy(async () => ({ default: (await import('../views/links/links-view')).LinksView }));
const AuditView = lazy(async () => ({ default: (await import('../views/audit/audit-view')).AuditView }));
const AuditFoot = lazy(async () => ({ default: (await import('../views/audit/audit-foot')).AuditFoot }));
const PasteOver = lazy(async () => ({ default: (await import('../views/ledger/paste-over')).PasteOver }));
const SavedNote = lazy(async () => ({ default: (await import('../saved/saved-note')).SavedNote }));
const LogView = lazy(async () => ({ default: (await import('../views/log/log-view')).LogView }));

interface Props {
  readonly session: ReportSession;
  readonly relay?: RelayHold<Receiving> | null;
  /** Shown while it reads; absent where something else on the page does. */
  readonly door?: FileDoor;
  readonly theme: ThemeSource;
  /** The view that is asked for; null: what the document is good for. */
  readonly view: WordView | null;
  /** Id of the tab panel where the page shows more than this pane. */
  readonly panel?: string;
  /** Puts the pane away, where its program does not. */
  readonly corner?: ReactNode;
  /** Calls back when a button outside the pane asks for a view; absent where it opens the page anew. @returns the way to stop */
  readonly onAsked?: (turn: (view: WordView) => void) => () => void;
}

export function WordApp({ session, relay = null, door, theme, view, panel, corner, onAsked }: Props): ReactElement {
  const { theme: tokens, isDark } = useTheme(theme);
  return (
    <FluentProvider theme={tokens} className={isDark ? 'pane dark' : 'pane'}>
      <ReportContext.Provider value={session}>
        <ReceivingContext.Provider value={relay}>
          <Pane
            asked={view}
            corner={corner}
            onAsked={onAsked}
            {...(door && { door })}
            {...(panel !== undefined && { beside: panel })}
          />
        </ReceivingContext.Provider>
      </ReportContext.Provider>
    </FluentProvider>
  );
}

function Pane({
  asked,
  door,
  beside,
  corner,
  onAsked,
}: {
  readonly asked: WordView | null;
  readonly corner: ReactNode;
  readonly onAsked: Props['onAsked'];
  readonly door?: FileDoor;
  readonly beside?: string;
}): ReactElement {
  // A page with more on it has its own <main>.
  const [Main, panel] = beside === undefined ? (['main', 'view'] as const) : (['div', beside] as const);
  const session = useReport();
  const state = useReportState();
  const audit = useAuditState();
  const isOfFile = useContext(SavedContext) !== null;
  const saved = useSavedState();
  // Told above the view, with what to do.
  const isTold = isInTheWay(saved) && state.trouble?.during !== 'go-to';
  const [chosen, setView] = useState<WordView | null>(asked);
  const views: readonly WordView[] = session.onlyText ? ['audit'] : wordViews;
  // A report that nothing is linked in, with no workbook at hand, is there to be read.
  const usual = state.stage === 'unlinked' && !state.source ? 'audit' : 'ledger';
  const view = session.onlyText ? 'audit' : (chosen ?? usual);
  const [open, setOpen] = useState<'menu' | 'print' | null>(null);
  /** 粘贴链接数据 from ⋯: there in every state. */
  const [pasting, setPasting] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const help = useHelpHold(body, view);
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0;
  }, [view, open, pasting]);
  useEffect(() => void import('./word-menu').catch(() => undefined), []);
  useEffect(() => {
    // Coming back from Excel: the workbook may have been saved meanwhile.
    const notice = (): void => void session.noticeWorkbook();
    window.addEventListener('focus', notice);
    return () => window.removeEventListener('focus', notice);
  }, [session]);
  const tabs = views.map((id) => ({
    id,
    name: zhWord.tabs[id],
    waiting: id === 'ledger' ? waitingOf(state) : id === 'audit' ? waitingFindings(audit).length : 0,
    waitingFor: zhWord.waiting,
  }));
  const turnTo = (next: WordView): void => {
    help.close();
    setOpen(null);
    setView(next);
  };
  const toView = (next: WordView): void => {
    turnTo(next);
    setPasting(false);
  };
  // What is half typed into 粘贴链接数据, which stands over every view, stays.
  const turn = useRef(turnTo);
  turn.current = turnTo;
  useEffect(() => onAsked?.((next) => turn.current(next)), [onAsked]);
  const canPaste = !session.onlyText && state.source?.kind !== 'open-workbook';
  const paste = (): void => {
    toView('ledger');
    setPasting(true);
  };
  const pasted = (): void => {
    setPasting(false);
    // To ⋯, where it began.
    body.current?.closest('.pane')?.querySelector<HTMLElement>('.context > :last-child')?.focus();
  };
  return (
    <HelpContext.Provider value={help.open}>
      <WordContextLine
        state={state}
        open={open === 'menu'}
        onToggle={() => setOpen(open === 'menu' ? null : 'menu')}
        helped={help.topic !== null}
        onHelp={help.toggle}
        corner={corner}
      />
      {open === 'menu' && (
        <Suspense fallback={null}>
          <WordMenu
            onLog={() => toView('log')}
            onPrint={() => setOpen('print')}
            {...(canPaste && { onPaste: paste })}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
      <Main className="main">
        <Tabs tabs={tabs} view={view} onView={toView} panel={panel} />
        <PaneBody
          help={help}
          view={view}
          name={view === 'log' ? zhWord.log : zhWord.tabs[view]}
          panel={panel}
          body={body}
        >
          {isOfFile && (
            <Suspense fallback={null}>
              <SavedNote />
            </Suspense>
          )}
          {state.trouble && !isTold && (
            <TroubleCard
              trouble={state.trouble}
              still={state.ledger ? zhWord.still : null}
              onClose={() => session.dismissTrouble()}
              onRetry={() => {
                session.dismissTrouble();
                void session.recheck();
              }}
            />
          )}
          {door && <ReadingBar door={door} />}
          {pasting && (
            <Suspense>
              <PasteOver onDone={pasted} />
            </Suspense>
          )}
          <Suspense fallback={<p className="waiting">{zh.loadingView}</p>}>
            {open === 'print' && session.parts ? (
              <PrintView load={session.parts} onClose={() => setOpen(null)} />
            ) : state.stage === 'opening' ? (
              <p className="waiting">{zhWord.opening}</p>
            ) : isShut(saved) ? null : view === 'audit' ? (
              <AuditView />
            ) : state.stage === 'stopped' ? null : view === 'links' ? (
              <LinksView onLedger={() => toView('ledger')} />
            ) : view === 'log' ? (
              <LogView />
            ) : (
              <LedgerView onLog={() => toView('log')} onAudit={() => toView('audit')} />
            )}
          </Suspense>
        </PaneBody>
      </Main>
      {view === 'audit' ? (
        <Suspense>
          <AuditFoot />
        </Suspense>
      ) : (
        <WordFoot state={state} />
      )}
      <LiveSentence
        sentence={state.stage === 'opening' || view === 'audit' ? '' : ledgerSentence(state, Date.now()).title}
      />
    </HelpContext.Provider>
  );
}

/** What the workbook changed, and what is asked besides; nothing once it is written. */
function waitingOf({ ledger }: ReportState): number {
  if (!ledger) return 0;
  const broken = ledger.ask.filter((row) => row.choice === null && row.question.state !== 'both-changed').length;
  return ledger.changes + broken;
}
