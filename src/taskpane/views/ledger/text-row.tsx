import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { LedgerRow } from '../../../app/report-session/ledger';
import type { Choice } from '../../../core/report/refresh/plan';
import type { Roving } from '../../keyboard/use-roving';
import { useReport, useReportState } from '../../report-context';
import { zhWord } from '../../text/zh-word';
import { inDocument } from './in-document';
import { RowName } from './row-name';
import { TextPreview } from './text-preview';

const words = zhWord.ledger;

interface Props {
  readonly row: LedgerRow;
  readonly roving: Roving;
  /** The user changed the words: only figures move. */
  readonly isReworded: boolean;
}

/** A whole text that goes ahead as previewed unless the user says otherwise. */
export function TextRow({ row, roving, isReworded }: Props): ReactElement {
  const session = useReport();
  const { links } = useReportState();
  const { title, choice, pieces, question } = row;
  const place = inDocument(row, links);
  const usual = isReworded ? words.merge : words.short.adopt;
  const options: [Choice | '', string][] = [
    ['', usual],
    ['mine', words.short.mine],
    ...(isReworded ? ([['adopt', words.short.adopt]] as [Choice, string][]) : []),
    ['unlink', words.short.unlink],
  ];
  return (
    <li className="row">
      <RowName row={row} roving={roving}>
        <b>{title}</b>
        <span className="row-sub">{isReworded ? words.merged : words.becomes}</span>
      </RowName>
      {pieces.length > 0 ? (
        <TextPreview pieces={pieces} />
      ) : (
        <details className="basis">
          <summary>{words.textThen}</summary>
          <p className="plain-text">{question.new}</p>
        </details>
      )}
      {isReworded && <p className="hint">{words.legend}</p>}
      <div className="row-tools">
        <select
          className="text-line row-select"
          aria-label={words.whatToDo(title)}
          value={choice ?? ''}
          onChange={(event) => session.answer(row, (event.target.value || null) as Choice | null)}
        >
          {options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {session.canGoTo && place.control !== null && (
          <Button size="small" onClick={() => void session.goTo(place)}>
            {words.look}
          </Button>
        )}
      </div>
    </li>
  );
}
