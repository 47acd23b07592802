import type { Refusal } from '../../../app/report-session/report-state';
import { Button } from '@fluentui/react-components';
import { lazy, Suspense, type ReactElement } from 'react';
import type { LinkPackage } from '../../../core/report/link/link-package';
import { HandedPlace } from '../../handed/handed-place';
import { useLasting } from '../../parts/after';
import { LevelIcon } from '../../parts/level-icon';
import { ReceivePlace } from '../../relay/places';
import { useReport, useReportState } from '../../report-context';
import { zhWord } from '../../text/zh-word';
import { Clock16Regular } from './icons';
import { RefusalCard } from './refusal-card';
import { ledgerSentence } from './sentence';
import { PasteLink, SourceCard } from './source-card';

const NewReport = lazy(async () => ({ default: (await import('./new-report')).NewReport }));

const words = zhWord.source;

/** What stands over the list: how old the report is, what was just done, where figures can come from, what was refused and why. */
export function LedgerHead({ onLog }: { readonly onLog: () => void }): ReactElement {
  const session = useReport();
  const state = useReportState();
  const { ledger, refusal, isChanged, isNewer, canReread, newReports, link, result, source } = state;
  // Words of the user's own are no obstacle to a report of its own.
  const mismatch = newReports.length > 0 && state.mismatch?.code === 'input.unlinked-document' ? null : state.mismatch;
  const isReading = useLasting(state.activity === 'reading');
  const now = Date.now();
  const { title, text, isStale } = ledgerSentence(state, now);
  const needsSource = !ledger && !mismatch && newReports.length === 0 && source?.kind !== 'open-workbook';
  return (
    <>
      {refusal && <RefusalCard refusal={refusal} />}
      {mismatch && (
        <RefusalCard refusal={mismatch} title={isOther(mismatch) ? words.otherBook : words.first}>
          {isOther(mismatch) && link && <Whose link={link} />}
          {isOther(mismatch) && <p className="hint">{words.relinkMeans}</p>}
          <div className="buttons">
            {isOther(mismatch) && (
              <Button size="small" onClick={() => session.relink()}>
                {words.relink}
              </Button>
            )}
            <Button size="small" onClick={() => session.putAside()}>
              {words.putAside}
            </Button>
          </div>
        </RefusalCard>
      )}
      {isNewer && canReread && (
        <div className="note" role="status">
          <Clock16Regular className="icon explain" aria-hidden="true" />
          <div>
            <strong>{words.newer}</strong>
            <p>
              {words.newerText}{' '}
              <button type="button" className="link" onClick={() => void session.rereadWorkbook()}>
                {words.reread}
              </button>
            </p>
          </div>
        </div>
      )}
      {isChanged && (
        <p className="note" role="alert">
          {zhWord.ledger.changed}
        </p>
      )}
      {isReading && (
        <p className="waiting" role="status">
          {zhWord.foot.reading}
        </p>
      )}
      {needsSource && <SourceCard title={title} text={text} />}
      {newReports.length > 0 && !ledger && (
        <Suspense fallback={null}>
          <NewReport title={title} text={text} />
        </Suspense>
      )}
      {ledger && (
        <div className={isStale ? 'note stale' : 'summary done'}>
          {isStale ? (
            <Clock16Regular className="icon explain" aria-hidden="true" />
          ) : (
            <LevelIcon level={ledger.open > 0 && !result ? 'explain' : 'passed'} />
          )}
          <div>
            <h1>{title}</h1>
            {text !== '' && <p>{text}</p>}
            {result && result.written > 0 && (
              <button type="button" className="link small" onClick={onLog}>
                {zhWord.ledger.showLog}
              </button>
            )}
          </div>
        </div>
      )}
      {!needsSource && source?.kind !== 'open-workbook' && (
        <div className="promise">
          <PasteLink />
        </div>
      )}
      <HandedPlace />
      <ReceivePlace isWide={needsSource} />
      {ledger && source?.kind === 'workbook' && !canReread && <p className="promise">{words.once}</p>}
    </>
  );
}

/** Another workbook's report: the user may insist. */
function isOther({ code }: Refusal): boolean {
  return code === 'input.other-report' || code === 'input.other-unit';
}

/** Whose workbook was chosen: a wrong one is told by its unit, not by its file's name. */
function Whose({ link: { figures } }: { readonly link: LinkPackage }): ReactElement | null {
  const shown = (field: string): string => figures.find((one) => one.field === field)?.shown ?? '';
  const [unit, year] = [shown('budgetUnitName') || shown('budgetUnitShortName'), shown('fiscalYear')];
  return unit === '' && year === '' ? null : <p>{words.whose(unit, year)}</p>;
}
