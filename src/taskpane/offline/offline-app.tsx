import { FluentProvider } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, type ReactElement, type Ref } from 'react';
import { fileNameOf } from '../../app/file-name';
import type { ListedAudit } from '../../app/list-audit';
import type { OpenWorkbook } from '../../app/open-workbook';
import type { WrittenReport } from '../../app/write-report';
import { App } from '../app';
import { ErrorBoundary } from '../error-boundary';
import { HelpBody } from '../frame/pane-body';
import { HelpButton } from '../help/help-button';
import { useHelpHold } from '../help/use-help';
import { ReadingBar } from '../parts/reading-bar';
import type { Preferences } from '../preferences';
import type { FileDoor } from '../reading/file-door';
import { SaveAuditContext } from '../save-audit';
import type { MadeDocument, PaneTools } from '../session-context';
import { zhHelp } from '../text/zh-help';
import { zhOffline as zh } from '../text/zh-offline';
import { zhReport } from '../text/zh-report';
import { useTheme, type ThemeSource } from '../theme';
import { WordApp } from '../word/word-app';
import { Banners, PlaceBar } from './banners';
import { droppedFiles, pastedText } from './browser-files';
import type { DeskSession } from '../../app/desk-session/desk-session';
import { DeskContext, useDesk, useDeskState } from './desk-context';
import type { WorkbookSide } from '../../app/desk-session/desk-state';
import { FileBar } from './file-bar';
import { EmptySide, StartScreen } from './start-screen';

export interface OfflineTools extends Omit<PaneTools, 'session' | 'makeDocument'> {
  readonly desk: DeskSession;
  /** What the desk's files are read through. */
  readonly deskDoor: FileDoor;
  readonly preferences: Preferences;
  /** Hands out the 核对报告 of a report. @param name the report's file */
  readonly saveAudit: (audit: ListedAudit, name: string) => Promise<void>;
}

interface Props {
  readonly tools: OfflineTools;
  readonly theme: ThemeSource;
  /** Takes bugs of the sessions; the bars with 保存 stay outside of it. */
  readonly boundary: Ref<ErrorBoundary>;
}

/** The whole page: workbook and report beside each other where there is room, one at a time where there is not. */
export function OfflineApp({ tools, theme, boundary }: Props): ReactElement {
  const { theme: tokens, isDark } = useTheme(theme);
  return (
    <FluentProvider theme={tokens} className={isDark ? 'desk dark' : 'desk'}>
      <DeskContext.Provider value={tools.desk}>
        <DeskView tools={tools} theme={theme} boundary={boundary} />
      </DeskContext.Provider>
    </FluentProvider>
  );
}

function DeskView({ tools, theme, boundary }: Props): ReactElement {
  const desk = useDesk();
  const { workbook, report, side } = useDeskState();
  useFilesOfPage(desk);
  const isEmpty = !workbook && !report;
  const start = useRef<HTMLElement>(null);
  const help = useHelpHold(start, 'offline');
  const isHelped = isEmpty && help.topic !== null;
  const shape = workbook && report ? 'desk-sides' : workbook ? 'desk-sides one' : 'desk-sides other';
  return (
    <>
      <header className="desk-bar">
        <span className="desk-name">{zh.product}</span>
        {isEmpty && <HelpButton open={isHelped} onToggle={help.toggle} />}
        {!isEmpty && <span className="desk-privacy">{zh.privacy}</span>}
        {!isEmpty && (
          <span className="side-switch" role="group" aria-label={zh.sides}>
            {(['workbook', 'report'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={side === one} onClick={() => desk.show(one)}>
                {zh.side[one]}
              </button>
            ))}
          </span>
        )}
      </header>
      <ReadingBar door={tools.deskDoor} />
      <Banners />
      {isEmpty ? (
        <>
          {isHelped && (
            <div className="pane desk-help">
              <HelpBody help={help} back={zhHelp.start} as="main" />
            </div>
          )}
          <StartScreen body={start} hidden={isHelped} />
        </>
      ) : (
        <main className={shape} data-side={side}>
          <section className="desk-side workbook" aria-label={zh.side.workbook}>
            {workbook && <FileBar kind="workbook" side={workbook} />}
            <ErrorBoundary ref={boundary}>
              {workbook ? (
                <BookPane key={keyOf(workbook.session)} side={workbook} tools={tools} theme={theme} />
              ) : (
                <EmptySide kind="workbook" />
              )}
            </ErrorBoundary>
            <PlaceBar />
          </section>
          <section className="desk-side report" aria-label={zh.side.report}>
            {report && <FileBar kind="report" side={report} />}
            <ErrorBoundary>
              {report ? (
                <SaveAuditContext.Provider value={(audit) => void tools.saveAudit(audit, report.file)}>
                  <WordApp
                    key={keyOf(report.session)}
                    session={report.session}
                    theme={theme}
                    view={workbook ? 'ledger' : null}
                    panel="view-report"
                  />
                </SaveAuditContext.Provider>
              ) : (
                <EmptySide kind="report" />
              )}
            </ErrorBoundary>
          </section>
        </main>
      )}
    </>
  );
}

function BookPane({
  side: { session },
  tools,
  theme,
}: {
  readonly side: WorkbookSide;
  readonly tools: OfflineTools;
  readonly theme: ThemeSource;
}): ReactElement {
  const pane = useMemo((): PaneTools => {
    const { desk, deskDoor: _door, saveAudit: _save, ...rest } = tools;
    return { ...rest, session, makeDocument: (written, workbook) => writtenBeside(desk, written, workbook) };
  }, [tools, session]);
  return <App tools={pane} theme={theme} view={null} panel="view-workbook" />;
}

/** A new report stands beside the workbook, unless what is open there has to be asked about first. */
async function writtenBeside(
  desk: DeskSession,
  written: WrittenReport,
  workbook: OpenWorkbook,
): Promise<MadeDocument | null> {
  await desk.writeReport(written, workbook);
  const { report } = desk.getSnapshot();
  if (report?.file !== fileNameOf(`${written.report.title}.docx`)) return null;
  return {
    said: zhReport.madeBeside(report.file),
    next: { label: zhReport.look, act: () => desk.show('report') },
  };
}

/** Drops, coming back from the other program, and leaving with something unsaved. */
function useFilesOfPage(desk: DeskSession): void {
  useEffect(() => {
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then((files) => desk.open(files));
    };
    const paste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const { report } = desk.getSnapshot();
      // Into a box it goes where it was pasted; a report that is open is not put away for it.
      if (text.trim() === '' || isTyping(event.target) || (report && !report.session.onlyText)) return;
      event.preventDefault();
      void desk.open([pastedText(text, zh.pastedFile)]);
    };
    const front = (): void => void desk.noticeDisk();
    const leave = (event: BeforeUnloadEvent): void => {
      if (!desk.hasUnsaved) return;
      event.preventDefault();
      // Browsers before 2023 ask only where this is set.
      event.returnValue = true;
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    window.addEventListener('focus', front);
    window.addEventListener('beforeunload', leave);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
      window.removeEventListener('focus', front);
      window.removeEventListener('beforeunload', leave);
    };
  }, [desk]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;

const keys = new WeakMap<object, number>();
let lastKey = 0;

/** Another pane for another file, never the state of the last one. */
function keyOf(session: object): number {
  let key = keys.get(session);
  if (key === undefined) keys.set(session, (key = ++lastKey));
  return key;
}
