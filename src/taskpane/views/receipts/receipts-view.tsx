import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useSession, useSessionState } from '../../session-context';
import '../../styles/receipts.css';
import { zh } from '../../text/zh';
import { zhReceipts as words } from '../../text/zh-receipts';
import { ReceiptRow } from './receipt-row';

/** 记录: everything this pane wrote, the newest first, each with its 撤销. */
export function ReceiptsView({ onClose }: { readonly onClose: () => void }): ReactElement {
  const session = useSession();
  const { receipts, book } = useSessionState();
  return (
    <section className="receipts" aria-label={words.title} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <div className="summary">
        <h1>{words.title}</h1>
        <p className="hint">
          {receipts.length === 0 ? words.empty : words.intro}
          {!session.keepsUndo && words.ours(session.app)}
          {receipts.length > 0 && words.kept}
        </p>
        <div className="buttons">
          <Button size="small" onClick={onClose} autoFocus>
            {zh.close}
          </Button>
        </div>
      </div>
      <ul>
        {receipts.map((receipt) => (
          <ReceiptRow key={receipt.id} receipt={receipt} pack={book?.workbook.pack ?? null} />
        ))}
      </ul>
    </section>
  );
}
