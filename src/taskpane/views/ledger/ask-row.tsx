import { useId, type ReactElement } from 'react';
import type { LedgerRow } from '../../../app/report-session/ledger';
import type { Choice } from '../../../core/report/refresh/plan';
import type { Roving } from '../../keyboard/use-roving';
import { useReport } from '../../report-context';
import { zhWord } from '../../text/zh-word';
import { RowName } from './row-name';
import { TextPreview } from './text-preview';
import { isAboutBroken } from '../../../core/report/refresh/question-key';

const words = zhWord.ledger;

/** What only the user can decide: the three figures or both texts, and the ways out. Nothing is preselected. */
export function AskRow({ row, roving }: { readonly row: LedgerRow; readonly roving: Roving }): ReactElement {
  const session = useReport();
  const id = useId();
  const { figure, question, choice, title, place } = row;
  const name = figure?.label ?? title;
  // Three figures that differ say all; one that cannot be told from its neighbours needs words.
  const isPlain = figure !== null && figure.inDocument !== '' && figure.inDocument !== figure.old;
  const why = figure === null ? question.reason : isPlain ? title : `${title}：${question.reason}`;
  const choose = (next: Choice | null): void => session.answer(row, next);
  return (
    <li className="row ask-row">
      <RowName row={row} roving={roving}>
        <b id={id}>{name}</b>
        <span className="row-sub">{why}</span>
      </RowName>
      {figure ? (
        <table className="comparison">
          <tbody>
            <Line name={words.written} text={figure.old} />
            <Line name={words.inDocument} text={figure.inDocument} />
            <Line
              name={words.inBook}
              text={figure.new}
              isNew
              {...(place && { place: place.address, placeTitle: `${place.sheet} ${place.address}` })}
            />
          </tbody>
        </table>
      ) : (
        <BothTexts row={row} />
      )}
      <div role="radiogroup" aria-labelledby={id} className="choices-of-row">
        {choicesOf(row).map(([value, label, text]) => (
          <label key={value} className="check-line">
            <input type="radio" name={id} checked={choice === value} onChange={() => choose(value)} />
            <span>
              {label}
              {text !== '' && <b> {text}</b>}
            </span>
          </label>
        ))}
      </div>
      {choice !== null && (
        <button type="button" className="link small" onClick={() => choose(null)}>
          {words.clear}
        </button>
      )}
      <Consequence row={row} />
    </li>
  );
}

function Line({
  name,
  text,
  isNew = false,
  place,
  placeTitle,
}: {
  readonly name: string;
  readonly text: string;
  readonly isNew?: boolean;
  readonly place?: string;
  readonly placeTitle?: string;
}): ReactElement {
  const isLong = text.length > 16;
  return (
    <tr>
      <th scope="row">
        {name}
        {place && (
          <span className="cell" title={placeTitle}>
            {' '}
            {place}
          </span>
        )}
      </th>
      <td className={isLong ? 'long' : undefined}>{isNew ? <b>{text || words.blank}</b> : text || words.blank}</td>
    </tr>
  );
}

function BothTexts({ row: { pieces, question } }: { readonly row: LedgerRow }): ReactElement {
  if (pieces.length > 0)
    return (
      <>
        <p className="row-sub">{words.becomes}</p>
        <TextPreview pieces={pieces} />
      </>
    );
  return (
    <>
      {question.inDocument !== '' && (
        <details className="basis">
          <summary>{words.textNow}</summary>
          <p className="plain-text">{question.inDocument}</p>
        </details>
      )}
      <details className="basis">
        <summary>{words.textThen}</summary>
        <p className="plain-text">{question.new}</p>
      </details>
    </>
  );
}

/** [choice, words, figure]. Broken links have ways out of their own. */
function choicesOf({ figure, question }: LedgerRow): [Choice, string, string][] {
  const { state } = question;
  if (isAboutBroken(question) && (state === 'missing' || state === 'damaged' || state === 'duplicated'))
    return Object.entries(words.repairs[state]).map(([choice, label]) => [choice as Choice, label, '']);
  return [
    ['adopt', words.choices.adopt('').trim(), figure?.new ?? ''],
    ['mine', words.choices.mine('').trim(), figure?.inDocument ?? ''],
    ['unlink', words.choices.unlink, ''],
  ];
}

/** What keeping a figure means for those that are computed from it. */
export function Consequence({ row }: { readonly row: LedgerRow }): ReactElement | null {
  if (row.consequence.length === 0) return null;
  return (
    <p className="hint" role="status">
      {words.consequence(row.figure?.inDocument ?? '', row.consequence.join('”“'))}
    </p>
  );
}
