import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { LedgerRow } from '../../../app/report-session/ledger';
import type { Roving } from '../../keyboard/use-roving';
import { useReport, useReportState } from '../../report-context';
import { inDocument } from './in-document';

interface Props {
  readonly row: LedgerRow;
  readonly roving: Roving;
  readonly children: ReactNode;
}

/** What the row is about; pressing it, or Enter, shows it in the document. */
export function RowName({ row, roving, children }: Props): ReactElement {
  const session = useReport();
  const { links } = useReportState();
  const go = (): void => void session.goTo(inDocument(row, links));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    go();
  };
  return (
    <button type="button" className="row-name" onClick={go} onKeyDown={onKeyDown} {...roving.item(row.key)}>
      {children}
    </button>
  );
}
