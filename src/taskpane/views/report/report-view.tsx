import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { CheckedBook } from '../../../app/workbook-session/session-state';
import type { WrittenReport } from '../../../app/write-report';
import { isUnfinished } from '../../../core/derive/unfilled';
import type { FieldTable } from '../../../core/fields/field-table';
import type { Pack } from '../../../core/pack/pack';
import { isProblem } from '../../../core/problem/problem';
import { useRoving } from '../../keyboard/use-roving';
import { LevelIcon } from '../../parts/level-icon';
import { SendPlace } from '../../relay/places';
import { usePane } from '../../session-context';
import { zh } from '../../text/zh';
import { openPlaces, openSummary } from '../../../core/narrative/open-places';
import { zhReportView } from '../../text/zh-report-view';
import type { View } from '../../view';
import { openCounts } from '../check/open-counts';
import { outlineOf, plainReport } from './outline';
import { ReportActions, type ChosenReport } from './report-actions';
import { SectionRow } from './section-row';
import { usedIn } from './used-in';

const PrintView = lazy(async () => ({ default: (await import('../../print/print-view')).PrintView }));
const ChecklistPanel = lazy(async () => ({ default: (await import('./checklist-panel')).ChecklistPanel }));
const HandInView = lazy(async () => ({ default: (await import('../hand-in/hand-in-view')).HandInView }));
const UpdateReport = lazy(async () => ({ default: (await import('./update-report')).UpdateReport }));

/** For the error boundary. */
function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

type WriteReports = (pack: Pack, table: FieldTable) => readonly WrittenReport[];

/** Writing and its template engine, side by side: neither is needed before the view stands. */
async function loadWriter(): Promise<WriteReports> {
  const [{ createNarrativeEngine }, { writeReports }] = await Promise.all([
    import('../../../app/narrative-engine'),
    import('../../../app/write-report'),
  ]);
  const render = createNarrativeEngine();
  return (pack, table) => writeReports(pack, table, render);
}

interface Props {
  readonly book: CheckedBook;
  readonly onView: (view: View) => void;
}

/** 报告: what can be generated, what is missing, and every section as it will be written. Findings never block it. */
export function ReportView({ book, onView }: Props): ReactElement {
  const [write, setWrite] = useState<WriteReports | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const [chosen, setChosen] = useState(0);
  const [opened, setOpened] = useState<string | null>(null);
  const [updating, setUpdating] = useState<ChosenReport | null>(null);
  const [printing, setPrinting] = useState(false);
  const [listing, setListing] = useState(false);
  const lister = useRef<HTMLParagraphElement>(null);
  const [handing, setHanding] = useState(false);
  const { session, printReport } = usePane();
  const [refused, setRefused] = useState('');
  useEffect(() => {
    let current = true;
    loadWriter().then(
      (writer) => current && setWrite(() => writer),
      (error: unknown) => current && setFailure(asError(error)),
    );
    return () => {
      current = false;
    };
  }, []);
  const { pack, table } = book.workbook;
  const written = useMemo(() => (write ? write(pack, table) : null), [write, pack, table]);
  const one = written?.[Math.min(chosen, written.length - 1)];
  const parts = useMemo(() => (one ? outlineOf(one.report) : []), [one]);
  const roving = useRoving(parts.map((part) => part.id));
  if (failure !== null) throw failure;
  if (!written || !one) return <p className="waiting">{zhReportView.writing}</p>;

  const waits = openSummary(openPlaces(one.report));
  const missing = parts.reduce((all, part) => all + part.missing, 0);
  const figures = parts.reduce((all, part) => all + part.figures, 0);
  const { errors } = openCounts(book.run);
  const fail = (error: unknown): void => {
    // A file that cannot be read is told; anything else is a bug of ours.
    if (isProblem(error)) setRefused(error.message);
    else setFailure(asError(error));
    setUpdating(null);
    setHanding(false);
  };
  if (updating)
    return (
      <Suspense fallback={<p className="waiting">{zh.loadingView}</p>}>
        <UpdateReport
          {...updating}
          workbook={book.workbook}
          reports={written}
          at={book.at}
          from={zh.thisWorkbook}
          onError={fail}
          onClose={() => setUpdating(null)}
        />
      </Suspense>
    );
  if (handing)
    return (
      <Suspense fallback={<p className="waiting">{zh.loadingView}</p>}>
        <HandInView workbook={book.workbook} onError={fail} onClose={() => setHanding(false)} />
      </Suspense>
    );
  if (printing && printReport)
    return (
      <Suspense fallback={<p className="waiting">{zh.loadingView}</p>}>
        <PrintView load={() => printReport(one)} writer={session.reportApp} onClose={() => setPrinting(false)} />
      </Suspense>
    );
  return (
    <>
      <div className="summary">
        {isUnfinished(book.filling) ? (
          <>
            <h1>{zh.unfinished(book.filling.filled, book.filling.required)}</h1>
            <p className="measure">{zhReportView.mayBeEarly}</p>
          </>
        ) : (
          <h1>{missing === 0 ? zhReportView.ready : zhReportView.missing(missing)}</h1>
        )}
        {waits !== '' && <p className="measure">{waits}</p>}
        <p className="measure">
          {zhReportView.parts(parts.filter((part) => part.id !== 'ends').length, one.tables.length, figures)}
        </p>
        {errors > 0 && (
          <p className="health-line">
            <LevelIcon level="error" />
            <span>
              {zhReportView.errors(errors)}
              <button type="button" className="link" onClick={() => onView('check')}>
                {zhReportView.toCheck}
              </button>
            </span>
          </p>
        )}
        {written.length > 1 && (
          <select
            className="text-line"
            aria-label={zhReportView.choose}
            value={chosen}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {written.map(({ report }, index) => (
              <option key={report.id} value={index}>
                {report.title}
              </option>
            ))}
          </select>
        )}
        <ReportActions
          written={one}
          workbook={book.workbook}
          at={book.at}
          text={plainReport(one.report)}
          onPrint={() => setPrinting(true)}
          onHandIn={() => setHanding(true)}
          onUpdate={setUpdating}
          refused={refused}
          onTry={() => setRefused('')}
          onError={fail}
        />
        <SendPlace report={one.report.id} />
        <p ref={lister} className="copy-link small">
          <button type="button" className="link" aria-expanded={listing} onClick={() => setListing(!listing)}>
            {zhReportView.checklist}
          </button>
        </p>
        {listing && (
          <Suspense fallback={null}>
            <ChecklistPanel
              book={book}
              written={written}
              onClose={() => {
                setListing(false);
                lister.current?.querySelector('button')?.focus();
              }}
            />
          </Suspense>
        )}
      </div>
      <div className="groups" ref={roving.listRef} onKeyDown={roving.onKeyDown}>
        <ul>
          {parts.map((part) => (
            <SectionRow
              key={part.id}
              part={part}
              open={opened === part.id}
              onOpen={(isOpen) => setOpened(isOpen ? part.id : null)}
              table={table}
              usesOf={(field) => usedIn(field, parts, one.tables)}
              roving={roving}
            />
          ))}
        </ul>
        {one.tables.length > 0 && (
          <p className="attachments">
            <LevelIcon level="passed" />
            <span className="line-name">
              {zhReportView.attachments} {one.tables.map((each) => each.title).join('、')}
            </span>
            <span className="line-side">{zhReportView.tables(one.tables.length)}</span>
          </p>
        )}
      </div>
    </>
  );
}
