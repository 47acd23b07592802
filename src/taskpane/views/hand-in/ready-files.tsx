import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { HandInOutcome } from '../../../app/hand-in';
import { isProblem } from '../../../core/problem/problem';
import type { FileSaver, FinishedFile } from '../../file-saver';
import { zhHandIn as words } from '../../text/zh-hand-in';
import { zhSaved } from '../../text/zh-saved';

interface Props {
  readonly outcome: HandInOutcome;
  readonly saver: FileSaver;
  readonly onError: (error: unknown) => void;
}

/** The copies, to be taken one by one or together, and what is not in them any more. */
export function ReadyFiles({ outcome: { outputs, removed, left, digest }, saver, onError }: Props): ReactElement {
  const [saved, setSaved] = useState('');
  const [refused, setRefused] = useState('');
  const save = async (files: readonly FinishedFile[]): Promise<void> => {
    try {
      const { names, folder } = await saver.save(files);
      setSaved(words.taken(names, zhSaved.where(folder)));
      setRefused('');
    } catch (error) {
      if (!isProblem(error)) return onError(error);
      setSaved('');
      setRefused(error.message);
    }
  };
  const take = zhSaved.take[saver.kind];
  return (
    <>
      <h2>{words.ready}</h2>
      <p className="hint">{words.digest(digest)}</p>
      <div className="buttons">
        <Button appearance="primary" size="small" onClick={() => void save(outputs)}>
          {words.takeAll(take, outputs.length)}
        </Button>
      </div>
      {saved !== '' && (
        <p className="hint" role="status">
          {saved}
        </p>
      )}
      {refused !== '' && <p role="alert">{refused}</p>}
      <ul>
        {outputs.map((output) => (
          <li key={output.name} className="hand-in-file">
            <button
              type="button"
              className="link"
              aria-label={words.take(take, output.name)}
              onClick={() => void save([output])}
            >
              {output.name}
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
