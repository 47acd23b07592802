import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { LogEntry } from '../../../core/report/refresh/plan';
import { CopyButton } from '../../parts/copy-button';
import { useReportState } from '../../report-context';
import { dateText } from '../../text/time';
import { zh } from '../../text/zh';
import { zhWord } from '../../text/zh-word';

const words = zhWord.logView;

/** 更新记录: every 旧 → 新 of every update, newest first; the user's own words that went can be copied back. */
export function LogView({ onClose }: { readonly onClose?: () => void }): ReactElement {
  const { reading } = useReportState();
  const entries = [...(reading?.log ?? [])].reverse();
  return (
    <section className="summary" aria-label={zhWord.log} onKeyDown={(event) => event.key === 'Escape' && onClose?.()}>
      <h1>{zhWord.log}</h1>
      <p className="hint">{entries.length === 0 ? words.empty : words.intro}</p>
      <ul className="log">
        {entries.map((entry, index) => (
          <li key={index}>
            <p>
              <b>{entry.title || words.damaged}</b> {entry.label}
            </p>
            <p className="hint">
              {entry.time !== '' && dateText(entry.time, Date.now())} {!entry.follows && words.yours}
            </p>
            <dl className="reasons">
              <dt>{words.was}</dt>
              <dd className="plain-text">{entry.replaced}</dd>
              {entry.by !== '' && (
                <>
                  <dt>{words.became}</dt>
                  <dd className="plain-text">{entry.by}</dd>
                </>
              )}
            </dl>
          </li>
        ))}
      </ul>
      <div className="buttons">
        {onClose && (
          <Button size="small" onClick={onClose} autoFocus>
            {zh.close}
          </Button>
        )}
        {entries.length > 0 && (
          <span className="copy-all">
            <CopyButton text={entries.map(plainEntry).join('\n\n')} label={words.copy} done={words.copied} />
          </span>
        )}
      </div>
    </section>
  );
}

function plainEntry({ time, title, label = '', replaced, by }: LogEntry): string {
  return [
    `${dateText(time, Date.now())} ${title} ${label}`.trim(),
    `${words.was}：${replaced}`,
    `${words.became}：${by}`,
  ].join('\n');
}
