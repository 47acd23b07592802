import type { ReactElement } from 'react';
import type { Repaired } from '../../../app/report-session/repaired';
import { LevelIcon } from '../../parts/level-icon';
import { zhWord } from '../../text/zh-word';

const words = zhWord.ledger.repaired;

/** Another program saved the report: what of it is mended with the update, or was, by name. */
export function RepairedNote({
  repaired: { cleaned, titles },
  isDone,
}: {
  readonly repaired: Repaired;
  readonly isDone: boolean;
}): ReactElement {
  return (
    <div className="note repaired" role="status">
      <LevelIcon level={isDone ? 'passed' : 'notice'} />
      <div>
        <strong>{isDone ? words.done : words.coming}</strong>
        {cleaned > 0 && <p>{words.cleaned(cleaned, isDone)}</p>}
        {titles.length > 0 && (
          <details className="basis">
            <summary>{words.linked(titles.length, isDone)}</summary>
            <ul>
              {titles.map((title, index) => (
                <li key={index}>{title}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </div>
  );
}
