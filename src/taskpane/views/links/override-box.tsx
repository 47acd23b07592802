import { useId, useState, type ReactElement } from 'react';
import type { LinkRow } from '../../../app/report-session/link-rows';
import { isRounding } from '../../../app/report-session/single-figure';
import { useReport } from '../../report-context';
import { BoxFoot } from '../../parts/box-foot';
import { zhLinks as words } from '../../text/zh-links';

/** 另写这一处: another text for once, or so that shown figures add up. The link stays and it is never silent. */
export function OverrideBox({ row, onClose }: { readonly row: LinkRow; readonly onClose: () => void }): ReactElement {
  const session = useReport();
  const id = useId();
  const [text, setText] = useState(row.text);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState('');
  const shown = row.override?.shown ?? row.next ?? row.text;
  const isRound = isRounding(shown, text);
  const save = async (): Promise<void> => {
    if (text.trim() === '' || text === row.text) return setFault(words.needText);
    if (!isRound && reason.trim() === '') return setFault(words.needReason);
    const override = isRound
      ? { kind: 'rounding' as const, reason: reason.trim() || words.roundingReason }
      : { kind: 'one-off' as const, reason: reason.trim() };
    const done = await session.changeFigure(row, { kind: 'override', text: text.trim(), override });
    if (done) onClose();
    else if (session.getSnapshot().trouble === null) setFault(words.notThere);
  };
  return (
    <div
      className="override"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
        else if (event.key === 'Enter' && event.ctrlKey) void save();
      }}
    >
      <label htmlFor={`${id}-text`}>{words.newText}</label>
      <input
        id={`${id}-text`}
        className="text-line"
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setFault('');
        }}
      />
      <label htmlFor={`${id}-reason`}>{words.reason}</label>
      <input
        id={`${id}-reason`}
        className="text-line"
        value={reason}
        placeholder={isRound ? words.roundingReason : ''}
        onChange={(event) => {
          setReason(event.target.value);
          setFault('');
        }}
      />
      <p className="hint">{isRound ? words.roundingHint : words.reasonHint}</p>
      <BoxFoot fault={fault} save={words.save} onSave={() => void save()} onClose={onClose} />
    </div>
  );
}
