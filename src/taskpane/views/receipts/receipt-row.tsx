import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { seenCells, type UndoRefusal, type WriteReceipt } from '../../../app/workbook-session/write-receipt';
import type { WrittenCell } from '../../../core/commands/journal';
import type { Pack } from '../../../core/pack/pack';
import { PlaceLink } from '../../parts/place-link';
import { useSession, useSessionState } from '../../session-context';
import { clockText } from '../../text/time';
import { zh } from '../../text/zh';
import { zhReceipts as words } from '../../text/zh-receipts';
import { contentText } from './content-text';

/** Longer lists are folded. */
const mostCells = 6;

interface Props {
  readonly receipt: WriteReceipt;
  readonly pack: Pack | null;
}

/** One write: what and when, every cell with 旧 → 新, 撤销, and where that was refused, which cells and why. */
export function ReceiptRow({ receipt, pack }: Props): ReactElement {
  const session = useSession();
  const { activity } = useSessionState();
  const [all, setAll] = useState(false);
  const cells = seenCells(receipt);
  const shown = all ? cells : cells.slice(0, mostCells);
  const what = words.kinds[receipt.what];
  const time = clockText(receipt.at);
  const { state, refusal, sheets, stays } = receipt;
  return (
    <li className="receipt">
      <p className="receipt-head">
        <b>{what}</b> <span className="grey">{time}</span>
        {state !== 'final' && (
          <Button
            size="small"
            className="receipt-undo"
            appearance={state === 'stands' ? 'secondary' : 'subtle'}
            {...(state === 'stands' && { 'aria-label': words.undoLabel(what, time) })}
            disabledFocusable={state !== 'stands' || activity === 'writing'}
            onClick={() => void session.undo(receipt.id)}
          >
            {state === 'stands' ? words.undo : words.undone(clockText(receipt.undoneAt ?? receipt.at))}
          </Button>
        )}
      </p>
      {state === 'final' && <p className="hint">{words.notKnown}</p>}
      {receipt.about !== undefined && receipt.about !== '' && <p className="hint">{receipt.about}</p>}
      <ul className="receipt-cells">
        {shown.map((cell) => (
          <CellLine key={`${cell.sheet} ${cell.address}`} cell={cell} pack={pack} />
        ))}
      </ul>
      {cells.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {words.more(cells.length - shown.length)}
        </button>
      )}
      {sheets && <p className="hint">{words.sheets(sheets)}</p>}
      {receipt.journal.names.length > 0 && <p className="hint">{words.names(receipt.journal.names.length)}</p>}
      {cells.length === 0 && receipt.journal.cells.length > 0 && <p className="hint">{words.hidden}</p>}
      {stays.length > 0 && <p className="hint">{words.stays(stays.map((one) => words.staying[one]).join('、'))}</p>}
      {refusal && <Refusal refusal={refusal} receipt={receipt} />}
    </li>
  );
}

function CellLine({ cell, pack }: { readonly cell: WrittenCell; readonly pack: Pack | null }): ReactElement {
  return (
    <li>
      <PlaceLink sheet={cell.sheet} address={cell.address} /> {cell.name}
      <p className="receipt-change">
        <del>{contentText(pack, cell, cell.was)}</del>{' '}
        <span aria-label={words.became} role="img">
          →
        </span>{' '}
        <ins>{contentText(pack, cell, cell.now)}</ins>
      </p>
    </li>
  );
}

function Refusal({
  refusal,
  receipt,
}: {
  readonly refusal: UndoRefusal;
  readonly receipt: WriteReceipt;
}): ReactElement {
  const session = useSession();
  const { changed, gone, other, rest } = refusal;
  const stands = receipt.state === 'stands';
  return (
    <div className="receipt-refusal" role={stands ? 'alert' : undefined}>
      <p>
        {stands ? words.refused : words.left}
        {changed.length > 0 && words.changed(placesText(changed))}
        {gone.length > 0 && words.gone(placesText(gone))}
        {other.length > 0 && words.other(other.join('、'))}
      </p>
      {stands && rest > 0 && (
        <Button size="small" onClick={() => void session.undo(receipt.id, true)}>
          {words.rest(rest)}
        </Button>
      )}
    </div>
  );
}

function placesText(cells: readonly WrittenCell[]): string {
  return cells.map(({ sheet, address, name }) => (name === null ? words.hidden : zh.place(sheet, address))).join('、');
}
