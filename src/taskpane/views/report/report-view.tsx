import { Button } from '@fluentui/react-components';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import type { CheckedBook } from '../../../app/session/session-state';
import { writeReports } from '../../../app/write-report';
import type { RenderTemplate } from '../../../core/narrative/template-engine';
import { useRoving } from '../../keyboard/use-roving';
import { CopyButton } from '../../parts/copy-button';
import { LevelIcon } from '../../parts/level-icon';
import { usePane } from '../../session-context';
import { zh } from '../../text/zh';
import type { View } from '../../view';
import { openCounts } from '../check/open-counts';
import { outlineOf, plainReport } from './outline';
import { SectionRow } from './section-row';

/** For the error boundary. */
function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

interface Props {
  readonly book: CheckedBook;
  readonly onView: (view: View) => void;
}

/** 报告: what can be generated, what is missing, and every section as it will be written. Findings never block it. */
export function ReportView({ book, onView }: Props): ReactElement {
  const { makeDocument } = usePane();
  const [render, setRender] = useState<RenderTemplate | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const [chosen, setChosen] = useState(0);
  const [opened, setOpened] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let current = true;
    import('../../../app/narrative-engine').then(
      ({ createNarrativeEngine }) => current && setRender(() => createNarrativeEngine()),
      (error: unknown) => current && setFailure(asError(error)),
    );
    return () => {
      current = false;
    };
  }, []);
  const { pack, table } = book.workbook;
  const written = useMemo(() => (render ? writeReports(pack, table, render) : null), [render, pack, table]);
  const one = written?.[Math.min(chosen, written.length - 1)];
  const parts = useMemo(() => (one ? outlineOf(one.report) : []), [one]);
  const roving = useRoving(parts.map((part) => part.id));
  if (failure !== null) throw failure;
  if (!written || !one) return <p className="waiting">{zh.report.writing}</p>;

  const missing = parts.reduce((all, part) => all + part.missing, 0);
  const figures = parts.reduce((all, part) => all + part.figures, 0);
  const { errors } = openCounts(book.run);
  const generate = async (): Promise<void> => {
    if (!makeDocument || busy) return;
    setBusy(true);
    try {
      await makeDocument(one, book.workbook);
    } catch (error) {
      setFailure(asError(error));
    }
    setBusy(false);
  };
  return (
    <>
      <div className="summary">
        <h1>{missing === 0 ? zh.report.ready : zh.report.missing(missing)}</h1>
        <p className="measure">
          {zh.report.parts(parts.filter((part) => part.id !== 'ends').length, one.tables.length, figures)}
        </p>
        {errors > 0 && (
          <p className="health-line">
            <LevelIcon level="error" />
            <span>
              {zh.report.errors(errors)}
              <button type="button" className="link" onClick={() => onView('check')}>
                {zh.report.toCheck}
              </button>
            </span>
          </p>
        )}
        {written.length > 1 && (
          <select
            className="text-line"
            aria-label={zh.report.choose}
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
        <div className="buttons">
          {makeDocument && (
            <Button appearance="primary" disabledFocusable={busy} onClick={() => void generate()}>
              {zh.report.generate}
            </Button>
          )}
          <span className="copy-all">
            <CopyButton text={plainReport(one.report)} label={zh.report.copyAll} done={zh.report.copied} />
          </span>
        </div>
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
              roving={roving}
            />
          ))}
        </ul>
        {one.tables.length > 0 && (
          <p className="attachments">
            <LevelIcon level="passed" />
            <span className="line-name">
              {zh.report.attachments} {one.tables.map((each) => each.title).join('、')}
            </span>
            <span className="line-side">{zh.report.tables(one.tables.length)}</span>
          </p>
        )}
      </div>
    </>
  );
}
