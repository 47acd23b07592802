import { Button } from '@fluentui/react-components';
import { useId, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { mendPieces, type MendPiece } from '../../../app/workbook-session/mend-pieces';
import type { FieldTable } from '../../../core/fields/field-table';
import { textOf } from '../../../core/fields/field-value';
import type { Finding } from '../../../core/rules/finding';
import { rewritten } from '../../../core/rules/rewrite';
import { dropDraft, keepDraft, keptDraft } from '../../drafts';
import { caretAtEnd } from '../../parts/caret-at-end';
import { useSession, useSessionState } from '../../session-context';
import { zh } from '../../text/zh';
import { zhMend } from '../../text/zh-mend';

interface Props {
  readonly finding: Finding;
  /** The text field whose words are wrong. */
  readonly field: string;
  readonly table: FieldTable;
  /** The button beside. */
  readonly second: ReactNode;
}

/**
 * A sentence that contradicts the figures is mended where it stands: the corrected sentence with one button, and the cell's text to be
 * changed by hand. What somebody else wrote in the cell meanwhile is never written over.
 */
export function MendBox({ finding, field, table, second }: Props): ReactElement {
  const session = useSession();
  const { activity } = useSessionState();
  const id = useId();
  const key = `${table.pack.id}/${field}`;
  const was = textOf(table.value(field));
  const [draft, setDraft] = useState<string | null>(() => keptDraft(key));
  const [moved, setMoved] = useState(false);
  // What the draft began from: the cell may hold another text by the time it is saved. null: what it holds now, the user has been told.
  const began = useRef<string | null>(null);
  const { rewrite } = finding;
  const isEditing = draft !== null;

  const write = async (from: string, text: string): Promise<void> => {
    const outcome = await session.rewrite(field, from, text);
    setMoved(outcome === 'moved');
    if (outcome === 'moved') began.current = null;
    if (outcome !== 'written') return;
    dropDraft(key);
    setDraft(null);
  };
  const edit = (text: string): void => {
    if (!isEditing) began.current = was;
    setDraft(text);
    keepDraft(key, text);
  };
  const leave = (): void => {
    dropDraft(key);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    void write(began.current ?? was, draft ?? was);
  };
  return (
    <div className="mend-box">
      <p className="mend-head">{rewrite ? zhMend.proposed : zhMend.stands}</p>
      <blockquote className="mend-text">{mendPieces(table, finding).map(piece)}</blockquote>
      <p className="hint">
        {rewrite ? zhMend.onlyThese : zhMend.demand}
        {!session.keepsUndo && zh.losesUndo(session.app)}
      </p>
      {moved && (
        <p className="mend-moved" role="status">
          {zhMend.moved}
        </p>
      )}
      {isEditing && (
        <>
          <label className="mend-head" htmlFor={id}>
            {zhMend.own}
          </label>
          <textarea
            id={id}
            ref={caretAtEnd}
            className="text-box"
            rows={4}
            value={draft}
            onKeyDown={onKeyDown}
            onChange={(event) => edit(event.target.value)}
          />
        </>
      )}
      <div className="buttons">
        {rewrite && !isEditing && (
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={activity === 'writing'}
            onClick={() => void write(rewrite.was, rewritten(rewrite))}
          >
            {zhMend.take}
          </Button>
        )}
        {isEditing ? (
          <>
            <Button
              size="small"
              appearance="primary"
              disabledFocusable={activity === 'writing' || draft === was}
              onClick={() => void write(began.current ?? was, draft)}
            >
              {zhMend.save}
            </Button>
            <Button size="small" onClick={leave}>
              {zhMend.leave}
            </Button>
          </>
        ) : (
          <Button size="small" appearance={rewrite ? 'secondary' : 'primary'} onClick={() => edit(was)}>
            {zhMend.edit}
          </Button>
        )}
        {second}
      </div>
    </div>
  );
}

function piece({ kind, text }: MendPiece, at: number): ReactElement | string {
  if (kind === 'old') return <del key={at}>{text}</del>;
  if (kind === 'new') return <ins key={at}>{text}</ins>;
  return kind === 'wrong' ? <mark key={at}>{text}</mark> : text;
}
