import { useState, type ReactElement } from 'react';
import type { ChecklistEntry } from '../../../app/checklist-entry';
import type { FigureMatrix } from '../../../app/figure-matrix';
import { levelLabels } from '../../../core/rules/level';
import { LevelIcon } from '../../parts/level-icon';
import { PlaceLink } from '../../parts/place-link';
import { zhChecklist as words } from '../../text/zh-checklist';

/** What, where, and what to do. */
export function ChecklistEntryLine({ entry }: { readonly entry: ChecklistEntry }): ReactElement {
  const { verdict, level, message, suggestion, cell, file, paragraph, quote } = entry;
  const state = verdict === 'fail' ? levelLabels[level] : words.states[verdict];
  return (
    <div className="checklist-entry">
      <LevelIcon level={verdict === 'fail' ? level : verdict === 'undetermined' ? 'unverifiable' : 'passed'} />
      <div>
        <p>
          <span className="unseen">{state}：</span>
          {message}
        </p>
        {(cell !== undefined || file !== undefined || quote !== undefined) && (
          <p className="hint">
            {cell && <PlaceLink sheet={cell.sheet} address={cell.address} />}
            {file !== undefined && words.place(file, paragraph)}
            {quote !== undefined && `“${quote}”`}
          </p>
        )}
        {suggestion !== undefined && (
          <p className="hint">
            {words.how2}：{suggestion}
          </p>
        )}
      </div>
    </div>
  );
}

/** One figure across all pieces; those that differ are marked. */
export function Matrix({ matrix: { pieces, rows } }: { readonly matrix: FigureMatrix }): ReactElement | null {
  const differing = rows.filter(({ differs }) => differs);
  const [only, setOnly] = useState(true);
  if (rows.length === 0) return null;
  const shown = only && differing.length > 0 ? differing : rows;
  return (
    <details className="basis" open={differing.length > 0}>
      <summary>{words.matrix(rows.length, differing.length)}</summary>
      {differing.length > 0 && (
        <label className="check-line">
          <input type="checkbox" checked={only} onChange={(event) => setOnly(event.target.checked)} />
          <span>{words.onlyDiffering}</span>
        </label>
      )}
      <ul className="matrix">
        {shown.map(({ field, name, cells }) => (
          <li key={field}>
            <p>{name}</p>
            <table aria-label={name}>
              <tbody>
                {pieces.flatMap((piece) =>
                  cells
                    .filter((one) => one.piece === piece)
                    .map(({ shown: figure, differs, place }, at) => (
                      <tr key={`${piece}${at}`} className={differs ? 'differs' : undefined}>
                        <th scope="row">{place ? <PlaceLink {...place} /> : piece}</th>
                        <td>
                          {figure}
                          {differs && words.differs}
                        </td>
                      </tr>
                    )),
                )}
              </tbody>
            </table>
          </li>
        ))}
      </ul>
    </details>
  );
}
