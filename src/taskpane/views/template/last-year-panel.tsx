import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { LastYearDoubt, LastYearReview } from '../../../app/last-year';
import type { FieldValue } from '../../../core/fields/field-value';
import type { FieldTable } from '../../../core/fields/field-table';
import type { LastYearSkip, LastYearValue } from '../../../core/last-year/last-year-values';
import { useSession } from '../../session-context';
import { helpAt } from '../../help/help-topic';
import { zh } from '../../text/zh';
import { zhLastYear } from '../../text/zh-last-year';
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

  const { plan, doubts, origin, packTitle, units } = review;
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
    ? zhLastYear.recognised(plan.values.length)
    : fresh.length + differing.length > 0
      ? zhLastYear.counts(fresh.length, differing.length)
      : same.length > 0
        ? zhLastYear.allSame
        : zhLastYear.nothing;
  return (
    <section aria-labelledby={id} {...helpAt('last-year')} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {head}
      </h2>
      <p className="hint">
        {zhLastYear.source(origin.file, units.found, origin.year)}
        {packTitle !== null && zhLastYear.otherPack(packTitle)}
      </p>
      {doubts.map((doubt) => (
        <p key={doubt.about} role="alert">
          {doubtText(doubt, units)}
        </p>
      ))}
      {asked.length > 0 && (
        <fieldset className="choices">
          <legend>{isOffer ? zhLastYear.offered(asked.length) : zhLastYear.differing(asked.length)}</legend>
          <p className="hint">{isOffer ? zhLastYear.compare : zhLastYear.choose}</p>
          {isOffer && (
            <label className="check-line">
              <input
                type="checkbox"
                checked={chosen.size === asked.length}
                onChange={(event) => setChosen(new Set(event.target.checked ? asked.map(({ field }) => field) : []))}
              />
              <span>{zhLastYear.all}</span>
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
                    <Side value={now} text={zhLastYear.now(figureText(table, field, now))} />，
                  </>
                )}
                <Side value={value} text={thenText(figureText(table, field, value), state, isOffer)} />
                {said !== undefined && <span className="hint said">{zhLastYear.said(said)}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {!isOffer && fresh.length > 0 && (
        <details className="basis">
          <summary>{zhLastYear.fresh(fresh.length)}</summary>
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
      {same.length > 0 && fresh.length + differing.length > 0 && <p className="hint">{zhLastYear.same(same.length)}</p>}
      {count > 0 && !session.keepsUndo && <p className="hint">{zh.losesUndo(session.app)}</p>}
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
            {doubts.length === 0 ? zhLastYear.write(count) : zhLastYear.writeAnyway(count)}
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
      <summary>{zhLastYear.left(skipped.length)}</summary>
      <ul>
        {skipped.map(({ field, label, reason, detail }, at) => (
          <li key={at}>
            {figureName(table, field, label)}：{zhLastYear.reasons[reason](detail)}
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
  if (!isOffer) return zhLastYear.then(figure);
  return state === 'differs' ? zhLastYear.inReport(figure) : figure;
}

function doubtText(doubt: LastYearDoubt, { found, here }: LastYearReview['units']): string {
  switch (doubt.about) {
    case 'year':
      return zhLastYear.year(found, doubt.found, here, doubt.wanted);
    case 'no-year':
      return zhLastYear.noYear(found, doubt.found);
    case 'unit':
      return zhLastYear.unit(doubt.found, doubt.here);
  }
}
