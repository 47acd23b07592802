import { useRef, useState, type ReactElement } from 'react';
import { seenCells, type WriteReceipt } from '../../../app/workbook-session/write-receipt';
import type { Pack } from '../../../core/pack/pack';
import { CheckmarkCircle16Regular, Warning16Filled } from '../../parts/icons';
import { useSession, useSessionState } from '../../session-context';
import '../../styles/receipts.css';
import { clockText } from '../../text/time';
import { zh } from '../../text/zh';
import { zhReceipts as words } from '../../text/zh-receipts';
import { contentText } from './content-text';

/** Longer words are cut in the one line. */
const mostSigns = 24;

/** What was written last, in a line over the view: where, 旧 → 新, 撤销, and the way to all of them. Goes when it was read. */
export function LastReceipt({ onOpen }: { readonly onOpen: () => void }): ReactElement | null {
  const session = useSession();
  const { receipts, book, activity } = useSessionState();
  const [read, setRead] = useState<string | null>(null);
  const all = useRef<HTMLButtonElement>(null);
  const [receipt] = receipts;
  if (!receipt) return null;
  // Taken back, or refused: that is news again.
  const news = `${receipt.id} ${receipt.state} ${receipt.refusal ? 'refused' : ''}`;
  if (news === read) return null;
  return (
    <div className="last-receipt">
      <p role="status">
        {receipt.refusal && receipt.state === 'stands' ? (
          <Warning16Filled className="icon explain" aria-hidden="true" />
        ) : (
          <CheckmarkCircle16Regular className="icon passed" aria-hidden="true" />
        )}
        <span>{sentenceOf(receipt, book?.workbook.pack ?? null)}</span>
      </p>
      <p className="last-receipt-do">
        {receipt.state === 'stands' && !receipt.refusal && <span className="grey">{words.whileOpen}</span>}
        {receipt.state === 'stands' && !receipt.refusal && (
          <button
            type="button"
            className="link"
            disabled={activity === 'writing'}
            onClick={() => {
              // The button goes: the keyboard stays beside it.
              all.current?.focus();
              void session.undo(receipt.id);
            }}
          >
            {words.undo}
          </button>
        )}
        <button ref={all} type="button" className="link" onClick={onOpen}>
          {words.open}
        </button>
        <button type="button" className="link" onClick={() => setRead(news)}>
          {words.close}
        </button>
      </p>
    </div>
  );
}

function sentenceOf(receipt: WriteReceipt, pack: Pack | null): string {
  const what = words.wrote(words.kinds[receipt.what]);
  if (receipt.refusal && receipt.state === 'stands') return what + words.seeRefusal;
  if (receipt.state === 'undone') return what + words.undone(clockText(receipt.undoneAt ?? receipt.at));
  const cells = seenCells(receipt);
  const [cell] = cells;
  if (receipt.sheets) return what + words.sheetCount(receipt.sheets.length);
  if (!cell) return what + (receipt.journal.cells.length > 0 ? words.hidden : words.done);
  const change = `${cut(contentText(pack, cell, cell.was))} → ${cut(contentText(pack, cell, cell.now))}`;
  return `${what}${zh.place(cell.sheet, cell.address)}，${change}${cells.length > 1 ? words.andMore(cells.length) : ''}`;
}

function cut(text: string): string {
  return text.length <= mostSigns ? text : `${text.slice(0, mostSigns - 1)}…`;
}
