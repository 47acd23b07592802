import type { ReactElement } from 'react';
import type { FieldTable } from '../../../core/fields/field-table';
import { spokenName } from '../../../core/pack/pack';
import type { Fragment, Run } from '../../../core/narrative/fragment';
import { zhReportView } from '../../text/zh-report-view';
import { knownField } from './known-field';

interface Props {
  readonly fragment: Fragment;
  readonly table: FieldTable;
  /** field + text of the figure that is shown below; null: none. */
  readonly chosen: string | null;
  readonly onFigure: (field: string, text: string) => void;
}

/** Text as it will be written: figures tinted and pressable, the user's words dotted, what is missing dashed. */
export function Paragraphs({ fragment, table, chosen, onFigure }: Props): ReactElement {
  const draw = (run: Run, key: number): ReactElement | string => {
    if (run.kind === 'text') return run.text;
    if (run.kind === 'words') {
      return (
        <span key={key} className="words">
          {run.text}
        </span>
      );
    }
    if (run.kind === 'missing') {
      return (
        <span key={key} className="missing">
          {run.text}
        </span>
      );
    }
    const field = knownField(table, run.field);
    return (
      <button
        key={key}
        type="button"
        className="figure"
        aria-pressed={chosen === run.field + run.text}
        aria-label={zhReportView.figureLabel(run.text, field ? spokenName(field) : run.field)}
        onClick={() => onFigure(run.field, run.text)}
      >
        {run.text}
      </button>
    );
  };
  return (
    <>
      {fragment.paragraphs.map((paragraph, index) => (
        <p key={index}>{paragraph.map(draw)}</p>
      ))}
    </>
  );
}
