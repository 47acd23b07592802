import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { LevelIcon } from '../../parts/level-icon';
import { useReport, useReportState } from '../../report-context';
import { zhWord } from '../../text/zh-word';

const words = zhWord.start;

/** A report that is not there yet: the way to it, and what became of it. */
export function NewReport({ title, text }: { readonly title: string; readonly text: string }): ReactElement {
  const session = useReport();
  const { newReports, newReport, activity } = useReportState();
  const isBusy = activity === 'writing';
  return (
    <div className={newReport?.outcome === 'opened' ? 'summary done' : 'summary source'}>
      {newReport?.outcome === 'opened' && <LevelIcon level="passed" />}
      <div>
        <h1>{title}</h1>
        <p>{text}</p>
        {newReport?.outcome === 'refused' && (
          <>
            <Button
              className="wide"
              appearance="primary"
              disabledFocusable={isBusy}
              onClick={() => void session.startReport(newReport.id, 'file')}
            >
              {words.download}
            </Button>
            {newReport.isEmpty && (
              <>
                <Button
                  className="wide"
                  disabledFocusable={isBusy}
                  onClick={() => void session.startReport(newReport.id, 'here')}
                >
                  {words.here}
                </Button>
                <p className="hint">{words.hereMeans}</p>
              </>
            )}
          </>
        )}
        {!newReport &&
          newReports.map((report, index) => (
            <Button
              key={report.id}
              className="wide"
              appearance={index === 0 ? 'primary' : 'secondary'}
              disabledFocusable={isBusy}
              onClick={() => void session.startReport(report.id)}
            >
              {words.write(report.title)}
            </Button>
          ))}
        {newReport?.outcome === 'opened' && (
          <button type="button" className="link small" disabled={isBusy} onClick={() => session.dismissTrouble()}>
            {words.again}
          </button>
        )}
      </div>
    </div>
  );
}
