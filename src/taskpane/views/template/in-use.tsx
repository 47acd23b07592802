import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState, type ReactElement, type ReactNode } from 'react';
import type { CheckedBook } from '../../../app/workbook-session/session-state';
import { blankPriors } from '../../../core/last-year/blank-priors';
import type { Level } from '../../../core/rules/level';
import { ChevronRight16Regular } from '../../parts/icons';
import { LevelIcon } from '../../parts/level-icon';
import { Meter } from '../../parts/meter';
import { usePane, useSession, useSessionState } from '../../session-context';
import { zhTemplate } from '../../text/zh-template';
import type { View } from '../../view';
import { PasteFigures } from '../intake/paste-figures';
import { Table16Regular } from './icons';
import { sheetFillings } from './filled';
import { AccountStage } from './account-stage';
import { LastYear } from './last-year';
import { PackBasis } from './pack-basis';
import { UpgradeOffer } from './upgrade-offer';

const ConsolidatePanel = lazy(async () => ({ default: (await import('./consolidate-panel')).ConsolidatePanel }));
const RepairPreview = lazy(async () => ({ default: (await import('../preview/repair-preview')).RepairPreview }));

interface Props {
  readonly book: CheckedBook;
  readonly onView: (view: View) => void;
  readonly onAnother: () => void;
}

/** Missing fields first, because filling is the work; then the sheets, the pack's health, rare things last. */
export function InUse({ book, onView, onAnother }: Props): ReactElement {
  const session = useSession();
  const { selfCheck } = useSessionState();
  const { openDoor, authorWorkbook, saver } = usePane();
  const [adding, setAdding] = useState(false);
  const [repairing, setRepairing] = useState(false);
  const { workbook, score, filling } = book;
  const { pack, table } = workbook;
  const sheets = sheetFillings(table, filling);
  const { required, filled } = filling;
  const next = filling.empty[0];
  const damaged = book.damages.length;
  const unseen = score.indicators.filter((one) => !one.seen).length;
  const priors = blankPriors(table);
  const priorPlace = priors[0] === undefined ? null : table.place(priors[0]);
  const weights = pack.scoring.levels.map(({ label, full }) => `${label}${full}`).join(' ');
  return (
    <>
      <div className="summary">
        <h1>{next ? zhTemplate.empty(next.sheet, required - filled) : zhTemplate.complete}</h1>
        <p className="measure">{zhTemplate.filled(required, filled)}</p>
        <Meter value={filled} of={required} />
        <div className="buttons">
          <Button appearance="primary" onClick={() => (next ? void session.going.toNextEmpty() : onView('check'))}>
            {next ? zhTemplate.nextEmpty : zhTemplate.toCheck}
          </Button>
          <LastYear workbook={workbook} />
          <PasteFigures workbook={workbook} />
        </div>
      </div>
      <ul className="lines">
        {sheets.map((sheet) => (
          <li key={sheet.title}>
            <button type="button" className="line-button" onClick={() => void session.goTo(sheet.goTo)}>
              <Table16Regular className="icon" aria-hidden="true" />
              <span className="line-name">{sheet.title}</span>
              <span className="line-side">
                {sheet.required > 0
                  ? `${sheet.filled}/${sheet.required}`
                  : sheet.hasInputs
                    ? zhTemplate.optional
                    : zhTemplate.automatic}
              </span>
              <ChevronRight16Regular className="chevron" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <h2 className="band">{zhTemplate.used}</h2>
      <div className="part">
        <p>{pack.title}</p>
        <p className="hint">
          {zhTemplate.yearVersion(workbook.context.year ?? lastYear(pack.year), weights, pack.version)}
        </p>
        <UpgradeOffer workbook={workbook} />
        <AccountStage book={book} />
        <ul className="health">
          <Health
            level={damaged === 0 ? 'passed' : 'error'}
            text={damaged === 0 ? zhTemplate.intact : zhTemplate.damaged(damaged)}
          >
            {damaged === 0 ? (
              <Act text={zhTemplate.selfCheck} onClick={() => void session.recheck()} />
            ) : (
              <Act text={zhTemplate.repair} onClick={() => setRepairing(true)} />
            )}
          </Health>
          {unseen > 0 && (
            <Health level="explain" text={zhTemplate.unseen(unseen)}>
              <Act text={zhTemplate.compare} onClick={() => onView('score')} />
            </Health>
          )}
          {priors.length > 0 ? (
            <Health level="unverifiable" text={zhTemplate.priorMissing(priors.length)}>
              {priorPlace && <Act text={zhTemplate.fillIn} onClick={() => void session.goTo(priorPlace)} />}
            </Health>
          ) : (
            <Health level="passed" text={zhTemplate.priorFilled} />
          )}
        </ul>
        {repairing && (
          <Suspense fallback={null}>
            <RepairPreview pack={pack} onClose={() => setRepairing(false)} />
          </Suspense>
        )}
        {selfCheck !== null && selfCheck.length > 0 && (
          <details className="basis">
            <summary>{zhTemplate.differences(selfCheck.length)}</summary>
            <ul>
              {selfCheck.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        )}
        {pack.basis.length > 0 && <PackBasis basis={pack.basis} />}
      </div>
      <h2 className="band">{zhTemplate.other}</h2>
      <ul className="lines">
        <Rare text={zhTemplate.another} onClick={onAnother} />
        {openDoor && authorWorkbook && saver && (
          <Rare text={zhTemplate.consolidate} onClick={() => setAdding(!adding)} />
        )}
        <Rare text={zhTemplate.clearMarks} onClick={() => void session.unmark()} />
      </ul>
      {adding && (
        <div className="part">
          <Suspense fallback={null}>
            <ConsolidatePanel pack={pack} onClose={() => setAdding(false)} />
          </Suspense>
        </div>
      )}
    </>
  );
}

function lastYear(year: number | readonly [number, number]): number {
  return typeof year === 'number' ? year : year[1];
}

function Health({
  level,
  text,
  children,
}: {
  readonly level: Level | 'passed';
  readonly text: string;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <li>
      <LevelIcon level={level} />
      <span className="health-text">{text}</span>
      {children}
    </li>
  );
}

function Act({ text, onClick }: { readonly text: string; readonly onClick: () => void }): ReactElement {
  return (
    <button type="button" className="link" onClick={onClick}>
      {text}
    </button>
  );
}

function Rare({ text, onClick }: { readonly text: string; readonly onClick: () => void }): ReactElement {
  return (
    <li>
      <button type="button" className="line-button" onClick={onClick}>
        <span className="line-name">{text}</span>
        <ChevronRight16Regular className="chevron" aria-hidden="true" />
      </button>
    </li>
  );
}
