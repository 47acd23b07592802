import { useId, useState, type ReactElement } from 'react';
import type { ListedFinding } from '../../../app/list-audit';
import { BoxFoot } from '../../parts/box-foot';
import { zhAudit } from '../../text/zh-audit';
import { useAudit, useAuditState } from '../../use-audit';

interface Props {
  readonly finding: ListedFinding;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 忽略, with a reason; says where that is kept. */
export function IgnoreBox({ finding, onDone, onClose }: Props): ReactElement {
  const audit = useAudit();
  const { keptIn } = useAuditState();
  const id = useId();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState('');
  const save = async (): Promise<void> => {
    if (reason.trim() === '') return setFault(zhAudit.needReason);
    if (await audit.ignore(finding.key, reason.trim())) onDone();
  };
  return (
    <div
      className="override"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') return onClose();
        // Enter that takes a word of the input method is none of ours.
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        if ((event.target as HTMLElement).tagName !== 'INPUT') return;
        // The focus goes on to a head, which would take the same Enter for itself.
        event.preventDefault();
        void save();
      }}
    >
      <label htmlFor={id}>{zhAudit.reason}</label>
      <input
        id={id}
        className="text-line"
        autoFocus
        value={reason}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setReason(event.target.value);
          setFault('');
        }}
      />
      <p className="hint" id={`${id}-hint`}>
        {keptIn === 'document' ? zhAudit.reasonKept : zhAudit.reasonHere}
      </p>
      <BoxFoot fault={fault} save={zhAudit.doIgnore} onSave={() => void save()} onClose={onClose} />
    </div>
  );
}
