import { Button } from '@fluentui/react-components';
import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import { dayOf } from '../../../app/live/clock';
import { createNarrativeEngine } from '../../../app/narrative-engine';
import { stageChanges, type StageChanges } from '../../../app/stage-changes';
import type { CheckedBook } from '../../../app/workbook-session/session-state';
import { setStage } from '../../../app/workbook-session/set-stage';
import { accountStages, readStages, type AccountStageName } from '../../../core/stage/account-stage';
import { ahead, apart, backwards, stageInForm } from '../../../core/stage/stage-in-form';
import { helpAt } from '../../help/help-topic';
import { PlaceLink } from '../../parts/place-link';
import { useSession } from '../../session-context';
import { zh } from '../../text/zh';
import { zhStage } from '../../text/zh-stage';
import '../../styles/intake.css';
import '../../styles/stage.css';

interface Props {
  readonly book: CheckedBook;
  readonly onClose: () => void;
}

/** Says the stage, and lists what moved since the one before: live, as the new figures are typed. */
export function StagePanel({ book, onClose }: Props): ReactElement {
  const session = useSession();
  const id = useId();
  const choice = useRef<HTMLSelectElement>(null);
  const { workbook, run } = book;
  const now = readStages(workbook.snapshot).at(-1);
  const inForm = stageInForm(workbook.table);
  const [stage, setName] = useState<AccountStageName>((now ?? inForm)?.stage ?? accountStages[0]);
  const [date, setDate] = useState((now ?? inForm)?.date ?? dayOf(Date.now()));
  const [said, setSaid] = useState({ text: '', isTrouble: false });
  const [writing, setWriting] = useState(false);
  useEffect(() => choice.current?.focus(), []);
  const render = useMemo(createNarrativeEngine, []);
  const changes = useMemo(() => stageChanges(workbook, run.findings, render), [workbook, run, render]);

  const write = async (): Promise<void> => {
    setWriting(true);
    setSaid({ text: '', isTrouble: false });
    const done = await setStage(session.hands, { stage, date });
    setWriting(false);
    if (done) setSaid({ text: zhStage.noted(stage, date), isTrouble: false });
    else if (!session.getSnapshot().trouble) setSaid({ text: zhStage.notDone, isTrouble: true });
  };
  const isSame = now?.stage === stage;
  const isApart = apart(now, inForm);
  const turnedBack = isSame && now?.date === date ? [] : backwards(now, { stage, date });
  const doubts = [...turnedBack, ...ahead(date === '' ? null : date, dayOf(Date.now()))];
  return (
    <section
      className="intake stage"
      {...helpAt('stage')}
      aria-labelledby={id}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <h2 id={id}>{zhStage.title}</h2>
      <p className="hint">{zhStage.how}</p>
      <div className="intake-choice">
        <label htmlFor={`${id}-stage`}>{zhStage.stage}</label>
        <select
          ref={choice}
          id={`${id}-stage`}
          className="text-line"
          value={stage}
          onChange={(event) => setName(event.target.value as AccountStageName)}
        >
          {accountStages.map((one) => (
            <option key={one} value={one}>
              {one}数
            </option>
          ))}
        </select>
      </div>
      <div className="intake-choice">
        <label htmlFor={`${id}-date`}>{zhStage.date}</label>
        <input
          id={`${id}-date`}
          className="text-line"
          type="date"
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
      </div>
      {[...(isApart === null ? [] : [isApart]), ...doubts].map((one) => (
        <p key={one} role="status">
          {one}
        </p>
      ))}
      {said.text !== '' && <p role={said.isTrouble ? 'alert' : 'status'}>{said.text}</p>}
      {!session.keepsUndo && <p className="hint">{zh.losesUndo(session.app)}</p>}
      <div className="buttons">
        <Button
          appearance="primary"
          disabled={writing || date === '' || (isSame && now?.date === date && isApart === null)}
          onClick={() => void write()}
        >
          {now === undefined ? zhStage.note(stage) : isSame ? zhStage.dated : zhStage.change(stage)}
        </Button>
        <Button onClick={onClose}>{zhStage.close}</Button>
      </div>
      {changes && <Changes changes={changes} />}
    </section>
  );
}

function Changes({
  changes: { from, figures, scores, paragraphs, reopened },
}: {
  readonly changes: StageChanges;
}): ReactElement {
  const none = figures.length + scores.length + paragraphs.length + reopened.length === 0;
  return (
    <>
      <h3>{zhStage.since(from.stage, from.date)}</h3>
      {none && <p role="status">{zhStage.nothing}</p>}
      {reopened.length > 0 && (
        <details className="basis" open>
          <summary>{zhStage.reopened(reopened.length)}</summary>
          <ul>
            {reopened.map(({ id, message, explanation = '', cells: [cell] }) => (
              <li key={id}>
                {message}
                {explanation !== '' && <span className="hint said">{zhStage.wrote(explanation)}</span>}
                {cell && <PlaceLink sheet={cell.sheet} address={cell.address} />}
              </li>
            ))}
          </ul>
        </details>
      )}
      {figures.length > 0 && (
        <details className="basis" open>
          <summary>{zhStage.figures(figures.length)}</summary>
          <ul>
            {figures.map((one, at) => (
              <li key={at} className="stage-line">
                <span>
                  {one.name}{' '}
                  {one.place && (
                    <PlaceLink sheet={one.place.sheet} address={one.place.address} text={one.place.address} />
                  )}
                  {one.isDerived && <span className="hint">（{zhStage.derived}）</span>}
                </span>
                <Move old={one.old || zhStage.blank} now={one.new || zhStage.blank} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {scores.length > 0 && (
        <details className="basis" open>
          <summary>{zhStage.scores(scores.length)}</summary>
          <ul>
            {scores.map(({ table, indicator, label, old, new: is }) => (
              <li key={`${table}/${indicator}`} className="stage-line">
                <span>
                  {table}
                  {label.split('/').at(-1)}
                </span>
                <Move old={String(old ?? zhStage.open)} now={String(is ?? zhStage.open)} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {paragraphs.length > 0 && (
        <details className="basis">
          <summary>{zhStage.paragraphs(paragraphs.length)}</summary>
          <dl className="stage-text">
            {paragraphs.map(({ report, id, title, old, new: is }) => (
              <div key={`${report}/${id}`}>
                <dt>{title}</dt>
                <dd>
                  <b>{zhStage.old}</b> {old || zhStage.blank}
                </dd>
                <dd>
                  <b>{zhStage.new}</b> {is || zhStage.blank}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

function Move({ old, now }: { readonly old: string; readonly now: string }): ReactElement {
  return (
    <span className="stage-move">
      {old} → <b>{now}</b>
    </span>
  );
}
