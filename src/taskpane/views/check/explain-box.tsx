import { Button } from '@fluentui/react-components';
import { useId, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import type { FieldTable } from '../../../core/fields/field-table';
import { textOf } from '../../../core/fields/field-value';
import type { Finding } from '../../../core/rules/finding';
import { dropDraft, keepDraft, keptDraft } from '../../drafts';
import { caretAtEnd } from '../../parts/caret-at-end';
import { useSession, useSessionState } from '../../session-context';
import { zh } from '../../text/zh';

const usualLength = 200;

interface Props {
  readonly finding: Finding;
  readonly table: FieldTable;
  /** The button beside 保存说明. */
  readonly second: ReactNode;
}

/** 说明: typed here, kept as a draft until saved, written with its numbers. The old text stays when the numbers moved. */
export function ExplainBox({ finding, table, second }: Props): ReactElement {
  const session = useSession();
  const { activity } = useSessionState();
  const id = useId();
  const key = `${table.pack.id}/${finding.id}`;
  const written =
    finding.explanation ?? (finding.answeredBy === undefined ? '' : textOf(table.value(finding.answeredBy)));
  const [draft, setDraft] = useState<string | null>(() => keptDraft(key));
  const text = draft ?? written;
  const sheet =
    finding.answeredBy === undefined
      ? zh.check.noteSheet
      : (table.place(finding.answeredBy)?.sheet ?? zh.check.noteSheet);

  const save = async (): Promise<void> => {
    if (!(await session.explain(finding.id, text))) return;
    dropDraft(key);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    void save();
  };
  return (
    <div className="explain-box">
      <p className="explain-head">
        <label htmlFor={id}>{zh.check.explanation}</label>
        <span className="grey">{zh.check.counter(text.length, usualLength)}</span>
      </p>
      <textarea
        id={id}
        ref={caretAtEnd}
        className="text-box"
        rows={3}
        value={text}
        aria-describedby={`${id}-hint`}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setDraft(event.target.value);
          keepDraft(key, event.target.value);
        }}
      />
      <p className="hint" id={`${id}-hint`}>
        {finding.answeredBy === undefined ? zh.check.explainHint(sheet) : zh.check.explainHintReport(sheet)}
        {!session.keepsUndo && zh.losesUndo(session.app)}
      </p>
      <div className="buttons">
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={activity === 'writing'}
          onClick={() => void save()}
        >
          {zh.check.save}
        </Button>
        {second}
      </div>
    </div>
  );
}
