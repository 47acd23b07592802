import type { ReactElement } from 'react';
import type { LedgerRow } from '../../../app/report-session/ledger';
import { textPieces } from '../../../app/report-session/text-pieces';
import type { Choice } from '../../../core/report/refresh/plan';
import type { Roving } from '../../keyboard/use-roving';
import { useReport } from '../../report-context';
import { zhWord } from '../../text/zh-word';
import { Consequence } from './ask-row';
import { RowName } from './row-name';
import { piece } from './text-preview';

const words = zhWord.ledger;
/** Characters that still read as one figure; a longer text shows what changes in it. */
const longest = 16;

/** A figure that only moves: old → new, and a way to hold it back. */
export function FigureRow({ row, roving }: { readonly row: LedgerRow; readonly roving: Roving }): ReactElement {
  const session = useReport();
  const { figure, title, choice } = row;
  const [old, now] = [figure!.inDocument || words.blank, figure!.new || words.blank];
  const { tabIndex } = roving.item(row.key);
  return (
    <li className="row figure-row">
      <RowName row={row} roving={roving}>
        <span>{figure!.label}</span>
        <span className="unseen">，{title}</span>
        <span className="change">
          {old.length > longest || now.length > longest ? (
            textPieces(null, old, now).map(({ kind, text }, index) => piece(kind, text, index))
          ) : (
            <>
              <span className="unseen">{words.old}</span>
              <del className="old">{old}</del> <span aria-hidden="true">→</span>{' '}
              <span className="unseen">{words.now}</span>
              <b>{now}</b>
            </>
          )}
        </span>
      </RowName>
      <select
        className="row-choice"
        tabIndex={tabIndex}
        aria-label={words.whatToDo(figure!.label)}
        value={choice ?? ''}
        onChange={(event) => session.answer(row, (event.target.value || null) as Choice | null)}
      >
        <option value="">{words.short.adopt}</option>
        <option value="mine">{words.short.mine}</option>
        <option value="unlink">{words.short.unlink}</option>
      </select>
      <Consequence row={row} />
    </li>
  );
}
