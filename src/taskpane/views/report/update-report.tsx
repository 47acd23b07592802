import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { ReportSession } from '../../../app/report-session/report-session';
import type { OpenWorkbook } from '../../../app/open-workbook';
import type { WrittenReport } from '../../../app/write-report';
import { Problem } from '../../../core/problem/further-problem';
import { isProblem } from '../../../core/problem/problem';
import { browserClock } from '../../browser-clock';
import { ReportContext, useReportState } from '../../report-context';
import { ReadingBar } from '../../parts/reading-bar';
import type { FileDoor } from '../../reading/file-door';
import { usePane } from '../../session-context';
import { zhReport } from '../../text/zh-report';
import { zhSaved } from '../../text/zh-saved';
import { LedgerView } from '../ledger/ledger-view';
import { LogView } from '../log/log-view';
import { useLinkDigest } from './use-link-digest';

const words = zhReport;

interface Props {
  readonly bytes: Uint8Array;
  readonly file: string;
  /** What the open workbook says by now, and when it was read; ms. */
  readonly workbook: OpenWorkbook;
  readonly reports: readonly WrittenReport[];
  readonly at: number;
  /** The workbook's name for people. */
  readonly from: string;
  readonly onError: (error: unknown) => void;
  readonly onClose: () => void;
}

interface Opened {
  readonly session: ReportSession;
  readonly bytes: () => Uint8Array;
}

/** 更新已有报告: the same list as in Word over a chosen .docx; what comes of it is a new file, the chosen one stays as it is. */
export function UpdateReport(props: Props): ReactElement | null {
  const { bytes, file, workbook, from, onError, onClose } = props;
  const { reportFiles, openDoor, packs } = usePane();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [door, setDoor] = useState<FileDoor>();
  const start = useRef({ bytes, file, workbook, from, onError });
  useEffect(() => {
    let current = true;
    let session: ReportSession | null = null;
    const open = async (): Promise<void> => {
      if (!reportFiles) return;
      const given = start.current;
      const opening = await openDoor?.();
      if (current) setDoor(opening);
      const host = await reportFiles.open(given.bytes, given.file);
      session = new ReportSession({
        host,
        packs,
        clock: browserClock,
        readWorkbook: () => Promise.reject(new Problem('input.moved', { file: given.file })),
        onBug: given.onError,
      });
      await session.start();
      await session.takeBook(given.workbook, given.from);
      if (current) setOpened({ session, bytes: () => host.bytes() });
    };
    open().catch((error: unknown) => current && start.current.onError(error));
    return () => {
      current = false;
      void session?.stop();
    };
  }, [reportFiles, openDoor, packs]);
  return (
    <section className="update" aria-label={words.update}>
      <div className="summary">
        <p>{words.of(file)}</p>
        <div className="buttons">
          <Button size="small" onClick={onClose}>
            {words.back}
          </Button>
        </div>
      </div>
      {opened === null ? (
        <ReadingBar door={door} before={<p className="waiting">{words.reading(file)}</p>} />
      ) : (
        <ReportContext.Provider value={opened.session}>
          <Updated {...props} bytes={opened.bytes} />
        </ReportContext.Provider>
      )}
    </section>
  );
}

function Updated({
  bytes,
  file,
  workbook,
  reports,
  at,
  onError,
  onClose,
}: Omit<Props, 'bytes'> & { readonly bytes: () => Uint8Array }): ReactElement {
  const { saver } = usePane();
  const { result, source, trouble, link } = useReportState();
  const written = reports.find(({ report }) => report.id === link?.report) ?? reports[0]!;
  const digest = useLinkDigest(link !== null, { written, workbook, at, onError });
  const [log, setLog] = useState(false);
  const [saved, setSaved] = useState('');
  const [refused, setRefused] = useState('');
  const hasSource = useRef(false);
  useEffect(() => {
    // 暂不更新 closes the list: there is no other source to choose here.
    if (source) hasSource.current = true;
    else if (hasSource.current) onClose();
  }, [source, onClose]);
  const name = words.updatedName(file);
  const save = async (): Promise<void> => {
    try {
      const done = await saver?.save([{ bytes: bytes(), name }]);
      setRefused('');
      if (done) setSaved(words.saved(done.names[0] ?? name, zhSaved.where(done.folder)));
    } catch (error) {
      if (!isProblem(error)) return onError(error);
      setSaved('');
      setRefused(error.message);
    }
  };
  if (log) return <LogView onClose={() => setLog(false)} />;
  return (
    <>
      {trouble && (
        <p className="note" role="alert">
          {trouble.message}
        </p>
      )}
      {link && digest !== '' && digest !== link.digest && (
        <p className="note" role="alert">
          {words.updateOld}
        </p>
      )}
      {result && (
        <div className="update-panel">
          <div className="buttons">
            <Button appearance="primary" onClick={() => void save()}>
              {words.save}
            </Button>
          </div>
          {saved !== '' && (
            <p className="hint" role="status">
              {saved}
            </p>
          )}
          {refused !== '' && <p role="alert">{refused}</p>}
        </div>
      )}
      <LedgerView onLog={() => setLog(true)} />
    </>
  );
}
