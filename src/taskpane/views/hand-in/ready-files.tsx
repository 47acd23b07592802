import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { HandInOutcome } from '../../../app/hand-in';
import { zhHandIn as words } from '../../text/zh-hand-in';

interface Props {
  readonly outcome: HandInOutcome;
  readonly save: (bytes: Uint8Array, file: string) => void;
}

/** The copies, to be taken one by one or together, and what is not in them any more. */
export function ReadyFiles({ outcome: { outputs, removed, left, digest }, save }: Props): ReactElement {
  const [saved, setSaved] = useState(0);
  return (
    <>
      <h2>{words.ready}</h2>
      <p className="hint">{words.digest(digest)}</p>
      <div className="buttons">
        <Button
          appearance="primary"
          size="small"
          onClick={() => {
            outputs.forEach(({ bytes, name }) => save(bytes, name));
            setSaved(outputs.length);
          }}
        >
          {words.downloadAll(outputs.length)}
        </Button>
      </div>
      {saved > 0 && (
        <p className="hint" role="status">
          {words.handedOut(saved)}
        </p>
      )}
      <ul>
        {outputs.map(({ bytes, name }) => (
          <li key={name} className="hand-in-file">
            <button
              type="button"
              className="link"
              aria-label={words.download(name)}
              onClick={() => {
                save(bytes, name);
                setSaved(1);
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
      {removed.length > 0 && (
        <details className="basis">
          <summary>{words.removed(removed.length)}</summary>
          <ul>
            {removed.map(({ file, what, count }) => (
              <li key={`${file}\n${what}`} className="figure-line">
                <span>
                  {file}：{what}
                </span>
                <span>{words.times(count)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {left.length > 0 && (
        <details className="basis">
          <summary>{words.left(left.length)}</summary>
          <ul>
            {left.map(({ file, what }) => (
              <li key={`${file}\n${what}`} className="figure-line">
                <span>
                  {file}：{what}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
