import { useId, useState, type ReactElement } from 'react';
import type { Refusal } from '../../../core/hand-in/refusals';
import { BoxFoot } from '../../parts/box-foot';
import { zhHandIn as words } from '../../text/zh-hand-in';

interface Props {
  readonly refusal: Refusal;
  /** The reason, or 'keep' and 'drop'; '' where there is none yet. */
  readonly answer: string;
  readonly onReason: (reason: string) => void;
  readonly onChoose: (choice: 'keep' | 'drop') => void;
}

/** What stands in the way, and what it takes. */
export function RefusalRow({ refusal, answer, onReason, onChoose }: Props): ReactElement {
  const id = useId();
  const [text, setText] = useState(answer);
  const [fault, setFault] = useState('');
  const [isOpen, setOpen] = useState(false);
  const save = (): void => {
    if (text.trim() === '') return setFault(words.noReason);
    setFault('');
    setOpen(false);
    onReason(text.trim());
  };
  return (
    <li className="hand-in-item">
      <p id={id}>{refusal.message}</p>
      {refusal.answer === 'keep-or-drop' && (
        <div className="hand-in-choice" role="radiogroup" aria-labelledby={id}>
          {(['drop', 'keep'] as const).map((choice) => (
            <label key={choice}>
              <input type="radio" name={id} checked={answer === choice} onChange={() => onChoose(choice)} />
              {choice === 'keep' ? words.keep : words.takeOut}
            </label>
          ))}
        </div>
      )}
      {refusal.answer === 'reason' && answer !== '' && !isOpen && (
        <p className="hint">
          {words.given(answer)}
          <button type="button" className="link" onClick={() => setOpen(true)}>
            {words.changeReason}
          </button>
        </p>
      )}
      {refusal.answer === 'reason' && (answer === '' || isOpen) && (
        <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{words.reason}</summary>
          <textarea
            className="text-box"
            rows={2}
            aria-label={words.reason}
            aria-describedby={id}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <BoxFoot fault={fault} save={words.saveReason} onSave={save} onClose={() => setOpen(false)} />
        </details>
      )}
    </li>
  );
}
