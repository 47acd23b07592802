import { Button } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';
import type { AdoptedField, PrintedPlace } from '../../../core/adopt/plan';
import { a1, parseA1 } from '../../../core/workbook/address';
import { PlaceLink } from '../../parts/place-link';
import { zh } from '../../text/zh';
import { zhAdopt } from '../../text/zh-adopt';

/** What a person said of a field: a cell, or null for none; undefined: nothing yet. */
export type Answer = PrintedPlace | null | undefined;

interface Props {
  /** As recognised, before any answer. */
  readonly asked: AdoptedField;
  readonly answer: Answer;
  /** @param byMouse then the sheet may take the focus: the keyboard stays in the pane */
  readonly onAnswer: (answer: Answer, byMouse: boolean) => void;
  /** Binds it to the cell that is selected in Excel; null: nobody can tell which that is, and its address is typed. */
  readonly onMove: (() => void) | null;
  /** Visible sheets, for an address without one. */
  readonly sheets: readonly string[];
}

/** One field: where it may stand and why, and the three answers. */
export function AdoptItem({ asked, answer, onAnswer, onMove, sheets }: Props): ReactElement {
  const id = useId();
  const { labelPath, candidates, state } = asked;
  const label = labelPath.split('/').slice(-2).join(' ');
  const at = answer === null ? undefined : (answer ?? candidates[0]);
  const found = candidates.find((one) => at !== undefined && isSame(one, at));
  const isYes = answer !== undefined && answer !== null;
  return (
    <div className="adopt-item">
      <p className="adopt-line">
        <span>
          <b>{label}</b>
          {answer !== undefined && <span className="hint">{isYes ? zhAdopt.accepted : zhAdopt.denied}</span>}
        </span>
        {at && <PlaceLink sheet={at.sheet} address={at.address} />}
      </p>
      {candidates.length > 1 && (
        <>
          <label className="unseen" htmlFor={id}>
            {zhAdopt.candidates(label)}
          </label>
          <select
            id={id}
            className="text-line"
            value={found ? keyOf(found) : ''}
            onChange={(event) => {
              const chosen = candidates.find((one) => keyOf(one) === event.target.value);
              onAnswer(chosen && { sheet: chosen.sheet, address: chosen.address }, false);
            }}
          >
            {!found && <option value="">{at ? zh.place(at.sheet, at.address) : zhAdopt.denied}</option>}
            {candidates.map((one) => (
              <option key={keyOf(one)} value={keyOf(one)}>
                {zh.place(one.sheet, one.address)}
              </option>
            ))}
          </select>
        </>
      )}
      {found && state === 'proposed' && <p className="hint">{found.why}</p>}
      <div className="adopt-answers">
        {at && state === 'proposed' && (
          <Button
            size="small"
            aria-label={zhAdopt.yesTo(label)}
            aria-pressed={isYes}
            onClick={({ detail }) => onAnswer({ sheet: at.sheet, address: at.address }, detail > 0)}
          >
            {zhAdopt.yes}
          </Button>
        )}
        {candidates.length > 0 && (
          <Button
            size="small"
            aria-label={zhAdopt.noTo(label)}
            aria-pressed={answer === null}
            onClick={({ detail }) => onAnswer(answer === null ? undefined : null, detail > 0)}
          >
            {zhAdopt.no}
          </Button>
        )}
        {onMove && (
          <Button size="small" appearance="subtle" aria-label={zhAdopt.moveTo(label)} onClick={onMove}>
            {zhAdopt.move}
          </Button>
        )}
      </div>
      {!onMove && (
        <TypedPlace
          label={label}
          sheets={sheets}
          sheet={at?.sheet ?? sheets[0] ?? ''}
          onPlace={(place) => onAnswer(place, false)}
        />
      )}
    </div>
  );
}

/** Where a cell cannot be pointed at: its sheet and address. */
function TypedPlace({
  label,
  sheets,
  sheet,
  onPlace,
}: {
  readonly label: string;
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly onPlace: (place: PrintedPlace) => void;
}): ReactElement {
  const [chosen, setChosen] = useState(sheet);
  const [typed, setTyped] = useState('');
  const area = parseA1(typed.normalize('NFKC').trim().toUpperCase());
  const isCell = area !== null && area.top === area.bottom && area.left === area.right;
  return (
    <div className="adopt-answers">
      <select
        className="text-line"
        aria-label={zhAdopt.sheetOf(label)}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        {sheets.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <input
        className="text-line"
        aria-label={zhAdopt.cellOf(label)}
        placeholder={zhAdopt.cellHint}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button size="small" disabled={!isCell} onClick={() => area && onPlace({ sheet: chosen, address: a1(area) })}>
        {zhAdopt.moveHere}
      </Button>
    </div>
  );
}

const keyOf = ({ sheet, address }: PrintedPlace): string => `${sheet}!${address}`;
const isSame = (a: PrintedPlace, b: PrintedPlace): boolean => keyOf(a) === keyOf(b);
