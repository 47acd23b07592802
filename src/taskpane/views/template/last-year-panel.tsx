import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { LastYearDoubt, LastYearReview } from '../../../app/last-year';
import type { FieldValue } from '../../../core/fields/field-value';
import type { FieldTable } from '../../../core/fields/field-table';
import type { LastYearSkip, LastYearValue } from '../../../core/last-year/last-year-values';
import { useSession } from '../../session-context';
import { zh } from '../../text/zh';
import { figureName, figureText } from './last-year-text';

interface Props {
  readonly review: LastYearReview;
  readonly table: FieldTable;
  /** From a report: every figure has to be chosen, beside the sentence it was read from. */
  readonly isOffer: boolean;
  readonly onTake: (chosen: ReadonlySet<string>) => Promise<void>;
  readonly onCancel: () => void;
}

/** The list before the yes: what is new, what differs with both figures (nothing preselected), what is left and why. */
export function LastYearPanel({ review, table, isOffer, onTake, onCancel }: Props): ReactElement {
  const session = useSession();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [writing, setWriting] = useState(false);
  useEffect(() => heading.current?.focus(), []);

  const { plan, doubts, origin, packTitle } = review;
  const of = (state: LastYearValue['state']): LastYearValue[] => plan.values.filter((one) => one.state === state);
  const [fresh, same, differing] = [of('new'), of('same'), of('differs')];
  const asked = isOffer ? [...fresh, ...differing] : differing;
  const count = (isOffer ? 0 : fresh.length) + chosen.size;
  const choose = (field: string, checked: boolean): void => {
    const next = new Set(chosen);
    if (checked) next.add(field);
    else next.delete(field);
    setChosen(next);
  };
  const head = isOffer
    ? zh.lastYear.recognised(plan.values.length)
    : fresh.length + differing.length > 0
      ? zh.lastYear.counts(fresh.length, differing.length)
      : same.length > 0
        ? zh.lastYear.allSame
        : zh.lastYear.nothing;
  return (
    <section aria-labelledby={id} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {head}
      </h2>
      <p className="hint">
        {zh.lastYear.source(origin.file, origin.year)}
        {packTitle !== null && zh.lastYear.otherPack(packTitle)}
      </p>
      {doubts.map((doubt) => (
        <p key={doubt.about} role="alert">
          {doubtText(doubt)}
        </p>
      ))}
      {asked.length > 0 && (
        <fieldset className="choices">
          <legend>{isOffer ? zh.lastYear.offered(asked.length) : zh.lastYear.differing(asked.length)}</legend>
          <p className="hint">{isOffer ? zh.lastYear.compare : zh.lastYear.choose}</p>
          {isOffer && (
            <label className="check-line">
              <input
                type="checkbox"
                checked={chosen.size === asked.length}
                onChange={(event) => setChosen(new Set(event.target.checked ? asked.map(({ field }) => field) : []))}
              />
              <span>{zh.lastYear.all}</span>
            </label>
          )}
          {asked.map(({ field, label, now, value, said, state }) => (
            <label key={field} className="check-line">
              <input
                type="checkbox"
                checked={chosen.has(field)}
                onChange={(event) => choose(field, event.target.checked)}
              />
              <span>
                {figureName(table, field, label)}：
                {state === 'differs' && (
                  <>
                    <Side value={now} text={zh.lastYear.now(figureText(table, field, now))} />，
                  </>
                )}
                <Side value={value} text={thenText(figureText(table, field, value), state, isOffer)} />
                {said !== undefined && <span className="hint said">{zh.lastYear.said(said)}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {!isOffer && fresh.length > 0 && (
        <details className="basis">
          <summary>{zh.lastYear.fresh(fresh.length)}</summary>
          <ul>
            {fresh.map(({ field, label, value }) => (
              <li key={field} className="figure-line">
                <span>{figureName(table, field, label)}</span>
                <span>{figureText(table, field, value)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Left skipped={plan.skipped} table={table} />
      {same.length > 0 && fresh.length + differing.length > 0 && (
        <p className="hint">{zh.lastYear.same(same.length)}</p>
      )}
      {count > 0 && !session.keepsUndo && <p className="hint">{zh.losesUndo}</p>}
      <div className="buttons">
        {count > 0 && (
          <Button
            appearance="primary"
            disabled={writing}
            onClick={() => {
              setWriting(true);
              void onTake(chosen).finally(() => setWriting(false));
            }}
          >
            {doubts.length === 0 ? zh.lastYear.write(count) : zh.lastYear.writeAnyway(count)}
          </Button>
        )}
        <Button onClick={onCancel}>{zh.cancel}</Button>
      </div>
    </section>
  );
}

function Left({
  skipped,
  table,
}: {
  readonly skipped: readonly LastYearSkip[];
  readonly table: FieldTable;
}): ReactElement | null {
  if (skipped.length === 0) return null;
  return (
    <details className="basis">
      <summary>{zh.lastYear.left(skipped.length)}</summary>
      <ul>
        {skipped.map(({ field, label, reason, detail }, at) => (
          <li key={at}>
            {figureName(table, field, label)}：{zh.lastYear.reasons[reason](detail)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A number and its unit do not part; words (a unit's name) may. */
function Side({ value, text }: { readonly value: FieldValue; readonly text: string }): ReactElement {
  return <span {...(value.is === 'number' && { className: 'unbroken' })}>{text}</span>;
}

function thenText(figure: string, state: LastYearValue['state'], isOffer: boolean): string {
  if (!isOffer) return zh.lastYear.then(figure);
  return state === 'differs' ? zh.lastYear.inReport(figure) : figure;
}

function doubtText(doubt: LastYearDoubt): string {
  switch (doubt.about) {
    case 'year':
      return zh.lastYear.year(doubt.found, doubt.wanted);
    case 'no-year':
      return zh.lastYear.noYear(doubt.found);
    case 'unit':
      return zh.lastYear.unit(doubt.found, doubt.here);
  }
}
